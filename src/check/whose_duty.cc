#include "check/whose_duty.h"

#include <algorithm>

namespace escalint {
namespace {

DutyHolder HolderFrom(const Party& party, const Policy& policy) {
  return {std::string(CanonicalName(ResolveRole(party.role, policy))),
          std::string(CanonicalName(party.agency)), Side::kNeither};
}

/// Officers of the partnership itself: the agency challenged is not theirs.
constexpr EnumSet<Role> kOfThePartnership{Role::kBoardManager,
                                          Role::kBoardRepresentative,
                                          Role::kBoard,
                                          Role::kIndependentScrutineer,
                                          Role::kPartnershipServiceManager,
                                          Role::kPartnershipChair,
                                          Role::kPartnership};

DutyHolder OfficerOf(Role role, const Scene& scene) {
  const bool of_partnership = kOfThePartnership.Has(role);
  return {std::string(CanonicalName(role)),
          std::string(CanonicalName(of_partnership ? Agency::kPartnership
                                                   : scene.Parties().against.agency)),
          Side::kNeither};
}

/// Those whom the policy names for the stage; findings name the first.
std::vector<DutyHolder> StageOfficers(const Obligation& obligation, const Scene& scene) {
  if (obligation.stage == kNoStage || scene.ladder == nullptr) return {{}};
  const std::vector<Role>& officers = scene.ladder->stages[obligation.stage].officers;
  if (officers.empty()) return {HolderFrom(scene.Parties().against, *scene.policy)};
  std::vector<DutyHolder> holders;
  for (const Role officer : officers) holders.push_back(OfficerOf(officer, scene));
  return holders;
}

/// The part of the disagreement that owes it: the one that jumped, for a stage passed over.
DutyOf DutyOfIts(const Obligation& obligation) {
  if (obligation.duty == nullptr) return {DutyOf::Part::kTriggerBy, Role::kNone};
  return obligation.duty_of ? *obligation.duty_of : obligation.duty->duty_of;
}

std::optional<DutyHolder> HolderOf(const DutyOf& duty_of, const Obligation& obligation,
                                   const Scene& scene) {
  const Event& trigger = *scene.At(obligation.trigger).event;
  if (duty_of.part == DutyOf::Part::kRole) {
    return DutyHolder{std::string(CanonicalName(duty_of.role)), "", Side::kNeither};
  }
  if (duty_of.part == DutyOf::Part::kTriggerBy) {
    const bool jumped = obligation.duty == nullptr && !trigger.by.Present();
    return HolderFrom(jumped ? scene.Parties().raised_by : trigger.by, *scene.policy);
  }
  if (scene.escalation == nullptr) return std::nullopt;
  switch (duty_of.part) {
    case DutyOf::Part::kRaiser:
      return HolderFrom(scene.Parties().raised_by, *scene.policy);
    case DutyOf::Part::kRaisersAgency:
      return DutyHolder{"", std::string(CanonicalName(scene.Parties().raised_by.agency)),
                        Side::kRaising};
    case DutyOf::Part::kAgainst:
      return HolderFrom(scene.Parties().against, *scene.policy);
    default:
      return StageOfficers(obligation, scene).front();
  }
}

/// Whoever chaired or decided as an officer of the stage was asked to answer there; a raise may be
/// by anybody.
bool AnsweredAsOfficer(const Obligation& obligation, const Scene& scene) {
  constexpr EnumSet<EventType> kAnswers{EventType::kMeeting, EventType::kDecision,
                                        EventType::kResponse, EventType::kDiscussion};
  const Event& event = *scene.At(obligation.trigger).event;
  if (obligation.stage == kNoStage || scene.ladder == nullptr) return false;
  return kAnswers.Has(event.type) && scene.ladder->stages[obligation.stage].officer_set.Has(
                                         ResolveRole(event.by.role, *scene.policy));
}

/// Where the pack doesn't say it, by agency; inside one agency by role too.
Side SideOf(const DutyOf& duty_of, const DutyHolder& holder, const Obligation& obligation,
            const Scene& scene) {
  using Part = DutyOf::Part;
  if (duty_of.part == Part::kRaiser || duty_of.part == Part::kRaisersAgency) return Side::kRaising;
  if (duty_of.part == Part::kAgainst) return Side::kAnswering;
  if (scene.escalation == nullptr) return Side::kNeither;
  const DutyHolder raiser = HolderFrom(scene.escalation->raised_by, *scene.policy);
  const DutyHolder against = HolderFrom(scene.escalation->against, *scene.policy);
  if (duty_of.part == Part::kStageOfficer && holder.agency == against.agency) {
    return Side::kAnswering;
  }
  const auto is = [&](const DutyHolder& other) {
    if (holder.agency.empty() || holder.agency != other.agency) return false;
    if (raiser.agency != against.agency) return true;
    return !holder.role.empty() && holder.role == other.role;
  };
  const bool of_againsts = !holder.agency.empty() && holder.agency == against.agency;
  if (duty_of.part == Part::kTriggerBy && of_againsts && !is(raiser) &&
      AnsweredAsOfficer(obligation, scene)) {
    return Side::kAnswering;
  }
  if (is(raiser) == is(against)) return Side::kNeither;
  return is(raiser) ? Side::kRaising : Side::kAnswering;
}

}  // namespace

std::optional<DutyHolder> DutyHolderOf(const Obligation& obligation, const Scene& scene) {
  const DutyOf duty_of = DutyOfIts(obligation);
  std::optional<DutyHolder> holder = HolderOf(duty_of, obligation, scene);
  if (holder) holder->side = SideOf(duty_of, *holder, obligation, scene);
  return holder;
}

std::vector<DutyHolder> OpenHoldersOf(const Obligation& obligation, const Scene& scene) {
  std::vector<DutyHolder> holders;
  const std::vector<Expectation>& parts = obligation.duty->expect;
  for (size_t i = 0; i < parts.size(); ++i) {
    if ((obligation.open >> i & 1) == 0) continue;
    Obligation of_part = obligation;
    of_part.duty_of = parts[i].duty_of ? &*parts[i].duty_of : nullptr;
    const DutyHolder holder = DutyHolderOf(of_part, scene).value_or(DutyHolder{});
    if (std::find(holders.begin(), holders.end(), holder) == holders.end()) {
      holders.push_back(holder);
    }
  }
  return holders;
}

std::vector<DutyHolder> OtherOfficersOf(const Obligation& obligation, const Scene& scene) {
  const std::vector<Expectation>& parts = obligation.duty->expect;
  bool of_stage = false;
  for (size_t i = 0; i < parts.size(); ++i) {
    const DutyOf& duty_of = parts[i].duty_of ? *parts[i].duty_of : obligation.duty->duty_of;
    const bool open = (obligation.open >> i & 1) != 0;
    of_stage = of_stage || (open && duty_of.part == DutyOf::Part::kStageOfficer);
  }
  if (!of_stage || scene.escalation == nullptr) return {};
  std::vector<DutyHolder> officers = StageOfficers(obligation, scene);
  officers.erase(officers.begin());
  return officers;
}

}  // namespace escalint
