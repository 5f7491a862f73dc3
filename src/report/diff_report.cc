#include "report/diff_report.h"

#include <string_view>

#include "report/json_writer.h"
#include "report/markdown.h"
#include "report/phrases.h"
#include "report/spoken.h"
#include "report/text_page.h"

namespace escalint {
namespace {

constexpr size_t kLongestName = 200;
constexpr size_t kLongestText = 600;
constexpr int64_t kMostOnAPage = 20;  // of a part

struct PartWords {
  std::string_view member;  ///< of the JSON
  std::string_view title;
};
constexpr std::array<PartWords, kDiffParts.size()> kWords{
    PartWords{"new", "New"}, PartWords{"graver", "Graver than before"},
    PartWords{"milder", "Less grave than before"}, PartWords{"gone", "No longer found"}};

const PartWords& WordsOf(DiffPart part) { return kWords[static_cast<size_t>(part)]; }

std::string_view VerdictWords(const Finding& finding) {
  return finding.verdict ? SpokenVerdict(*finding.verdict) : "about the data";
}

/// "breached, high, suppressed; it was: could not be checked (medium)".
std::string Judged(const DiffEntry& entry) {
  std::string text(VerdictWords(entry.finding));
  text += ", " + QualitiesOf(entry.finding);
  if (!entry.was.empty()) text += "; it was: " + entry.was;
  return text;
}

/// A gone finding is told as it was; its message would say that it is so.
std::string Account(DiffPart part, const Finding& finding) {
  if (part == DiffPart::kGone) return OccasionOf(finding);
  return SummaryOf(finding);
}

std::string RunOf(const ReportHead& head) {
  std::string text =
      head.as_of.empty() ? "its as-of is not said" : "as of " + SpokenAsOf(head.as_of);
  if (!head.policies.empty()) text += ", against " + SpokenList(head.policies);
  return text;
}

// ------------------------------------------------------------------------------------------ text

class TextDiff : public DiffWriter {
 public:
  TextDiff(size_t width, bool colour) : page_(width, colour) {}

  std::string Render(DiffPart part, const DiffEntry& entry) const override {
    std::string out = "\n";
    const Finding& finding = entry.finding;
    page_.Write({2, "", Ink::kPlain, 6}, HeadingOf(finding) + " (" + Judged(entry) + ")", out);
    page_.Write({6, "", Ink::kPlain, 6}, Account(part, finding), out);
    page_.Write({6, "", Ink::kPlain, 6}, "In the file " + PlaceOf(finding.location), out);
    return out;
  }
  void Begin(const DiffSummary& summary, std::string& out) const override {
    page_.Write({0, "Before", Ink::kFaint, 8}, summary.old_file + ": " + RunOf(summary.old_head),
                out);
    page_.Write({0, "Now", Ink::kFaint, 8}, summary.new_file + ": " + RunOf(summary.new_head), out);
  }
  void BeginPart(DiffPart part, int64_t count, std::string& out) const override {
    if (count == 0) return;
    page_.WriteTitle(std::string(WordsOf(part).title) + ": " + std::to_string(count), out);
  }
  void EndPart(DiffPart, int64_t, std::string&) const override {}
  void End(const DiffSummary& summary, std::string& out) const override {
    page_.WriteTitle("Summary", out);
    for (const std::string& note : summary.notes) page_.Write({}, note, out);
    page_.Write({}, Conclusion(summary), out);
  }

 private:
  TextPage page_;
};

// ------------------------------------------------------------------------------------------ JSON

void WriteSide(std::string_view name, const std::string& file, const ReportHead& head,
               JsonWriter& json) {
  json.Key(name).BeginObject().Member("file", file).MemberOrNull("as_of", head.as_of);
  json.Key("policies").BeginArray();
  for (const std::string& policy : head.policies) json.String(policy);
  json.EndArray().MemberInt("unreadable", head.unreadable).EndObject();
}

void WriteFinding(const DiffEntry& entry, JsonWriter& json) {
  const Finding& finding = entry.finding;
  json.BeginObject().Member("fingerprint", finding.fingerprint).Member("rule", finding.rule);
  json.Member("policy", finding.policy).Member("clause", finding.clause);
  json.Member("kind", Name(finding.kind));
  json.MemberOrNull("verdict", finding.verdict ? Name(*finding.verdict) : std::string_view());
  json.Member("severity", Name(finding.severity)).MemberOrNull("was", entry.was);
  json.Member("case", finding.case_id).Member("child", finding.child);
  json.OptionalMember("escalation", finding.escalation).OptionalMember("stage", finding.stage);
  json.Member("title", finding.title).Member("message", finding.message);
  json.MemberBool("suppressed", finding.suppression.has_value());
  json.Key("location").BeginObject().MemberOrNull("file", finding.location.file);
  json.MemberInt("line", static_cast<int64_t>(finding.location.line));
  json.MemberInt("column", static_cast<int64_t>(finding.location.column));
  json.MemberOrNull("pointer", finding.location.pointer).EndObject().EndObject();
}

class JsonDiff : public DiffWriter {
 public:
  /// Every finding brings the comma that parts it from the one before.
  std::string Render(DiffPart, const DiffEntry& entry) const override {
    std::string out = ",\n  ";
    JsonWriter json(out);
    WriteFinding(entry, json);
    return out;
  }
  std::string_view First(std::string_view text) const override { return text.substr(1); }
  void Begin(const DiffSummary& summary, std::string& out) const override {
    out += "{\n \"escalint\": ";
    JsonWriter(out)
        .BeginObject()
        .Member("version", ESCALINT_VERSION)
        .MemberInt("format", 1)
        .EndObject();
    out += ",\n \"reports\": ";
    JsonWriter sides(out);
    sides.BeginObject();
    WriteSide("old", summary.old_file, summary.old_head, sides);
    WriteSide("new", summary.new_file, summary.new_head, sides);
    sides.EndObject();
    out += ",\n \"counts\": ";
    JsonWriter counts(out);
    counts.BeginObject();
    for (const DiffPart part : kDiffParts) counts.MemberInt(WordsOf(part).member, summary.Of(part));
    counts.MemberInt("unchanged", summary.unchanged).EndObject();
    out += ",\n \"notes\": ";
    JsonWriter notes(out);
    notes.BeginArray();
    for (const std::string& note : summary.notes) notes.String(note);
    notes.EndArray();
  }
  void BeginPart(DiffPart part, int64_t, std::string& out) const override {
    out.append(",\n \"").append(WordsOf(part).member).append("\": [");
  }
  void EndPart(DiffPart, int64_t count, std::string& out) const override {
    out += count == 0 ? "]" : "\n ]";
  }
  void End(const DiffSummary&, std::string& out) const override { out += "\n}\n"; }
};

// -------------------------------------------------------------------------------------- Markdown

/// A page for a pull request or a job, no longer than those who show it take.
class MarkdownDiff : public DiffWriter {
 public:
  int64_t Most() const override { return kMostOnAPage; }
  std::string Render(DiffPart part, const DiffEntry& entry) const override {
    const Finding& finding = entry.finding;
    return "- **" + MarkdownText(Judged(entry), kLongestName) + "** " +
           MarkdownText(HeadingOf(finding), kLongestName) + "<br>" +
           MarkdownText(Account(part, finding), kLongestText) + "<br>" +
           MarkdownText("In the file: " + PlaceOf(finding.location), kLongestName) + '\n';
  }
  void Begin(const DiffSummary& summary, std::string& out) const override {
    out += "## Escalation check: what has changed\n\n**";
    out += MarkdownText(Conclusion(summary), kLongestText) + "**\n\n";
    out += "- Before: " + Side(summary.old_file, summary.old_head);
    out += "- Now: " + Side(summary.new_file, summary.new_head);
    for (const std::string& note : summary.notes)
      out += "- " + MarkdownText(note, kLongestText) + '\n';
  }
  void BeginPart(DiffPart part, int64_t count, std::string& out) const override {
    if (count == 0) return;
    out.append("\n### ").append(WordsOf(part).title).append(": ");
    out += std::to_string(count) + "\n\n";
  }
  void EndPart(DiffPart, int64_t count, std::string& out) const override {
    if (count <= Most()) return;
    out += "- and " + std::to_string(count - Most()) + " more; the other formats have all\n";
  }
  void End(const DiffSummary&, std::string& out) const override {
    out += "\nA finding is a question to put to the people concerned, not a verdict on them.\n";
  }

 private:
  static std::string Side(const std::string& file, const ReportHead& head) {
    return MarkdownText(file + ": " + RunOf(head), kLongestText) + '\n';
  }
};

}  // namespace

std::unique_ptr<DiffWriter> MakeTextDiff(size_t width, bool colour) {
  return std::make_unique<TextDiff>(width, colour);
}
std::unique_ptr<DiffWriter> MakeJsonDiff() { return std::make_unique<JsonDiff>(); }
std::unique_ptr<DiffWriter> MakeMarkdownDiff() { return std::make_unique<MarkdownDiff>(); }

std::string Conclusion(const DiffSummary& summary) {
  std::string text = std::to_string(summary.Of(DiffPart::kNew)) + " new";
  const auto add = [&text](int64_t count, std::string_view words) {
    if (count != 0) text += ", " + std::to_string(count) + std::string(words);
  };
  add(summary.Of(DiffPart::kGraver), " graver than before");
  add(summary.Of(DiffPart::kMilder), " less grave than before");
  text += ", " + std::to_string(summary.Of(DiffPart::kGone)) + " no longer found, ";
  text += std::to_string(summary.unchanged) + " unchanged.";
  if (summary.suppressed != 0) {
    text += " Of the new and the graver, " + std::to_string(summary.suppressed) + " suppressed.";
  }
  return text;
}

}  // namespace escalint
