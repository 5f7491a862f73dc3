// A case as a property test draws it: in parts, so that one may be taken out, put in or re-timed.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace escalint {

struct DrawnEvent {
  std::string id;
  std::string type;
  std::string at;    ///< as an export has it; "" = absent
  std::string rest;  ///< the other members, each with a comma before it
};

struct DrawnEscalation {
  std::string id;
  std::string policy;
  std::string rest;
  std::vector<DrawnEvent> events;
};

struct DrawnCase {
  std::string id;
  std::string rest;
  std::vector<DrawnEvent> events;
  std::vector<DrawnEscalation> escalations;

  /// Every event: the case's own, then those of each escalation.
  std::vector<DrawnEvent*> AllEvents();
};

std::string ToJson(const DrawnEvent& event);
std::string ToJson(const DrawnEscalation& escalation);
std::string ToJson(const DrawnCase& drawn);

/// As rapidcheck shows it.
void showValue(const DrawnEvent& event, std::ostream& out);
void showValue(const DrawnCase& drawn, std::ostream& out);

}  // namespace escalint
