/// One JSON case into the record builder, through RapidJSON's SAX reader and with no tree between.
///
/// The slice is copied once into a scratch buffer, in which RapidJSON decodes strings in place; the
/// record's texts point there. Because they stand where they stood in the slice, their addresses
/// tell the offsets that notes and faults need.
#pragma once

#include <memory>
#include <string_view>

#include "ingest/fault.h"
#include "ingest/record_builder.h"

namespace escalint {

class JsonCaseReader {
 public:
  JsonCaseReader();
  ~JsonCaseReader();
  /// Feeds the case between `builder.Begin` and `builder.Finish`. The builder's record points into
  /// this reader until the next Read.
  MaybeFault Read(std::string_view bytes, RecordBuilder& builder);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace escalint
