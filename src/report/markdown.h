/// Text of a case record inside Markdown: shown, never obeyed.
///
/// What a record says may look like markup, a table's border, a mention of somebody, a reference to
/// an issue (#4, GH-4, GitLab's &4, $4, ~label and [issue:4]), an address or an emoji (:smile:).
/// Here it comes out as the characters it has, on one line:
///
///     MarkdownText("<b> | @jo #4")   // "&lt;b&gt; \| @&#8203;jo #&#8203;4"
///
/// GitHub and GitLab look for most of these in the page that they have made of the text, where no
/// backslash and no entity is left. So a sign is parted from its word by a space of no width.
#pragma once

#include <string>
#include <string_view>

namespace escalint {

/// No longer than `most` characters (see Clip).
std::string MarkdownText(std::string_view text, size_t most);

}  // namespace escalint
