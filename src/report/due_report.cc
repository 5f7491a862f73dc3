#include "report/due_report.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "report/fingerprints.h"
#include "report/phrases.h"
#include "report/seen_in_cases.h"
#include "report/spoken.h"

namespace escalint {
namespace {

using std::chrono::days;

/// What stands before an entry's text while it waits.
struct Waiting {
  sys_seconds key;
  sys_seconds as_of;
  uint64_t size = 0;
};

std::string_view AsBytes(const Waiting& waiting) {
  return {reinterpret_cast<const char*>(&waiting), sizeof waiting};
}

Waiting ReadWaiting(const char* bytes) {
  Waiting waiting;
  std::memcpy(&waiting, bytes, sizeof waiting);
  return waiting;
}

/// What is due lies within days; what is overdue or without limit may have begun years ago.
size_t GroupFor(DueList list, sys_seconds key) {
  constexpr size_t kGroupsOfAList = size_t{1} << 32;
  constexpr int64_t kBeforeAnyRecord = 100'000;  // days, so that none is negative
  const auto day = std::chrono::floor<days>(key).time_since_epoch().count() + kBeforeAnyRecord;
  const bool by_week = list == DueList::kOverdue || list == DueList::kWithoutDelay;
  return static_cast<size_t>(list) * kGroupsOfAList + static_cast<size_t>(by_week ? day / 7 : day);
}

bool IsWeekday(sys_days day) { return std::chrono::weekday(day).iso_encoding() <= 5; }

sys_seconds KeyOf(DueList list, const Finding& finding, const Outstanding& left) {
  const bool limited = left.has_limit && left.due_known;
  if (!limited)
    return finding.trigger && finding.trigger->at.Known() ? finding.trigger->at.first : left.as_of;
  return list == DueList::kPerhaps ? std::max(left.first, left.as_of) : left.first;
}

}  // namespace

std::string_view Name(DueList list) {
  constexpr std::array<std::string_view, kDueListsShown> kNames{"overdue", "due", "perhaps due",
                                                                "without delay"};
  const auto place = static_cast<size_t>(list);
  return place < kNames.size() ? kNames[place] : "not listed";
}

EnumSet<Verdict> DueReport::AlsoWants() const {
  return {Verdict::kBreached, Verdict::kCannotTell, Verdict::kNotDue};
}

/// After the last year of the table Monday to Friday count: said wherever it matters.
DueReport::Days DueReport::WorkingDays(sys_days from, sys_days to) const {
  if (const auto counted = options_.calendar->CountBetween(from, to)) return {*counted, true};
  Days left{0, false};
  for (sys_days day = from + days{1}; day <= to; day += days{1}) {
    const bool known = options_.calendar->Covers(day);
    if (known ? options_.calendar->IsWorkingDay(day) : IsWeekday(day)) ++left.count;
  }
  return left;
}

sys_days DueReport::WindowEnd(sys_days as_of) const {
  if (const auto end = options_.calendar->After(as_of, options_.within)) return *end;
  sys_days end = as_of;
  while (WorkingDays(as_of, end).count < options_.within) end += days{1};
  return end;
}

DueList DueReport::ListForLimited(const Outstanding& left) const {
  if (!left.due_known) return DueList::kUnchecked;
  if (left.verdict == Verdict::kBreached) {
    const int ago = WorkingDays(zone().LocalDate(left.last), AsOfDay(left)).count;
    return left.closed && ago > options_.within ? DueList::kLeftBehind : DueList::kOverdue;
  }
  const sys_seconds end = zone().EndOfDay(WindowEnd(AsOfDay(left)));
  if (left.first > end) return DueList::kLater;
  if (left.last < left.as_of) return DueList::kUnchecked;
  const bool sure = left.verdict == Verdict::kNotDue && left.doubt.empty() && !left.past_table;
  return sure ? DueList::kDue : DueList::kPerhaps;
}

DueList DueReport::ListForUnlimited(const Outstanding& left) const {
  if (left.verdict == Verdict::kNotDue) return DueList::kWithoutDelay;
  if (left.verdict != Verdict::kBreached) return DueList::kUnchecked;
  const bool old =
      left.closed && left.judged_from &&
      WorkingDays(zone().LocalDate(*left.judged_from), AsOfDay(left)).count > options_.within;
  return old ? DueList::kLeftBehind : DueList::kOverdue;
}

DueList DueReport::ListFor(const Outstanding& left) const {
  if (left.left_behind) return left.perhaps_done ? DueList::kUnchecked : DueList::kLeftBehind;
  return left.has_limit ? ListForLimited(left) : ListForUnlimited(left);
}

std::optional<bool> DueReport::Concerns(const DutyHolder& holder) const {
  bool unknown = false;
  for (const auto& [wanted, recorded] :
       {std::pair(&options_.role, &holder.role), std::pair(&options_.agency, &holder.agency)}) {
    if (wanted->empty() || *wanted == *recorded) continue;
    if (!recorded->empty()) return false;
    unknown = true;
  }
  if (unknown) return std::nullopt;
  return true;
}

DueList DueReport::Filtered(DueList list, const Outstanding& left) const {
  bool unknown = left.holders.empty();
  for (const std::vector<DutyHolder>* holders : {&left.holders, &left.alternatives}) {
    for (const DutyHolder& holder : *holders) {
      const std::optional<bool> concerns = Concerns(holder);
      if (concerns == true) return list;
      if (!concerns) unknown = true;
    }
  }
  if (options_.role.empty() && options_.agency.empty()) return list;
  return unknown ? DueList::kNobodys : DueList::kOthers;
}

void DueReport::RenderCase(const CaseReport& report, Fragment& fragment) const {
  CountNotChecked(report, fragment);
  Occurrences seen;
  for (const EscalationReport& escalation : report.escalations) {
    for (const Finding& finding : escalation.findings) {
      if (!finding.outstanding) continue;
      const Outstanding& left = *finding.outstanding;
      DueEntry entry{report, escalation, finding, left};
      entry.list = Filtered(ListFor(left), left);
      entry.key = KeyOf(entry.list, finding, left);
      const int number = seen.Next(finding.fingerprint);
      if (number > 1) entry.number = '-' + std::to_string(number);
      std::string text;
      if (static_cast<size_t>(entry.list) < kDueListsShown) RenderEntry(entry, text);
      fragment.text += AsBytes({entry.key, left.as_of, text.size()});
      fragment.text += text;
      fragment.pieces.push_back(
          {WhoseDuty(left), static_cast<int>(entry.list), sizeof(Waiting) + text.size()});
    }
  }
}

void DueReport::Append(const Fragment& fragment, std::string&) {
  AddNotChecked(fragment.not_checked, totals_.not_checked);
  std::string_view text = fragment.text;
  for (const Piece& piece : fragment.pieces) {
    const auto list = static_cast<size_t>(piece.grade);
    const Waiting waiting = ReadWaiting(text.data());
    const sys_days as_of = zone().LocalDate(waiting.as_of);
    auto window = totals_.windows.find(as_of);
    if (window == totals_.windows.end()) {
      window = totals_.windows.insert({as_of, {WindowEnd(as_of)}}).first;
    }
    ++window->second.counts[list];
    ++totals_.counts[list];
    if (list < kDueListsShown) {
      ++totals_.holders[piece.group][list];
      const size_t group = GroupFor(static_cast<DueList>(list), waiting.key);
      groups_[list].insert(group);
      spool_.Add(group, text.substr(0, piece.size));
    }
    text.remove_prefix(piece.size);
  }
}

void DueReport::End(const RunSummary& summary, std::string& out) {
  totals_.summary = &summary;
  // From some days there may be nothing to see.
  for (const sys_days as_of : summary.as_of_days) {
    totals_.windows.insert({as_of, {WindowEnd(as_of)}});
  }
  WriteBegin(totals_, out);
}

bool DueReport::More(std::string& out) {
  if (ended_) return false;
  if (list_ == kDueListsShown) {
    WriteEnd(totals_, out);
    return ended_ = true;
  }
  std::set<size_t>& groups = groups_[list_];
  if (!in_list_) WriteListBegin(static_cast<DueList>(list_), totals_, out);
  in_list_ = !groups.empty();
  if (!in_list_) {
    ++list_;
    return true;
  }
  std::string waiting;
  while (spool_.Take(*groups.begin(), waiting)) {
  }
  groups.erase(groups.begin());
  std::vector<std::pair<sys_seconds, std::string_view>> entries;
  for (size_t at = 0; at < waiting.size();) {
    const Waiting head = ReadWaiting(waiting.data() + at);
    at += sizeof head;
    entries.emplace_back(head.key, std::string_view(waiting).substr(at, head.size));
    at += head.size;
  }
  std::stable_sort(entries.begin(), entries.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [key, text] : entries) out += text;
  return true;
}

bool DueReport::IsExact(const DueEntry& entry) const {
  const Outstanding& left = entry.left;
  const bool is_date = !left.due || left.due->is_date;
  return left.due_known && !is_date && left.last - left.first < std::chrono::minutes{1};
}

std::string DueReport::DueTimeOf(const DueEntry& entry) const {
  const Outstanding& left = entry.left;
  const sys_days first = zone().LocalDate(left.first);
  if (left.past_table) {
    return "not before " + FormatDateForPerson(first) + "; the table of bank holidays ends on " +
           FormatDateForPerson(options_.calendar->last_day());
  }
  if (left.first == left.last || IsExact(entry)) return SpokenDue(*left.due, zone());
  const sys_days last = zone().LocalDate(left.last);
  if (first == last) {
    return "some time on " + FormatDateForPerson(first) + "; no time of day is recorded";
  }
  const auto minute = [&](sys_seconds at) {
    Interval interval = InstantInterval(zone(), at);
    interval.precision = Precision::kMinute;
    return FormatForPerson(zone(), interval);
  };
  return "between " + minute(left.first) + " and " + minute(left.last);
}

/// Holidays after the table are counted as working days, so there can only be fewer.
std::string DueReport::AtMost(const Days& days) {
  return (days.exact ? "" : "at most ") + SpokenCount(days.count, "working day", "working days");
}

std::string DueReport::Ahead(const DueEntry& entry, sys_days day) const {
  const sys_days as_of = AsOfDay(entry.left);
  if (entry.list == DueList::kOverdue) {
    const Days ago = WorkingDays(day, as_of);
    return ago.count == 0 ? "less than a working day ago" : AtMost(ago) + " ago";
  }
  if (day <= as_of) return "today";
  const Days left = WorkingDays(as_of, day);
  if (left.count == 0) return "before the next working day";
  return AtMost(left) + " left";
}

/// What has no limit becomes a breach all the same.
std::string DueReport::GraceWords(const Outstanding& left) {
  if (!left.grace_ends) return "";
  const std::string day = FormatDateForPerson(*left.grace_ends);
  return (left.verdict == Verdict::kBreached ? "; our grace ended on " : "; our grace ends on ") +
         day;
}

std::string DueReport::When(const DueEntry& entry) const {
  const Outstanding& left = entry.left;
  if (!left.has_limit) {
    const bool dated = entry.finding.trigger && entry.finding.trigger->at.Known();
    const std::string grace = GraceWords(left);
    if (!dated) return "without delay; open since a day that is not recorded" + grace;
    const sys_days since = entry.finding.trigger->at.local_date;
    return "without delay; open since " + FormatDateForPerson(since) + " (" +
           AtMost(WorkingDays(since, AsOfDay(left))) + ")" + grace;
  }
  const std::string due = DueTimeOf(entry);
  if (left.past_table) return due;  // how many days are left isn't known either
  return due + " (" + Ahead(entry, zone().LocalDate(left.first)) + ")";
}

std::string DueReport::WhoseDuty(const Outstanding& left) {
  std::string words;
  bool known = false;
  for (const DutyHolder& holder : left.holders) {
    const std::string spoken = SpokenHolder(holder);
    known = known || !spoken.empty();
    words.append(words.empty() ? "" : "; ").append(spoken.empty() ? "somebody not known" : spoken);
  }
  if (!known) return "";
  for (const DutyHolder& holder : left.alternatives) words += "; or " + SpokenHolder(holder);
  return words;
}

std::string DueReport::FilterWords() const {
  return SpokenHolder({options_.role, options_.agency});
}

std::vector<std::string> DueReport::NotListed(const DueTotals& totals,
                                              const DueCounts& counts) const {
  std::vector<std::string> sentences;
  const auto add = [&](int64_t count, const char* one, const char* many, const char* rest) {
    if (count != 0) sentences.push_back(SpokenCount(count, one, many) + rest);
  };
  const auto duties = [&](DueList list, const char* rest) {
    add(counts[static_cast<size_t>(list)], "duty", "duties", rest);
  };
  duties(DueList::kUnchecked,
         " not surely recorded as done that could not be checked: the record doesn't tell whether "
         "it was done, whether it was owed, or by when. \"escalint check\" says more.");
  duties(DueList::kLeftBehind,
         " never recorded as done, of a stage that was left, or of an escalation that has closed "
         "and due longer ago than we look ahead. \"escalint check\" says more.");
  duties(DueList::kLater, " to be done later.");
  duties(DueList::kNobodys, " left out because the record doesn't say whose it is.");
  duties(DueList::kOthers, " of other officers or teams.");
  for (const std::string& words : NotCheckedWords(totals.not_checked)) {
    sentences.push_back(words + ", so what falls due there may be missing.");
  }
  const RunSummary& summary = *totals.summary;
  add(std::count_if(summary.rules.begin(), summary.rules.end(),
                    [](const RuleTally& rule) { return !rule.run; }),
      "rule", "rules", " that could not run: the export doesn't record what they start from.");
  add(static_cast<int64_t>(summary.unreadable.size()), "record", "records",
      " that could not be read.");
  for (const auto& [as_of, window] : totals.windows) {
    if (options_.calendar->Covers(window.end)) continue;
    sentences.push_back("The table of bank holidays ends on " +
                        FormatDateForPerson(options_.calendar->last_day()) +
                        "; after that Monday to Friday were counted, whatever holidays there are. "
                        "Give a current table with --calendar.");
    break;
  }
  return sentences;
}

}  // namespace escalint
