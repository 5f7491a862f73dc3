#include "annual/time_tables.h"

#include <set>

#include "annual/table_maker.h"
#include "annual/volume_tables.h"

namespace escalint {

void DayCounts::Add(int working_days, int64_t count) {
  if (working_days < 0) {
    unknown += count;
  } else {
    days[working_days] += count;
  }
}

int64_t DayCounts::Known() const {
  int64_t known = 0;
  for (const auto& [number, count] : days) known += count;
  return known;
}

double DayCounts::Median() const {
  const int64_t known = Known();
  const auto at = [&](int64_t rank) {  // from 0
    for (const auto& [number, count] : days) {
      if (rank < count) return number;
      rank -= count;
    }
    return 0;
  };
  return (at((known - 1) / 2) + at(known / 2)) / 2.0;
}

namespace {

constexpr std::string_view kFormalityWords[] = {"informal", "formal", "put_to_no_stage",
                                                "not_divided", kCannotTellWord};

/// In place of a stage: the rule made no duty in any of the years.
constexpr int kNoneArose = -2;

std::string StageTitle(const PolicySketch& policy, int stage) {
  if (stage == kNoneArose) return "none_arose";
  const bool known = stage >= 0 && static_cast<size_t>(stage) < policy.stages.size();
  return known ? policy.stages[static_cast<size_t>(stage)].title : "no_stage";
}

bool IsWhole(const Scope& scope, const Figures& figures) {
  return scope.kind == Scope::Kind::kAll &&
         (figures.HasSeveralAuthorities() || figures.HasSeveralPolicies());
}

// ---- how long --------------------------------------------------------------------------------

void AddDayMeasures(TableMaker& table, const std::string& of) {
  table.Measure("days_known", of);
  table.Measure("days_cannot_tell", "Cannot tell how long");
  table.Measure("median_working_days", "Median working days");
  table.Measure("longest_working_days", "Longest working days");
}

std::vector<DraftCell> DayCells(const std::string& name, const DayCounts& counts,
                                const Scope& scope, size_t year, Figures& figures) {
  const CountId known = figures.Of(name + " known", scope, year, counts.Known());
  const CountId unknown = figures.Of(name + " unknown", scope, year, counts.unknown);
  const bool any = !counts.days.empty();
  const double longest = any ? counts.days.rbegin()->first : 0;
  using Kind = Statistic::Kind;
  return {known, unknown, figures.Measure({Kind::kMedian, any ? counts.Median() : 0, known}),
          figures.Measure({Kind::kLongest, longest, known})};
}

void AddOpenDays(Figures& figures) {
  TableMaker table(
      figures, Detail::kAuthorities, "time_to_close",
      "Escalations closed, and how long they were open",
      "Working days from the day after the opening to the day of closing. Informal and "
      "formal by the highest stage reached.");
  table.Category("formality", "Informal or formal");
  AddDayMeasures(table, "Escalations closed");
  for (const Scope& scope : figures.Scopes(Detail::kAuthorities)) {
    std::map<size_t, std::vector<size_t>> parts;
    std::map<size_t, std::map<int, DayCounts>> counted;  // by year, formality
    std::set<int> seen;
    for (const size_t year : figures.years()) {
      figures.ForEach(scope, year, Counted::kOpenDays, [&](const Tally& tally, int64_t count) {
        counted[year][tally.row].Add(tally.column, count);
        seen.insert(tally.row);
      });
    }
    for (const int formality : seen) {
      const std::string word(kFormalityWords[formality]);
      for (const size_t year : figures.years()) {
        parts[year].push_back(table.Row(
            scope, {word}, year,
            DayCells("open days " + word, counted[year][formality], scope, year, figures)));
      }
    }
    for (const size_t year : figures.years()) {
      DayCounts all;
      for (const auto& [formality, some] : counted[year]) {
        for (const auto& [days, count] : some.days) all.Add(days, count);
        all.unknown += some.unknown;
      }
      const std::vector<DraftCell> cells = DayCells("open days", all, scope, year, figures);
      table.Row(scope, {kAllOfThem}, year, cells, parts[year]);
      figures.Relate(Closed(figures, scope, year),
                     {std::get<CountId>(cells[0]), std::get<CountId>(cells[1])},
                     Relation::Kind::kAddUp);
    }
  }
  table.Done();
}

void AddStageDays(Figures& figures) {
  TableMaker table(figures, Detail::kPolicies, "time_at_stage",
                   "How long escalations stayed at each stage",
                   "Stages left in the year, upwards or by the closing: working days from the day "
                   "after the stage was entered to the day it was left.");
  table.Category("stage", "Stage");
  AddDayMeasures(table, "Stages left");
  for (const Scope& scope : figures.Scopes(Detail::kPolicies)) {
    if (IsWhole(scope, figures)) continue;
    const PolicySketch& policy = figures.PolicyOf(scope);
    for (size_t stage = 0; stage < policy.stages.size(); ++stage) {
      for (const size_t year : figures.years()) {
        DayCounts counts;
        figures.ForEach(scope, year, Counted::kStageDays, [&](const Tally& tally, int64_t count) {
          if (tally.row == static_cast<int>(stage)) counts.Add(tally.column, count);
        });
        table.Row(scope, {policy.stages[stage].title}, year,
                  DayCells("stage days " + std::to_string(stage), counts, scope, year, figures));
      }
    }
  }
  table.Done();
}

// ---- how it ended ----------------------------------------------------------------------------

void AddOutcomes(Figures& figures) {
  CategoryTable table;
  table.id = "outcome";
  table.title = "Escalations closed, by outcome";
  table.note = "Without an outcome on record nobody can tell what came of the challenge.";
  table.key = "outcome";
  table.heading = "Outcome";
  table.measure = "escalations_closed";
  table.measured_as = "Escalations closed";
  table.total = Closed;
  table.rows = [&figures](const Scope&) {
    std::vector<CategoryRow> rows;
    for (size_t i = 0; i < CanonicalNames<Outcome>().size(); ++i) {
      const size_t at = (i + 1) % CanonicalNames<Outcome>().size();  // not recorded comes last
      const auto outcome = static_cast<Outcome>(at);
      const bool none = outcome == Outcome::kNone;
      rows.push_back({none ? kNotRecorded : std::string(CanonicalName(outcome)),
                      [&figures, at](const Scope& scope, size_t year) {
                        int64_t sum = 0;
                        figures.ForEach(scope, year, Counted::kOutcome,
                                        [&](const Tally& tally, int64_t count) {
                                          if (tally.row == static_cast<int>(at)) sum += count;
                                        });
                        return sum;
                      },
                      none || outcome == Outcome::kResolved || outcome == Outcome::kUnresolved});
    }
    return rows;
  };
  AddCategoryTable(table, figures);
}

CountId Resolved(Figures& figures, const Scope& scope, size_t year) {
  int64_t sum = 0;
  figures.ForEach(scope, year, Counted::kOutcome, [&](const Tally& tally, int64_t count) {
    if (tally.row == static_cast<int>(Outcome::kResolved) && tally.column > 0) sum += count;
  });
  return figures.Of("resolved under a policy", scope, year, sum);
}

void AddResolvedAt(Figures& figures) {
  CategoryTable table;
  table.id = "resolved_at_stage";
  table.title = "Escalations closed as resolved, by the stage they were resolved at";
  table.note = "The stage last entered before the closing.";
  table.key = "stage";
  table.heading = "Resolved at";
  table.measure = "escalations_resolved";
  table.measured_as = "Escalations resolved";
  table.detail = Detail::kPolicies;
  table.total = Resolved;
  table.rows = [&figures](const Scope& scope) {
    std::vector<CategoryRow> rows;
    if (IsWhole(scope, figures)) return rows;
    const PolicySketch& policy = figures.PolicyOf(scope);
    for (int stage = 0; stage < static_cast<int>(policy.stages.size()); ++stage) {
      rows.push_back({policy.stages[static_cast<size_t>(stage)].title,
                      [&figures, stage](const Scope& of, size_t year) {
                        return figures.Sum(of, year, Counted::kOutcome,
                                           static_cast<int>(Outcome::kResolved), 1 + stage);
                      },
                      true});
    }
    return rows;
  };
  AddCategoryTable(table, figures);
}

void AddLessons(Figures& figures) {
  TableMaker table(figures, Detail::kAuthorities, "wider_lessons",
                   "Escalations closed: were wider lessons considered?",
                   "As recorded. Cannot tell: the export does not hold what was considered.");
  table.Measure("considered", "Considered");
  table.Measure("not_recorded", "Not recorded");
  table.Measure("cannot_tell", "Cannot tell");
  table.Measure("escalations_closed", "Escalations closed", {0, 1, 2});
  for (const Scope& scope : figures.Scopes(Detail::kAuthorities)) {
    for (const size_t year : figures.years()) {
      const auto count = [&](Truth considered) {
        const int row = static_cast<int>(considered);
        return DraftCell(figures.Of("lessons " + std::to_string(row), scope, year,
                                    figures.Sum(scope, year, Counted::kLessons, row)));
      };
      table.Row(scope, {}, year,
                {count(Truth::kYes), count(Truth::kNo), count(Truth::kMaybe),
                 Closed(figures, scope, year)});
    }
  }
  table.Done();
}

// ---- duties ----------------------------------------------------------------------------------

using Ends = std::array<int64_t, kDutyEnds>;

Ends& operator+=(Ends& ends, const Ends& other) {
  for (size_t i = 0; i < ends.size(); ++i) ends[i] += other[i];
  return ends;
}

struct DutyTable {
  CountedAs counted_as;
  const char* id;
  const char* title;
  const char* note;
  const char* in_time = "In time";
  const char* late = "Late";
  const char* not_done = "Not done";
};

constexpr DutyTable kDutyTables[] = {
    {CountedAs::kTimeAtStage, "time_limits", "The policy's time limits at each stage",
     "Each limit that began in the year. The percentage is of those that could be judged."},
    {CountedAs::kOverallTime, "overall_time_limit", "The policy's time limit for the whole",
     "Each limit that began in the year. The percentage is of those that could be judged."},
    {CountedAs::kChairTold, "chair_told", "Was the conference chair or reviewing officer told?",
     "Each duty to tell them that arose in the year. The percentage is of those that could be "
     "judged.",
     "Told", "Told late", "Not told"},
    {CountedAs::kConclusion, "conclusion", "Was the matter brought to a conclusion?",
     "Each duty to go on, or to conclude, that arose in the year. Not done: the matter was left "
     "where it was. The percentage is of those that could be judged.",
     "Concluded", "Concluded late"},
    {CountedAs::kWiderLessons, "duty_to_consider_wider_lessons",
     "Wider lessons, where the policy asks for them",
     "The percentage is of those that could be judged.", "Considered", "Considered late"},
};

/// The duties of one rule that arose at one stage.
struct DutyKey {
  int stage;
  int rule;
  auto operator<=>(const DutyKey&) const = default;
};
using DutyCounts = std::map<DutyKey, std::map<size_t, Ends>>;  // by year

bool IsOf(CountedAs wanted, const PolicySketch& policy, int rule) {
  const auto index = static_cast<size_t>(rule);
  return index < policy.rules.size() && policy.rules[index].counted_as == wanted;
}

DutyCounts CountDuties(CountedAs wanted, const Scope& scope, const Figures& figures) {
  const PolicySketch& policy = figures.PolicyOf(scope);
  DutyCounts counts;
  std::set<int> silent;
  for (size_t rule = 0; rule < policy.rules.size(); ++rule) {
    if (IsOf(wanted, policy, static_cast<int>(rule))) silent.insert(static_cast<int>(rule));
  }
  for (const size_t year : figures.years()) {
    figures.ForEach(scope, year, Counted::kDuty, [&](const Tally& tally, int64_t count) {
      if (!IsOf(wanted, policy, tally.row)) return;
      const int stage = tally.column / 8 - 1;
      counts[{stage, tally.row}][year][static_cast<size_t>(tally.column % 8)] += count;
      silent.erase(tally.row);
    });
  }
  for (const int rule : silent) counts[{kNoneArose, rule}];
  return counts;
}

std::vector<DraftCell> DutyCells(const std::string& name, const Ends& ends, const Scope& scope,
                                 size_t year, Figures& figures) {
  const auto of = [&](const char* what, int64_t count) {
    return figures.Of(name + ' ' + what, scope, year, count);
  };
  const auto end = [&](DutyEnd which) { return ends[static_cast<size_t>(which)]; };
  const int64_t judged = end(DutyEnd::kInTime) + end(DutyEnd::kLate) + end(DutyEnd::kNotDone);
  const int64_t all =
      judged + end(DutyEnd::kCannotTell) + end(DutyEnd::kNotDue) + end(DutyEnd::kLifted);
  const CountId in_time = of("in time", end(DutyEnd::kInTime));
  const CountId could_be_judged = of("judged", judged);
  return {in_time,
          of("late", end(DutyEnd::kLate)),
          of("not done", end(DutyEnd::kNotDone)),
          could_be_judged,
          Percentage{in_time, could_be_judged},
          of("cannot tell", end(DutyEnd::kCannotTell)),
          of("not due", end(DutyEnd::kNotDue)),
          of("lifted", end(DutyEnd::kLifted)),
          of("all", all)};
}

void AddDutyMeasures(const DutyTable& described, TableMaker& table) {
  table.Measure("in_time", described.in_time);
  table.Measure("late", described.late);
  table.Measure("not_done", described.not_done);
  table.Measure("could_be_judged", "Could be judged", {0, 1, 2});
  table.Measure("in_time_percentage", std::string(described.in_time) + " (%)");
  table.Measure("cannot_tell", "Cannot tell");
  table.Measure("not_yet_due", "Not yet due");
  table.Measure("lifted", "Lifted by the policy");
  table.Measure("all", "All", {3, 5, 6, 7});
}

void AddDutyTable(const DutyTable& described, Figures& figures) {
  TableMaker table(figures, Detail::kPolicies, described.id, described.title, described.note);
  table.Category("stage", "Stage");
  table.Category("duty", "Duty, named by its breach");
  AddDutyMeasures(described, table);
  std::map<size_t, Ends> everywhere;
  for (const Scope& scope : figures.Scopes(Detail::kPolicies)) {
    const PolicySketch& policy = figures.PolicyOf(scope);
    std::map<size_t, Ends> sums;
    std::map<size_t, std::vector<size_t>> parts;
    if (IsWhole(scope, figures)) {
      sums = everywhere;
    } else {
      const DutyCounts counts = CountDuties(described.counted_as, scope, figures);
      for (const auto& [duty, by_year] : counts) {
        const RuleSketch& rule = policy.rules[static_cast<size_t>(duty.rule)];
        for (const size_t year : figures.years()) {
          const auto found = by_year.find(year);
          const Ends ends = found == by_year.end() ? Ends{} : found->second;
          sums[year] += ends;
          everywhere[year] += ends;
          const std::string name = std::string(described.id) + ' ' + std::to_string(duty.stage) +
                                   ' ' + std::to_string(duty.rule);
          parts[year].push_back(
              table.Row(scope, {StageTitle(policy, duty.stage), rule.id + ": " + rule.title}, year,
                        DutyCells(name, ends, scope, year, figures)));
        }
      }
      if (counts.empty()) {
        const std::vector<DraftCell> none(9, Missing::kNotApplicable);
        for (const size_t year : figures.years()) {
          table.Row(scope, {kAllOfThem, "the_policy_has_none"}, year, none);
        }
        continue;
      }
    }
    for (const size_t year : figures.years()) {
      table.Row(scope, {kAllOfThem, kAllOfThem}, year,
                DutyCells(described.id, sums[year], scope, year, figures), parts[year]);
    }
  }
  table.Done();
}

void AddSkips(Figures& figures) {
  TableMaker table(figures, Detail::kPolicies, "skipped_stages", "Stages passed over",
                   "In the year. Permitted: the policy allows it, or the reasons it asks for were "
                   "given. For the others the table says whether a reason for it is on record.");
  table.Category("stage", "Stage passed over");
  table.Measure("permitted", "Permitted");
  table.Measure("not_permitted_reason_recorded", "Not permitted, reason recorded");
  table.Measure("not_permitted_no_reason", "Not permitted, no reason");
  table.Measure("not_permitted_reasons_not_exported", "Not permitted, reasons not in the export");
  table.Measure("cannot_tell", "Cannot tell");
  table.Measure("all", "All", {0, 1, 2, 3, 4});
  for (const Scope& scope : figures.Scopes(Detail::kPolicies)) {
    const PolicySketch& policy = figures.PolicyOf(scope);
    std::map<size_t, std::vector<size_t>> parts;
    const auto row = [&](const std::string& label, int stage, size_t year,
                         const std::vector<size_t>& total_of) {
      std::array<int64_t, kSkipEnds> ends{};
      figures.ForEach(scope, year, Counted::kSkip, [&](const Tally& tally, int64_t count) {
        if (stage == kStageNone || tally.row == stage)
          ends[static_cast<size_t>(tally.column)] += count;
      });
      int64_t all = 0;
      std::vector<DraftCell> cells;
      for (size_t end = 0; end <= ends.size(); ++end) {
        const int64_t count = end < ends.size() ? ends[end] : all;
        all += end < ends.size() ? count : 0;
        cells.emplace_back(figures.Of("skip " + std::to_string(stage) + ' ' + std::to_string(end),
                                      scope, year, count));
      }
      return table.Row(scope, {label}, year, cells, total_of);
    };
    for (size_t stage = 0; stage < policy.stages.size(); ++stage) {
      if (IsWhole(scope, figures)) break;
      if (stage + 1 == policy.stages.size()) break;  // nothing is above it
      for (const size_t year : figures.years()) {
        parts[year].push_back(row(policy.stages[stage].title, static_cast<int>(stage), year, {}));
      }
    }
    for (const size_t year : figures.years()) row(kAllOfThem, kStageNone, year, parts[year]);
  }
  table.Done();
}

}  // namespace

void AddTimeTables(Figures& figures) {
  AddOutcomes(figures);
  AddResolvedAt(figures);
  AddLessons(figures);
  AddOpenDays(figures);
  AddStageDays(figures);
  for (const DutyTable& described : kDutyTables) AddDutyTable(described, figures);
  AddSkips(figures);
}

}  // namespace escalint
