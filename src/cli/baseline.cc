#include "cli/baseline.h"

#include <charconv>
#include <utility>

#include "check/fingerprint.h"
#include "cli/shard.h"

namespace escalint {
namespace {

uint64_t FromHex(std::string_view digits) {
  uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return number;
}

Problem Changed(const std::string& file) {
  return {file, 0, 0, "was changed while the run was under way", "run the check again"};
}

Problem OfAnotherKind(const std::string& file, bool pseudonymised) {
  if (pseudonymised) {
    return {file, 0, 0,
            "was made without --pseudonymise, so this run could find nothing of it again",
            "give a baseline that was made with the same key"};
  }
  return {file, 0, 0, "was made with --pseudonymise, so this run could find nothing of it again",
          "give the same key with --pseudonymise, or a baseline that was made without"};
}

}  // namespace

FingerprintKey KeyOf(const std::string& fingerprint) {
  const std::string_view digits(fingerprint);
  const size_t half = digits.size() / 2;
  return {FromHex(digits.substr(0, half)), FromHex(digits.substr(half))};
}

Judgement JudgementOf(const Finding& finding) {
  const uint8_t verdict = finding.verdict == Verdict::kBreached ? 2 : 1;
  return {verdict, finding.severity, finding.suppression.has_value()};
}

void FaultTable::Add(const Finding& fault) {
  const auto entry = static_cast<uint32_t>(entries_.size());
  const Judgement judgement = JudgementOf(fault);
  entries_.push_back({judgement});
  const auto [known, is_new] = chains_.try_emplace(KeyOf(fault.fingerprint), entry, entry);
  if (!is_new) {
    entries_[known->second.last].next = entry;
    known->second.last = entry;
  }
  const std::string marks = std::to_string(judgement.verdict) +
                            std::string(Name(judgement.severity)) +
                            (judgement.suppressed ? "-" : "+");
  digest_ = Fingerprint({digest_, fault.fingerprint, marks});
}

uint32_t FaultTable::First(const FingerprintKey& key) const {
  const auto known = chains_.find(key);
  return known == chains_.end() ? kNone : known->second.first;
}

uint32_t Recurrences::Meet(const FaultTable& table, const std::string& fingerprint) {
  const FingerprintKey key = KeyOf(fingerprint);
  const auto [place, is_first] = next_.try_emplace(key, FaultTable::kNone);
  const uint32_t entry = is_first ? table.First(key) : place->second;
  if (entry == FaultTable::kNone) return entry;
  place->second = table.Next(entry);
  entries_.push_back(entry);
  return entry;
}

Baseline::Baseline(BaselineSummary about, std::vector<Finding> of_the_run)
    : about_(std::move(about)), of_the_run_(std::move(of_the_run)) {
  for (const Finding& finding : of_the_run_) faults_.Add(finding);
}

Result<Baseline> Baseline::Load(const std::string& path, bool pseudonymised) {
  Baseline baseline;
  auto head = ReadReport(path, [&](const Finding& finding) { baseline.Add(finding); });
  if (!head) return head.problems();
  const bool says = !head->as_of.empty();  // NDJSON does not
  if (says && head->pseudonymised != pseudonymised) return OfAnotherKind(path, pseudonymised);
  baseline.about_.file = path;
  baseline.about_.as_of = head->as_of;
  baseline.about_.policies = head->policies;
  baseline.about_.findings = baseline.faults_.size();
  return baseline;
}

void Baseline::Add(const Finding& finding) {
  if (!IsFault(finding)) return;
  faults_.Add(finding);
  if (finding.case_id.empty()) {
    of_the_run_.push_back(finding);
  } else {
    cases_.insert(HashOfCaseId(finding.case_id));
  }
}

BaselineState Baseline::Look(const Finding& fault, Recurrences& met) const {
  const uint32_t entry = met.Meet(faults_, fault.fingerprint);
  const bool is_known =
      entry != FaultTable::kNone && !JudgementOf(fault).GraverThan(faults_[entry]);
  return is_known ? BaselineState::kUnchanged : BaselineState::kNew;
}

bool Baseline::HasCase(const std::string& id) const { return cases_.contains(HashOfCaseId(id)); }

std::optional<Problem> Baseline::ReadCaseFaults(
    const std::function<void(const Finding&, uint32_t)>& take) const {
  uint32_t entry = 0;
  bool same = true;
  auto head = ReadReport(about_.file, [&](const Finding& finding) {
    if (!IsFault(finding) || !same) return;
    same = entry < faults_.size() && JudgementOf(finding) == faults_[entry];
    if (same && !finding.case_id.empty()) take(finding, entry);
    ++entry;
  });
  if (!head) return head.problems().front();
  if (!same || entry != faults_.size()) return Changed(about_.file);
  return std::nullopt;
}

}  // namespace escalint
