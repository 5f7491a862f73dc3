#include "cli/partial_set.h"

#include <algorithm>
#include <map>
#include <utility>

#include "cli/run_options.h"

namespace escalint {
namespace {

using Parts = std::vector<std::unique_ptr<PartialFile>>;

Problem WrongPart(const PartialFile& part, std::string message, std::string hint) {
  return {part.path(), 0, 0, std::move(message), std::move(hint)};
}

std::string ShardOf(const PartialFile& part) {
  return std::to_string(part.head().shard) + '/' + std::to_string(part.head().of);
}

std::string Spoken(const std::string& value) { return value.empty() ? "nothing" : value; }

/// What the two runs were asked differently; "" = nothing.
std::string OptionDifference(const PartialHead& a, const PartialHead& b) {
  std::map<std::string, std::pair<std::string, std::string>> values;
  for (const RunOption& option : a.options) values[option.name].first = option.value;
  for (const RunOption& option : b.options) values[option.name].second = option.value;
  for (const auto& [name, pair] : values) {
    if (pair.first == pair.second) continue;
    return name + ": " + Spoken(pair.second) + " here, " + Spoken(pair.first) + " there";
  }
  return "";
}

std::string InputDifference(const InputTotals& a, const InputTotals& b) {
  if (a.file != b.file) return b.file + " here stands where " + a.file + " stands there";
  if (a.sha256 != b.sha256) {
    return a.file + " was another: SHA-256 " + b.sha256 + " here, " + a.sha256 + " there";
  }
  if (a.as_of != b.as_of) {
    return a.file + " was looked at as of " + b.as_of + " here, " + a.as_of + " there";
  }
  const bool same = a.header_file == b.header_file && a.has_covers == b.has_covers &&
                    a.covers == b.covers && a.notes == b.notes;
  if (!same) return a.file + " was read with another header";
  if (a.faults != b.faults) return a.file + " has other faults here than there";
  if (a.records == b.records) return "";
  return a.file + " has " + std::to_string(b.records) + " records here, " +
         std::to_string(a.records) + " there";
}

std::string InputsDifference(const RunTotals& a, const RunTotals& b) {
  if (a.inputs.size() != b.inputs.size()) {
    return std::to_string(b.inputs.size()) + " exports here, " + std::to_string(a.inputs.size()) +
           " there";
  }
  for (size_t i = 0; i < a.inputs.size(); ++i) {
    std::string difference = InputDifference(a.inputs[i], b.inputs[i]);
    if (!difference.empty()) return difference;
  }
  return "";
}

/// Parts of one run say the same of all that is not their own.
void CheckSameRun(const Parts& parts, Problems& problems) {
  const PartialFile& first = *parts.front();
  for (const auto& part : parts) {
    const std::string against = "is of another run than " + first.path() + ": ";
    std::string difference;
    if (part->head().of != first.head().of) {
      difference = "shard " + ShardOf(*part) + " here, " + ShardOf(first) + " there";
    }
    if (difference.empty()) difference = OptionDifference(first.head(), part->head());
    if (difference.empty()) {
      difference = InputsDifference(first.tail().totals, part->tail().totals);
    }
    if (difference.empty()) continue;
    problems.push_back(
        WrongPart(*part, against + difference, "give every shard the same exports and options"));
  }
}

/// REQUIRES: parts by shard, of one run.
void CheckAllThere(const Parts& parts, Problems& problems) {
  int64_t wanted = 1;
  const int64_t of = parts.front()->head().of;
  const auto missing = [&](int64_t end) {
    for (; wanted < end; ++wanted) {
      problems.push_back(
          {"", 0, 0, "shard " + std::to_string(wanted) + '/' + std::to_string(of) + " is missing",
           "name the partial reports of all " + std::to_string(of) + " shards"});
    }
  };
  for (size_t i = 0; i < parts.size(); ++i) {
    const int64_t shard = parts[i]->head().shard;
    if (i > 0 && shard == parts[i - 1]->head().shard) {
      problems.push_back(WrongPart(
          *parts[i], "is shard " + ShardOf(*parts[i]) + ", and so is " + parts[i - 1]->path(),
          "name each shard once"));
      continue;
    }
    missing(shard);
    wanted = shard + 1;
  }
  missing(of + 1);
}

void AddInput(InputTotals&& part, InputTotals& whole) {
  whole.taken += part.taken;
  whole.cases += part.cases;
  whole.escalations += part.escalations;
  whole.unreadable.insert(whole.unreadable.end(), std::make_move_iterator(part.unreadable.begin()),
                          std::make_move_iterator(part.unreadable.end()));
}

/// What is not by export and not by policy.
void AddTotals(const RunTotals& part, RunTotals& whole) {
  whole.tally.Add(part.tally);
  for (const auto& [name, member] : part.members) whole.members[name].Add(member);
  for (size_t i = 0; i < whole.breaches.size(); ++i) {
    whole.breaches[i] += part.breaches[i];
    whole.failing[i] += part.failing[i];
  }
  whole.cannot_tell += part.cannot_tell;
  whole.gate.Add(part.gate);
}

void AddAnnual(const std::optional<AnnualCounts>& part, std::optional<AnnualCounts>& whole) {
  if (!part) return;
  if (!whole) whole.emplace(part->years());
  whole->Add(*part);
}

using PolicyTally = std::pair<PolicyTotals, CaseTally>;

/// By id and then version, as a run has them.
using ByPolicy = std::map<std::pair<std::string, std::string>, PolicyTally>;

/// False where the parts don't agree on its rules, which the run's options should have told.
bool AddPolicy(const PolicyTotals& part, ByPolicy& all) {
  auto& [sketch, tally] = all[{part.id, part.version}];
  if (sketch.id.empty()) sketch = part;
  if (sketch.rules.size() != part.rules.size()) return false;
  CaseTally one;
  one.policies.push_back(TallyOf(part));
  tally.Add(one);
  return true;
}

}  // namespace

PartialSet::PartialSet(Parts parts) : parts_(std::move(parts)) {}

Result<std::unique_ptr<PartialSet>> PartialSet::Open(const std::vector<std::string>& paths) {
  Parts parts;
  Problems problems;
  for (const std::string& path : paths) {
    auto part = PartialFile::Open(path);
    if (part) {
      parts.push_back(std::move(*part));
    } else {
      problems.push_back(part.problems().front());
    }
  }
  if (!problems.empty()) return problems;
  CheckSameRun(parts, problems);
  if (!problems.empty()) return problems;
  std::stable_sort(parts.begin(), parts.end(),
                   [](const auto& a, const auto& b) { return a->head().shard < b->head().shard; });
  CheckAllThere(parts, problems);
  if (!problems.empty()) return problems;
  std::unique_ptr<PartialSet> set(new PartialSet(std::move(parts)));
  set->AddUp();
  if (!set->problems().empty()) return set->problems();
  for (size_t i = 0; i < set->parts_.size(); ++i) set->Advance(i);
  return set;
}

void PartialSet::AddUp() {
  gate_ = GateOf(parts_.front()->head());
  totals_.pseudonymised = HasKey(parts_.front()->head().options);
  ByPolicy by_policy;
  for (const auto& part : parts_) {
    RunTotals totals = part->tail().totals;
    if (totals_.inputs.empty()) totals_.inputs.resize(totals.inputs.size());
    for (size_t i = 0; i < totals.inputs.size(); ++i) {
      if (part == parts_.front()) {
        totals_.inputs[i] = std::move(totals.inputs[i]);
      } else {
        AddInput(std::move(totals.inputs[i]), totals_.inputs[i]);
      }
    }
    AddTotals(totals, totals_);
    AddAnnual(part->tail().annual, annual_);
    for (const PolicyTotals& policy : part->tail().policies) {
      if (AddPolicy(policy, by_policy)) continue;
      problems_.push_back(WrongPart(*part, "has other rules of " + policy.id + " than its run",
                                    "check shard " + ShardOf(*part) + " again"));
    }
  }
  std::vector<PolicyTotals> sketches;
  for (auto& [reference, policy] : by_policy) {
    sketches.push_back(std::move(policy.first));
    totals_.tally.policies.push_back(std::move(policy.second.policies.front()));
  }
  policies_ = PolicySet(SketchPolicies(sketches));
  for (InputTotals& input : totals_.inputs) {
    std::sort(input.unreadable.begin(), input.unreadable.end(),
              [](const Unread& a, const Unread& b) { return a.record < b.record; });
    if (input.taken == input.records) continue;
    problems_.push_back({input.file, 0, 0,
                         "the shards took " + std::to_string(input.taken) + " of its " +
                             std::to_string(input.records) + " records",
                         "check all shards again, with the same program"});
  }
}

/// All say the same: they were asked the same.
EnumSet<Verdict> PartialSet::verdicts() const {
  EnumSet<Verdict> verdicts;
  for (const std::string& name : parts_.front()->head().verdicts) {
    if (const auto verdict = VerdictFromName(name)) verdicts.Add(*verdict);
  }
  return verdicts;
}

void PartialSet::Advance(size_t part) {
  if (parts_[part]->Next()) {
    fronts_.push({parts_[part]->place(), part});
  } else if (parts_[part]->problem()) {
    problems_.push_back(*parts_[part]->problem());
  }
}

bool PartialSet::Next(CasePlace& place, std::string& line) {
  if (fronts_.empty() || !problems_.empty()) return false;
  const Front front = fronts_.top();
  fronts_.pop();
  if (front.place == last_) {
    problems_.push_back(WrongPart(*parts_[front.part], "has a case that another shard has too",
                                  "check all shards again, with the same program"));
    return false;
  }
  last_ = place = front.place;
  line = parts_[front.part]->line();
  Advance(front.part);
  return problems_.empty();
}

}  // namespace escalint
