#include "report/text_history.h"

#include <algorithm>

#include "report/spoken.h"

namespace escalint {

void WriteHistory(const std::vector<HistoryLine>& history, const ZoneTable& zone,
                  const TextPage& page, size_t indent, std::string& out) {
  std::vector<std::string> times;
  size_t time_width = 0;
  size_t id_width = 0;
  for (const HistoryLine& line : history) {
    times.push_back(FormatForPerson(zone, line.at));
    time_width = std::max(time_width, Width(times.back()));
    id_width = std::max(id_width, Width(Printable(line.event)));
  }
  for (size_t i = 0; i < history.size(); ++i) {
    std::string lead = times[i];
    lead.append(time_width + 2 - Width(lead), ' ').append(Printable(history[i].event));
    const size_t hang = indent + time_width + 2 + id_width + 2;
    page.Write({indent, lead, Ink::kPlain, hang}, history[i].text, out);
  }
}

}  // namespace escalint
