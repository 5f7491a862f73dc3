#include "report/annual_words.h"

#include <fmt/format.h>

#include <utility>

#include "report/phrases.h"
#include "report/spoken.h"

namespace escalint {
namespace {

std::string Until(const Year& year) {
  return FormatDateForPerson(year.from) + " to " + FormatDateForPerson(year.to);
}

std::string Span(const AnnualReport& report) {
  const Year& year = report.years.front();
  std::string text = year.label + " is " + Until(year) + ", both included.";
  if (report.years.size() > 1) text += " Earlier years are cut in the same way.";
  return text + " Dates are local ones.";
}

/// How many is a count too.
std::string Unreadable(const AnnualReport& report, const RunSummary& summary) {
  const auto count = static_cast<int64_t>(summary.unreadable.size());
  const bool shown = report.publication.withheld_up_to == 0;
  const std::string records = shown ? SpokenCount(count, "record", "records") : "Some records";
  return records + " could not be read and " + (shown && count == 1 ? "is" : "are") +
         " in none of the figures, so that they may be too low. \"escalint check\" lists them.";
}

std::string Repeated(const AnnualReport& report) {
  const bool shown = report.publication.withheld_up_to == 0;
  const std::string records =
      shown ? SpokenCount(report.repeated, "record", "records") : "Some records";
  return records + " had the id of a case that came before, under the same authority, and " +
         (shown && report.repeated == 1 ? "was" : "were") +
         " left out. \"escalint check\" names them.";
}

std::string Duplicates(const AnnualReport& report) {
  const bool shown = report.publication.withheld_up_to == 0;
  const std::string records =
      shown ? SpokenCount(report.duplicates, "escalation or event", "escalations or events")
            : "Some escalations or events";
  return records + " had an id that came before in the same case, and " +
         (shown && report.duplicates == 1 ? "was" : "were") +
         " left out. \"escalint check\" names them.";
}

std::string Disclosure(const AnnualReport& report) {
  const int64_t most = report.publication.withheld_up_to;
  if (most == 0) {
    return "Small counts are shown: these figures can point at a child and are not for "
           "publication. \"--suppress 5\" makes them fit for it.";
  }
  return fmt::format(
      "Counts from 1 to {} are withheld, and so is whatever would give them away. That protects "
      "within these tables; compared with other tables of the same children, such as last year's, "
      "a reader may learn more.",
      most);
}

}  // namespace

std::string SpokenCode(std::string_view code) {
  std::string words = SpokenTerm(code);
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') {
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  }
  return words;
}

bool IsNumber(const ShownCell& cell) { return cell.kind != ShownCell::Kind::kText; }

std::string SpokenCell(const ShownCell& cell) {
  return IsNumber(cell) ? ReaderText(cell) : SpokenCode(cell.text);
}

std::string TitleOf(const AnnualReport& report) {
  return "Escalations in " + report.years.front().label;
}

std::vector<std::string> LeftOut(const AnnualReport& report, const RunSummary& summary) {
  std::vector<std::string> notes;
  if (!summary.unreadable.empty()) notes.push_back(Unreadable(report, summary));
  if (report.repeated > 0) notes.push_back(Repeated(report));
  if (report.duplicates > 0) notes.push_back(Duplicates(report));
  return notes;
}

std::vector<std::string> NotesOn(const AnnualReport& report, const RunSummary& summary) {
  std::vector<std::string> notes = {Span(report)};
  for (const Year& year : report.years) {
    if (!report.IsUnfinished(year)) continue;
    notes.push_back(fmt::format(
        "{} is not over in these records: some were looked at as of {}, and nothing later counts.",
        year.label, FormatDateForPerson(*report.looked_at)));
  }
  for (const std::string& year : report.empty_years) {
    notes.push_back("No escalation was open in " + year +
                    ", or the export does not go back so far: it does not say which.");
  }
  if (!report.looked_at) notes.push_back("No case could be counted.");
  for (std::string& note : LeftOut(report, summary)) notes.push_back(std::move(note));
  notes.push_back(
      "Many escalations are no bad sign: they show that people challenge each other. What deserves "
      "a look is what nobody raised, what has gone quiet, and what ended without an outcome. What "
      "the records do not tell has a column of its own and counts on neither side.");
  notes.push_back(Disclosure(report));
  return notes;
}

}  // namespace escalint
