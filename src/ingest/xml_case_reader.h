/// One XML case into the record builder, through pugixml. The only file that knows pugixml is the
/// one behind this header.
///
/// The slice is copied once into a scratch buffer, in which pugixml decodes text in place; the
/// record's texts point there, and their addresses tell the offsets that notes and faults need.
/// pugixml forgives much that XML does not (two attributes of one name, a bare `&`, `&#0;`, two
/// roots): that is looked for here, so that no two readers of the same file can disagree about it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.h"
#include "ingest/fault.h"
#include "ingest/record_builder.h"

namespace escalint {

class XmlCaseReader {
 public:
  XmlCaseReader();
  ~XmlCaseReader();
  /// Feeds the case between `builder.Begin` and `builder.Finish`. The builder's record points into
  /// this reader until the next Read.
  MaybeFault Read(std::string_view bytes, RecordBuilder& builder);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct XmlAttribute {
  std::string name;
  std::string value;
};

/// The attributes of a lone element named `element` (a prefix is ignored).
Result<std::vector<XmlAttribute>> ReadXmlAttributes(std::string_view bytes,
                                                    std::string_view element);

}  // namespace escalint
