#include "ingest/quotes.h"

#include <algorithm>

#include "ingest/member_table.h"

namespace escalint {
namespace {

constexpr std::string_view kLeftOut = "…";

bool IsOfTheFormat(std::string_view word) {
  for (const Place place :
       {Place::kCase, Place::kStatus, Place::kEvent, Place::kEscalation, Place::kParty}) {
    for (const MemberRow& row : MembersOf(place)) {
      if (word == row.name || word == row.element) return true;
    }
  }
  return false;
}

/// Where the first quotation of something other than a member's name begins. Messages begin with
/// the name, so what is quoted second is the record's, whatever it looks like.
size_t FindQuote(std::string_view message) {
  const size_t open = message.find('"');
  if (open == std::string_view::npos) return open;
  const size_t close = message.find('"', open + 1);
  if (close == std::string_view::npos) return open;
  const bool is_name = IsOfTheFormat(message.substr(open + 1, close - open - 1));
  return is_name ? message.find('"', close + 1) : open;
}

/// An id can be a number, and those are quoted without quotation marks.
std::string WithoutNumbers(std::string_view message) {
  constexpr std::string_view kEnds = " ;,:()";
  std::string text;
  while (!message.empty()) {
    const std::string_view word = message.substr(0, message.find_first_of(kEnds));
    const bool is_number = word.find_first_of("0123456789") != std::string_view::npos &&
                           word.find_first_not_of("0123456789.eE+-") == std::string_view::npos;
    text += is_number ? kLeftOut : word;
    message.remove_prefix(word.size());
    const size_t end = std::min(message.find_first_not_of(kEnds), message.size());
    text += message.substr(0, end);
    message.remove_prefix(end);
  }
  return text;
}

}  // namespace

/// A quotation may hold quotation marks, so all up to the last one goes.
std::string WithoutQuotes(std::string_view message) {
  const size_t open = FindQuote(message);
  if (open == std::string_view::npos) return WithoutNumbers(message);
  const size_t close = message.rfind('"');
  const std::string_view rest = close == open ? "" : message.substr(close + 1);
  return WithoutNumbers(message.substr(0, open)) + std::string(kLeftOut) + WithoutNumbers(rest);
}

}  // namespace escalint
