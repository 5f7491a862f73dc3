// Draws histories as JSON: mostly plausible, often muddled, and together reaching every rule of
// every shipped pack.
//
// A history is told stage by stage: raised, talked over, recorded, answered, decided, raised again
// or closed. Its clock moves on by minutes or days; some events are dated to the day or not at all,
// and a few stand in the wrong place.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "domain/policy.h"
#include "properties/drawn_case.h"

namespace escalint {

class HistoryMaker {
 public:
  /// What a property may have to leave out; by default everything is drawn.
  struct Leaves {
    bool mostly_dates = false;  ///< most times are dates
    bool stages_said = false;   ///< every act carries its stage
    bool closing = true;
    bool unknown_times = true;
    bool strays = true;  ///< events listed away from their time's place
  };

  HistoryMaker() : HistoryMaker(Leaves{}) {}
  explicit HistoryMaker(Leaves leaves) : leaves_(leaves) {}

  /// All of the case's escalations fall under one pack.
  DrawnCase Case(const std::string& id, int escalations);

 private:
  using Words = std::vector<std::string>;
  struct Party {
    std::string role, agency;
    bool is_private = false;
  };
  enum class Step { kRaise, kTalk, kRecord, kDecide, kAnswer, kNotify, kAside, kClose };

  static int Below(int n);
  static bool OneIn(int n) { return Below(n) == 0; }
  static const std::string& Of(const Words& words);
  static std::string Member(const std::string& name, const std::string& value);
  static std::string Maybe(const std::string& name, const Words& values);
  static std::string Json(const Party& party);
  static std::string By(const Party& party) { return ", \"by\": " + Json(party); }
  static std::string To(const std::vector<Party>& parties);

  DrawnEscalation DrawEscalation(int number);
  void DrawParties();
  void CaseEvents(DrawnCase& drawn);
  std::string Statuses() const;
  std::string Time();
  std::string Date(int64_t seconds) const;

  void Tell(Step step);
  void Raise();
  void Talk();
  void Record();
  void Decide();
  void Answer();
  void Notify();
  void Aside();
  void Close();
  DrawnEvent& Add(const std::string& type, std::string rest);
  std::string Label(int chances_in_four) const;
  std::string RecordContents(const std::string& of_type) const;
  Party Officer(int stage) const;
  Party Somebody() const;
  Party Side() const { return Below(2) == 0 ? raiser_ : against_; }

  Leaves leaves_;
  const Policy* policy_ = nullptr;
  const Ladder* ladder_ = nullptr;
  Party raiser_, against_;
  int stage_ = -1;
  int64_t clock_ = 0;  ///< seconds of civil time
  std::vector<DrawnEvent> events_;
};

/// A case drawn as one: where a property fails, the smallest such case is shown.
DrawnCase DrawCase(const std::string& id, int escalations, HistoryMaker::Leaves leaves = {});

}  // namespace escalint
