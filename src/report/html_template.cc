#include "report/html_template.h"

#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary.h>
#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <iterator>

#include "report/embedded_html.h"
#include "report/text_page.h"

namespace escalint {
namespace {

using ctemplate::TemplateString;

constexpr size_t kLongestShown = 4000;
constexpr size_t kKeptInFront = 3000;
constexpr size_t kKeptAtTheEnd = 700;
constexpr size_t kLongestClass = 100;

TemplateString View(std::string_view text) { return {text.data(), text.size()}; }

/// Read once, then only looked at, by all threads.
const ctemplate::TemplateCache& Templates() {
  static const ctemplate::TemplateCache& cache = [&]() -> const ctemplate::TemplateCache& {
    auto* filled = new ctemplate::TemplateCache;
    for (const EmbeddedHtml& file : EmbeddedHtmlTemplates()) {
      const bool sound = filled->StringToTemplateCache(View(file.name), View(file.text),
                                                       ctemplate::STRIP_WHITESPACE);
      if (!sound) std::abort();
    }
    filled->Freeze();
    return *filled;
  }();
  return cache;
}

bool ContinuesCharacter(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

bool IsPlain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

/// Without its middle.
std::string Cut(std::string_view text) {
  size_t front = kKeptInFront;
  size_t end = text.size() - kKeptAtTheEnd;
  while (front > 0 && ContinuesCharacter(text[front])) --front;
  while (end < text.size() && ContinuesCharacter(text[end])) ++end;
  return fmt::format("{} […{} bytes are not shown here…] {}", text.substr(0, front), end - front,
                     text.substr(end));
}

std::array<unsigned char, EVP_MAX_MD_SIZE> Digest(std::string_view text, unsigned& size) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    std::abort();
  }
  return digest;
}

}  // namespace

std::string Readable(std::string_view text) {
  return Printable(text.size() > kLongestShown ? Cut(text) : text);
}

std::string ClassFor(std::string_view prefix, std::string_view text) {
  std::string name = std::string(prefix) + '-';
  if (text.size() > kLongestClass) {
    unsigned size = 0;
    const auto digest = Digest(text, size);
    for (unsigned i = 0; i < size; ++i) name += fmt::format("_{:02x}", digest[i]);
    return name;
  }
  for (const char c : text) {
    const bool kept = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (kept || c == '-') {
      name += c;
    } else {
      name += fmt::format("_{:02x}", static_cast<unsigned char>(c));
    }
  }
  return name;
}

std::string StyleHash(std::string_view style) {
  unsigned size = 0;
  const auto digest = Digest(style, size);
  std::array<unsigned char, 2 * EVP_MAX_MD_SIZE> text{};
  const int length = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(size));
  std::string hash = "'sha256-";
  hash.append(text.begin(), text.begin() + length);
  return hash + '\'';
}

std::string_view StyleSheet() { return EmbeddedStyleSheet(); }

HtmlForm::HtmlForm(std::string_view file)
    : root_(std::make_unique<ctemplate::TemplateDictionary>(View(file))),
      dictionary_(root_.get()),
      file_(file) {}
HtmlForm::HtmlForm(ctemplate::TemplateDictionary* section) : dictionary_(section) {}
HtmlForm::HtmlForm(HtmlForm&&) noexcept = default;
HtmlForm& HtmlForm::operator=(HtmlForm&&) noexcept = default;
HtmlForm::~HtmlForm() = default;

void HtmlForm::Set(std::string_view name, std::string_view text) {
  if (text.size() <= kLongestShown && IsPlain(text)) {
    dictionary_->SetValue(View(name), View(text));
  } else {
    dictionary_->SetValue(View(name), Readable(text));
  }
}

void HtmlForm::SetNumber(std::string_view name, int64_t number) {
  dictionary_->SetIntValue(View(name), number);
}

HtmlForm HtmlForm::Add(std::string_view section) {
  return HtmlForm(dictionary_->AddSectionDictionary(View(section)));
}

void HtmlForm::AddIfAny(std::string_view section, std::string_view name, std::string_view text) {
  if (!text.empty()) Add(section).Set(name, text);
}

void HtmlForm::AppendTo(std::string& out) const {
  const bool known = Templates().ExpandNoLoad(View(file_), ctemplate::STRIP_WHITESPACE, dictionary_,
                                              nullptr, &out);
  if (!known) std::abort();
}

}  // namespace escalint
