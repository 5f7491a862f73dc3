/// The page that replays a case for people in a meeting: what happened, what each event asked for,
/// by when, counted day by day, and what came of it.
///
///     Tue 16 Apr 2024 09:15  e7  raised to stage 2 (line managers), …
///         opens     STF-15, clause 15 (duty of the team manager, …): A decision there, or a
///         referral
///                   higher, was due by Thu 18 Apr 2024 09:15.
///                   Count: Tue 16 Apr 2024 09:15 + 48 hours = Thu 18 Apr 2024 09:15
#pragma once

#include <string>

#include "domain/finding.h"
#include "domain/time.h"
#include "report/text_page.h"
#include "report/timeline.h"

namespace escalint {

class TimelineText {
 public:
  /// `zone` must outlive this.
  TimelineText(const TextPage& page, const ZoneTable& zone) : page_(page), zone_(zone) {}

  /// REQUIRES: as `TellInOrder` does.
  void Write(const TimelinePage& page, std::string& out) const;

 private:
  void WriteHeader(const TimelinePage& page, const EscalationReport& escalation,
                   std::string& out) const;
  void WriteCourse(const EscalationReport& escalation, const Timeline& timeline,
                   std::string& out) const;
  void WriteEvent(const TimelineEntry& entry, size_t time_width, std::string& out) const;
  void WritePassing(const TimelineEntry& entry, size_t time_width, std::string& out) const;
  void WriteUnder(const TimelineEntry& entry, std::string& out) const;
  void WriteDetails(const TimelineEntry& entry, size_t indent, std::string& out) const;
  void WriteEnd(const TimelinePage& page, const EscalationReport& escalation,
                const Timeline& timeline, std::string& out) const;
  void WriteSum(const TimelinePage& page, const EscalationReport& escalation,
                std::string& out) const;
  void WriteRemarks(const std::vector<Finding>& remarks, std::string& out) const;

  TextPage page_;
  const ZoneTable& zone_;
};

}  // namespace escalint
