#include "annual/volume_tables.h"

#include <algorithm>
#include <set>

#include "annual/table_maker.h"

namespace escalint {
namespace {

constexpr size_t kMostThemes = 15;
constexpr std::string_view kFormalityWords[] = {"informal", "formal", "put_to_no_stage",
                                                "not_divided", kCannotTellWord};

template <typename E>
std::string Code(E value) {
  const std::string_view name = CanonicalName(value);
  return name.empty() ? kNotRecorded : std::string(name);
}

int64_t Moved(const Figures& figures, const Scope& scope, size_t year, Movement movement) {
  int64_t sum = 0;
  for (int column = 0; column < kFormalities; ++column) {
    sum += figures.Sum(scope, year, Counted::kMovement, static_cast<int>(movement), column);
  }
  return sum;
}

CountId MovedId(Figures& figures, const Scope& scope, size_t year, Movement movement) {
  return figures.Of("movement " + std::to_string(static_cast<int>(movement)), scope, year,
                    Moved(figures, scope, year, movement));
}

// ---- movement --------------------------------------------------------------------------------

/// Readers know it: what one year leaves open the next begins with. Where some record was looked at
/// before that, they don't.
void HandOver(Figures& figures, const Scope& scope, size_t year, size_t next) {
  const std::vector<Year>& years = figures.counts().years();
  const MaybeDate& looked_at = figures.counts().earliest_as_of();
  const bool follows = years[year].to + std::chrono::days{1} == years[next].from;
  if (!follows || !looked_at || *looked_at < years[next].from) return;
  const int64_t count = Moved(figures, scope, year, Movement::kStillOpen) +
                        Moved(figures, scope, year, Movement::kClosedUnknown);
  const CountId open = figures.Of("handed over", scope, year, count);
  figures.Relate(open,
                 {MovedId(figures, scope, year, Movement::kStillOpen),
                  MovedId(figures, scope, year, Movement::kClosedUnknown)},
                 Relation::Kind::kAddUp);
  figures.Relate(open,
                 {MovedId(figures, scope, next, Movement::kCarriedIn),
                  MovedId(figures, scope, next, Movement::kOpenedUnknown)},
                 Relation::Kind::kAddUp);
}

void AddMovement(Figures& figures) {
  TableMaker table(
      figures, Detail::kAuthorities, "movement", "Escalations open at some time of the year",
      "Carried in, opened, reopened and \"no opening date\" add up to all; so do closed, \"no "
      "closing date\" and still open. Quiet: still open, and nothing recorded in the last " +
          std::to_string(kDormantWorkingDays) + " working days of the year.");
  table.Measure("carried_in", "Carried in");
  table.Measure("opened", "Opened");
  table.Measure("reopened", "Reopened");
  table.Measure("opening_date_not_recorded", "No opening date");
  table.Measure("all", "All", {0, 1, 2, 3});
  table.Measure("closed", "Closed");
  table.Measure("closing_date_not_recorded", "No closing date");
  table.Measure("still_open", "Still open");
  table.Measure("quiet", "Quiet");
  table.Measure("quiet_cannot_tell", "Quiet: cannot tell");
  for (const Scope& scope : figures.Scopes(Detail::kAuthorities)) {
    for (const size_t year : figures.years()) {
      std::vector<CountId> ids;
      int64_t all = 0;
      for (int i = 0; i < kMovements; ++i) {
        const auto movement = static_cast<Movement>(i);
        ids.push_back(MovedId(figures, scope, year, movement));
        if (movement <= Movement::kOpenedUnknown) all += Moved(figures, scope, year, movement);
      }
      const CountId sum = figures.Of("on hand", scope, year, all);
      table.Row(scope, {}, year,
                {ids[0], ids[1], ids[2], ids[3], sum, ids[4], ids[5], ids[6], ids[7], ids[8]});
      figures.Relate(sum, {ids[4], ids[5], ids[6]}, Relation::Kind::kAddUp);
      figures.Relate(ids[6], {ids[7], ids[8]}, Relation::Kind::kAtMost);
    }
    for (size_t i = 1; i < figures.years().size(); ++i) {
      HandOver(figures, scope, figures.years()[i - 1], figures.years()[i]);
    }
  }
  table.Done();
}

// ---- children --------------------------------------------------------------------------------

int64_t ChildrenWith(const Figures& figures, const Scope& scope, size_t year, uint8_t had) {
  int64_t count = 0;
  for (const auto& [authority, years] : figures.counts().children()) {
    if (scope.kind != Scope::Kind::kAll && authority != scope.authority) continue;
    count += std::count_if(years[year].begin(), years[year].end(),
                           [had](const auto& child) { return (child.second & had) != 0; });
  }
  return count;
}

bool Divides(const Figures& figures, const Scope& scope) {
  const auto is_informal = [](const StageSketch& stage) { return stage.informal; };
  for (const Scope& policy : figures.Scopes(Detail::kPolicies)) {
    const bool inside = scope.kind == Scope::Kind::kAll || policy.authority == scope.authority;
    const std::vector<StageSketch>& stages = figures.PolicyOf(policy).stages;
    if (inside && std::any_of(stages.begin(), stages.end(), is_informal)) return true;
  }
  return false;
}

CountId FormalityId(Figures& figures, const Scope& scope, size_t year, Formality formality) {
  const int column = static_cast<int>(formality);
  return figures.Of(
      "formality " + std::to_string(column), scope, year,
      figures.Sum(scope, year, Counted::kMovement, static_cast<int>(Movement::kOpened), column));
}

void AddChildren(Figures& figures) {
  TableMaker table(
      figures, Detail::kAuthorities, "children", "Escalations opened, and the children concerned",
      "A child with several escalations is counted once in each column, and may stand among those "
      "with an informal and those with a formal one. An authority's children are told apart by its "
      "own numbers, so a child known to two authorities counts in both.");
  table.Measure("escalations_opened", "Escalations opened");
  table.Measure("children", "Children");
  table.Measure("children_informal", "Children with an informal one");
  table.Measure("children_formal", "Children with a formal one");
  table.Measure("child_not_recorded", "Escalations that name no child");
  for (const Scope& scope : figures.Scopes(Detail::kAuthorities)) {
    const bool divided = Divides(figures, scope);
    for (const size_t year : figures.years()) {
      const auto count = [&](const char* name, uint8_t had) {
        return figures.Of(name, scope, year, ChildrenWith(figures, scope, year, had));
      };
      const CountId opened = Opened(figures, scope, year);
      const CountId children = count("children", kHadAny);
      const CountId nameless = figures.Of(
          "nameless", scope, year,
          figures.Sum(scope, year, Counted::kUnchecked, static_cast<int>(Unchecked::kNoChild)));
      figures.Relate(opened, {children, nameless}, Relation::Kind::kAtMost);
      DraftCell informal = Missing::kNotApplicable, formal = Missing::kNotApplicable;
      if (divided) {
        const CountId with_informal = count("children informal", kHadInformal);
        const CountId with_formal = count("children formal", kHadFormal);
        for (const CountId some : {with_informal, with_formal}) {
          figures.Relate(children, {some}, Relation::Kind::kAtMost);
        }
        figures.Relate(FormalityId(figures, scope, year, Formality::kInformal), {with_informal},
                       Relation::Kind::kAtMost);
        figures.Relate(FormalityId(figures, scope, year, Formality::kFormal), {with_formal},
                       Relation::Kind::kAtMost);
        informal = with_informal;
        formal = with_formal;
      }
      table.Row(scope, {}, year, {opened, children, informal, formal, nameless});
    }
  }
  table.Done();
}

// ---- what was opened, by category ------------------------------------------------------------

/// A category for each value of a list, and for those not recorded.
template <typename E>
std::vector<CategoryRow> RowsOfList(const Figures& figures, Counted what, EnumSet<E> always = {}) {
  std::vector<CategoryRow> rows;
  const auto add = [&](E value) {
    rows.push_back({Code(value),
                    [&figures, what, value](const Scope& scope, size_t year) {
                      return figures.Sum(scope, year, what, static_cast<int>(value));
                    },
                    always.Has(value)});
  };
  for (size_t i = 1; i < CanonicalNames<E>().size(); ++i) add(static_cast<E>(i));
  add(E::kNone);
  return rows;
}

std::vector<CategoryRow> StageRows(const Figures& figures, const Scope& scope, Counted what) {
  std::vector<CategoryRow> rows;
  const auto add = [&](std::string label, int stage, bool always) {
    rows.push_back({std::move(label),
                    [&figures, what, stage](const Scope& of, size_t year) {
                      return figures.Sum(of, year, what, stage);
                    },
                    always});
  };
  if (scope.kind == Scope::Kind::kAll && figures.HasSeveralPolicies()) return rows;
  if (scope.kind == Scope::Kind::kAll && figures.HasSeveralAuthorities()) return rows;
  const PolicySketch& policy = figures.PolicyOf(scope);
  for (size_t i = 0; i < policy.stages.size(); ++i) {
    add(policy.stages[i].title, static_cast<int>(i), true);
  }
  add("put_to_no_stage", kStageNone, false);
  add(kCannotTellWord, kStageUnknown, false);
  return rows;
}

CategoryTable OfOpened(std::string id, std::string title, std::string key, std::string heading) {
  CategoryTable table;
  table.id = std::move(id);
  table.title = std::move(title);
  table.key = std::move(key);
  table.heading = std::move(heading);
  table.measure = "escalations_opened";
  table.measured_as = "Escalations opened";
  table.total = Opened;
  return table;
}

void AddFormality(Figures& figures) {
  CategoryTable table = OfOpened("formality", "Escalations opened: informal and formal",
                                 "formality", "Informal or formal");
  table.note =
      "By the highest stage reached by the end of the year. Not divided: the policy calls no stage "
      "informal. Cannot tell: no policy applies, or a formal step has no date.";
  table.rows = [&figures](const Scope&) {
    std::vector<CategoryRow> rows;
    for (int i = 0; i < kFormalities; ++i) {
      rows.push_back({std::string(kFormalityWords[i]), [&figures, i](const Scope& of, size_t year) {
                        return figures.Sum(of, year, Counted::kMovement,
                                           static_cast<int>(Movement::kOpened), i);
                      }});
    }
    return rows;
  };
  AddCategoryTable(table, figures);
}

void AddStages(Figures& figures) {
  CategoryTable entry = OfOpened("entry_stage", "Escalations opened, by the stage they began at",
                                 "stage", "First stage");
  entry.detail = Detail::kPolicies;
  entry.rows = [&figures](const Scope& scope) {
    return StageRows(figures, scope, Counted::kEntryStage);
  };
  AddCategoryTable(entry, figures);
  CategoryTable highest =
      OfOpened("highest_stage", "Escalations opened, by the highest stage they reached", "stage",
               "Highest stage");
  highest.note = "Reached by the end of the year. Put to no stage: recorded, but never raised.";
  highest.detail = Detail::kPolicies;
  highest.rows = [&figures](const Scope& scope) {
    return StageRows(figures, scope, Counted::kHighestStage);
  };
  AddCategoryTable(highest, figures);
}

void AddRiskAndRoute(Figures& figures) {
  CategoryTable risk = OfOpened("risk", "Escalations opened, by the risk recorded", "risk", "Risk");
  risk.note = "The risk in force when the escalation was opened.";
  risk.rows = [&figures](const Scope&) { return RowsOfList<Risk>(figures, Counted::kRisk); };
  AddCategoryTable(risk, figures);
  CategoryTable route = OfOpened("route", "Escalations opened, by route", "route", "Route");
  route.rows = [&figures](const Scope&) { return RowsOfList<Route>(figures, Counted::kRoute); };
  AddCategoryTable(route, figures);
}

int64_t OfTheme(const Scope& scope, size_t year, const std::string& theme) {
  int64_t sum = 0;
  for (const auto* years : scope.places) {
    const auto found = (*years)[year].themes.find(theme);
    if (found != (*years)[year].themes.end()) sum += found->second;
  }
  return sum;
}

/// Those that came most often, in all years together.
std::vector<std::string> MainThemes(const Scope& scope) {
  std::map<std::string, int64_t> counts;
  for (const auto* years : scope.places) {
    for (const YearCounts& year : *years) {
      for (const auto& [theme, count] : year.themes) {
        if (!theme.empty()) counts[theme] += count;
      }
    }
  }
  std::vector<std::pair<int64_t, std::string>> ranked;
  for (const auto& [theme, count] : counts) ranked.emplace_back(-count, theme);
  std::sort(ranked.begin(), ranked.end());
  if (ranked.size() > kMostThemes) ranked.resize(kMostThemes);
  std::vector<std::string> themes;
  for (auto& [count, theme] : ranked) themes.push_back(std::move(theme));
  return themes;
}

void AddThemes(Figures& figures) {
  CategoryTable table = OfOpened("theme", "Escalations opened, by theme", "theme", "Theme");
  table.note = "As recorded; capitals and hyphens apart. The " + std::to_string(kMostThemes) +
               " most frequent are named, the rest are together.";
  const std::vector<std::string> themes = MainThemes(figures.Scopes(Detail::kAuthorities).back());
  table.rows = [themes, &figures](const Scope&) {
    std::vector<CategoryRow> rows;
    for (const std::string& theme : themes) {
      rows.push_back({theme, [theme](const Scope& scope, size_t year) {
                        return OfTheme(scope, year, theme);
                      }});
    }
    rows.push_back({"other_themes", [themes, &figures](const Scope& scope, size_t year) {
                      int64_t rest = Moved(figures, scope, year, Movement::kOpened);
                      for (const std::string& theme : themes) rest -= OfTheme(scope, year, theme);
                      return rest - OfTheme(scope, year, "");
                    }});
    rows.push_back(
        {kNotRecorded, [](const Scope& scope, size_t year) { return OfTheme(scope, year, ""); }});
    return rows;
  };
  AddCategoryTable(table, figures);
}

/// A child may have several, so that rows don't add up; each row does.
void AddStatuses(Figures& figures) {
  TableMaker table(figures, Detail::kAuthorities, "status",
                   "The child's status when the escalation was opened",
                   "A child may have several. Cannot tell: the record lists no statuses, or a date "
                   "is missing.");
  table.Category("status", "Status");
  table.Measure("yes", "Had it");
  table.Measure("no", "Did not");
  table.Measure("cannot_tell", "Cannot tell");
  table.Measure("escalations_opened", "Escalations opened", {0, 1, 2});
  for (const Scope& scope : figures.Scopes(Detail::kAuthorities)) {
    for (size_t i = 1; i < CanonicalNames<StatusType>().size(); ++i) {
      const std::string status = Code(static_cast<StatusType>(i));
      for (const size_t year : figures.years()) {
        const auto count = [&](Truth active) {
          const int column = static_cast<int>(active);
          return DraftCell(
              figures.Of("status " + status + std::to_string(column), scope, year,
                         figures.Sum(scope, year, Counted::kStatus, static_cast<int>(i), column)));
        };
        table.Row(scope, {status}, year,
                  {count(Truth::kYes), count(Truth::kNo), count(Truth::kMaybe),
                   Opened(figures, scope, year)});
      }
    }
  }
  table.Done();
}

// ---- who challenges whom ---------------------------------------------------------------------

using Agencies = std::vector<Agency>;

bool IsChallenged(const Figures& figures, Agency against) {
  const Scope everybody = figures.Scopes(Detail::kAuthorities).back();
  for (const size_t year : figures.years()) {
    for (size_t i = 0; i < CanonicalNames<Agency>().size(); ++i) {
      if (figures.Sum(everybody, year, Counted::kAgencies, static_cast<int>(i),
                      static_cast<int>(against)) > 0) {
        return true;
      }
    }
  }
  return false;
}

/// Those not recorded last.
Agencies AllAgencies() {
  Agencies all;
  for (size_t i = 1; i < CanonicalNames<Agency>().size(); ++i) all.push_back(Agency(i));
  all.push_back(Agency::kNone);
  return all;
}

bool Raised(const Figures& figures, const Scope& scope, Agency raiser) {
  for (const size_t year : figures.years()) {
    for (const Agency against : AllAgencies()) {
      if (figures.Sum(scope, year, Counted::kAgencies, static_cast<int>(raiser),
                      static_cast<int>(against)) > 0) {
        return true;
      }
    }
  }
  return false;
}

/// All agencies are rows of the whole, so that one that raised nothing is seen to have raised
/// nothing.
void AddAgencies(Figures& figures) {
  TableMaker table(
      figures, Detail::kAuthorities, "agencies",
      "Escalations opened: who raised them, and whom they challenged",
      "An agency that raised none has its row all the same, of several authorities among "
      "all of them.");
  table.Category("raised_by", "Raised by");
  Agencies columns;
  std::vector<size_t> parts;
  for (const Agency against : AllAgencies()) {
    if (!IsChallenged(figures, against)) continue;
    parts.push_back(columns.size());
    columns.push_back(against);
    table.Measure("against_" + Code(against), Code(against));
  }
  table.Measure("escalations_opened", kAllOfThem, parts);
  for (const Scope& scope : figures.Scopes(Detail::kAuthorities)) {
    for (const size_t year : figures.years()) {
      std::vector<size_t> rows;
      std::vector<int64_t> sums(columns.size());
      const auto id = [&](const std::string& row, const std::string& column, int64_t count) {
        return figures.Of("agencies " + row + ' ' + column, scope, year, count);
      };
      for (const Agency raiser : AllAgencies()) {
        const bool whole = scope.kind == Scope::Kind::kAll || !figures.HasSeveralAuthorities();
        if (!whole && !Raised(figures, scope, raiser)) continue;
        std::vector<DraftCell> cells;
        int64_t raised = 0;
        for (size_t i = 0; i < columns.size(); ++i) {
          const int64_t count = figures.Sum(scope, year, Counted::kAgencies,
                                            static_cast<int>(raiser), static_cast<int>(columns[i]));
          raised += count;
          sums[i] += count;
          cells.emplace_back(id(Code(raiser), Code(columns[i]), count));
        }
        cells.emplace_back(id(Code(raiser), "", raised));
        rows.push_back(table.Row(scope, {Code(raiser)}, year, cells));
      }
      std::vector<DraftCell> totals;
      for (size_t i = 0; i < columns.size(); ++i) {
        totals.emplace_back(id("", Code(columns[i]), sums[i]));
      }
      totals.emplace_back(Opened(figures, scope, year));
      table.Row(scope, {kAllOfThem}, year, totals, rows);
    }
  }
  table.Done();
}

void AddUnchecked(Figures& figures) {
  TableMaker table(figures, Detail::kAuthorities, "not_checked",
                   "Escalations opened that no rule was applied to",
                   "They count in the tables above. No policy: none is known for the authority, or "
                   "the one named is not known. Outside: the policy does not deal with such "
                   "matters, or not for this child.");
  table.Measure("no_policy", "No policy");
  table.Measure("outside_the_policy", "Outside the policy");
  table.Measure("escalations_opened", "Escalations opened");
  for (const Scope& scope : figures.Scopes(Detail::kAuthorities)) {
    for (const size_t year : figures.years()) {
      const auto count = [&](const char* name, Unchecked why) {
        return figures.Of(name, scope, year,
                          figures.Sum(scope, year, Counted::kUnchecked, static_cast<int>(why)));
      };
      const CountId none = count("no policy", Unchecked::kNoPolicy);
      const CountId outside = count("outside", Unchecked::kOutOfScope);
      const CountId opened = Opened(figures, scope, year);
      figures.Relate(opened, {none, outside}, Relation::Kind::kAtMost);
      table.Row(scope, {}, year, {none, outside, opened});
    }
  }
  table.Done();
}

}  // namespace

CountId Opened(Figures& figures, const Scope& scope, size_t year) {
  return MovedId(figures, scope, year, Movement::kOpened);
}

CountId Closed(Figures& figures, const Scope& scope, size_t year) {
  return MovedId(figures, scope, year, Movement::kClosed);
}

/// A row that is 0 in all years is left out. Figures are named by the row's place in the list,
/// since two stages may have one title.
void AddCategoryTable(const CategoryTable& described, Figures& figures) {
  TableMaker table(figures, described.detail, described.id, described.title, described.note,
                   TableMaker::Years::kColumns);
  table.Category(described.key, described.heading);
  table.MeasureOfYears(described.measure, described.measured_as);
  for (const Scope& scope : figures.Scopes(described.detail)) {
    std::vector<size_t> parts;
    const std::vector<CategoryRow> rows = described.rows(scope);
    for (size_t i = 0; i < rows.size(); ++i) {
      std::vector<DraftCell> cells;
      bool any = rows[i].always;
      for (const size_t year : figures.years()) any = any || rows[i].count(scope, year) > 0;
      if (!any) continue;
      for (const size_t year : figures.years()) {
        cells.emplace_back(figures.Of(described.id + ' ' + std::to_string(i), scope, year,
                                      rows[i].count(scope, year)));
      }
      parts.push_back(table.Row(scope, {rows[i].label}, 0, cells));
    }
    std::vector<DraftCell> totals;
    for (const size_t year : figures.years()) {
      totals.emplace_back(described.total(figures, scope, year));
    }
    table.Row(scope, {kAllOfThem}, 0, totals, parts);
  }
  table.Done();
}

void AddVolumeTables(Figures& figures) {
  AddMovement(figures);
  AddChildren(figures);
  AddFormality(figures);
  AddStages(figures);
  AddAgencies(figures);
  AddRiskAndRoute(figures);
  AddStatuses(figures);
  AddThemes(figures);
  AddUnchecked(figures);
}

}  // namespace escalint
