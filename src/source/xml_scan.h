/// Just enough XML to find where an element ends.
///
/// In well-formed XML a '<' begins markup wherever it stands, attribute values included; only
/// inside comments, CDATA sections, processing instructions and the document type may it be plain
/// text. So a scan can jump from one '<' to the next, and need not look at attributes at all.
///
/// Where a case ends, only few tags have a say. Of this, FindMarkupNamed shows the three marked:
///
///     <case id="C-1"><event type="note"/><!-- <case> --><x:note/></case>
///     ^                                  ^                       ^
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace escalint {

struct Markup {
  enum class Kind : uint8_t {
    kIncomplete,  ///< the text ends before one can tell
    kStartTag,    ///< `end` is just past the name: see FindTagEnd
    kEndTag,
    kComment,
    kInstruction,  ///< also the XML declaration
    kCdata,
    kDoctype,  ///< with its internal subset, which is never expanded
    kNone,     ///< a '<' that begins nothing
  };
  Kind kind = Kind::kIncomplete;
  size_t end = 0;               ///< just past the markup
  std::string_view local_name;  ///< of tags: without the namespace prefix
};

/// The markup at text[at]. REQUIRES: text[at] is '<'.
Markup ReadMarkup(std::string_view text, size_t at);

/// Where the next '<' at or after `from` stands that perhaps begins a tag whose local name starts
/// with `name`, or markup that is no tag; npos if there is none. It may show others, and near the
/// text's end shows every '<': what begins there is for ReadMarkup to say. REQUIRES: two letters.
size_t FindMarkupNamed(std::string_view name, std::string_view text, size_t from);

struct TagEnd {
  size_t end = 0;  ///< just past the '>'; 0 = not in the text
  bool self_closing = false;
};
/// Goes on from where the name of a start tag ends; a '>' in quotes ends nothing.
TagEnd FindTagEnd(std::string_view text, size_t from);

}  // namespace escalint
