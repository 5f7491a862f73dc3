#include "cli/suppressions.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "check/fingerprint.h"
#include "cli/options.h"
#include "cli/text_file.h"
#include "domain/data_finding.h"
#include "text/json_tree.h"

namespace escalint {
namespace {

using Kind = JsonValue::Kind;

constexpr char kSchema[] = "rules/schema/suppressions.schema.json describes the file";

struct Member {
  std::string_view name;
  std::string SuppressionEntry::*text;
};
constexpr std::array kEntryMembers{
    Member{"fingerprint", &SuppressionEntry::fingerprint}, Member{"rule", &SuppressionEntry::rule},
    Member{"case", &SuppressionEntry::case_id}, Member{"escalation", &SuppressionEntry::escalation},
    Member{"reason", &SuppressionEntry::reason}};
constexpr std::string_view kExpires = "expires";

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// A rule's id has no control characters, so the two can't run into each other.
std::string KeyOfPlace(const std::string& rule, const std::string& case_id) {
  return rule + '\n' + case_id;
}

/// What an entry covers: fingerprint, rule, case, escalation.
using Cover = std::tuple<std::string, std::string, std::string, std::string>;

Cover CoverOf(const SuppressionEntry& entry) {
  return {entry.fingerprint, entry.rule, entry.case_id, entry.escalation};
}

/// Walks the tree and gathers every fault on the way.
class SuppressionReader {
 public:
  SuppressionReader(std::string_view json, const std::string& file) : json_(json), file_(file) {}
  Result<std::vector<SuppressionEntry>> Read(const JsonValue& root);

 private:
  void ReadEntry(const JsonValue& value);
  void ReadMember(const JsonMember& member, SuppressionEntry& entry);
  void ReadExpiry(const JsonValue& value, SuppressionEntry& entry);
  void CheckEntry(const JsonValue& value, const SuppressionEntry& entry);
  int64_t LineOf(const JsonValue& entry);
  void Fault(size_t offset, std::string message, std::string hint = kSchema) {
    problems_.push_back(ProblemAt(file_, json_, offset, std::move(message), std::move(hint)));
  }

  std::string_view json_;
  const std::string& file_;
  std::vector<SuppressionEntry> entries_;
  std::map<Cover, int64_t> lines_;  ///< of the entries
  Problems problems_;
  size_t counted_to_ = 0;  ///< the lines of the text up to there are counted
  int64_t line_ = 1;
};

Result<std::vector<SuppressionEntry>> SuppressionReader::Read(const JsonValue& root) {
  const JsonValue* list = root.Find("suppress");
  if (list == nullptr || !list->Is(Kind::kArray)) {
    Fault(root.offset, "the list \"suppress\" is not there");
    return problems_;
  }
  for (const JsonMember& member : root.members) {
    if (member.name != "suppress" && member.name != "$schema") {
      Fault(member.offset, "\"" + member.name + "\" is not known here", "only \"suppress\" is");
    }
  }
  for (const JsonValue& value : list->elements) ReadEntry(value);
  if (!problems_.empty()) return problems_;
  return std::move(entries_);
}

void SuppressionReader::ReadEntry(const JsonValue& value) {
  if (!value.Is(Kind::kObject)) {
    return Fault(value.offset, "an entry is " + std::string(DescribeKind(value.kind)) +
                                   ", where an object was expected");
  }
  const size_t faults = problems_.size();
  SuppressionEntry entry;
  entry.line = LineOf(value);
  for (const JsonMember& member : value.members) ReadMember(member, entry);
  if (problems_.size() > faults) return;
  CheckEntry(value, entry);
  entries_.push_back(std::move(entry));
}

/// On from the entry before: they come in the order of the file.
int64_t SuppressionReader::LineOf(const JsonValue& entry) {
  const std::string_view between = json_.substr(counted_to_, entry.offset - counted_to_);
  line_ += std::count(between.begin(), between.end(), '\n');
  counted_to_ = entry.offset;
  return line_;
}

void SuppressionReader::ReadMember(const JsonMember& member, SuppressionEntry& entry) {
  const auto known = std::find_if(kEntryMembers.begin(), kEntryMembers.end(),
                                  [&](const Member& one) { return one.name == member.name; });
  if (known == kEntryMembers.end() && member.name != kExpires) {
    std::vector<std::string_view> names{kExpires};
    for (const Member& one : kEntryMembers) names.push_back(one.name);
    std::string hint = Suggestion(member.name, names);
    if (hint.empty()) hint = "there are fingerprint, rule, case, escalation, reason and expires";
    return Fault(member.offset, "\"" + member.name + "\" is not known in an entry",
                 std::move(hint));
  }
  if (!member.value.Is(Kind::kString)) {
    return Fault(member.value.offset, "\"" + member.name + "\" is " +
                                          std::string(DescribeKind(member.value.kind)) +
                                          ", where a text was expected");
  }
  if (IsBlank(member.value.text)) {
    return Fault(member.value.offset, "\"" + member.name + "\" is blank",
                 member.name == "reason" ? "say why this finding is set aside, for whoever reads "
                                           "the report"
                                         : "fill it in or leave it out");
  }
  if (member.name == kExpires) return ReadExpiry(member.value, entry);
  entry.*known->text = member.value.text;
}

void SuppressionReader::ReadExpiry(const JsonValue& value, SuppressionEntry& entry) {
  const auto date = ParseDate(value.text);
  if (!date) {
    return Fault(value.offset, "\"expires\" is \"" + value.text + "\", which is no date",
                 "write a day there is as YYYY-MM-DD, such as 2024-09-30");
  }
  entry.expires = *date;
}

void SuppressionReader::CheckEntry(const JsonValue& value, const SuppressionEntry& entry) {
  if (entry.reason.empty()) {
    Fault(value.offset, "the entry has no reason", "say why this finding is set aside");
  }
  if (value.Find(kExpires) == nullptr) {
    Fault(value.offset, "the entry has no date on which it expires",
          "add the last day on which it is to hold: \"expires\": \"2024-09-30\"");
  }
  const bool has_place = !entry.rule.empty() || !entry.case_id.empty() || !entry.escalation.empty();
  if (!entry.fingerprint.empty() && has_place) {
    Fault(value.offset, "the entry has a fingerprint and a rule, case or escalation",
          "a fingerprint says it all: leave out one or the other");
  } else if (entry.fingerprint.empty() && (entry.rule.empty() || entry.case_id.empty())) {
    Fault(value.offset, "the entry does not say what it covers",
          "name a fingerprint, or a rule and a case");
  }
  const auto [first, is_new] = lines_.emplace(CoverOf(entry), entry.line);
  if (is_new) return;
  Fault(value.offset,
        "the entry covers what the one in line " + std::to_string(first->second) + " covers",
        "keep one of them");
}

}  // namespace

Suppressions::Suppressions(std::string file, std::vector<SuppressionEntry> entries)
    : file_(std::move(file)), entries_(std::move(entries)) {
  for (uint32_t i = 0; i < entries_.size(); ++i) {
    const SuppressionEntry& entry = entries_[i];
    by_key_.emplace(
        entry.fingerprint.empty() ? KeyOfPlace(entry.rule, entry.case_id) : entry.fingerprint, i);
  }
}

void Suppressions::Hide(Pseudonyms& pseudonyms) {
  std::vector<SuppressionEntry> entries = std::move(entries_);
  for (SuppressionEntry& entry : entries) {
    if (entry.case_id.empty() || IsPseudonymOfCase(entry.case_id)) continue;
    entry.case_id = pseudonyms.Of(Hidden::kCase, entry.case_id);
  }
  *this = Suppressions(std::move(file_), std::move(entries));
}

Result<Suppressions> Suppressions::Load(const std::string& path) {
  const auto text = ReadTextFile(path);
  if (!text) return text.problems();
  const auto tree = ParseJsonTree(*text, path);
  if (!tree) return tree.problems();
  auto entries = SuppressionReader(*text, path).Read(*tree);
  if (!entries) return entries.problems();
  return Suppressions(path, std::move(*entries));
}

std::optional<Suppression> Suppressions::Find(const Finding& finding, sys_days day,
                                              std::vector<uint32_t>& used) const {
  if (entries_.empty()) return std::nullopt;
  std::set<uint32_t> matching;  // in the order of the file
  for (const std::string& key : {finding.fingerprint, KeyOfPlace(finding.rule, finding.case_id)}) {
    const auto [begin, end] = by_key_.equal_range(key);
    for (auto known = begin; known != end; ++known) {
      const std::string& escalation = entries_[known->second].escalation;
      const bool fits = escalation.empty() || escalation == finding.escalation;
      if (fits) matching.insert(known->second);
    }
  }
  std::optional<Suppression> found;
  for (const uint32_t i : matching) {
    used.push_back(i);
    const SuppressionEntry& entry = entries_[i];
    if (!found && day <= entry.expires) found = Suppression{entry.reason, entry.expires};
  }
  return found;
}

std::string SpokenEntry(const SuppressionEntry& entry) {
  if (!entry.fingerprint.empty()) return "the finding " + entry.fingerprint;
  std::string text = entry.rule + " in case " + entry.case_id;
  if (!entry.escalation.empty()) text += ", escalation " + entry.escalation;
  return text;
}

namespace {

Finding RemarkOn(const SuppressionEntry& entry, const std::string& file, DataFault fault,
                 std::string message) {
  Finding finding = MakeDataFinding(fault, std::move(message));
  finding.fingerprint = Fingerprint({finding.rule, entry.fingerprint, entry.rule, entry.case_id,
                                     entry.escalation, FormatDate(entry.expires)});
  finding.location = {file, static_cast<uint64_t>(entry.line), 1, ""};
  return finding;
}

}  // namespace

Finding RemarkOnExpired(const SuppressionEntry& entry, const std::string& file, sys_days day) {
  return RemarkOn(entry, file, DataFault::kSuppressionExpired,
                  "The suppression of " + SpokenEntry(entry) + " expired on " +
                      FormatDateForPerson(entry.expires) + ", before " + FormatDateForPerson(day) +
                      ", the day the report looks at. It suppresses nothing any more. Its reason "
                      "was: " +
                      entry.reason + (entry.reason.ends_with('.') ? "" : ".") +
                      " Look at the case again, then give the entry a later date or remove it.");
}

Finding RemarkOnUnused(const SuppressionEntry& entry, const std::string& file) {
  return RemarkOn(entry, file, DataFault::kSuppressionUnused,
                  "The suppression of " + SpokenEntry(entry) +
                      " matches no finding of this run. Correct it if it is misspelt, or remove it "
                      "if it is not needed any more.");
}

}  // namespace escalint
