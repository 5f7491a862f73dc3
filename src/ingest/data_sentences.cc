#include "ingest/data_sentences.h"

#include <vector>

#include "ingest/wording.h"
#include "text/folding.h"

namespace escalint {

namespace {

constexpr size_t kMostRemembered = 1000;

std::string DescribeUnknownMember(Place place, std::string_view name) {
  std::vector<std::string_view> known;
  for (const MemberRow& row : MembersOf(place)) known.push_back(row.name);
  std::string sentence = Quoted(name) + " is no member of " +
                         (place == Place::kEvent || place == Place::kEscalation ? "an " : "a ") +
                         std::string(Name(place)) + " and is ignored";
  const std::string_view near = DidYouMean(name, known);
  return near.empty() ? sentence : sentence + "; did you mean " + Quoted(near) + "?";
}

}  // namespace

const std::string& DataSentences::UnknownMember(Place place, std::string_view name) {
  std::string& sentence = Remembered(Name(place), name);
  if (sentence.empty()) sentence = DescribeUnknownMember(place, name);
  return sentence;
}

std::string& DataSentences::Remembered(std::string_view list, std::string_view text) {
  if (sentences_.size() == kMostRemembered) sentences_.clear();
  std::string key(list);
  key += '\n';
  key += text;
  return sentences_[std::move(key)];
}

}  // namespace escalint
