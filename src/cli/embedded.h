/// The files of `rules/` that are part of the program, byte for byte as they were when it was
/// built.
///
/// A program that carries its own rules can be copied to any machine and says the same there. The
/// definitions are generated (see cmake/embed.cmake).
#pragma once

#include <string_view>
#include <vector>

namespace escalint {

struct EmbeddedFile {
  std::string_view name;  ///< for messages: "rules/calendars/england-and-wales.json"
  std::string_view text;
};

/// The rule packs, by name.
std::vector<EmbeddedFile> EmbeddedPacks();
/// What breaches and what keeps each of their rules; see cli/worked_examples.h.
std::vector<EmbeddedFile> EmbeddedWorkedExamples();
/// Other spellings of the format's words.
EmbeddedFile EmbeddedVocabulary();
/// Bank holidays of England and Wales.
EmbeddedFile EmbeddedCalendar();

}  // namespace escalint
