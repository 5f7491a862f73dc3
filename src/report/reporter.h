/// A reporter turns one stream of findings into one format.
///
/// Cases are checked by many threads and reported in input order. So a reporter works in two steps:
///
///     workers, any order    RenderCase(case, fragment)       a pure function: case in, text out
///     one thread, in order  Begin → Append(fragment)… → End  joins the text; writes the ends
///
/// All the expensive work (escaping, wrapping, date arithmetic) happens in the first step; the
/// second copies bytes. What a format needs to know about its neighbours, such as JSON's comma
/// between two findings, is settled in `Append`. The text that comes out is therefore the same for
/// any number of threads.
///
///     Fragment fragment;
///     reporter.Begin({.version = "1.0"}, out);    // out is a std::string, written to a file
///     reporter.RenderCase(report, fragment);      // in a worker
///     reporter.Append(fragment, out);             // in order
///     reporter.End(summary, out);
///
/// Formats of which the end is long (JUnit groups by rule, so nothing can be written before the
/// last case is in) put text aside in a `Spool` and hand it over piece by piece:
///
///     while (reporter.More(out)) ...          // after End, until there is no more
///
/// Adding a format: one header and one file in this folder, derived from `Reporter`.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/enum_set.h"
#include "domain/finding.h"
#include "domain/problem.h"

namespace escalint {

/// What is known before the first case is read.
struct RunStart {
  std::string version;  ///< of escalint
};

/// A part of a fragment's text that a reporter wants to find again when it joins the fragments.
struct Piece {
  std::string group;  ///< e.g. the rule it belongs to
  int grade = 0;      ///< e.g. how grave it is
  size_t size = 0;    ///< bytes of the text; the pieces follow each other from its beginning
};

/// How many remarks on the data say that something was not checked, by their rule.
using NotCheckedCounts = std::map<std::string, int64_t>;

/// One case (or one run-level remark on the data) rendered, and what the summary will want to know.
struct Fragment {
  std::string text;
  std::vector<Piece> pieces;          ///< of the text; for reporters that ask for it
  int64_t escalations_in_breach = 0;  ///< with a breach at or above the run's `--fail-on`
  int64_t cases_in_breach = 0;        ///< the same for duties owed on the case itself
  NotCheckedCounts not_checked;
  std::shared_ptr<const void> notes;  ///< what the format noted for itself; only it looks inside

  /// Empties it but keeps its memory.
  void Clear() {
    text.clear();
    pieces.clear();
    escalations_in_breach = cases_in_breach = 0;
    not_checked.clear();
    notes.reset();
  }
};

class Reporter {
 public:
  virtual ~Reporter() = default;

  /// Whether the run should fill `EscalationReport::history`.
  virtual bool WantsHistory() const { return false; }

  /// Whether the run should fill `EscalationReport::passage` and who stood on which side.
  virtual bool WantsPassage() const { return false; }

  /// Verdicts that it needs whatever the run shows. The other reports never see them.
  virtual EnumSet<Verdict> AlsoWants() const { return {}; }

  /// Adds the rendered case to `fragment`; nothing for a case without findings. Called by many
  /// threads at once.
  virtual void RenderCase(const CaseReport& report, Fragment& fragment) const = 0;
  /// The same for a finding that belongs to the run and not to a case (`DQ-UNKNOWN-MEMBER`).
  virtual void RenderDataFinding(const Finding& finding, Fragment& fragment) const = 0;

  /// What stands before the first case.
  virtual void Begin(const RunStart&, std::string&) {}
  /// Puts the next fragment, in input order, at the end of `out`.
  virtual void Append(const Fragment& fragment, std::string& out) { out += fragment.text; }
  /// The same for a fault of the run's baseline that is no longer found, as that has it: a case
  /// with this one finding. After the last case; for formats that list such.
  virtual void AddGone(const CaseReport&, std::string&) {}
  /// What stands after the last case.
  virtual void End(const RunSummary&, std::string&) {}
  /// Appends the next piece of what stands after that; false when there is no more.
  virtual bool More(std::string&) { return false; }
  /// What keeps the report from being whole, e.g. no room to put text aside. It is then not to be
  /// written.
  virtual std::optional<Problem> WriteProblem() const { return std::nullopt; }
  /// For a format with files of its own: they take their names, just before the report takes its
  /// own.
  virtual std::optional<Problem> Commit() { return std::nullopt; }
};

}  // namespace escalint
