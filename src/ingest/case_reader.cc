#include "ingest/case_reader.h"

#include <utility>

#include "ingest/json_case_reader.h"
#include "ingest/record_builder.h"
#include "ingest/xml_case_reader.h"

namespace escalint {

namespace {

Problem ToProblem(const Slice& slice, Fault fault) {
  const LineColumn place = Locate(slice, fault.offset);
  return {"", place.line, place.column, std::move(fault.message), std::move(fault.hint)};
}

}  // namespace

struct CaseReader::Impl {
  explicit Impl(const ReadOptions& options) : builder(options) {}

  MaybeFault Read(const Slice& slice) {
    if (!slice.error.empty()) return Fault{0, slice.error, ""};
    MaybeFault fault = slice.carrier == Carrier::kXml ? xml.Read(slice.bytes, builder)
                                                      : json.Read(slice.bytes, builder);
    return fault ? std::move(fault) : builder.Finish();
  }

  RecordBuilder builder;
  JsonCaseReader json;
  XmlCaseReader xml;
};

CaseReader::CaseReader(const ReadOptions& options) : impl_(std::make_unique<Impl>(options)) {}
CaseReader::~CaseReader() = default;

std::optional<Problem> CaseReader::Read(const Slice& slice, CaseRecord& record) {
  impl_->builder.Begin(record);
  MaybeFault fault = impl_->Read(slice);
  if (!fault) return std::nullopt;
  return ToProblem(slice, *std::move(fault));
}

}  // namespace escalint
