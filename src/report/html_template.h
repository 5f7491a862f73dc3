/// A piece of the HTML report, filled in: the one place where text becomes markup.
///
///     HtmlForm form("case.tpl");                    // reports/html/case.tpl, part of the program
///     form.Set("CHILD", record.child);              // {{CHILD}}
///     HtmlForm row = form.Add("ROW");               // {{#ROW}}…{{/ROW}}, once more
///     row.Set("NAME", "Due");
///     form.AppendTo(out);
///
/// Nothing is escaped by hand. The template engine parses the template as HTML (or CSS) and escapes
/// each value for the place where it stands: text, attribute, address, style. Before that, every
/// value is made fit to be read: control characters and marks that turn the direction of writing
/// become visible, and a text that is absurdly long is cut in its middle, with a note of how much
/// is missing. (The other formats have it whole.)
///
/// A name that a section lacks is looked for in the forms around it, as the engine does: so a
/// section within a section has a name of its own. One that the template doesn't have is ignored. A
/// template that is not
/// sound ends the program when it is first used, which every test of the report would show.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace ctemplate {
class TemplateDictionary;
}

namespace escalint {

class HtmlForm {
 public:
  explicit HtmlForm(std::string_view file);
  HtmlForm(HtmlForm&&) noexcept;
  HtmlForm& operator=(HtmlForm&&) noexcept;
  ~HtmlForm();

  void Set(std::string_view name, std::string_view text);
  void SetNumber(std::string_view name, int64_t number);
  /// `{{#section}}` once more. LIFETIME: of the form it was added to.
  HtmlForm Add(std::string_view section);
  /// A section with one value, where there is one.
  void AddIfAny(std::string_view section, std::string_view name, std::string_view text);
  /// REQUIRES: this is no section.
  void AppendTo(std::string& out) const;

 private:
  explicit HtmlForm(ctemplate::TemplateDictionary* section);

  std::unique_ptr<ctemplate::TemplateDictionary> root_;  ///< none in a section
  ctemplate::TemplateDictionary* dictionary_;
  std::string file_;
};

/// As it is shown: see above.
std::string Readable(std::string_view text);

/// A name for `class` and for a style's selector, made from any text; two texts never share one.
///
///     ClassFor("rule", "STF-12a")   // "rule-STF-12a"
///     ClassFor("stage", "2 b")      // "stage-2_20b"
std::string ClassFor(std::string_view prefix, std::string_view text);

/// `'sha256-…'`, by which a page allows this very style and no other.
std::string StyleHash(std::string_view style);

/// The stylesheet, reports/html/report.css.
std::string_view StyleSheet();

}  // namespace escalint
