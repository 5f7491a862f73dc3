/// A workbook for Excel, written row by row in constant memory: the only file that knows the
/// library behind it (libxlsxwriter).
///
///     Workbook book("march.xlsx", created);
///     const size_t sheet = book.AddSheet({"Findings", {{"Case", 16}, {"Due", 18}}, 2});
///     std::string rows;                       // rendered anywhere, in any thread
///     SheetRow row(sheet, rows);  row.Text("C-1");  row.Moment(local);  row.End();
///     book.Write(rows);                       // in order
///     book.Close();  while (book.Take(out)) ...
///
/// A cell holds text, a number, a date or a moment; never a formula, whatever the text begins with.
/// A text longer than Excel's 32,767 characters is cut, and says so at the cut. A sheet that is
/// full (1,048,576 rows) goes on in another: "Findings 2"; so does the name of a second one.
///
/// A sheet is one table: a title above it if there is one, the header, which stays in sight and has
/// the filters, the rows, and under them what is to be noted:
///
///     Escalations closed, by outcome           SheetPlan::title
///     Outcome        Escalations closed        SheetPlan::columns, the second for figures
///     Resolved                      [c]        SheetRow: Text, Text, End
///     All                            12        SheetRow: Text, Number, End
///
///     [c] not shown, so that …                 SheetRow: Note, End
///
/// The library writes to a path alone, so the workbook is made in a scratch file and read back from
/// there: where it goes in the end is for `OutputFile` to see to. The library doesn't look whether
/// its temporary files took all; here they are checked, and the whole once more when it is done
/// (workbook_proof.h): a full disk is a problem and never a short table.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.h"
#include "domain/time.h"

namespace escalint {

/// What every workbook says of its making: the day itself would make it another file each time.
inline constexpr sys_days kWorkbooksCreated = std::chrono::year{2000} / std::chrono::January / 1;

struct SheetColumn {
  std::string name;
  double width = 12;     ///< characters
  bool figures = false;  ///< numbers, and marks instead of numbers: they stand to the right
};

struct SheetPlan {
  std::string name;  ///< of the tab: without what Excel doesn't take there, in 31 characters
  std::vector<SheetColumn> columns;
  size_t printed = 0;  ///< the first so many columns go onto paper, one page wide; 0: all
  std::string title{};
};

/// One row on its way to its sheet, packed into text.
class SheetRow {
 public:
  SheetRow(size_t sheet, std::string& out);
  void Text(std::string_view text);
  void Number(int64_t number);
  void Decimal(double number);
  void Percentage(double percent);  ///< 85.0, kept to one decimal
  void Date(sys_days day);
  void Moment(sys_seconds local);  ///< civil time, to the minute
  void Empty();
  /// The row's only cell: a line under the table, as long as it is.
  void Note(std::string_view line);
  void End();

 private:
  void Value(char kind, double value);
  void Cell(char kind, std::string_view text);
  std::string& out_;
  size_t begin_;
};

class Workbook {
 public:
  /// `report`: the path it is made for. `created` is what the file says of itself.
  Workbook(std::string report, sys_seconds created);
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  /// In the order of the tabs.
  size_t AddSheet(const SheetPlan& plan);
  /// The name of its last tab: not always that of its plan.
  const std::string& TabOf(size_t sheet) const;
  /// Rows as `SheetRow` packed them.
  void Write(std::string_view rows);
  void Close();
  /// REQUIRES: it is closed. Appends the next piece of the file; false at its end.
  bool Take(std::string& out);
  /// What keeps it from being whole; every later call does nothing.
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  struct State;
  void Fail(std::string_view what, int error);
  void Continue(size_t sheet);

  std::string report_;
  std::unique_ptr<State> state_;
  std::optional<Problem> problem_;
};

}  // namespace escalint
