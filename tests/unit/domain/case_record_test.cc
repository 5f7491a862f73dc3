#include "domain/case_record.h"

#include <gtest/gtest.h>

namespace escalint {
namespace {

TEST(CaseRecord, ClearEmptiesTheRecordAndKeepsItsMemory) {
  CaseRecord record;
  record.id = "C-1";
  record.has_statuses = true;
  record.events.resize(100);
  record.escalations.resize(10);
  record.notes.resize(3);
  record.Clear();
  EXPECT_EQ(record, CaseRecord());
  EXPECT_GE(record.events.capacity(), 100u);
  EXPECT_GE(record.escalations.capacity(), 10u);
}

}  // namespace
}  // namespace escalint
