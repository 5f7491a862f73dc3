/// What XML 1.0 forbids and pugixml lets pass, looked for in the raw bytes.
#pragma once

#include <string_view>

#include "ingest/fault.h"

namespace escalint {

/// Invalid UTF-8; a control character; `&` that begins no predefined entity and no reference to a
/// character that XML allows (outside comments, CDATA and processing instructions).
MaybeFault FindForbiddenInXml(std::string_view bytes);

}  // namespace escalint
