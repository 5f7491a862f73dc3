/// Text of a case record inside Markdown: shown, never obeyed.
///
/// What a record says may look like markup, a table's border, a mention of somebody or a reference
/// to an issue. Here it comes out as the characters it has, on one line:
///
///     MarkdownText("<b> | @jo #4")   // "&lt;b&gt; \| @&#8203;jo #&#8203;4"
#pragma once

#include <string>
#include <string_view>

namespace escalint {

/// No longer than `most` characters (see Clip).
std::string MarkdownText(std::string_view text, size_t most);

}  // namespace escalint
