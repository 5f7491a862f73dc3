/// How two spellings of one term are recognised as the same.
///
/// Terms match by Unicode-normalised, case-folded text in which spaces, hyphens and underscores are
/// alike: "Head of Service", "head-of-service" and "HEAD_OF_SERVICE" all fold to "head_of_service".
/// ICU does the folding (NFKC casefold) and stays behind this header; plain ASCII never reaches it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace escalint {

/// The folded form: NFKC-casefolded, trimmed, each run of spaces, hyphens or underscores one '_'.
/// REQUIRES: `text` is valid UTF-8.
std::string FoldTerm(std::string_view text);

/// The candidate nearest to `text` (both compared folded) if it is near enough to be a likely slip
/// of the pen, else "". Ties go to the first.
std::string_view DidYouMean(std::string_view text, std::span<const std::string_view> candidates);

}  // namespace escalint
