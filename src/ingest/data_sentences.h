/// The sentences about a record's data, worded once for each distinct mistake.
///
/// An export that spells one word wrong usually does so in every case, and finding "did you mean"
/// takes longer than reading the case. So sentences are remembered from record to record.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "ingest/member_table.h"
#include "ingest/vocabulary.h"

namespace escalint {

struct UnknownMemberWords {
  std::string sentence;  ///< "evnts" is no member of a case and is ignored; did you mean "events"?
  std::string hint;      ///< Did you mean "events"?
};

class DataSentences {
 public:
  explicit DataSentences(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  /// "wether" is not a known outcome; did you mean ...
  template <typename E>
  const std::string& UnknownTerm(std::string_view text);
  const UnknownMemberWords& UnknownMember(Place place, std::string_view name);

 private:
  /// The remembered sentence for the key, or an empty one to be filled in.
  std::string& Remembered(std::string_view list, std::string_view text);

  const Vocabulary& vocabulary_;
  std::unordered_map<std::string, std::string> sentences_;
  std::unordered_map<std::string, UnknownMemberWords> members_;
};

template <typename E>
const std::string& DataSentences::UnknownTerm(std::string_view text) {
  std::string& sentence = Remembered(ListName<E>(), text);
  if (sentence.empty()) sentence = vocabulary_.Explain<E>(text);
  return sentence;
}

}  // namespace escalint
