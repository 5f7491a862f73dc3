/// What falls due next, so that a breach can be prevented instead of counted.
///
/// Of every duty that is not done yet (`Finding::outstanding`) one of these is true, as seen on the
/// day of as-of with, say, ten working days ahead:
///
///     kOverdue       its time has passed, and nothing has ended it: to be done now. Of a closed
///                    escalation only what fell due as few working days ago as we look ahead
///     kDue           it falls due within the ten working days
///     kPerhaps       it may: the recorded times, or the record, leave it open
///     kWithoutDelay  the policy sets no limit ("without delay"): open since its trigger
///     kLater, kUnchecked, kLeftBehind, kOthers    not listed, but counted, and said
///
/// Entries come in the export's order and are wanted soonest first. So they wait in a `Spool`, in
/// groups of a day or a week, and only one group at a time is in memory to be sorted.
///
/// Each format derives from this and says how an entry looks:
///
///     DueText  a page        DueCsv  a table        DueCalendar  for Outlook and its like
#pragma once

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar.h"
#include "domain/time.h"
#include "report/reporter.h"
#include "report/spool.h"

namespace escalint {

enum class DueList : int {
  kOverdue,
  kDue,
  kPerhaps,
  kWithoutDelay,
  kLater,       ///< due after the days looked at
  kUnchecked,   ///< due before as-of, or at an end or a time not known, and the record doesn't tell
                ///< if it's owed, or if it's done
  kLeftBehind,  ///< never done, and at an end: the stage was left, or it closed long ago
  kNobodys,     ///< a filter is set, and the record doesn't say whose it is
  kOthers       ///< a filter is set, and it's somebody else's
};
inline constexpr size_t kDueListsShown = 4;
inline constexpr size_t kDueLists = 9;
/// "overdue", "due", "perhaps due", "without delay".
std::string_view Name(DueList list);

/// LIFETIME: what it points at outlives the report.
struct DueOptions {
  const ZoneTable* zone = nullptr;
  const WorkingDayCalendar* calendar = nullptr;
  int within = 10;     ///< working days
  std::string role;    ///< only duties of this role; canonical, "" = of all
  std::string agency;  ///< the same for the team
  std::string path;    ///< of the report
};

struct DueEntry {
  const CaseReport& report;
  const EscalationReport& escalation;
  const Finding& finding;
  const Outstanding& left;
  DueList list = DueList::kLater;
  sys_seconds key{};     ///< soonest first
  std::string number{};  ///< "" or "-2": the second duty of the case with this fingerprint
};

using DueCounts = std::array<int64_t, kDueLists>;

/// What is seen from one day.
struct DueWindow {
  sys_days end;  ///< the last day looked at
  DueCounts counts{};
};

/// What is known when the run is over.
struct DueTotals {
  const RunSummary* summary = nullptr;
  DueCounts counts{};
  std::map<std::string, DueCounts> holders;  ///< by role and team; "" = not known
  std::map<sys_days, DueWindow> windows;     ///< by the day of as-of
  NotCheckedCounts not_checked;
  int64_t Of(DueList list) const { return counts[static_cast<size_t>(list)]; }
};

class DueReport : public Reporter {
 public:
  explicit DueReport(DueOptions options) : options_(std::move(options)), spool_(options_.path) {}

  EnumSet<Verdict> AlsoWants() const override;
  void RenderCase(const CaseReport& report, Fragment& fragment) const override;
  /// Remarks on the data are for `check` to make.
  void RenderDataFinding(const Finding&, Fragment&) const override {}
  void Append(const Fragment& fragment, std::string& out) override;
  void End(const RunSummary& summary, std::string& out) override;
  bool More(std::string& out) override;
  std::optional<Problem> WriteProblem() const override { return spool_.problem(); }

 protected:
  const DueOptions& options() const { return options_; }
  const ZoneTable& zone() const { return *options_.zone; }

  /// "Tue 2 Apr 2024 10:00 (2 working days left)"; "between … and …".
  std::string When(const DueEntry& entry) const;
  /// The due time alone.
  std::string DueTimeOf(const DueEntry& entry) const;
  /// Whether the due time is a minute and not a date or a longer stretch.
  bool IsExact(const DueEntry& entry) const;
  /// Working days from the day of as-of to `day`. `exact` false: some of them lie after the table.
  struct Days {
    int count = 0;
    bool exact = true;
  };
  static std::string AtMost(const Days& days);
  static std::string GraceWords(const Outstanding& left);
  Days WorkingDays(sys_days from, sys_days to) const;
  sys_days AsOfDay(const Outstanding& left) const { return zone().LocalDate(left.as_of); }
  /// "health visitor, health; team manager, health": of each part; "" where none is known.
  static std::string WhoseDuty(const Outstanding& left);
  /// "children's social care: team manager only"; "" without a filter.
  std::string FilterWords() const;
  /// Whole sentences on what is not in the list: of all that was seen, or of one window.
  std::vector<std::string> NotListed(const DueTotals& totals, const DueCounts& counts) const;

 private:
  virtual void RenderEntry(const DueEntry& entry, std::string& out) const = 0;
  virtual void WriteBegin(const DueTotals&, std::string&) const {}
  virtual void WriteListBegin(DueList, const DueTotals&, std::string&) const {}
  virtual void WriteEnd(const DueTotals&, std::string&) const {}

  DueList ListFor(const Outstanding& left) const;
  DueList ListForLimited(const Outstanding& left) const;
  /// Is one of those who owe it the one asked for? Null: the record doesn't tell.
  std::optional<bool> Concerns(const DutyHolder& holder) const;
  DueList Filtered(DueList list, const Outstanding& left) const;
  DueList ListForUnlimited(const Outstanding& left) const;
  sys_days WindowEnd(sys_days as_of) const;
  std::string Ahead(const DueEntry& entry, sys_days day) const;

  DueOptions options_;
  Spool spool_;
  std::array<std::set<size_t>, kDueListsShown> groups_;  ///< of the spool
  DueTotals totals_;
  size_t list_ = 0;
  bool in_list_ = false, ended_ = false;
};

}  // namespace escalint
