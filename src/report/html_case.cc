#include "report/html_case.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "report/html_template.h"
#include "report/phrases.h"
#include "report/spoken.h"
#include "report/timeline_chart.h"

namespace escalint {
namespace {

/// An escalation with thousands of events is told by `escalint timeline`.
constexpr size_t kMostLines = 300;

using Group = std::vector<const Finding*>;

/// In what order a person wants to read.
int Place(const Finding& finding) {
  constexpr std::array<int, kVerdictCount> kPlaces{4, 0, 1, 2, 3};  // by Verdict
  return finding.verdict ? kPlaces[static_cast<size_t>(*finding.verdict)] : kVerdictCount;
}

/// What findings must have in common to be told as one: all that they can be filtered by.
auto FoldKey(const Finding& finding) {
  const DutyHolder holder = finding.duty_of.value_or(DutyHolder{});
  return std::make_tuple(std::string_view(finding.rule), finding.severity,
                         finding.stage.value_or(""), holder.role, holder.agency, holder.side,
                         finding.baseline, StandingOf(finding));
}

/// A finding a group, but for those that could not be checked: of these the alike share one.
std::vector<Group> Fold(const std::vector<Finding>& findings) {
  std::vector<Group> groups;
  std::map<decltype(FoldKey(findings.front())), size_t> unchecked;
  for (const Finding& finding : findings) {
    if (finding.verdict == Verdict::kCannotTell) {
      const auto [known, is_new] = unchecked.try_emplace(FoldKey(finding), groups.size());
      if (!is_new) {
        groups[known->second].push_back(&finding);
        continue;
      }
    }
    groups.push_back({&finding});
  }
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return Place(*a.front()) < Place(*b.front());
  });
  return groups;
}

std::string TeamOf(const Finding& finding) {
  if (!finding.duty_of) return "";
  const DutyHolder& holder = *finding.duty_of;
  return SpokenTerm(holder.agency.empty() ? holder.role : holder.agency);
}

std::array<FacetValue, kFacetCount> FacetsOf(const Finding& finding) {
  const std::string stage = finding.stage.value_or("");
  const std::string team = TeamOf(finding);
  // Filters list their choices in the order of these names.
  const std::string verdict = std::to_string(Place(finding));
  const std::string severity = std::to_string(3 - static_cast<int>(finding.severity));
  return {FacetValue{ClassFor("r", finding.policy + ' ' + finding.rule),
                     finding.rule + ": " + finding.title},
          FacetValue{"v-" + verdict, std::string(VerdictTitle(finding.verdict))},
          FacetValue{"s-" + severity, Capital(std::string(Name(finding.severity)))},
          FacetValue{ClassFor("g", stage), StageWords(stage)},
          FacetValue{ClassFor("t", team), team.empty() ? "Nobody named" : Capital(team)}};
}

void AddFacets(const std::set<std::string>& names, HtmlForm& form) {
  for (const std::string& name : names) form.Add("FACET").Set("CLASS", name);
}

void AddFact(HtmlForm& form, std::string_view section, std::string_view name,
             std::string_view text) {
  if (text.empty()) return;
  HtmlForm fact = form.Add(section);
  fact.Set("NAME", name);
  fact.Set("TEXT", text);
}

/// An id stays as it is recorded.
std::string DoneFact(const Finding& finding, const ZoneTable& zone) {
  std::string words = SpokenDone(finding, zone);
  return finding.done ? words : Capital(std::move(words));
}

/// "story.json, line 13, column 9 (/cases/0/escalations/0/events/1)".
std::string PlaceWords(const Location& location) {
  std::string words = location.file;
  if (location.line != 0) words += ", line " + std::to_string(location.line);
  if (location.column != 0) words += ", column " + std::to_string(location.column);
  if (!location.pointer.empty()) words += " (" + location.pointer + ')';
  return words;
}

/// "STF-12a · clause 12 · medium · contested".
std::string CiteWords(const Finding& finding) {
  std::string words = finding.rule;
  if (!finding.clause.empty()) words += " · " + SpokenClause(finding.clause);
  if (Place(finding) < 2 || !finding.verdict) {
    words += " · severity " + std::string(Name(finding.severity));
  }
  if (finding.contested) words += " · contested";
  if (finding.local) words += " · limit set locally";
  if (finding.suppression) return words + " · suppressed";
  if (finding.baseline == BaselineState::kNew) words += " · new";
  if (finding.baseline == BaselineState::kUnchanged) words += " · known since the baseline";
  return words;
}

/// How a row of a list says in a word or two what came of it.
std::string NoteOf(const Group& group) {
  const Finding& first = *group.front();
  if (first.suppression) return "suppressed";
  if (first.baseline == BaselineState::kUnchanged) return "known since the baseline";
  if (group.size() > 1) return std::to_string(group.size()) + " times";
  const bool told = first.done && !first.late_by;
  if (first.verdict != Verdict::kBreached || told || first.kind == Kind::kProhibitedStep) return "";
  return Capital(SpokenBreach(first));
}

class CaseRenderer {
 public:
  CaseRenderer(const CaseReport& report, const ZoneTable& zone)
      : report_(report),
        zone_(zone),
        place_(std::to_string(report.input) + '-' + std::to_string(report.record)) {}

  CaseNotes Render(std::string& out);

 private:
  void AddEscalation(const EscalationReport& escalation);
  void AddFacts(const EscalationReport& escalation, HtmlForm& form) const;
  void AddChart(const EscalationReport& escalation, HtmlForm& form) const;
  void AddHistory(const EscalationReport& escalation, HtmlForm& form) const;
  void AddGroup(const Group& group, HtmlForm& form);
  void AddFindingFacts(const Finding& finding, HtmlForm& form) const;
  void AddReadings(const Finding& finding, HtmlForm& form) const;
  void AddFolded(const Group& group, HtmlForm& form);
  void Note(const Group& group, const std::string& anchor, ShownFinding shown);
  void NoteCase();
  std::string NextAnchor() { return "f-" + place_ + '-' + std::to_string(++findings_); }

  const CaseReport& report_;
  const ZoneTable& zone_;
  const std::string place_;
  HtmlForm form_{"case.tpl"};
  CaseNotes notes_;
  FoundCounts found_;
  std::string context_;  ///< "Case STORY-1, escalation E-1"
  std::string anchor_;   ///< of the escalation in work
  /// What its findings can be filtered by: where a filter leaves none, it goes too.
  std::set<std::string> of_escalation_, of_case_;
  size_t escalations_ = 0;
  size_t findings_ = 0;
};

CaseNotes CaseRenderer::Render(std::string& out) {
  const bool silent = std::all_of(report_.escalations.begin(), report_.escalations.end(),
                                  [](const auto& each) { return each.findings.empty(); });
  if (silent) return {};
  form_.Set("ANCHOR", "c-" + place_);
  form_.Set("NAME", report_.child.empty() ? "Case " + report_.case_id
                                          : "Child " + report_.child + ", case " + report_.case_id);
  for (const EscalationReport& escalation : report_.escalations) {
    if (!escalation.findings.empty()) AddEscalation(escalation);
  }
  AddFacets(of_case_, form_);
  NoteCase();
  form_.AppendTo(out);
  out += '\n';
  return std::move(notes_);
}

void CaseRenderer::AddEscalation(const EscalationReport& escalation) {
  anchor_ = "e-" + place_ + '-' + std::to_string(++escalations_);
  const std::string name =
      escalation.is_case_level ? "The case as a whole" : "Escalation " + escalation.id;
  context_ =
      "Case " + report_.case_id + (escalation.is_case_level ? "" : ", escalation " + escalation.id);
  HtmlForm form = form_.Add("ESCALATION");
  form.Set("ANCHOR", anchor_);
  form.Set("NAME", name);
  form.Set("CONTEXT", context_);
  AddFacts(escalation, form);
  AddChart(escalation, form);
  AddHistory(escalation, form);
  of_escalation_.clear();
  for (const Group& group : Fold(escalation.findings)) AddGroup(group, form);
  AddFacets(of_escalation_, form);
  of_case_.merge(of_escalation_);
}

void CaseRenderer::AddFacts(const EscalationReport& escalation, HtmlForm& form) const {
  AddFact(form, "ABOUT", "Policy", PolicyOf(escalation));
  AddFact(form, "ABOUT", "Route", Capital(SpokenTerm(escalation.route)));
  AddFact(form, "ABOUT", "Risk", Capital(SpokenTerm(escalation.risk)));
  AddFact(form, "ABOUT", "Theme", Capital(escalation.theme));
  AddFact(form, "ABOUT", "Raised by", Capital(escalation.raised_by));
  AddFact(form, "ABOUT", "Raised with", Capital(escalation.against));
}

std::string_view ShapeName(TimelineChart::Shape shape) {
  constexpr std::array<std::string_view, 6> kNames{"raised", "decision", "talk",
                                                   "paper",  "closed",   "other"};
  return kNames[static_cast<size_t>(shape)];
}

std::string_view SpanName(TimelineChart::Span span) {
  constexpr std::array<std::string_view, 5> kNames{"late", "missing", "unclear", "point", "other"};
  return kNames[static_cast<size_t>(span)];
}

void AddLanes(const TimelineChart& chart, HtmlForm& form) {
  for (size_t i = 0; i < chart.lanes.size(); ++i) {
    const TimelineChart::Lane& lane = chart.lanes[i];
    HtmlForm at = form.Add("LANE");
    if (i % 2 != 0) at.Add("ODD");
    at.SetNumber("TOP", lane.top);
    at.SetNumber("HEIGHT", lane.height);
    at.SetNumber("BASE", lane.top + 25);
    at.Set("NAME", lane.name);
    if (lane.to == 0) continue;
    HtmlForm stay = at.Add("STAY");
    stay.SetNumber("X", lane.from - 12);
    stay.SetNumber("WIDTH", lane.to - lane.from + 24);
  }
}

void AddAxis(const TimelineChart& chart, HtmlForm& form) {
  for (const TimelineChart::Tick& tick : chart.ticks) {
    HtmlForm at = form.Add("TICK");
    at.SetNumber("X", tick.x);
    at.SetNumber("BOTTOM", chart.height);
    at.Set("WORDS", tick.words);
  }
  for (const TimelineChart::Gap& gap : chart.gaps) {
    HtmlForm at = form.Add("GAP");
    at.SetNumber("X", gap.x);
    at.SetNumber("BOTTOM", chart.height);
    at.Set("WORDS", gap.words);
  }
}

void AddMarks(const TimelineChart& chart, HtmlForm& form) {
  for (const TimelineChart::Mark& mark : chart.marks) {
    HtmlForm at = form.Add("MARK");
    at.Set("SHAPE", ShapeName(mark.shape));
    at.SetNumber("X", mark.x);
    at.SetNumber("Y", mark.y);
    at.SetNumber("BASE", mark.y + 4);
    at.SetNumber("NUMBER", static_cast<int64_t>(mark.number));
    if (mark.time_unknown) at.Add("UNKNOWN");
    if (mark.reach_from == mark.reach_to) continue;
    HtmlForm reach = at.Add("REACH");
    reach.SetNumber("FROM", mark.reach_from);
    reach.SetNumber("TO", mark.reach_to);
  }
}

void AddBars(const TimelineChart& chart, HtmlForm& form) {
  for (const TimelineChart::Bar& bar : chart.bars) {
    HtmlForm at = form.Add("BAR");
    at.SetNumber("X", bar.x);
    at.SetNumber("Y", bar.y + 16);
    at.SetNumber("BASE", bar.y + 12);
    at.SetNumber("WORDS_X", bar.words_x);
    at.Set("WORDS", bar.words);
    if (bar.words_end) at.Add("END");
    if (bar.has_due) at.Add("DUE").SetNumber("DUE_TOP", bar.y + 10);
    if (bar.span == TimelineChart::Span::kPoint) {
      at.Add("POINT");
      continue;
    }
    HtmlForm span = at.Add("SPAN");
    span.Set("KIND", SpanName(bar.span));
    span.SetNumber("WIDTH", bar.width);
    if (bar.span == TimelineChart::Span::kMissing) at.Add("OPEN");
  }
}

/// "21 events from Mon 8 Apr 2024 to Thu 2 May 2024 in 4 lanes. STF-12a: 26 hours late. …"
std::string ChartWords(const TimelineChart& chart, size_t events) {
  std::string words = SpokenCount(static_cast<int64_t>(events), "event", "events") + ", in " +
                      SpokenCount(static_cast<int64_t>(chart.lanes.size()), "lane", "lanes") + ": ";
  for (const auto& lane : chart.lanes) {
    words += lane.name + (&lane == &chart.lanes.back() ? ". " : ", ");
  }
  for (const auto& bar : chart.bars) words += bar.words + ". ";
  return words + "The list below tells the same in words.";
}

std::string LeftOutWords(const TimelineChart& chart) {
  std::vector<std::string> what;
  const auto add = [&](size_t count, const char* one, const char* many) {
    if (count != 0) what.push_back(SpokenCount(static_cast<int64_t>(count), one, many));
  };
  add(chart.marks_left_out, "event", "events");
  add(chart.bars_left_out, "finding", "findings");
  return what.empty() ? "" : "Not drawn, for want of room: " + SpokenList(what) + '.';
}

void CaseRenderer::AddChart(const EscalationReport& escalation, HtmlForm& form) const {
  const TimelineChart chart = DrawTimeline(escalation, zone_);
  if (chart.lanes.empty()) return;
  HtmlForm drawing = form.Add("CHART");
  drawing.SetNumber("HEIGHT", chart.height);
  drawing.Set("WORDS", ChartWords(chart, escalation.history.size()));
  AddLanes(chart, drawing);
  AddAxis(chart, drawing);
  AddBars(chart, drawing);
  AddMarks(chart, drawing);
  drawing.AddIfAny("LEFT_OUT", "WORDS", LeftOutWords(chart));
}

void CaseRenderer::AddHistory(const EscalationReport& escalation, HtmlForm& form) const {
  if (escalation.history.empty()) return;
  HtmlForm history = form.Add("HISTORY");
  const size_t shown = std::min(escalation.history.size(), kMostLines);
  for (size_t i = 0; i < shown; ++i) {
    const HistoryLine& line = escalation.history[i];
    HtmlForm at = history.Add("LINE");
    at.SetNumber("NUMBER", static_cast<int64_t>(i) + 1);
    at.Set("WHEN", FormatForPerson(zone_, line.at));
    at.Set("EVENT", line.event);
    at.Set("TEXT", Capital(line.text));
  }
  const size_t more = escalation.history.size() - shown;
  if (more == 0) return;
  history.Add("MORE").Set(
      "WORDS", "And " + std::to_string(more) + " more events, which \"escalint timeline\" tells.");
}

void CaseRenderer::AddGroup(const Group& group, HtmlForm& form) {
  const Finding& first = *group.front();
  const std::string anchor = NextAnchor();
  ShownFinding shown;
  shown.facets = FacetsOf(first);
  HtmlForm card = form.Add("FINDING");
  card.Set("ANCHOR", anchor);
  card.Set("KIND", first.verdict ? Name(*first.verdict) : "remark");
  for (const FacetValue& facet : shown.facets) {
    card.Add("FACET").Set("CLASS", facet.name);
    of_escalation_.insert(facet.name);
  }
  card.Set("OF", anchor_);
  card.Set("TAG", TagClass(first.verdict));
  card.Set("VERDICT", VerdictTitle(first.verdict));
  card.Set("TITLE", group.size() == 1
                        ? SubjectOf(first)
                        : std::to_string(group.size()) + " times. " + SubjectOf(first));
  card.Set("CITE", CiteWords(first));
  if (group.size() == 1) {
    card.Set("MESSAGE", first.message);
    AddFindingFacts(first, card);
  } else {
    AddFolded(group, card);
  }
  Note(group, anchor, std::move(shown));
}

void CaseRenderer::AddFindingFacts(const Finding& finding, HtmlForm& card) const {
  if (finding.stage) AddFact(card, "FACT", "Stage", StageWords(*finding.stage));
  if (finding.trigger) AddFact(card, "FACT", "Began with", SpokenCitation(*finding.trigger, zone_));
  if (finding.due) AddFact(card, "FACT", "Due", Capital(SpokenDue(*finding.due, zone_)));
  AddFact(card, "FACT", "Done", DoneFact(finding, zone_));
  AddFact(card, "FACT", "How counted", finding.arithmetic);
  if (finding.duty_of) AddFact(card, "FACT", "Whose duty", Capital(SpokenHolder(*finding.duty_of)));
  AddFact(card, "FACT", "Why it matters", finding.why);
  if (finding.local) AddFact(card, "FACT", "Limit", "Set locally, not by the policy's own text");
  for (const std::string& assumption : finding.assumptions) {
    AddFact(card, "FACT", "Assumed", Capital(assumption));
  }
  AddFact(card, "FACT", "Set aside", finding.suppression ? StandingOf(finding) : "");
  AddFact(card, "FACT", "In the export", PlaceWords(finding.location));
  AddReadings(finding, card);
}

bool ReadingsDiffer(const Finding& finding) {
  return std::any_of(
      finding.readings.begin(), finding.readings.end(),
      [&](const ReadingVerdict& each) { return each.verdict != finding.readings.front().verdict; });
}

void CaseRenderer::AddReadings(const Finding& finding, HtmlForm& card) const {
  // Readings that all come to the same are no news.
  if (!finding.contested && !ReadingsDiffer(finding)) return;
  HtmlForm contested = card.Add("CONTESTED");
  contested.Set("LABEL", finding.contested ? "Contested" : "Readings");
  if (finding.contested) contested.Set("COUNTS", "This counts one severity lower.");
  std::string_view asked;
  for (const ReadingVerdict& reading : finding.readings) {
    const auto verdict = VerdictFromName(reading.verdict);
    HtmlForm at = contested.Add("READING");
    if (reading.question != asked) at.AddIfAny("QUESTION", "TEXT", reading.question);
    asked = reading.question;
    at.Set("NAME", reading.group + " read as \"" + reading.reading + '"' +
                       (reading.means.empty() ? "" : ", " + reading.means));
    at.Set("VERDICT", verdict ? SpokenVerdict(*verdict) : std::string_view(reading.verdict));
    if (reading.in_force) at.Add("IN_FORCE");
  }
}

void CaseRenderer::AddFolded(const Group& group, HtmlForm& card) {
  const Finding& first = *group.front();
  card.Set("MESSAGE", "The first: " + first.message);
  if (first.stage) AddFact(card, "FACT", "Stage", StageWords(*first.stage));
  if (first.duty_of) AddFact(card, "FACT", "Whose duty", Capital(SpokenHolder(*first.duty_of)));
  AddFact(card, "FACT", "Why it matters", first.why);
  AddFact(card, "FACT", "Set aside", first.suppression ? StandingOf(first) : "");
  HtmlForm fold = card.Add("FOLD");
  fold.Set("WORDS", "All " + std::to_string(group.size()) + ", one by one");
  for (const Finding* finding : group) {
    HtmlForm one = fold.Add("ONE");
    one.Set("ANCHOR", NextAnchor());
    one.Set("MESSAGE", finding->message);
    one.Set("PLACE", PlaceWords(finding->location));
  }
}

void CaseRenderer::Note(const Group& group, const std::string& anchor, ShownFinding shown) {
  const Finding& first = *group.front();
  shown.rule = first.rule;
  shown.policy = first.policy;
  shown.title = first.title;
  if (first.duty_of) {
    shown.duty = Capital(SpokenHolder(*first.duty_of));
    shown.side = first.duty_of->side;
  }
  shown.verdict = first.verdict;
  shown.severity = first.severity;
  shown.count = static_cast<int64_t>(group.size());
  found_.Add(shown.verdict, shown.count);
  HtmlForm row("row.tpl");
  row.Set("ANCHOR", anchor);
  row.Set("WHERE", context_);
  row.Set("FINDING", ShortHeadingOf(first));
  row.Set("DUTY", shown.duty);
  row.Set("STAGE", first.stage ? StageWords(*first.stage) : "");
  row.Set("TAG", TagClass(first.verdict));
  row.Set("VERDICT", VerdictTitle(first.verdict));
  if (Place(first) < 2) row.Add("SEVERITY").Set("NAME", Name(first.severity));
  row.Set("NOTE", NoteOf(group));
  row.AppendTo(shown.row);
  shown.row += '\n';
  notes_.shown.push_back(std::move(shown));
}

void CaseRenderer::NoteCase() {
  notes_.name = report_.case_id;
  HtmlForm row("case_row.tpl");
  row.Set("ANCHOR", "c-" + place_);
  row.Set("CASE", report_.case_id);
  row.Set("CHILD", report_.child);
  row.Set("FOUND", FoundWords(found_));
  row.AppendTo(notes_.row);
  notes_.row += '\n';
}

}  // namespace

CaseNotes RenderHtmlCase(const CaseReport& report, const ZoneTable& zone, std::string& out) {
  return CaseRenderer(report, zone).Render(out);
}

std::string_view VerdictTitle(std::optional<Verdict> verdict) {
  if (!verdict) return "About the data";
  switch (*verdict) {
    case Verdict::kBreached:
      return "Breached";
    case Verdict::kCannotTell:
      return "Could not be checked";
    case Verdict::kNotDue:
      return "Not due yet";
    case Verdict::kWaived:
      return "Lifted by the policy";
    case Verdict::kMet:
      return "Met";
  }
  return "";
}

std::string_view TagClass(std::optional<Verdict> verdict) {
  if (!verdict) return "govuk-tag--grey";
  switch (*verdict) {
    case Verdict::kBreached:
      return "govuk-tag--red";
    case Verdict::kCannotTell:
      return "govuk-tag--yellow";
    case Verdict::kMet:
      return "govuk-tag--green";
    case Verdict::kNotDue:
    case Verdict::kWaived:
      return "govuk-tag--blue";
  }
  return "";
}

void FoundCounts::Add(const std::optional<Verdict>& verdict, int64_t count) {
  (verdict ? verdicts[static_cast<size_t>(*verdict)] : remarks) += count;
}

int64_t FoundCounts::Sum() const {
  int64_t sum = remarks;
  for (const int64_t count : verdicts) sum += count;
  return sum;
}

std::string FoundWords(const FoundCounts& counts) {
  std::vector<std::string> words;
  for (const Verdict verdict : {Verdict::kBreached, Verdict::kCannotTell, Verdict::kNotDue,
                                Verdict::kWaived, Verdict::kMet}) {
    const int64_t count = counts.verdicts[static_cast<size_t>(verdict)];
    if (count != 0)
      words.push_back(std::to_string(count) + ' ' + std::string(SpokenVerdict(verdict)));
  }
  if (counts.remarks != 0) {
    words.push_back(SpokenCount(counts.remarks, "remark on the data", "remarks on the data"));
  }
  std::string list;
  for (const std::string& each : words) list += (list.empty() ? "" : ", ") + each;
  return list;
}

}  // namespace escalint
