#include "check/explain.h"

#include <fmt/format.h>

#include <algorithm>

#include "check/response.h"
#include "check/shortfall.h"

namespace escalint {

std::string Spaced(std::string_view word) {
  std::string text(word);
  std::replace(text.begin(), text.end(), '_', ' ');
  if (text.starts_with("childrens ")) text.insert(text.find('s'), 1, '\'');
  return text;
}

namespace {

std::string Capital(std::string_view words) {
  std::string text(words);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  }
  return text;
}

std::string RoleName(const RoleTerm& role) {
  if (role.value != Role::kNone) return Spaced(CanonicalName(role.value));
  return std::string(role.text);
}

std::string DescribeParty(const Party& party) {
  std::string text = RoleName(party.role);
  if (text.empty()) text = "somebody";
  if (party.agency != Agency::kNone) text += " (" + Spaced(CanonicalName(party.agency)) + ")";
  return text;
}

/// "the health visitor (health)"; as it stands where the role is none that we know.
std::string TheParty(const Party& party) {
  const Role role = party.role.value;
  const bool known = role != Role::kNone && role != Role::kOther;
  return (known ? "the " : "") + DescribeParty(party);
}

/// A limit in hours from a date alone: its end is no more than a span of time.
std::string SpanText(const Due& due, const Obligation& obligation, const Scene& scene) {
  const DueTime shown = due.Shown();
  const std::string until =
      *shown.until == shown.date ? "" : " or " + FormatDateForPerson(*shown.until);
  return fmt::format("some time on {}{} (no time of day is recorded for {})",
                     FormatDateForPerson(shown.date), until,
                     CiteId(*scene.At(obligation.trigger).event));
}

std::string DueText(const Obligation& obligation, const Scene& scene) {
  if (!obligation.due || !obligation.due->known) return "a time that cannot be worked out";
  if (obligation.due->off_table) return "a date past the end of the holiday table";
  const Due& due = *obligation.due;
  if (due.Shown().until) return SpanText(due, obligation, scene);
  if (due.is_date) return "the end of " + FormatDateForPerson(due.date);
  return FormatForPerson(*scene.settings->zone, due.AsInterval(*scene.settings->zone));
}

std::string At(int step, const Scene& scene) {
  const Interval& at = scene.At(step).at;
  return at.Known() ? FormatForPerson(*scene.settings->zone, at) : "an unknown date";
}

/// The names are those the loader lets a message use (kTemplateNames in pack/pack_duties.cc).
std::string ValueOf(std::string_view name, const Obligation& obligation, const Scene& scene) {
  const bool staged = obligation.stage != kNoStage && scene.ladder != nullptr;
  if (name == "stage") return staged ? scene.ladder->stages[obligation.stage].title : "no stage";
  if (name == "trigger") return CiteId(*scene.At(obligation.trigger).event);
  if (name == "at") return At(obligation.trigger, scene);
  if (name == "due") return DueText(obligation, scene);
  if (name == "limit") return Describe(obligation.limit);
  if (name == "officer") {
    if (!staged || scene.ladder->stages[obligation.stage].officers.empty()) return "the officer";
    return Spaced(CanonicalName(scene.ladder->stages[obligation.stage].officers.front()));
  }
  if (name == "raiser" && scene.escalation) return TheParty(scene.Parties().raised_by);
  if (name == "against" && scene.escalation) return TheParty(scene.Parties().against);
  if (name == "act" && !obligation.duty->expect.empty()) return obligation.duty->expect[0].phrase;
  return "";
}

bool BeginsSentence(std::string_view filled) { return filled.empty() || filled.ends_with(". "); }

/// An id stays as it is recorded.
std::string Fill(const std::string& text, const Obligation& obligation, const Scene& scene) {
  std::string filled;
  size_t from = 0;
  for (size_t open; (open = text.find('{', from)) != std::string::npos;) {
    const size_t close = text.find('}', open);
    if (close == std::string::npos) break;
    filled += text.substr(from, open - from);
    const std::string_view name = std::string_view(text).substr(open + 1, close - open - 1);
    std::string value = ValueOf(name, obligation, scene);
    const bool capital = name != "trigger" && BeginsSentence(filled);
    filled += capital ? Capital(value) : value;
    from = close + 1;
  }
  return filled + text.substr(from);
}

std::string Counted(int amount, std::string_view unit) {
  return fmt::format("{} {}{}", amount, unit, amount == 1 ? "" : "s");
}

/// "P1D" → "1 day late", "PT26H30M" → "26 hours 30 minutes late".
std::string LateText(const std::string& late_by) {
  std::string text;
  int amount = 0;
  for (const char c : late_by) {
    if (c >= '0' && c <= '9') {
      amount = amount * 10 + (c - '0');
      continue;
    }
    const char* unit = c == 'D' ? "day" : c == 'H' ? "hour" : c == 'M' ? "minute" : "second";
    if (c != 'P' && c != 'T') text += Counted(amount, unit) + " ";
    amount = 0;
  }
  return text + "late";
}

/// The parts not on record, of a duty with several.
std::vector<std::string_view> MissingParts(const Obligation& obligation) {
  std::vector<std::string_view> phrases;
  const std::vector<Expectation>& parts = obligation.duty->expect;
  for (size_t i = 0; i < parts.size() && parts.size() > 1; ++i) {
    const bool missing = (obligation.missing >> i & 1) != 0;
    if (missing && !parts[i].phrase.empty()) phrases.push_back(parts[i].phrase);
  }
  return phrases;
}

/// "e12 (Mon 8 Apr 2024 16:30) is not on the child's file"; "" where nothing of the kind is there.
std::string ShortText(const Obligation& obligation, const Scene& scene) {
  const Shortfall nearest = ShortfallOf(obligation, scene);
  if (nearest.step < 0) return "";
  return fmt::format("{} ({}) {}", CiteId(*scene.At(nearest.step).event), At(nearest.step, scene),
                     fmt::join(nearest.lacks, ", and "));
}

std::string NotFoundText(const Obligation& obligation, const Scene& scene) {
  std::string nearest = ShortText(obligation, scene);
  if (const auto missing = MissingParts(obligation); !missing.empty()) {
    return fmt::format("Not recorded: {}{}{}", fmt::join(missing, "; "),
                       nearest.empty() ? "" : "; ", nearest);
  }
  if (nearest.empty()) nearest = obligation.because;
  return nearest.empty() ? "None is recorded" : "What is recorded falls short: " + nearest;
}

/// From when its absence is judged: "the escalation closed on Thu 8 Feb 2024 10:00".
std::string EndText(const Obligation& obligation, const Scene& scene) {
  const char* end = scene.escalation == nullptr                       ? "it arose on"
                    : obligation.judged_from == scene.episode->closed ? "the escalation closed on"
                    : IsJudgedAsDormant(obligation, scene)
                        ? "the escalation, never closed, has had no event since"
                        : "the stage was left on";
  return fmt::format("{} {}", end, At(obligation.judged_from, scene));
}

/// What the message has told already need not be told again.
std::string AbsentText(const Obligation& obligation, const Scene& scene) {
  std::string text = NotFoundText(obligation, scene);
  if (obligation.judged_from < 0) return text + ".";
  const bool told = obligation.judged_from == obligation.trigger;
  if (!told) text += "; " + EndText(obligation, scene);
  if (const auto grace = GraceOf(obligation, scene)) {
    text += fmt::format("{} our grace of {}, which is not the policy's, ended on {}",
                        told ? ";" : ", and", Describe(kGrace), FormatDateForPerson(grace->date));
  }
  return text + ".";
}

/// Until when its absence is no breach.
std::string NotDueText(const Obligation& obligation, const Scene& scene) {
  if (obligation.due || obligation.duty->limit.kind != Limit::Kind::kNone) {
    return "Not recorded yet, and not yet due.";
  }
  if (const auto grace = GraceOf(obligation, scene)) {
    return fmt::format(
        "Not recorded yet. Nothing is missing until the end of {}: the policy sets no limit, {}, "
        "and we allow {} from then (a grace of ours).",
        FormatDateForPerson(grace->date), EndText(obligation, scene), Describe(kGrace));
  }
  const bool at_stage = obligation.duty->judged_at_stage && obligation.stage != kNoStage;
  return fmt::format(
      "Not recorded yet. The policy sets no limit: nothing is missing until {} (a grace of ours) "
      "after the {}, or until {} working days pass without an event.",
      Describe(kGrace), at_stage ? "stage is left or the escalation closes" : "escalation closes",
      kDormantWorkingDays);
}

/// Of what is judged at once: which of the things that had to come first did not.
std::string UnmetText(const Obligation& obligation, const Scene& scene) {
  std::string text;
  for (const std::string_view fault : UnmetOf(obligation, scene)) {
    text += fmt::format("{}{}.", text.empty() ? "" : " ", Capital(fault));
  }
  return text;
}

std::string DoubtText(const Obligation& obligation, const Scene& scene) {
  const std::string act = obligation.done >= 0
                              ? fmt::format(" ({}, {})", CiteId(*scene.At(obligation.done).event),
                                            At(obligation.done, scene))
                              : "";
  switch (obligation.doubt) {
    case Doubt::kTimes:
      return "Cannot tell: the recorded times leave both answers open" + act + ".";
    case Doubt::kListOrder:
    case Doubt::kStatus:
    case Doubt::kNotCovered:
      return fmt::format("Cannot tell: {}.", OpenQuestion(obligation.doubt));
    case Doubt::kContents:
      return "Cannot tell: the record does not say enough of the act" + act + ".";
    case Doubt::kWaiver:
      return "Cannot tell: the record leaves open whether this was lifted.";
    case Doubt::kHolidayTable:
      return "Cannot tell: the limit runs past the end of the holiday table.";
    case Doubt::kNone:
      break;
  }
  return "Cannot tell.";
}

std::string OutcomeText(const Obligation& obligation, const Scene& scene) {
  switch (obligation.verdict) {
    case Verdict::kMet:
      if (obligation.done < 0) return "Done.";
      return fmt::format("Done: {}, {}.", CiteId(*scene.At(obligation.done).event),
                         At(obligation.done, scene));
    case Verdict::kNotDue:
      return NotDueText(obligation, scene);
    case Verdict::kWaived:
      return fmt::format("Lifted: {}.",
                         obligation.because.empty() ? "by the policy" : obligation.because);
    case Verdict::kCannotTell:
      return DoubtText(obligation, scene);
    case Verdict::kBreached:
      break;
  }
  std::string text;
  if (obligation.late) {
    text = fmt::format("It came on {} ({}): {}.", At(obligation.done, scene),
                       CiteId(*scene.At(obligation.done).event),
                       LateText(LateByOf(obligation, scene)));
  } else if (obligation.duty != nullptr && obligation.duty->shape == Shape::kResponse) {
    return AbsentText(obligation, scene);
  } else {
    text = UnmetText(obligation, scene);
  }
  if (!obligation.because.empty()) {
    text += fmt::format("{}{}.", text.empty() ? "" : " ", Capital(obligation.because));
  }
  return text;
}

/// Only where the act came late.
std::string CountOnOf(const Obligation& obligation, const Scene& scene) {
  if (!obligation.due || obligation.done < 0 || LateByOf(obligation, scene).empty()) return "";
  return CountOnTo(scene.At(obligation.done).at, obligation.limit, scene.At(obligation.trigger).at,
                   *obligation.due, *scene.settings);
}

/// What a message says after the sentence that tells how the duty arose; all of it where there is
/// but one.
std::string AskedPart(const std::string& message) {
  constexpr std::string_view kTrigger = "{trigger}";
  constexpr std::string_view kEnd = ". ";
  const size_t cited = message.find(kTrigger);
  const size_t end = cited == std::string::npos ? cited : message.find(kEnd, cited);
  return end == std::string::npos ? message : message.substr(end + kEnd.size());
}

std::string SkipMessage(const Obligation& obligation, const Scene& scene) {
  const Step& jump = scene.At(obligation.trigger);
  return fmt::format("{} raised the matter to {} on {} although {} had not been entered.",
                     CiteId(*jump.event), scene.ladder->stages[jump.stage].title,
                     At(obligation.trigger, scene), scene.ladder->stages[obligation.stage].title);
}

bool AsksForStage(const AnyEvent& patterns) {
  return std::any_of(patterns.begin(), patterns.end(), [](const EventPattern& pattern) {
    return pattern.stage.kind != StageMatch::Kind::kAny ||
           pattern.entry != EventPattern::Entry::kNotAsked;
  });
}

/// How the stage of `step` was found, where the record doesn't say it; else "".
std::string AssumedStageOf(int step, const Scene& scene) {
  const Step& at = scene.At(step);
  if (at.stage == kNoStage) return "";
  if (scene.episode->implied[at.stage] && scene.episode->entry[at.stage] == step) {
    return "entry to " + scene.ladder->stages[at.stage].id + " is implied by " + CiteId(*at.event);
  }
  if (at.from_officer) {
    return CiteId(*at.event) +
           " carries no stage that is known: placed by whom it was put to, else at the lowest";
  }
  if (at.labelled || at.event->type == EventType::kClosed) return "";
  return CiteId(*at.event) + " carries no stage: taken as at the stage last entered";
}

std::string TextOf(Assumption assumption, const Obligation& obligation) {
  switch (assumption) {
    case Assumption::kStandardRisk:
      return "risk is not recorded: judged as standard";
    case Assumption::kEarlierAnswers:
      return "what was done before the duty arose is taken to answer it";
    case Assumption::kGround:
      return std::string(obligation.because);
    case Assumption::kPlacedByOfficer:
      return "the raise carries no stage that is known: placed by whom it was put to, else at the "
             "lowest";
  }
  return "";
}

}  // namespace

std::string CountOf(const Obligation& obligation, const Scene& scene) {
  if (!obligation.due || obligation.limit.kind == Limit::Kind::kNone) return "";
  return CountToDue(obligation.limit, obligation.extra, scene.At(obligation.trigger).at,
                    *obligation.due, *scene.settings);
}

std::string GraceCountOf(const Obligation& obligation, const Scene& scene) {
  const auto grace = GraceOf(obligation, scene);
  if (!grace) return "";
  return CountToDue(kGrace, 0, scene.At(obligation.judged_from).at, *grace, *scene.settings,
                    "the end of our grace");
}

std::string LateByOf(const Obligation& obligation, const Scene& scene) {
  if (!obligation.late) return "";
  return LateBy(*obligation.due, obligation.limit, scene.At(obligation.done).at);
}

std::vector<std::string> AssumptionsOf(const Obligation& obligation, const Scene& scene) {
  std::vector<std::string> told;
  const auto tell = [&](std::string text) {
    const bool again = std::find(told.begin(), told.end(), text) != told.end();
    if (!text.empty() && !again) told.push_back(std::move(text));
  };
  for (const Assumption assumption : obligation.assumptions.All()) {
    tell(TextOf(assumption, obligation));
  }
  if (scene.escalation == nullptr || obligation.duty == nullptr) return told;
  const Duty& duty = *obligation.duty;
  if (AsksForStage(duty.trigger) || AsksForStage(duty.trigger_otherwise)) {
    tell(AssumedStageOf(obligation.trigger, scene));
  }
  const bool acts_ask = std::any_of(duty.expect.begin(), duty.expect.end(),
                                    [](const auto& part) { return AsksForStage(part.acts); });
  if (acts_ask && obligation.done >= 0) tell(AssumedStageOf(obligation.done, scene));
  return told;
}

std::string_view OpenQuestion(Doubt doubt) {
  switch (doubt) {
    case Doubt::kStatus:
      return "the record does not say whether this duty arose";
    case Doubt::kListOrder:
      return "an event that could answer this is listed in the other order, and the recorded times "
             "overlap";
    case Doubt::kNotCovered:
      return "the export does not record every kind of event that could answer or lift this";
    case Doubt::kWaiver:
      return "the record leaves open whether this was lifted or its limit moved";
    case Doubt::kTimes:
    case Doubt::kContents:      // told by the event
    case Doubt::kHolidayTable:  // told by the ends of the due time
    case Doubt::kNone:
      break;
  }
  return "";
}

std::string AwaitedText(const Obligation& obligation, const Scene& scene) {
  const std::vector<Expectation>& parts = obligation.duty->expect;
  std::vector<std::string> phrases;
  for (size_t i = 0; i < parts.size(); ++i) {
    if ((obligation.open >> i & 1) == 0 || parts[i].phrase.empty()) continue;
    const bool absent = obligation.perhaps_done || (obligation.missing >> i & 1) != 0;
    std::string phrase = parts[i].phrase;
    if (parts.size() > 1 && !absent) phrase += " (perhaps done already)";
    if (std::find(phrases.begin(), phrases.end(), phrase) == phrases.end()) {
      phrases.push_back(std::move(phrase));
    }
  }
  if (!phrases.empty()) return fmt::format("{}", fmt::join(phrases, "; "));
  return Fill(AskedPart(obligation.duty->message), obligation, scene);
}

std::string Message(const Obligation& obligation, const Scene& scene) {
  const std::string first = obligation.duty == nullptr
                                ? SkipMessage(obligation, scene)
                                : Fill(obligation.duty->message, obligation, scene);
  const std::string second = OutcomeText(obligation, scene);
  return second.empty() ? first : first + " " + second;
}

std::string ArithmeticOf(const Obligation& obligation, const Scene& scene) {
  std::string text = CountOf(obligation, scene);
  if (text.empty()) text = GraceCountOf(obligation, scene);
  if (obligation.done < 0 || text.empty()) return text;
  if (const std::string on = CountOnOf(obligation, scene); !on.empty()) text += "; then " + on;
  text += "; done " + At(obligation.done, scene);
  const std::string late_by = LateByOf(obligation, scene);
  if (!late_by.empty()) text += ": " + LateText(late_by);
  return text;
}

Course CourseOf(const Obligation& obligation, const Scene& scene) {
  Course course;
  course.at_once = obligation.duty == nullptr || obligation.duty->shape != Shape::kResponse;
  course.asked = obligation.duty == nullptr
                     ? SkipMessage(obligation, scene)
                     : Capital(Fill(AskedPart(obligation.duty->message), obligation, scene));
  course.outcome = OutcomeText(obligation, scene);
  course.count = CountOf(obligation, scene);
  course.count_on = CountOnOf(obligation, scene);
  course.trigger = obligation.trigger;
  course.done = obligation.done;
  course.ended = obligation.judged_from;
  return course;
}

std::string CiteId(const Event& event) {
  return event.id.empty() ? "#" + std::to_string(event.position) : std::string(event.id);
}

std::string CiteId(const Escalation& escalation) {
  return escalation.id.empty() ? "#" + std::to_string(escalation.position)
                               : std::string(escalation.id);
}

EventCitation Cite(const Step& step) { return {CiteId(*step.event), step.at}; }

std::string NameParty(const Party& party) { return party.Present() ? DescribeParty(party) : ""; }

std::string DescribeEvent(const Step& step, const Ladder* ladder) {
  const Event& event = *step.event;
  std::string text = event.type == EventType::kNone ? "an event of unknown type"
                                                    : Spaced(CanonicalName(event.type));
  event.about.ForEach([&](About about) { text += " about " + Spaced(CanonicalName(about)); });
  if (event.outcome != Outcome::kNone) text += ": " + Spaced(CanonicalName(event.outcome));
  if (ladder != nullptr && step.stage != kNoStage && (step.labelled || step.from_officer)) {
    const bool raised = event.type == EventType::kRaised;
    text += (raised ? " to " : " at ") + ladder->stages[step.stage].title;
  }
  if (!event.of.empty()) text += " of " + std::string(event.of);
  if (event.by.Present()) text += ", by " + DescribeParty(event.by);
  for (size_t i = 0; i < event.to.size(); ++i) {
    text += (i == 0 ? ", to " : " and ") + DescribeParty(event.to[i]);
  }
  if (event.method != Method::kNone) text += ", " + Spaced(CanonicalName(event.method));
  if (event.risk != Risk::kNone) text += "; risk now " + Spaced(CanonicalName(event.risk));
  return text;
}

}  // namespace escalint
