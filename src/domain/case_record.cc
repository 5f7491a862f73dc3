#include "domain/case_record.h"

#include <utility>

namespace escalint {

// Everything but the lists goes back to its default, also members yet to be added.
void CaseRecord::Clear() {
  CaseRecord empty;
  empty.statuses = std::move(statuses);
  empty.events = std::move(events);
  empty.escalations = std::move(escalations);
  empty.notes = std::move(notes);
  empty.statuses.clear();
  empty.events.clear();
  empty.escalations.clear();
  empty.notes.clear();
  *this = std::move(empty);
}

bool EndsBeforeItBegins(const StatusPeriod& period) {
  return period.has_to && period.from.Known() && period.to.Known() &&
         period.to.local_date < period.from.local_date;
}

}  // namespace escalint
