/// The closed lists of an export: every word that has a meaning to a rule.
///
/// A recorded term becomes one of these small enums once, while it is read; nothing later compares
/// text. Each enum starts with `kNone` = "the member is absent" (or could not be understood: then
/// the record carries a data note as well). `CanonicalName` gives the word as the format spells
/// it; aliases ("IRO", "HoS") are data, in `rules/vocabulary.json`.
///
/// An authority's own words never appear here: packs add aliases of their own.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "domain/enum_set.h"

namespace escalint {

// Each list is written once; enum, names and look-up tables are made from it.
#define ESCALINT_STATUS_TYPES(X)                   \
  X(kChildInNeed, "child_in_need")                 \
  X(kChildProtectionPlan, "child_protection_plan") \
  X(kLookedAfter, "looked_after")                  \
  X(kPublicLawOutline, "public_law_outline")       \
  X(kCareProceedings, "care_proceedings")

#define ESCALINT_ROUTES(X)                             \
  X(kCaseDirection, "case_direction")                  \
  X(kInterAgency, "inter_agency")                      \
  X(kPanelDecision, "panel_decision")                  \
  X(kLegalPlanning, "legal_planning")                  \
  X(kConferenceNotConvened, "conference_not_convened") \
  X(kConferenceDecision, "conference_decision")        \
  X(kChairDispute, "chair_dispute")                    \
  X(kAboutChair, "about_chair")                        \
  X(kAllegation, "allegation")                         \
  X(kSystemic, "systemic")                             \
  X(kComplaint, "complaint")

// In rising order; kNone means "not assessed".
#define ESCALINT_RISKS(X)                 \
  X(kStandard, "standard")                \
  X(kSignificantHarm, "significant_harm") \
  X(kImminent, "imminent")

#define ESCALINT_EVENT_TYPES(X)               \
  X(kDisagreement, "disagreement")            \
  X(kDiscussion, "discussion")                \
  X(kRaised, "raised")                        \
  X(kMeetingArranged, "meeting_arranged")     \
  X(kMeeting, "meeting")                      \
  X(kResponse, "response")                    \
  X(kDecision, "decision")                    \
  X(kNotified, "notified")                    \
  X(kAdvice, "advice")                        \
  X(kViews, "views")                          \
  X(kRecord, "record")                        \
  X(kReason, "reason")                        \
  X(kConsidered, "considered")                \
  X(kAction, "action")                        \
  X(kExtension, "extension")                  \
  X(kDisengaged, "disengaged")                \
  X(kRejoined, "rejoined")                    \
  X(kClosed, "closed")                        \
  X(kReopened, "reopened")                    \
  X(kSignificantChange, "significant_change") \
  X(kConference, "conference")                \
  X(kReportShared, "report_shared")           \
  X(kMidPointReview, "mid_point_review")      \
  X(kMonitoringForm, "monitoring_form")

#define ESCALINT_OUTCOMES(X)                    \
  X(kAgreed, "agreed")                          \
  X(kNotAgreed, "not_agreed")                   \
  X(kUpheld, "upheld")                          \
  X(kOverturned, "overturned")                  \
  X(kRefused, "refused")                        \
  X(kSought, "sought")                          \
  X(kGiven, "given")                            \
  X(kConsidered, "considered")                  \
  X(kDeclined, "declined")                      \
  X(kResolved, "resolved")                      \
  X(kWithdrawn, "withdrawn")                    \
  X(kNaturalProgression, "natural_progression") \
  X(kReferredExternally, "referred_externally") \
  X(kUnresolved, "unresolved")

#define ESCALINT_ABOUTS(X)                            \
  X(kEscalation, "escalation")                        \
  X(kProgress, "progress")                            \
  X(kOutcome, "outcome")                              \
  X(kDecision, "decision")                            \
  X(kSignificantChange, "significant_change")         \
  X(kReasons, "reasons")                              \
  X(kConsent, "consent")                              \
  X(kSkip, "skip")                                    \
  X(kExtension, "extension")                          \
  X(kNoNotification, "no_notification")               \
  X(kNonDisclosure, "non_disclosure")                 \
  X(kNotAvailable, "not_available")                   \
  X(kWhistleblowing, "whistleblowing")                \
  X(kGrievance, "grievance")                          \
  X(kLegalAdvice, "legal_advice")                     \
  X(kPswSupport, "psw_support")                       \
  X(kFurtherLayers, "further_layers")                 \
  X(kWiderLessons, "wider_lessons")                   \
  X(kAgreementToEscalate, "agreement_to_escalate")    \
  X(kCapacity, "capacity")                            \
  X(kHarmToChild, "harm_to_child")                    \
  X(kChangeOfAddress, "change_of_address")            \
  X(kChangeOfCarer, "change_of_carer")                \
  X(kMovedOutOfArea, "moved_out_of_area")             \
  X(kLookedAfterChange, "looked_after_change")        \
  X(kCarePlanNoReturn, "care_plan_no_return")         \
  X(kCourtOrder, "court_order")                       \
  X(kFamilyChange, "family_change")                   \
  X(kChangeOfSocialWorker, "change_of_social_worker") \
  X(kComplaint, "complaint")                          \
  X(kPlanNotImplemented, "plan_not_implemented")      \
  X(kConcernsIncreased, "concerns_increased")         \
  X(kConcernsDecreased, "concerns_decreased")         \
  X(kInitial, "initial")                              \
  X(kReview, "review")                                \
  X(kCoreGroup, "core_group")

#define ESCALINT_METHODS(X)      \
  X(kFaceToFace, "face_to_face") \
  X(kTelephone, "telephone")     \
  X(kVideo, "video")             \
  X(kEmail, "email")             \
  X(kLetter, "letter")           \
  X(kForm, "form")               \
  X(kCaseSystem, "case_system")

#define ESCALINT_CONTENTS(X)       \
  X(kDisagreement, "disagreement") \
  X(kDiscussion, "discussion")     \
  X(kDecision, "decision")         \
  X(kReasons, "reasons")           \
  X(kEvidence, "evidence")         \
  X(kActions, "actions")           \
  X(kResolution, "resolution")     \
  X(kFacts, "facts")               \
  X(kViews, "views")               \
  X(kDissent, "dissent")

#define ESCALINT_ROLES(X)                                                     \
  X(kPractitioner, "practitioner")                                            \
  X(kSocialWorker, "social_worker")                                           \
  X(kTeamManager, "team_manager")                                             \
  X(kServiceManager, "service_manager")                                       \
  X(kStrategicManager, "strategic_manager")                                   \
  X(kHeadOfService, "head_of_service")                                        \
  X(kAssistantDirector, "assistant_director")                                 \
  X(kDirector, "director")                                                    \
  X(kChiefExecutive, "chief_executive")                                       \
  X(kCouncilSolicitor, "council_solicitor")                                   \
  X(kPrincipalSocialWorker, "principal_social_worker")                        \
  X(kLegalAdviser, "legal_adviser")                                           \
  X(kHeadOfLaw, "head_of_law")                                                \
  X(kLegalServicesManager, "legal_services_manager")                          \
  X(kLegalServices, "legal_services")                                         \
  X(kHumanResources, "human_resources")                                       \
  X(kChildProtectionChair, "child_protection_chair")                          \
  X(kIndependentReviewingOfficer, "independent_reviewing_officer")            \
  X(kConferenceAndReviewManager, "conference_and_review_manager")             \
  X(kConferencingServiceManager, "conferencing_service_manager")              \
  X(kDesignatedChildProtectionAdviser, "designated_child_protection_adviser") \
  X(kDesignatedPerson, "designated_person")                                   \
  X(kDesignatedSeniorManager, "designated_senior_manager")                    \
  X(kLado, "lado")                                                            \
  X(kNamedSeniorOfficer, "named_senior_officer")                              \
  X(kBoardManager, "board_manager")                                           \
  X(kBoardRepresentative, "board_representative")                             \
  X(kBoard, "board")                                                          \
  X(kIndependentScrutineer, "independent_scrutineer")                         \
  X(kPartnershipServiceManager, "partnership_service_manager")                \
  X(kPartnershipChair, "partnership_chair")                                   \
  X(kPartnership, "partnership")                                              \
  X(kPolice, "police")                                                        \
  X(kParent, "parent")                                                        \
  X(kChild, "child")                                                          \
  X(kHealthVisitor, "health_visitor")                                         \
  X(kGp, "gp")                                                                \
  X(kNurse, "nurse")                                                          \
  X(kDoctor, "doctor")                                                        \
  X(kTeacher, "teacher")                                                      \
  X(kPoliceOfficer, "police_officer")                                         \
  X(kOther, "other")

#define ESCALINT_AGENCIES(X)                       \
  X(kChildrensSocialCare, "childrens_social_care") \
  X(kHealth, "health")                             \
  X(kEducation, "education")                       \
  X(kPolice, "police")                             \
  X(kProbation, "probation")                       \
  X(kHousing, "housing")                           \
  X(kLegal, "legal")                               \
  X(kVoluntary, "voluntary")                       \
  X(kFaith, "faith")                               \
  X(kPartnership, "partnership")                   \
  X(kOther, "other")

#define ESCALINT_ENUMERATOR(name, text) name,
#define ESCALINT_ONE_MORE(name, text) +1
#define ESCALINT_DEFINE_ENUM(Name, LIST)                          \
  enum class Name : uint8_t { kNone, LIST(ESCALINT_ENUMERATOR) }; \
  template <>                                                     \
  inline constexpr int kValueCount<Name> = 1 LIST(ESCALINT_ONE_MORE)

ESCALINT_DEFINE_ENUM(StatusType, ESCALINT_STATUS_TYPES);
ESCALINT_DEFINE_ENUM(Route, ESCALINT_ROUTES);
ESCALINT_DEFINE_ENUM(Risk, ESCALINT_RISKS);
ESCALINT_DEFINE_ENUM(EventType, ESCALINT_EVENT_TYPES);
ESCALINT_DEFINE_ENUM(Outcome, ESCALINT_OUTCOMES);
ESCALINT_DEFINE_ENUM(About, ESCALINT_ABOUTS);
ESCALINT_DEFINE_ENUM(Method, ESCALINT_METHODS);
ESCALINT_DEFINE_ENUM(Content, ESCALINT_CONTENTS);
ESCALINT_DEFINE_ENUM(Role, ESCALINT_ROLES);
ESCALINT_DEFINE_ENUM(Agency, ESCALINT_AGENCIES);

#undef ESCALINT_DEFINE_ENUM
#undef ESCALINT_ONE_MORE
#undef ESCALINT_ENUMERATOR

/// All canonical names of the list E, index = enumerator value; index 0 (kNone) is "".
template <typename E>
std::span<const std::string_view> CanonicalNames();

/// The word the format uses for `value`; "" for kNone.
template <typename E>
std::string_view CanonicalName(E value) {
  return CanonicalNames<E>()[static_cast<size_t>(value)];
}

/// The value whose canonical name is exactly `name`, or kNone.
template <typename E>
E FromCanonicalName(std::string_view name) {
  const auto names = CanonicalNames<E>();
  for (size_t i = 1; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<E>(i);
  }
  return E::kNone;
}

/// The name by which messages and `rules/vocabulary.json` call the list E, e.g. "role".
template <typename E>
std::string_view ListName();

/// "In writing" (contract, section 1): e-mail, letter, form or the case system.
inline constexpr EnumSet<Method> kInWriting{Method::kEmail, Method::kLetter, Method::kForm,
                                            Method::kCaseSystem};

}  // namespace escalint
