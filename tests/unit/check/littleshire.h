// A policy of three stages, and records to replay against it, for tests of the checker's parts.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "check/history.h"
#include "check/scene.h"
#include "ingest/calendar_reader.h"
#include "ingest/time_parser.h"
#include "pack/pack_loader.h"
#include "unit/ingest/reading.h"

namespace escalint {

inline constexpr char kLittleshire[] = R"json({
  "id": "littleshire", "version": "1", "title": "Littleshire", "routes": ["inter_agency"],
  "ladders": [{ "id": "main", "stages": [
    { "id": "stage-1", "title": "stage 1 (practitioners)" },
    { "id": "stage-2", "title": "stage 2 (managers)", "officers": "team_manager", "labels": "line managers" },
    { "id": "stage-3", "title": "stage 3 (heads)", "officers": "head_of_service" } ] }],
  "aliases": { "matron": "team_manager" },
  "managers": [{ "of": "others", "are": "team_manager" }],
  "rules": [{ "id": "LIT-1", "name": "n", "title": "t", "clause": "1", "says": "s", "why": "w",
    "after": { "entry": "2" }, "expect": { "decided": "2" }, "within": "48 hours",
    "duty_of": "raiser", "message": "m" }]
})json";

inline const Policy& Littleshire() {
  static const Result<Policy> policy = LoadPack(kLittleshire, "littleshire.json", {});
  return *policy;
}

/// The bank holidays as they are shipped: 2010 to 2027.
inline const WorkingDayCalendar& ShippedCalendar() {
  static const Result<WorkingDayCalendar> calendar = [] {
    std::ifstream in(ESCALINT_SOURCE_DIR "/rules/calendars/england-and-wales.json");
    const std::string json{std::istreambuf_iterator<char>(in), {}};
    return LoadCalendar(json, "england-and-wales.json");
  }();
  return *calendar;
}

/// As an export would have it; "" or nonsense = unknown.
inline Interval At(std::string_view text) { return ParseTime(text, London(), false).interval; }

inline CheckSettings Settings(std::string_view as_of = "2024-12-31") {
  CheckSettings settings;
  settings.calendar = &ShippedCalendar();
  settings.zone = &London();
  settings.as_of = At(as_of).last;
  return settings;
}

/// An escalation with these members ("risk": ..., "events": [...]) in a case of its own.
class OneEscalation {
 public:
  explicit OneEscalation(const std::string& members, std::string_view as_of = "2024-12-31")
      : reading_(ReadJson(R"({"id": "C-1", "escalations": [{"id": "E-1", )" + members + "}]}")),
        settings_(Settings(as_of)) {
    BuildHistory(escalation(), Littleshire().ladders.front(), Littleshire(), settings_.as_of,
                 history);
    scene.settings = &settings_;
    scene.policy = &Littleshire();
    scene.ladder = &Littleshire().ladders.front();
    scene.record = &reading_.record;
    scene.escalation = &escalation();
    scene.route = Route::kInterAgency;
    scene.history = &history;
    scene.episode = &history.episodes.front();
  }

  std::string Fault() const { return reading_.Fault(); }
  const Escalation& escalation() const { return reading_.record.escalations.front(); }
  /// The step of the event with that id; -1 = it does not count at as-of.
  int StepOf(std::string_view id) const {
    for (size_t i = 0; i < history.steps.size(); ++i) {
      if (history.steps[i].event->id == id) return static_cast<int>(i);
    }
    return -1;
  }

  History history;
  Scene scene;

 private:
  Reading reading_;
  CheckSettings settings_;
};

}  // namespace escalint
