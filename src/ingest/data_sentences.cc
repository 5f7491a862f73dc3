#include "ingest/data_sentences.h"

#include <utility>
#include <vector>

#include "ingest/wording.h"
#include "text/folding.h"

namespace escalint {

namespace {

constexpr size_t kMostRemembered = 1000;

UnknownMemberWords DescribeUnknownMember(Place place, std::string_view name) {
  std::vector<std::string_view> known;
  for (const MemberRow& row : MembersOf(place)) known.push_back(row.name);
  std::string sentence = Quoted(name) + " is no member of " +
                         (place == Place::kEvent || place == Place::kEscalation ? "an " : "a ") +
                         std::string(Name(place)) + " and is ignored";
  const std::string_view near = DidYouMean(name, known);
  if (near.empty()) return {std::move(sentence), ""};
  return {sentence + "; did you mean " + Quoted(near) + "?", "Did you mean " + Quoted(near) + "?"};
}

/// One key for a word of a list.
std::string KeyOf(std::string_view list, std::string_view text) {
  std::string key(list);
  key += '\n';
  key += text;
  return key;
}

}  // namespace

const UnknownMemberWords& DataSentences::UnknownMember(Place place, std::string_view name) {
  if (members_.size() == kMostRemembered) members_.clear();
  const auto [entry, is_new] = members_.try_emplace(KeyOf(Name(place), name));
  if (is_new) entry->second = DescribeUnknownMember(place, name);
  return entry->second;
}

std::string& DataSentences::Remembered(std::string_view list, std::string_view text) {
  if (sentences_.size() == kMostRemembered) sentences_.clear();
  return sentences_[KeyOf(list, text)];
}

}  // namespace escalint
