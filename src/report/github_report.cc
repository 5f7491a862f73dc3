#include "report/github_report.h"

#include <algorithm>

#include "report/phrases.h"
#include "report/spoken.h"
#include "report/utf8.h"

namespace escalint {
namespace {

constexpr size_t kLongestMessage = 1500;
constexpr size_t kLongestTitle = 200;
constexpr size_t kLongestPath = 1000;

/// In a property a colon and a comma would end it.
enum class Part : bool { kMessage, kProperty };

std::string Escaped(const std::string& whole, size_t most, Part part) {
  constexpr std::string_view kHexDigits = "0123456789ABCDEF";
  const std::string clipped = Clip(whole, most);
  std::string_view text = clipped;
  std::string escaped;
  while (!text.empty()) {
    const CodePoint point = DecodeFirst(text);
    const char c = text[0];
    const bool ends_property = part == Part::kProperty && (c == ':' || c == ',');
    if (c == '%' || c == '\r' || c == '\n' || ends_property) {
      const auto byte = static_cast<unsigned char>(c);
      escaped.append({'%', kHexDigits[byte >> 4], kHexDigits[byte & 0xF]});
    } else if (!point.valid || point.value < 0x20 || point.value == 0x7F) {
      escaped += "\uFFFD";  // e.g. a terminal's control sequence
    } else {
      escaped += text.substr(0, point.length);
    }
    text.remove_prefix(point.length);
  }
  return escaped;
}

std::string Command(std::string_view command, const Location& place, const std::string& title,
                    const std::string& message) {
  std::string text = "::";
  text.append(command).append(" ");
  if (!place.file.empty() && place.file != "-") {
    const std::string column = std::to_string(std::max<uint64_t>(place.column, 1));
    text += "file=" + Escaped(place.file, kLongestPath, Part::kProperty);
    text += ",line=" + std::to_string(std::max<uint64_t>(place.line, 1)) + ",col=" + column;
    text += ",endColumn=" + std::to_string(std::max<uint64_t>(place.column, 1) + 1) + ',';
  }
  text += "title=" + Escaped(title, kLongestTitle, Part::kProperty);
  return text + "::" + Escaped(message, kLongestMessage, Part::kMessage) + '\n';
}

std::string_view CommandOf(const Finding& finding) {
  if (!finding.verdict) return "notice";
  return *finding.verdict == Verdict::kBreached ? "error" : "warning";
}

/// What was not checked at all; "" = nothing of the kind.
std::string NotChecked(const RunSummary& summary) {
  std::string text;
  if (!summary.unreadable.empty()) {
    const auto records = static_cast<int64_t>(summary.unreadable.size());
    const UnreadableRecord& first = summary.unreadable.front();
    text = SpokenCount(records, "record", "records") +
           " could not be read, and so were not checked. The first is " +
           PlaceOf({first.file, first.line, first.column, ""}) + ": " + first.error + ".";
  }
  const int64_t rules = std::count_if(summary.rules.begin(), summary.rules.end(),
                                      [](const RuleTally& rule) { return !rule.run; });
  if (rules == 0) return text;
  if (!text.empty()) text += ' ';
  return text + SpokenCount(rules, "rule", "rules") +
         " could not run, since the export does not record what they are about.";
}

void WriteKeptOut(const Standings& standings, std::string& out) {
  std::vector<std::string> kept_out;
  if (standings.known != 0) {
    kept_out.push_back(SpokenCount(standings.known, "finding", "findings") +
                       " known since the baseline");
  }
  if (standings.suppressed != 0) {
    kept_out.push_back(SpokenCount(standings.suppressed, "finding", "findings") + " suppressed");
  }
  if (kept_out.empty()) return;
  out += Command("notice", {}, "Known or suppressed",
                 SpokenList(kept_out) + ": not shown here, and not counted for the status.");
}

}  // namespace

void GithubReport::RenderCase(const CaseReport& report, Fragment& fragment) const {
  for (const EscalationReport& escalation : report.escalations) {
    for (const Finding& finding : escalation.findings) RenderDataFinding(finding, fragment);
  }
}

void GithubReport::RenderDataFinding(const Finding& finding, Fragment& fragment) const {
  const int gravity = GravityOf(finding);
  if (gravity == kNoFault || !IsFresh(finding)) return;
  const std::string_view command = CommandOf(finding);
  const std::string line =
      Command(command, finding.location, HeadingOf(finding), SummaryOf(finding));
  fragment.text += line;
  fragment.pieces.push_back({std::string(command), gravity, line.size()});
}

Gravest& GithubReport::ListOf(std::string_view command) {
  if (command == "error") return errors_;
  return command == "warning" ? warnings_ : notices_;
}

void GithubReport::Append(const Fragment& fragment, std::string&) {
  std::string_view text = fragment.text;
  for (const Piece& piece : fragment.pieces) {
    ListOf(piece.group).Add(piece.grade, text.substr(0, piece.size));
    text.remove_prefix(piece.size);
  }
}

void GithubReport::End(const RunSummary& summary, std::string& out) {
  while (errors_.Take(out)) {
  }
  const std::string not_checked = NotChecked(summary);
  if (!not_checked.empty()) out += Command("warning", {}, "Not checked", not_checked);
  for (Gravest* list : {&warnings_, &notices_}) {
    while (list->Take(out)) {
    }
  }
  std::vector<std::string> left_out;
  const auto add = [&](const Gravest& list, std::string_view one, std::string_view many) {
    if (list.left_out() > 0) left_out.push_back(SpokenCount(list.left_out(), one, many));
  };
  add(errors_, "more breach", "more breaches");
  add(warnings_, "more duty that could not be checked", "more duties that could not be checked");
  add(notices_, "more remark on the data", "more remarks on the data");
  WriteKeptOut(summary.standings, out);
  if (left_out.empty()) return;
  out += Command("notice", {}, "Not shown here",
                 "There are " + SpokenList(left_out) +
                     ". GitHub shows ten annotations of a kind; the other reports have all.");
}

std::optional<Problem> GithubReport::WriteProblem() const {
  for (const Gravest* list : {&errors_, &warnings_, &notices_}) {
    if (list->problem()) return list->problem();
  }
  return std::nullopt;
}

}  // namespace escalint
