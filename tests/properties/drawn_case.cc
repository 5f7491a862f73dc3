#include "properties/drawn_case.h"

#include <ostream>

namespace escalint {
namespace {

template <typename Part>
std::string List(const std::vector<Part>& parts) {
  std::string json = "[";
  for (const Part& part : parts) json += (json.size() > 1 ? ",\n  " : "") + ToJson(part);
  return json + "]";
}

}  // namespace

std::vector<DrawnEvent*> DrawnCase::AllEvents() {
  std::vector<DrawnEvent*> all;
  for (DrawnEvent& event : events) all.push_back(&event);
  for (DrawnEscalation& escalation : escalations) {
    for (DrawnEvent& event : escalation.events) all.push_back(&event);
  }
  return all;
}

std::string ToJson(const DrawnEvent& event) {
  const std::string at = event.at.empty() ? "" : R"(, "at": ")" + event.at + "\"";
  return R"({"id": ")" + event.id + "\"" + at + R"(, "type": ")" + event.type + "\"" + event.rest +
         "}";
}

std::string ToJson(const DrawnEscalation& escalation) {
  return R"({"id": ")" + escalation.id + R"(", "policy": ")" + escalation.policy + "\"" +
         escalation.rest + R"(, "events": )" + List(escalation.events) + "}";
}

std::string ToJson(const DrawnCase& drawn) {
  return R"({"id": ")" + drawn.id + R"(", "child": "CH-1")" + drawn.rest + R"(, "events": )" +
         List(drawn.events) + R"(, "escalations": )" + List(drawn.escalations) + "}";
}

void showValue(const DrawnEvent& event, std::ostream& out) { out << ToJson(event); }

void showValue(const DrawnCase& drawn, std::ostream& out) { out << ToJson(drawn); }

}  // namespace escalint
