#include <gtest/gtest.h>

#include "ingest/case_reader.h"

namespace escalint {
namespace {

TEST(Pointer, NamesTheSamePlaceInEveryCarrier) {
  struct Row {
    int escalation, event;
    const char* json;
    const char* ndjson;
    const char* xml;
  };
  const Row rows[] = {
      {-1, -1, "/cases/7", "", "/case_records/case[8]"},
      {-1, 3, "/cases/7/events/3", "/events/3", "/case_records/case[8]/event[4]"},
      {0, -1, "/cases/7/escalations/0", "/escalations/0", "/case_records/case[8]/escalation[1]"},
      {0, 3, "/cases/7/escalations/0/events/3", "/escalations/0/events/3",
       "/case_records/case[8]/escalation[1]/event[4]"},
  };
  Slice slice;
  slice.case_index = 7;
  for (const Row& row : rows) {
    slice.carrier = Carrier::kJson;
    EXPECT_EQ(PointerTo(slice, row.escalation, row.event), row.json);
    slice.carrier = Carrier::kNdjson;
    EXPECT_EQ(PointerTo(slice, row.escalation, row.event), row.ndjson);
    slice.carrier = Carrier::kXml;
    EXPECT_EQ(PointerTo(slice, row.escalation, row.event), row.xml);
  }
}

}  // namespace
}  // namespace escalint
