/// From one case's bytes to a `CaseRecord`.
///
/// JSON goes through RapidJSON's SAX reader straight into the record, XML through pugixml in place;
/// both feed the same member table, so the three carriers mean the same. Terms become enums here,
/// once. A member of the wrong type or a structural fault makes the *record* unreadable (a Problem
/// with line, column and reason); an unknown term, an unknown member or an unusable time is a
/// `DataNote` on the record, which is still checked.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/case_record.h"
#include "domain/problem.h"
#include "domain/slice.h"
#include "ingest/vocabulary.h"

namespace escalint {

struct ReadOptions {
  const ZoneTable* zone = nullptr;
  const Vocabulary* vocabulary = nullptr;
  bool midnight_exact = false;   ///< --midnight exact: 00:00 is an instant, not a date
  bool keep_duplicates = false;  ///< events and escalations whose id came before
};

/// Reusable; one per thread. The record's text views point into the reader until the next Read.
class CaseReader {
 public:
  explicit CaseReader(const ReadOptions& options);
  ~CaseReader();
  /// Fills `record` (cleared first). On failure the problem's line and column are those of the
  /// input file, `file` is left empty for the caller, and the record must not be used.
  std::optional<Problem> Read(const Slice& slice, CaseRecord& record);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Reads an `ExportStream::header()`. Notes (unknown members, unknown terms in `covers`) are added
/// to `notes`.
Result<ExportHeader> ReadHeader(std::string_view bytes, Carrier carrier,
                                const Vocabulary& vocabulary, std::vector<DataNote>& notes);

/// Where an event, escalation or the case itself stands, as JSON Pointer or XPath: `escalation` and
/// `event` are 0-based in file order (`position` - 1), -1 = not given; with escalation -1 the event
/// is case level.
std::string PointerTo(const Slice& slice, int escalation, int event);

}  // namespace escalint
