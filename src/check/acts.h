/// Which events of an episode could answer a duty, and whether each was in time.
///
/// "Decided by the end of Tuesday 2 April", and the record has a decision dated 2 April 16:00 (in
/// time), one dated 3 April (late) and one without a date (it may be either): `Acts` keeps the
/// first of each sort. What is only perhaps a match is kept apart from what is only perhaps in
/// time.
#pragma once

#include <vector>

#include "check/limits.h"
#include "check/scene.h"

namespace escalint {

/// What the episode holds for one part of a duty.
struct Acts {
  int in_time = -1;                  ///< surely matching, surely in time
  int late = -1;                     ///< surely matching, surely too late; the first
  int possible = -1;                 ///< may match, or may have been in time
  bool possible_match_only = false;  ///< the doubt is what the act was, not when
  int listed_before = -1;            ///< matches, listed before the trigger, time overlaps
  int late_extra = 0;
  bool None() const { return in_time < 0 && late < 0 && possible < 0; }
};

struct Search {
  const Duty& duty;
  const Expectation& part;
  Scene& scene;
  std::vector<Due>& dues;  ///< parallel to part.acts
  int cutoff = -1;         ///< last event matching before_last
  int since = -1;          ///< last event before the trigger matching since_last
  bool first_decides;      ///< nothing that comes after the first act in time is asked for
};

/// Sorts the episode's events. REQUIRES: the scene is at the trigger; `dues` is filled for a
/// limited duty.
Acts FindActs(const Search& search);

}  // namespace escalint
