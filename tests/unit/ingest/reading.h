// Reading one case from text, for tests.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/case_reader.h"
#include "unit/ingest/shipped_vocabulary.h"
#include "unit/text/london.h"

namespace escalint {

/// A record together with the bytes and the reader that it points into.
class Reading {
 public:
  Reading(Carrier carrier, std::string bytes) : bytes_(std::move(bytes)), reader_(Options()) {
    slice_.bytes = bytes_;
    slice_.carrier = carrier;
    problem_ = reader_.Read(slice_, record);
  }
  Reading(const Reading&) = delete;

  /// "" = readable, else "line:column: message (hint)".
  std::string Fault() const { return problem_ ? ToString(*problem_).substr(1) : ""; }

  /// One line a note: "<kind> <escalation>/<event> <member> <line>:<column> <message>".
  std::vector<std::string> Notes() const {
    constexpr const char* kKinds[] = {"bad-time", "unknown-member", "unknown-term", "duplicate"};
    std::vector<std::string> lines;
    for (const DataNote& note : record.notes) {
      const LineColumn place = Locate(slice_, note.where.offset);
      lines.push_back(std::string(kKinds[static_cast<size_t>(note.kind)]) + " " +
                      std::to_string(note.escalation) + "/" + std::to_string(note.event) + " " +
                      note.member + " " + std::to_string(place.line) + ":" +
                      std::to_string(place.column) + " " + note.message);
    }
    return lines;
  }

  /// Where something of the record stands: "line:column".
  std::string Place(SourceOffset where) const {
    const LineColumn place = Locate(slice_, where.offset);
    return std::to_string(place.line) + ":" + std::to_string(place.column);
  }

  static ReadOptions Options() {
    ReadOptions options;
    options.zone = &London();
    options.vocabulary = &*ShippedVocabulary();
    return options;
  }

  CaseRecord record;

 private:
  std::string bytes_;
  Slice slice_;
  CaseReader reader_;
  std::optional<Problem> problem_;
};

inline Reading ReadJson(std::string text) { return Reading(Carrier::kJson, std::move(text)); }
inline Reading ReadXml(std::string text) { return Reading(Carrier::kXml, std::move(text)); }

}  // namespace escalint
