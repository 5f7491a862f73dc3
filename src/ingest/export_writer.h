/// Cases back into an export, for `escalint convert`.
///
///     ExportWriter writer(Carrier::kXml);
///     writer.Begin(header, out);
///     writer.Write(record, out);   // once a case
///     writer.End(out);
///
/// What is written reads back as an equal record: absent ids stay absent, times are written as they
/// were recorded, and so are the terms that nobody knew (from the record's notes). Known terms are
/// written in the format's own words. Members that the format doesn't know are not kept.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "domain/case_record.h"
#include "domain/slice.h"

namespace escalint {

class ExportSyntax;

class ExportWriter {
 public:
  explicit ExportWriter(Carrier to);
  ~ExportWriter();
  /// Each appends to `out`, which need not be the same string every time.
  void Begin(const ExportHeader& header, std::string& out);
  void Write(const CaseRecord& record, std::string& out);
  /// An id that the carrier has no way to write as it is, so that two might become one; "" = none.
  std::string_view FindUnwritableId(const CaseRecord& record) const;
  void End(std::string& out);

 private:
  std::unique_ptr<ExportSyntax> syntax_;
};

}  // namespace escalint
