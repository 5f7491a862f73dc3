#include "report/html_front.h"

#include <algorithm>
#include <tuple>

#include "report/html_template.h"
#include "report/phrases.h"
#include "report/spoken.h"
#include "report/text_summary.h"

namespace escalint {
namespace {

/// A run over broken exports may have millions of them; the JSON report lists them all.
constexpr size_t kMostListed = 200;

int64_t Of(const RuleTally& rule, Verdict verdict) {
  return rule.counts[static_cast<size_t>(verdict)];
}

int64_t Duties(const RuleTally& rule) {
  int64_t sum = 0;
  for (const int64_t count : rule.counts) sum += count;
  return sum;
}

class Front {
 public:
  Front(const RunSummary& summary, const RunNotes& notes, const FrontLinks& links)
      : summary_(summary), notes_(notes), links_(links) {}
  void AppendTo(std::string& out);

 private:
  int64_t All(Verdict verdict) const;
  int64_t Inputs(int64_t InputSummary::*number) const;
  const FoundList* ListOf(const RuleTally& rule) const;
  std::vector<const RuleTally*> WithVerdict(Verdict verdict) const;
  std::string HrefOf(const RuleTally& rule) const;
  void AddNumber(std::string_view kind, std::string_view name, int64_t count,
                 const std::string& more);
  void AddNumbers();
  void AddSection(std::string_view id, std::string_view name, const std::string& words);
  void AddContents();
  void AddChecked();
  void AddStandings();
  void AddInputs();
  void AddBreaches();
  void AddUnchecked();
  void AddNotRun();
  void AddUnreadable();
  void AddData();
  void AddRemarks(HtmlForm& data);
  void AddGone();
  void AddDuties();
  void AddRules();
  void AddParts();
  std::string SeverityWords() const;
  std::string UncheckedWords() const;
  int64_t Remarks() const;
  int64_t NotRun() const;

  const RunSummary& summary_;
  const RunNotes& notes_;
  const FrontLinks& links_;
  HtmlForm form_{"front.tpl"};
};

int64_t Front::All(Verdict verdict) const {
  int64_t sum = 0;
  for (const RuleTally& rule : summary_.rules) sum += Of(rule, verdict);
  return sum;
}

int64_t Front::Inputs(int64_t InputSummary::*number) const {
  int64_t sum = 0;
  for (const InputSummary& input : summary_.inputs) sum += input.*number;
  return sum;
}

int64_t Front::NotRun() const {
  return std::count_if(summary_.rules.begin(), summary_.rules.end(),
                       [](const RuleTally& rule) { return !rule.run; });
}

int64_t Front::Remarks() const {
  auto count = static_cast<int64_t>(summary_.data_findings.size());
  for (const auto& [key, list] : notes_.rules) count += list.counts.remarks;
  return count;
}

const FoundList* Front::ListOf(const RuleTally& rule) const {
  const auto known = notes_.rules.find({rule.policy, rule.id});
  return known == notes_.rules.end() ? nullptr : &known->second;
}

/// None where its findings are not shown.
std::string Front::HrefOf(const RuleTally& rule) const {
  const FoundList* list = ListOf(rule);
  return list == nullptr ? "#rules" : links_.To(*list);
}

/// The worst first: by how many there are of each severity, from the gravest down.
std::vector<const RuleTally*> Front::WithVerdict(Verdict verdict) const {
  std::vector<const RuleTally*> rules;
  for (const RuleTally& rule : summary_.rules) {
    if (Of(rule, verdict) != 0) rules.push_back(&rule);
  }
  const auto weight = [&](const RuleTally& rule) {
    const FoundList* list = ListOf(rule);
    const auto by = list == nullptr ? std::array<int64_t, 4>{} : list->breached;
    return std::make_tuple(by[3], by[2], by[1], by[0], Of(rule, verdict));
  };
  std::stable_sort(rules.begin(), rules.end(), [&](const RuleTally* a, const RuleTally* b) {
    return verdict == Verdict::kBreached ? weight(*a) > weight(*b)
                                         : Of(*a, verdict) > Of(*b, verdict);
  });
  return rules;
}

void Front::AddNumber(std::string_view kind, std::string_view name, int64_t count,
                      const std::string& more) {
  HtmlForm number = form_.Add("NUMBER");
  number.Set("KIND", kind);
  number.Set("NAME", name);
  number.SetNumber("COUNT", count);
  number.AddIfAny("MORE", "WORDS", more);
}

/// "1 high, 5 medium".
std::string Front::SeverityWords() const {
  std::string words;
  for (int i = 3; i >= 0; --i) {
    if (summary_.shown_by_severity[i] == 0) continue;
    words += (words.empty() ? "" : ", ") + std::to_string(summary_.shown_by_severity[i]) + ' ';
    words += Name(static_cast<Severity>(i));
  }
  return words;
}

void Front::AddNumbers() {
  AddNumber("breached", "Breached", All(Verdict::kBreached), SeverityWords());
  AddNumber("cannot_tell", "Could not be checked", All(Verdict::kCannotTell), "");
  AddNumber("met", "Met", All(Verdict::kMet), "");
  AddNumber("not_due", "Not due yet", All(Verdict::kNotDue), "");
  AddNumber("waived", "Lifted by the policy", All(Verdict::kWaived), "");
}

void Front::AddSection(std::string_view id, std::string_view name, const std::string& words) {
  HtmlForm section = form_.Add("SECTION");
  section.Set("HREF", "#" + std::string(id));
  section.Set("NAME", name);
  if (!words.empty()) section.Set("WORDS", "(" + words + ')');
}

void Front::AddContents() {
  AddSection("checked", "What was checked", "");
  AddSection("breached", "What was breached", std::to_string(All(Verdict::kBreached)));
  AddSection("unchecked", "What could not be checked", std::to_string(All(Verdict::kCannotTell)));
  if (Remarks() != 0) AddSection("data", "About the data", std::to_string(Remarks()));
  AddSection("duties", "Whose duty it was", "");
  AddSection("rules", "Every rule that was run", "");
  if (!notes_.gone.empty()) {
    AddSection("gone", "What is no longer found", std::to_string(summary_.baseline->gone));
  }
  AddSection("reading", "How to read a finding", "");
  AddSection("findings", "Findings, case by case", "");
}

void AddFact(HtmlForm& form, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  HtmlForm fact = form.Add("FACT");
  fact.Set("NAME", name);
  fact.Set("TEXT", text);
}

void Front::AddChecked() {
  AddFact(form_, "Seen as of", SpokenAsOf(summary_.as_of));
  AddFact(form_, "Policies",
          summary_.policies.empty() ? "None: no policy applied" : SpokenList(summary_.policies));
  if (summary_.pseudonymised) AddFact(form_, "Names", kPseudonymised);
  AddFact(form_, "Cases", std::to_string(Inputs(&InputSummary::cases)));
  AddFact(form_, "Escalations", std::to_string(Inputs(&InputSummary::escalations)));
  int64_t duties = 0;
  for (const RuleTally& rule : summary_.rules) duties += Duties(rule);
  AddFact(form_, "Duties that arose", std::to_string(duties));
  AddStandings();
  AddInputs();
}

/// What the baseline and the suppressions keep out of the exit status.
void Front::AddStandings() {
  if (summary_.baseline) AddFact(form_, "Against the baseline", summary_.baseline->file);
  for (const auto& [name, number] : StandingRows(summary_)) {
    AddFact(form_, name, std::to_string(number));
  }
  if (!summary_.baseline) return;
  for (const std::string& note : summary_.baseline->notes) AddFact(form_, "But", note);
}

/// "And 17 more files; the JSON report lists them all."
void AddMore(HtmlForm& form, std::string_view section, size_t all, std::string_view what) {
  if (all <= kMostListed) return;
  form.Add(section).Set("WORDS", "And " + std::to_string(all - kMostListed) + " more " +
                                     std::string(what) + "; the JSON report lists them all.");
}

void Front::AddInputs() {
  for (size_t i = 0; i < std::min(summary_.inputs.size(), kMostListed); ++i) {
    const InputSummary& input = summary_.inputs[i];
    HtmlForm row = form_.Add("INPUT");
    row.Set("FILE", input.file);
    row.SetNumber("CASES", input.cases);
    row.SetNumber("ESCALATIONS", input.escalations);
    row.SetNumber("UNREADABLE", input.unreadable);
    row.Set("HASH", input.sha256);
  }
  AddMore(form_, "MORE_INPUTS", summary_.inputs.size(), "files");
}

void Front::AddBreaches() {
  const std::vector<const RuleTally*> rules = WithVerdict(Verdict::kBreached);
  if (rules.empty()) {
    form_.Add("NO_BREACH");
    return;
  }
  HtmlForm breaches = form_.Add("BREACHES");
  for (const RuleTally* rule : rules) {
    const FoundList* list = ListOf(*rule);
    const auto by = list == nullptr ? std::array<int64_t, 4>{} : list->breached;
    HtmlForm row = breaches.Add("RULE");
    row.Set("HREF", HrefOf(*rule));
    row.Set("ID", rule->id);
    row.Set("TITLE", rule->title);
    row.SetNumber("HIGH", by[3]);
    row.SetNumber("MEDIUM", by[2]);
    row.SetNumber("LOW", by[1]);
    row.SetNumber("INFO", by[0]);
    row.SetNumber("BREACHED", Of(*rule, Verdict::kBreached));
    row.SetNumber("DUTIES", Duties(*rule));
  }
}

std::string Front::UncheckedWords() const {
  const std::vector<std::string> gaps = Gaps(summary_, notes_.seen);
  if (gaps.empty()) return "Nothing was left unchecked.";
  return SpokenList(gaps) + ". Could not be checked never means that the policy was followed.";
}

void Front::AddUnchecked() {
  form_.Set("UNCHECKED", UncheckedWords());
  const std::vector<const RuleTally*> rules = WithVerdict(Verdict::kCannotTell);
  if (!rules.empty()) {
    HtmlForm table = form_.Add("CANNOT_TELL");
    for (const RuleTally* rule : rules) {
      HtmlForm row = table.Add("RULE");
      row.Set("HREF", HrefOf(*rule));
      row.Set("ID", rule->id);
      row.Set("TITLE", rule->title);
      row.SetNumber("COUNT", Of(*rule, Verdict::kCannotTell));
      row.SetNumber("DUTIES", Duties(*rule));
    }
  }
  AddNotRun();
  AddUnreadable();
}

/// A line for each reason, in the order in which the reasons first appear.
void Front::AddNotRun() {
  std::vector<std::pair<std::string, std::vector<std::string>>> reasons;
  std::map<std::string, size_t> places;
  for (const RuleTally& rule : summary_.rules) {
    if (rule.run) continue;
    const auto [known, is_new] = places.try_emplace(rule.not_run_because, reasons.size());
    if (is_new) reasons.push_back({rule.not_run_because, {}});
    reasons[known->second].second.push_back(rule.id);
  }
  if (reasons.empty()) return;
  HtmlForm list = form_.Add("NOT_RUN");
  for (const auto& [reason, ids] : reasons) {
    HtmlForm line = list.Add("REASON");
    line.Set("RULES", SpokenList(ids));
    line.Set("TEXT", reason);
  }
}

void Front::AddUnreadable() {
  if (summary_.unreadable.empty()) return;
  HtmlForm list = form_.Add("UNREADABLE");
  for (size_t i = 0; i < std::min(summary_.unreadable.size(), kMostListed); ++i) {
    const UnreadableRecord& record = summary_.unreadable[i];
    HtmlForm line = list.Add("RECORD");
    line.Set("PLACE", record.file + ", line " + std::to_string(record.line) + ", column " +
                          std::to_string(record.column));
    line.Set("TEXT", record.error);
  }
  AddMore(list, "MORE", summary_.unreadable.size(), "records");
}

void Front::AddRemarks(HtmlForm& data) {
  const bool any = std::any_of(notes_.rules.begin(), notes_.rules.end(),
                               [](const auto& rule) { return rule.second.counts.remarks != 0; });
  if (!any) return;
  HtmlForm remarks = data.Add("REMARKS");
  for (const auto& [key, list] : notes_.rules) {
    if (list.counts.remarks == 0) continue;
    HtmlForm row = remarks.Add("RULE");
    row.Set("HREF", links_.To(list));
    row.Set("ID", list.name);
    row.Set("TITLE", list.title);
    row.SetNumber("COUNT", list.counts.remarks);
  }
}

void Front::AddData() {
  if (Remarks() == 0) return;
  HtmlForm data = form_.Add("DATA");
  AddRemarks(data);
  if (summary_.data_findings.empty()) return;
  HtmlForm whole = data.Add("WHOLE");
  for (size_t i = 0; i < std::min(summary_.data_findings.size(), kMostListed); ++i) {
    HtmlForm line = whole.Add("REMARK");
    line.Set("RULE", summary_.data_findings[i].rule);
    const std::string standing = StandingOf(summary_.data_findings[i]);
    line.Set("TEXT", summary_.data_findings[i].message + (standing.empty() ? "" : " " + standing));
  }
  AddMore(whole, "MORE", summary_.data_findings.size(), "remarks");
}

void Front::AddGone() {
  if (notes_.gone.empty()) return;
  HtmlForm gone = form_.Add("GONE");
  gone.Set("BASELINE", summary_.baseline->file);
  for (const GoneFinding& finding : notes_.gone) {
    HtmlForm row = gone.Add("FINDING");
    row.Set("OCCASION", finding.occasion);
    row.Set("HEADING", finding.heading);
    row.Set("VERDICT", finding.verdict);
  }
  const int64_t more = summary_.baseline->gone - static_cast<int64_t>(notes_.gone.size());
  if (more == 0) return;
  gone.Add("MORE").Set("WORDS", "And " + SpokenCount(more, "more", "more") +
                                    "; the SARIF report and \"escalint diff\" list them too.");
}

/// Breached first, then what could not be checked.
std::pair<int64_t, int64_t> Weight(const FoundList& list) {
  const auto& verdicts = list.counts.verdicts;
  return {verdicts[static_cast<size_t>(Verdict::kBreached)],
          verdicts[static_cast<size_t>(Verdict::kCannotTell)]};
}

void Front::AddDuties() {
  for (const Side side : {Side::kAnswering, Side::kRaising, Side::kNeither}) {
    std::vector<const FoundList*> lists;
    for (const auto& [key, list] : notes_.duties) {
      if (key.first == side) lists.push_back(&list);
    }
    if (lists.empty()) continue;
    std::stable_sort(lists.begin(), lists.end(), [](const FoundList* a, const FoundList* b) {
      return Weight(*a) > Weight(*b);
    });
    HtmlForm table = form_.Add("SIDE");
    table.Set("NAME", SideTitle(side));
    for (const FoundList* list : lists) {
      HtmlForm row = table.Add("DUTY");
      row.Set("HREF", links_.To(*list));
      row.Set("NAME", list->name);
      row.SetNumber("BREACHED", Weight(*list).first);
      row.SetNumber("CANNOT_TELL", Weight(*list).second);
    }
  }
}

void Front::AddRules() {
  const auto all = static_cast<int64_t>(summary_.rules.size());
  form_.Set("RULES_RUN", "All " + SpokenCount(all - NotRun(), "rule", "rules"));
  for (const RuleTally& rule : summary_.rules) {
    if (!rule.run) continue;
    HtmlForm row = form_.Add("EVERY_RULE");
    row.Set("ID", rule.id);
    row.Set("TITLE", rule.title);
    row.SetNumber("BREACHED", Of(rule, Verdict::kBreached));
    row.SetNumber("CANNOT_TELL", Of(rule, Verdict::kCannotTell));
    row.SetNumber("MET", Of(rule, Verdict::kMet));
    row.SetNumber("NOT_DUE", Of(rule, Verdict::kNotDue));
    row.SetNumber("WAIVED", Of(rule, Verdict::kWaived));
  }
}

void Front::AddParts() {
  if (links_.one_page) return;
  HtmlForm parts = form_.Add("PARTS");
  parts.Set("FOLDER", links_.folder);
  parts.Set("CASES", links_.To("cases"));
  for (size_t i = 0; i < notes_.parts.size(); ++i) {
    const PartSummary& part = notes_.parts[i];
    HtmlForm row = parts.Add("PART");
    row.Set("HREF", links_.To(std::to_string(i + 1)));
    row.SetNumber("NUMBER", static_cast<int64_t>(i) + 1);
    row.Set("FIRST", part.first);
    row.Set("LAST", part.last);
    row.Set("FOUND", FoundWords(part.counts));
  }
}

void Front::AppendTo(std::string& out) {
  form_.AddIfAny("AS_OF", "TEXT", SpokenAsOf(summary_.as_of));
  form_.Set("CONCLUSION", Conclusion(summary_, notes_.seen));
  AddNumbers();
  AddContents();
  AddChecked();
  AddBreaches();
  AddUnchecked();
  AddData();
  AddDuties();
  AddRules();
  AddGone();
  AddParts();
  form_.AppendTo(out);
}

}  // namespace

std::string FrontLinks::To(const FoundList& list) const {
  return one_page ? "#" + list.file : To(list.file);
}

std::string FrontLinks::To(const std::string& file) const { return prefix + file + ".html"; }

std::string_view SideTitle(Side side) {
  switch (side) {
    case Side::kRaising:
      return "Those who raised the disagreement";
    case Side::kAnswering:
      return "Those who were to answer it";
    case Side::kNeither:
      return "Others, or not recorded on which side";
  }
  return "";
}

void AppendFront(const RunSummary& summary, const RunNotes& notes, const FrontLinks& links,
                 std::string& out) {
  Front(summary, notes, links).AppendTo(out);
}

}  // namespace escalint
