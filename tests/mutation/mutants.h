/// Rule packs with one thing changed: what the fixtures must notice.
///
/// Mutation testing after DeMillo, Lipton and Sayward (1978), on the data instead of the code: a
/// mutant that no fixture tells from the pack is a part of the pack that nothing proves.
#pragma once

#include <string>
#include <vector>

namespace escalint::testing {

struct Mutant {
  std::string rule;  ///< whose text was changed; "" = the pack's own part
  std::string what;  ///< unique in its pack: "STF-15 within: 48 hours -> 49 hours"
  std::string pack;  ///< the changed pack as JSON
};

/// Every mutant of a pack: each limit one unit longer and shorter and in another unit, each
/// condition, constraint, waiver, leave, alternative, reading, severity and flag dropped, each
/// severity, kind, stage and holder of a duty changed, each rule dropped. What only words a finding
/// (titles, messages, reasons given) and the dates of the policy itself are left alone.
std::vector<Mutant> MutantsOf(const std::string& pack);

}  // namespace escalint::testing
