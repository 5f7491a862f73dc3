#include "ingest/calendar_reader.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "text/json_tree.h"

namespace escalint {

namespace {

using Kind = JsonValue::Kind;

constexpr const char* kDivision = "england-and-wales";
constexpr const char* kWhereToGet =
    "GOV.UK publishes the file: https://www.gov.uk/bank-holidays.json";

std::optional<unsigned> Number(std::string_view digits) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// YYYY-MM-DD and nothing else.
std::optional<sys_days> DateFrom(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = Number(text.substr(0, 4));
  const auto month = Number(text.substr(5, 2));
  const auto day = Number(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(*month), std::chrono::day(*day)};
  return date.ok() ? std::optional<sys_days>(date) : std::nullopt;
}

/// Walks the tree and collects every fault on the way.
class CalendarReader {
 public:
  CalendarReader(std::string_view json, const std::string& file) : json_(json), file_(file) {}

  Result<WorkingDayCalendar> Read(const JsonValue& root) {
    if (const JsonValue* events = FindEvents(root)) ReadEvents(*events);
    if (!problems_.empty()) return problems_;
    const auto [first, last] =
        std::minmax_element(holidays_.begin(), holidays_.end(),
                            [](const Holiday& a, const Holiday& b) { return a.date < b.date; });
    const std::chrono::year_month_day from{first->date}, to{last->date};
    return WorkingDayCalendar(std::move(holidays_), from.year(), to.year());
  }

 private:
  const JsonValue* FindEvents(const JsonValue& root) {
    if (!Expect(root, Kind::kObject, "the file")) return nullptr;
    const JsonValue* division = Member(root, kDivision, Kind::kObject);
    return division == nullptr ? nullptr : Member(*division, "events", Kind::kArray);
  }

  void ReadEvents(const JsonValue& events) {
    if (events.elements.empty())
      Fault(events,
            "\"events\" is empty: a year without holidays is "
            "not to be believed",
            kWhereToGet);
    for (const JsonValue& event : events.elements) ReadEvent(event);
  }

  void ReadEvent(const JsonValue& event) {
    if (!Expect(event, Kind::kObject, "the event")) return;
    const JsonValue* title = Member(event, "title", Kind::kString);
    const JsonValue* text = Member(event, "date", Kind::kString);
    if (text == nullptr) return;
    const std::optional<sys_days> date = DateFrom(text->text);
    if (!date) {
      Fault(*text, "\"date\" is \"" + text->text + "\"; a real date was expected",
            "write it as YYYY-MM-DD");
    } else if (title != nullptr) {
      holidays_.push_back({*date, title->text + Remark(event)});
    }
  }

  /// " (Substitute day)"; "" where nothing is noted.
  static std::string Remark(const JsonValue& event) {
    const JsonValue* notes = event.Find("notes");
    const bool any = notes != nullptr && notes->Is(Kind::kString) && !notes->text.empty();
    return any ? " (" + notes->text + ")" : "";
  }

  const JsonValue* Member(const JsonValue& object, const std::string& name, Kind kind) {
    const JsonValue* value = object.Find(name);
    if (value == nullptr) {
      Fault(object,
            "no \"" + name + "\" is given; " + std::string(DescribeKind(kind)) + " was expected",
            kWhereToGet);
      return nullptr;
    }
    return Expect(*value, kind, "\"" + name + "\"") ? value : nullptr;
  }

  bool Expect(const JsonValue& value, Kind kind, const std::string& what) {
    if (value.Is(kind)) return true;
    Fault(value,
          what + " is " + std::string(DescribeKind(value.kind)) + "; " +
              std::string(DescribeKind(kind)) + " was expected",
          kWhereToGet);
    return false;
  }

  void Fault(const JsonValue& at, std::string message, std::string hint) {
    problems_.push_back(ProblemAt(file_, json_, at.offset, std::move(message), std::move(hint)));
  }

  std::string_view json_;
  const std::string& file_;
  std::vector<Holiday> holidays_;
  Problems problems_;
};

}  // namespace

Result<WorkingDayCalendar> LoadCalendar(std::string_view json, const std::string& file) {
  const Result<JsonValue> tree = ParseJsonTree(json, file);
  if (!tree) return tree.problems();
  return CalendarReader(json, file).Read(*tree);
}

}  // namespace escalint
