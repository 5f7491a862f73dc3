#include "report/html_report.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "report/html_template.h"
#include "report/phrases.h"
#include "report/spoken.h"
#include "report/utf8.h"

namespace escalint {
namespace {

/// A table this long still opens at once.
constexpr int64_t kMostRows = 2000;
constexpr size_t kLongestGone = 300;  // characters
/// Before a link of a row: which part it leads to, until it is known how a part is reached.
constexpr std::string_view kLinkMark = "=\"<";

constexpr std::array<std::string_view, kFacetCount> kFacetIds{"rule", "verdict", "severity",
                                                              "stage", "team"};
constexpr std::array<std::string_view, kFacetCount> kFacetNames{"Rule", "Verdict", "Severity",
                                                                "Stage", "Team or agency"};

/// A file's name as a link: all but the plainest characters as %XX.
std::string LinkTo(const std::string& name) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string link;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                       c == '-' || c == '_' || c == '.' || c == '/';
    if (plain) {
      link += c;
    } else {
      link += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return link;
}

std::string Filled(const HtmlForm& form) {
  std::string text;
  form.AppendTo(text);
  return text + '\n';
}

std::string Filled(std::string_view file) { return Filled(HtmlForm(file)); }

std::string FilterStyle(
    const std::array<std::map<std::string, std::string>, kFacetCount>& choices) {
  HtmlForm style("filters.tpl");
  for (size_t facet = 0; facet < kFacetCount; ++facet) {
    for (const auto& [name, label] : choices[facet]) {
      HtmlForm option = style.Add("OPTION");
      option.Set("FACET", kFacetIds[facet]);
      option.Set("CLASS", name);
    }
  }
  return Filled(style);
}

std::string FilterForm(const std::array<std::map<std::string, std::string>, kFacetCount>& choices) {
  HtmlForm form("filter.tpl");
  for (size_t i = 0; i < kFacetCount; ++i) {
    HtmlForm facet = form.Add("FACET");
    facet.Set("ID", kFacetIds[i]);
    facet.Set("NAME", kFacetNames[i]);
    for (const auto& [name, label] : choices[i]) {
      HtmlForm option = facet.Add("OPTION");
      option.Set("CLASS", name);
      option.Set("LABEL", label);
    }
  }
  return Filled(form);
}

/// A list's table up to its first row. On a page of its own the page has its title.
std::string ListOpening(const FoundList& list, const char* kind, const std::string& title,
                        const std::string& words, bool heading) {
  HtmlForm form("list.tpl");
  form.Set("KIND", kind);
  form.Set("ANCHOR", list.file);
  form.Set("TITLE", title);
  form.Set("WORDS", words);
  if (heading) form.Add("HEADING");
  return Filled(form);
}

/// A remark on the data states what is so; a rule, what it looks for.
std::string RuleTitle(const FoundList& list) {
  const bool is_remark = list.counts.remarks != 0;
  return list.name + (is_remark ? ": " + list.title : ". " + LookedFor(list.title));
}

std::string RuleOpening(const FoundList& list, bool heading) {
  return ListOpening(list, "by-rule", RuleTitle(list), FoundWords(list.counts) + '.', heading);
}

std::string DutyOpening(Side side, const FoundList& list, bool heading) {
  return ListOpening(list, "by-duty", list.name,
                     std::string(SideTitle(side)) + ": " + FoundWords(list.counts) + '.', heading);
}

std::string ListsHeading(const char* title) {
  HtmlForm form("lists.tpl");
  form.Set("TITLE", title);
  return Filled(form);
}

std::string ResultsBegin() { return "<div class=\"results\">\n"; }
std::string ResultsEnd() { return Filled("count.tpl") + "</div>\n"; }

}  // namespace

HtmlReport::HtmlReport(const HtmlOptions& options, const ZoneTable& zone)
    : options_(options),
      zone_(zone),
      spool_(options.path),
      folder_(options.path),
      case_group_(groups_++),
      middle_group_(groups_++) {
  notes_.seen.fail_on = options.fail_on;
  // Now rather than at the end of a long run.
  if (options.has_folder) problem_ = folder_.WouldReplace();
}

void HtmlReport::RenderCase(const CaseReport& report, Fragment& fragment) const {
  CountInCase(report, options_.fail_on, fragment);
  CaseNotes notes = RenderHtmlCase(report, zone_, fragment.text);
  if (!notes.shown.empty()) fragment.notes = std::make_shared<const CaseNotes>(std::move(notes));
}

void HtmlReport::Begin(const RunStart& start, std::string&) { version_ = start.version; }

void HtmlReport::Append(const Fragment& fragment, std::string&) {
  notes_.seen.Add(fragment);
  if (fragment.notes == nullptr || WriteProblem()) return;
  const auto& noted = *static_cast<const CaseNotes*>(fragment.notes.get());
  if (part_.size() >= options_.most_on_a_page) ClosePart(false);
  if (notes_.parts.empty() || notes_.parts.back().first.empty()) {
    if (notes_.parts.empty()) notes_.parts.emplace_back();
    notes_.parts.back().first = noted.name;
  }
  notes_.parts.back().last = noted.name;
  for (const ShownFinding& shown : noted.shown) NoteShown(shown);
  WriteRow(case_group_, noted.row);
  part_ += fragment.text;
}

void HtmlReport::AddGone(const CaseReport& gone, std::string&) {
  if (notes_.gone.size() == RunNotes::kMostGone) return;
  const Finding& finding = gone.escalations.front().findings.front();
  notes_.gone.push_back({Clip(OccasionOf(finding), kLongestGone),
                         Clip(HeadingOf(finding), kLongestGone), VerdictTitle(finding.verdict)});
}

void HtmlReport::NoteShown(const ShownFinding& shown) {
  notes_.parts.back().counts.Add(shown.verdict, shown.count);
  for (size_t i = 0; i < kFacetCount; ++i) {
    choices_[i].try_emplace(shown.facets[i].name, shown.facets[i].label);
  }
  AddRow(RuleList(shown), shown);
  if (shown.verdict) AddRow(DutyList(shown), shown);
}

FoundList& HtmlReport::RuleList(const ShownFinding& shown) {
  const auto [known, is_new] = notes_.rules.try_emplace({shown.policy, shown.rule});
  FoundList& list = known->second;
  if (!is_new) return list;
  list.name = shown.rule;
  list.title = shown.title;
  list.group = groups_++;
  return list;
}

FoundList& HtmlReport::DutyList(const ShownFinding& shown) {
  const auto [known, is_new] = notes_.duties.try_emplace({shown.side, shown.duty});
  FoundList& list = known->second;
  if (!is_new) return list;
  list.name = shown.duty.empty() ? "Nobody named" : shown.duty;
  list.group = groups_++;
  return list;
}

void HtmlReport::AddRow(FoundList& list, const ShownFinding& shown) {
  list.counts.Add(shown.verdict, shown.count);
  if (shown.verdict == Verdict::kBreached) {
    list.breached[static_cast<size_t>(shown.severity)] += shown.count;
  }
  ++list.rows;
  WriteRow(list.group, shown.row);
}

/// With the part's number in the place of its file's name.
void HtmlReport::WriteRow(size_t group, const std::string& row) {
  const size_t mark = row.find(kPartMark);
  std::string numbered = row;
  numbered.replace(mark + 1, kPartMark.size() - 2, std::to_string(notes_.parts.size()));
  spool_.Add(group, numbered);
}

/// A report that has no folder goes on on the same page.
void HtmlReport::ClosePart(bool is_last) {
  if (!options_.has_folder) {
    spool_.Add(middle_group_, part_);
    part_.clear();
    return;
  }
  const size_t number = notes_.parts.size();
  const PartSummary& part = notes_.parts.back();
  Page page;
  page.file = std::to_string(number);
  page.title = "Part " + page.file + ": cases " + part.first + " to " + part.last;
  page.words = FoundWords(part.counts) + '.';
  if (number > 1) page.previous = std::to_string(number - 1);
  if (!is_last) page.next = std::to_string(number + 1);
  WritePage(page, &choices_,
            Filled("part.tpl") + FilterForm(choices_) + Filled("key.tpl") + ResultsBegin() + part_ +
                ResultsEnd());
  part_.clear();
  choices_ = {};
  if (!is_last) notes_.parts.emplace_back();
}

void HtmlReport::WritePage(const Page& page, const Choices* choices, const std::string& body) {
  if (WriteProblem()) return;
  const std::string name = page.file + ".html";
  auto file = folder_.Add(name);
  if (!file) {
    problem_ = file.problems().front();
    return;
  }
  HtmlForm form("page.tpl");
  form.Set("BACK", "../" + LinkTo(std::filesystem::path(options_.path).filename().string()));
  form.Set("TITLE", page.title);
  form.AddIfAny("WORDS", "TEXT", page.words);
  form.AddIfAny("PREVIOUS", "HREF", page.previous.empty() ? "" : page.previous + ".html");
  form.AddIfAny("NEXT", "HREF", page.next.empty() ? "" : page.next + ".html");
  file->Write(Head(page.title, choices));
  file->Write(Filled(form));
  file->Write(body);
  file->Write(Foot());
  problem_ = file->Commit();
  if (problem_) problem_->file = folder_.PathOf(name);
}

/// Each style is allowed by its hash, and nothing else is.
std::string HtmlReport::Head(const std::string& title, const Choices* choices) const {
  const std::string filters = choices == nullptr ? "" : FilterStyle(*choices);
  HtmlForm head("head.tpl");
  head.Set("STYLES", StyleHash(StyleSheet()) + (filters.empty() ? "" : ' ' + StyleHash(filters)));
  head.Set("VERSION", version_);
  head.Set("TITLE", title + " - Escalation check");
  std::string text = Filled(head);
  text.append("<style>").append(StyleSheet()).append("</style>\n");
  if (!filters.empty()) text += "<style>" + filters + "</style>\n";
  return text + "</head>\n" + Filled("top.tpl");
}

std::string HtmlReport::Foot() const {
  HtmlForm foot("foot.tpl");
  foot.Set("VERSION", version_);
  foot.AddIfAny("AS_OF", "TEXT", SpokenAsOf(as_of_));
  return Filled(foot);
}

/// Their order is that of the keys, and so the same whatever came first.
void HtmlReport::NameLists() {
  size_t number = 0;
  for (auto& [key, list] : notes_.rules) list.file = "rule-" + std::to_string(++number);
  number = 0;
  for (auto& [key, list] : notes_.duties) list.file = "duty-" + std::to_string(++number);
}

void HtmlReport::End(const RunSummary& summary, std::string& out) {
  as_of_ = summary.as_of;
  NameLists();
  if (!IsLong()) return PutOnOnePage(summary, out);
  ClosePart(true);
  WriteLists();
  FrontLinks links;
  links.one_page = false;
  links.folder = folder_.name().substr(0, folder_.name().size() - 1);
  links.prefix = LinkTo(folder_.name());
  out += Head("Summary", nullptr);
  AppendFront(summary, notes_, links, out);
  out += Foot();
}

void HtmlReport::PutOnOnePage(const RunSummary& summary, std::string& out) {
  out += Head("Summary", &choices_);
  AppendFront(summary, notes_, FrontLinks{}, out);
  HtmlForm findings("findings.tpl");
  if (notes_.parts.empty()) {
    findings.Add("NONE");
    rest_.push_back({Filled(findings) + "</section>\n" + Foot()});
    return;
  }
  std::string text = Filled(findings) + FilterForm(choices_) + Filled("key.tpl") + ResultsBegin();
  rest_.push_back({std::move(text), middle_group_});
  text = std::move(part_) + ResultsEnd() + "</section>\n" + ListsHeading("The findings by rule");
  for (const auto& [key, list] : notes_.rules) {
    rest_.push_back({text + RuleOpening(list, true), list.group});
    text = Filled("list_end.tpl");
  }
  text += "</section>\n" + ListsHeading("The findings by whose duty it was");
  for (const auto& [key, list] : notes_.duties) {
    rest_.push_back({text + DutyOpening(key.first, list, true), list.group});
    text = Filled("list_end.tpl");
  }
  rest_.push_back({text + "</section>\n" + Foot()});
}

/// Links of rows lead to the part that they name: here another file, or this very page.
std::string HtmlReport::WithLinks(std::string_view rows) const {
  std::string text;
  text.reserve(rows.size());
  for (size_t mark; (mark = rows.find(kLinkMark)) != std::string_view::npos;) {
    const size_t number = mark + kLinkMark.size();
    const size_t end = rows.find('>', number);
    text += rows.substr(0, number - 1);
    if (IsLong() && options_.has_folder) {
      text.append(rows.substr(number, end - number)).append(".html");
    }
    rows.remove_prefix(end + 1);
  }
  return text += rows;
}

bool HtmlReport::More(std::string& out) {
  if (next_stretch_ == rest_.size() || WriteProblem()) return false;
  Stretch& stretch = rest_[next_stretch_];
  out += std::exchange(stretch.text, "");
  std::string rows;
  if (stretch.group != Stretch::kNoGroup && spool_.Take(stretch.group, rows)) {
    out += stretch.group == middle_group_ ? rows : WithLinks(rows);
  } else {
    ++next_stretch_;
  }
  return true;
}

void HtmlReport::WriteLists() {
  for (const auto& [key, list] : notes_.rules) {
    WriteList(list.file, RuleTitle(list), RuleOpening(list, false), list.group);
  }
  for (const auto& [key, list] : notes_.duties) {
    WriteList(list.file, list.name, DutyOpening(key.first, list, false), list.group);
  }
  WriteList("cases", "Cases with findings", Filled("case_list.tpl"), case_group_);
}

/// As many pages as its rows need: "rule-3", "rule-3-2", …
void HtmlReport::WriteList(const std::string& file, const std::string& title,
                           const std::string& open, size_t group) {
  const auto name_of = [&](int page) {
    return page == 1 ? file : file + '-' + std::to_string(page);
  };
  std::string rows;
  int64_t count = 0;
  int number = 1;
  const auto write = [&](bool is_last) {
    Page page{name_of(number), title, "", "", ""};
    if (number > 1) page.previous = name_of(number - 1);
    if (!is_last) page.next = name_of(number + 1);
    WritePage(page, nullptr, open + WithLinks(rows) + Filled("list_end.tpl"));
    rows.clear();
    count = 0;
    ++number;
  };
  for (std::string block; spool_.Take(group, block); block.clear()) {
    if (count >= kMostRows) write(false);
    rows += block;
    count += std::count(block.begin(), block.end(), '\n');
  }
  write(true);
}

std::optional<Problem> HtmlReport::WriteProblem() const {
  return problem_ ? problem_ : spool_.problem();
}

std::optional<Problem> HtmlReport::Commit() {
  if (auto problem = WriteProblem()) return problem;
  return options_.has_folder ? folder_.Commit() : std::nullopt;
}

}  // namespace escalint
