// The program as such: its commands, its help, its version.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/program_runner.h"

namespace escalint::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(ProgramHelp, NamesEveryFormatThatIsOffered) {
  for (const char* command : {"check", "merge"}) {
    const std::string help = Escalint({command, "--help"}).out;
    for (const char* format : {"text", "json", "ndjson", "csv", "csv-plain", "junit", "sarif",
                               "gitlab", "github", "markdown"}) {
      EXPECT_THAT(help, HasSubstr(format)) << command;
    }
  }
}

TEST(Program, SaysItsVersion) {
  const Ran ran = Escalint({"--version"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out, "escalint " ESCALINT_VERSION "\n");
}

TEST(Program, HelpNamesEveryCommand) {
  const Ran ran = Escalint({"--help"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.out, StartsWith("Usage: escalint COMMAND [options]\n"));
  for (const char* command : {"  check ", "  merge ", "  timeline ", "  rules ", "  convert "}) {
    EXPECT_THAT(ran.out, HasSubstr(command));
  }
}

TEST(Program, EachCommandHasHelpWithExamples) {
  for (const std::string command : {"check", "merge", "timeline", "rules", "convert"}) {
    const Ran ran = Escalint({command, "--help"});
    EXPECT_EQ(ran.status, 0) << command;
    EXPECT_EQ(ran.err, "") << command;
    EXPECT_THAT(ran.out, StartsWith("Usage: escalint " + command));
    EXPECT_THAT(ran.out, HasSubstr("Exit status:"));
    EXPECT_THAT(ran.out, HasSubstr("Examples:\n  escalint " + command));
  }
}

TEST(Program, WithoutACommandItSaysWhereToLook) {
  const Ran ran = Escalint({});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err, "escalint: no command is given (\"escalint --help\" shows those there are)\n");
}

TEST(Program, AMisspeltCommandIsRefusedWithTheRightOne) {
  const Ran ran = Escalint({"chekc", "march.json"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.err, "escalint: unknown command \"chekc\" (did you mean \"check\"?)\n");
}

TEST(Program, ACommandThatDoesNotExistIsRefusedWithThoseThatDo) {
  const Ran ran = Escalint({"horoscope", "march.json"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(
      ran.err,
      StartsWith("escalint: unknown command \"horoscope\" (there are check, annual, merge, due,"));
}

}  // namespace
}  // namespace escalint::testing
