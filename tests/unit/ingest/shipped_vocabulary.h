// The vocabulary as it is shipped.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "ingest/vocabulary.h"

namespace escalint {

inline const Result<Vocabulary>& ShippedVocabulary() {
  static const Result<Vocabulary> vocabulary = [] {
    std::ifstream in(ESCALINT_SOURCE_DIR "/rules/vocabulary.json");
    const std::string json{std::istreambuf_iterator<char>(in), {}};
    return Vocabulary::Load(json, "vocabulary.json");
  }();
  return vocabulary;
}

}  // namespace escalint
