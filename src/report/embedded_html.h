/// The files of `reports/html/` that are part of the program, byte for byte as they were when it
/// was built. The definitions are generated (see cmake/embed.cmake).
#pragma once

#include <string_view>
#include <vector>

namespace escalint {

struct EmbeddedHtml {
  std::string_view name;  ///< "case.tpl"
  std::string_view text;
};

std::vector<EmbeddedHtml> EmbeddedHtmlTemplates();
std::string_view EmbeddedStyleSheet();

}  // namespace escalint
