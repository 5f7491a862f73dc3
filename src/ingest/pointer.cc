#include "ingest/case_reader.h"

namespace escalint {

namespace {

std::string JsonPointer(const Slice& slice, int escalation, int event) {
  std::string pointer;
  if (slice.carrier == Carrier::kJson) pointer = "/cases/" + std::to_string(slice.case_index);
  if (escalation >= 0) pointer += "/escalations/" + std::to_string(escalation);
  if (event >= 0) pointer += "/events/" + std::to_string(event);
  return pointer;
}

/// XPath counts from 1.
std::string XPath(const Slice& slice, int escalation, int event) {
  std::string path = "/case_records/case[" + std::to_string(slice.case_index + 1) + "]";
  if (escalation >= 0) path += "/escalation[" + std::to_string(escalation + 1) + "]";
  if (event >= 0) path += "/event[" + std::to_string(event + 1) + "]";
  return path;
}

}  // namespace

std::string PointerTo(const Slice& slice, int escalation, int event) {
  return slice.carrier == Carrier::kXml ? XPath(slice, escalation, event)
                                        : JsonPointer(slice, escalation, event);
}

}  // namespace escalint
