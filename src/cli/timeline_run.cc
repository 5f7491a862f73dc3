#include "cli/timeline_run.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cli/case_work.h"
#include "cli/run_input.h"
#include "cli/run_ledger.h"
#include "cli/timeline_id.h"
#include "report/spoken.h"
#include "text/folding.h"

namespace escalint {
namespace {

/// So many ids are named where the one asked for is not there.
constexpr size_t kMostNamed = 5;

/// A case asked for.
struct Sought {
  std::string id;
  bool found = false;
  std::string nearest;  ///< of the ids read so far; "" = none is near
  std::string file;     ///< where it was found
  uint64_t line = 0;
  Problems unreadable;  ///< its own records that can't be read
  Problems mentions;    ///< other records that can't be read and name it somewhere
};

class Finder {
 public:
  Finder(const CheckPlan& plan, const TimelineWanted& wanted)
      : plan_(plan), wanted_(wanted), reader_(plan.read) {
    plan_.check.as_course = true;
    plan_.check.shown = kEveryVerdict;
    for (const std::string& id : wanted.cases) sought_.emplace_back().id = id;
  }

  Result<TimelineFound> Run();

 private:
  void Look(const Slice& slice, const RunInput& input);
  void NoteUnreadable(const Slice& slice, Problem problem, const RunInput& input);
  void NoteFaults(const RunInput& input);
  void NoteOther(std::string_view id);
  void Tell(const Slice& slice, const RunInput& input);
  void KeepEscalation(CaseReport& report);
  void Conclude();
  std::string WhatThereIs(const Sought& sought) const;

  CheckPlan plan_;
  const TimelineWanted& wanted_;
  CaseReader reader_;
  CaseRecord record_;
  std::vector<Sought> sought_;
  std::vector<std::string> some_ids_;
  int64_t cases_ = 0;
  int64_t unreadable_ = 0;
  bool all_read_ = true;  ///< each input to its end
  TimelineFound found_;
};

/// Does the record, which can't be read, give the id as a value somewhere?
bool Mentions(std::string_view bytes, const std::string& id) {
  return bytes.find('"' + id + '"') != std::string_view::npos ||
         bytes.find('\'' + id + '\'') != std::string_view::npos;
}

void Finder::NoteUnreadable(const Slice& slice, Problem problem, const RunInput& input) {
  ++unreadable_;
  problem.file = input.file();
  const std::optional<std::string> id = IdOfBroken(slice);
  for (Sought& sought : sought_) {
    const bool its_own = id == sought.id;
    if (!its_own && !Mentions(slice.bytes, sought.id)) continue;
    Problem of_case = problem;
    of_case.message = (its_own ? "the record of case \"" : "a record that mentions \"") +
                      sought.id + "\" can't be read: " + problem.message;
    (its_own ? sought.unreadable : sought.mentions).push_back(std::move(of_case));
  }
}

/// What is wrong with the input as a whole: part of a case asked for may be lost with it.
void Finder::NoteFaults(const RunInput& input) {
  for (Problem problem : input.stream().problems()) {
    problem.file = input.file();
    problem.message = "not checked: " + problem.message;
    found_.unreadable.push_back(std::move(problem));
    all_read_ = false;
  }
}

void Finder::NoteOther(std::string_view id) {
  if (some_ids_.size() < kMostNamed) some_ids_.emplace_back(id);
  for (Sought& sought : sought_) {
    if (sought.found) continue;
    const std::array<std::string_view, 2> candidates{sought.nearest, id};
    sought.nearest = std::string(DidYouMean(sought.id, candidates));
  }
}

/// One escalation of each case, where only one is wanted.
void Finder::KeepEscalation(CaseReport& report) {
  if (wanted_.escalation.empty()) return;
  std::vector<std::string> ids;
  for (const EscalationReport& escalation : report.escalations) {
    if (!escalation.is_case_level) ids.push_back(escalation.id);
  }
  std::erase_if(report.escalations, [&](const EscalationReport& escalation) {
    return escalation.is_case_level || escalation.id != wanted_.escalation;
  });
  if (!report.escalations.empty()) return;
  found_.missing.push_back({"", 0, 0,
                            "--escalation: case \"" + report.case_id + "\" has no escalation \"" +
                                wanted_.escalation + '"',
                            ids.empty() ? "it has none" : "it has " + SpokenList(ids)});
}

void Finder::Tell(const Slice& slice, const RunInput& input) {
  TimelinePage page;
  CaseTally tally;
  page.report.file = input.file();
  page.as_of = input.as_of().instant;
  page.as_of_text = input.as_of().text;
  const Locator locate = LocatorFor(slice, input.file());
  CaseChecker(*plan_.policies, input.options()).Check(record_, locate, page.report, tally);
  page.remarks = HeaderRemarks(input, tally);
  // What occurs nowhere in one case says nothing of the export: no DQ-COVERS.
  for (Finding& remark : RunRemarks(*plan_.policies, tally, true)) {
    page.remarks.push_back(std::move(remark));
  }
  page.not_run = TallyRules(*plan_.policies, tally, input.options().settings);
  std::erase_if(page.not_run, [](const RuleTally& rule) { return rule.run; });
  KeepEscalation(page.report);
  found_.pages.push_back(std::move(page));
}

void Finder::Look(const Slice& slice, const RunInput& input) {
  if (!slice.error.empty()) {
    return NoteUnreadable(slice, {"", slice.line, slice.column, slice.error, ""}, input);
  }
  if (auto problem = reader_.Read(slice, record_)) {
    return NoteUnreadable(slice, std::move(*problem), input);
  }
  ++cases_;
  const auto sought = std::find_if(sought_.begin(), sought_.end(),
                                   [&](const Sought& one) { return one.id == record_.id; });
  if (sought == sought_.end()) return NoteOther(record_.id);
  if (sought->found) {
    found_.again.push_back({input.file(), slice.line, 0,
                            "case \"" + sought->id + "\" stands here again; the one in " +
                                sought->file + " line " + std::to_string(sought->line) +
                                " is told, as it is the one that is checked",
                            ""});
    return;
  }
  sought->found = true;
  sought->file = input.file();
  sought->line = slice.line;
  Tell(slice, input);
}

std::string Finder::WhatThereIs(const Sought& sought) const {
  std::string text;
  if (!sought.nearest.empty()) {
    text = "did you mean \"" + sought.nearest + "\"?";
  } else if (some_ids_.empty()) {
    text = cases_ == 0 ? "there are no cases" : "there are no others";
  } else {
    std::vector<std::string> names = some_ids_;
    const int64_t others = cases_ - static_cast<int64_t>(names.size());
    if (others > 0) names.push_back(SpokenCount(others, "other", "others"));
    text = "there " + std::string(cases_ == 1 ? "is " : "are ") + SpokenList(names);
  }
  if (unreadable_ == 0) {
    return all_read_ ? text : text + "; not all could be read, and it may be in the rest";
  }
  return text + "; " + SpokenCount(unreadable_, "record", "records") +
         " could not be read, and it may be there";
}

void Finder::Conclude() {
  Problems& unreadable = found_.unreadable;
  for (const Sought& sought : sought_) {
    unreadable.insert(unreadable.end(), sought.unreadable.begin(), sought.unreadable.end());
    if (sought.found || !sought.unreadable.empty()) continue;
    unreadable.insert(unreadable.end(), sought.mentions.begin(), sought.mentions.end());
    found_.missing.push_back(
        {"", 0, 0, "--case: there is no case \"" + sought.id + '"', WhatThereIs(sought)});
  }
}

Result<TimelineFound> Finder::Run() {
  for (size_t i = 0; i < plan_.inputs.size(); ++i) {
    auto input = RunInput::Open(plan_.inputs[i], static_cast<uint32_t>(i), plan_);
    if (!input) return input.problems();
    Slice slice;
    while ((*input)->stream().Next(slice)) Look(slice, **input);
    NoteFaults(**input);
  }
  Conclude();
  return std::move(found_);
}

}  // namespace

Result<TimelineFound> FindTimelines(const CheckPlan& plan, const TimelineWanted& wanted) {
  return Finder(plan, wanted).Run();
}

}  // namespace escalint
