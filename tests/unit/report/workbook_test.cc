// What scripts/check-xlsx can't reach by an export: sheets that are full. The rest is read back
// there.
#include "report/workbook.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/report/whole_report.h"

namespace escalint {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string WorkbookOf(int rows) {
  Workbook book("-", sys_days{std::chrono::days{0}});
  const size_t sheet = book.AddSheet({"Findings", {{"Number", 10}}, 1});
  std::string row;
  SheetRow cells(sheet, row);
  cells.Number(7);
  cells.End();
  for (int i = 0; i < rows; ++i) book.Write(row);
  book.Close();
  std::string file;
  while (book.Take(file)) {
  }
  EXPECT_FALSE(book.problem());
  return file;
}

TEST(Workbook, ASheetThatIsFullGoesOnInAnother) {
  constexpr int kFull = 1'048'575;  // and the header
  EXPECT_THAT(WorkbookOf(kFull), Not(HasSubstr("xl/worksheets/sheet2.xml")));
  EXPECT_THAT(WorkbookOf(kFull + 1), HasSubstr("xl/worksheets/sheet2.xml"));
}

std::vector<std::string> TabsOf(const std::vector<std::string>& names) {
  Workbook book("-", sys_days{std::chrono::days{0}});
  std::vector<std::string> tabs;
  for (const std::string& name : names) {
    const size_t sheet = book.AddSheet({name, {{"Number", 10}}, 1});
    EXPECT_FALSE(book.problem()) << name;
    tabs.push_back(book.TabOf(sheet));
  }
  book.Close();
  EXPECT_FALSE(book.problem());
  return tabs;
}

TEST(Workbook, TabsAreNamedAsExcelTakesIt) {
  EXPECT_THAT(TabsOf({"In time: 1/2 [all]*?\\", "", "'quoted'", "History"}),
              ElementsAre("In time  1 2  all    ", "Sheet", "quoted", "History 2"));
  EXPECT_THAT(TabsOf({"Duty to consider the wider lessons", "DUTY TO CONSIDER THE WIDER LESSONS"}),
              ElementsAre("Duty to consider the wider less", "DUTY TO CONSIDER THE WIDER LE 2"));
  EXPECT_THAT(TabsOf({std::string(40, 'x') + "\xF0\x9D\x92\xB3", "x", "X", "x"}),
              ElementsAre(std::string(31, 'x'), "x", "X 2", "x 3"));
}

TEST(Workbook, AnAbandonedOneLeavesNothingBehind) {
  Workbook book("/nowhere/at/all.xlsx", sys_days{std::chrono::days{0}});
  ASSERT_TRUE(book.problem());
  EXPECT_THAT(book.problem()->message, HasSubstr("a temporary file could not be made"));
  std::string nothing;
  EXPECT_FALSE(book.Take(nothing));
}

}  // namespace
}  // namespace escalint
