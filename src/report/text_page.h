/// A page of plain text for a terminal: wrapped to a width, with hanging indents and, if wanted,
/// colour.
///
///     page.Write({4, "Whose duty", Ink::kFaint, 20}, "the team manager of …", out);
///     //    Whose duty      the team manager of the service that had been
///     //                    asked to answer
///
/// Text from a case record is shown, never obeyed: control characters, with which a record could
/// move the cursor or hide a line, and the marks that reverse the direction of writing are made
/// visible ("\x1b", "\u202e"). Colour only ever repeats what a word has said already.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace escalint {

/// Terminal columns that `text` takes, good enough for names and dates: code points less the
/// combining marks.
size_t Width(std::string_view text);
/// `text` safe to show on a terminal; line breaks and tabs become spaces.
std::string Printable(std::string_view text);

enum class Ink { kPlain, kStrong, kFaint, kRed, kYellow, kGreen, kBlue };

/// How a paragraph begins.
struct Lead {
  size_t indent = 0;      ///< columns before the lead
  std::string_view lead;  ///< may be empty
  Ink ink = Ink::kPlain;  ///< of the lead
  /// Column of the text, at most the middle of the page. A longer lead pushes only the first line;
  /// without a lead the first line begins at the indent.
  size_t hang = 0;
};

class TextPage {
 public:
  static constexpr size_t kDefaultWidth = 100;
  static constexpr size_t kLeastWidth = 60;

  /// A narrower page than kLeastWidth is made that wide.
  TextPage(size_t width, bool colour);

  void Write(const Lead& lead, std::string_view text, std::string& out) const;
  /// "── title ─────────" across the page, after an empty line.
  void WriteTitle(std::string_view title, std::string& out) const;

 private:
  void Paint(Ink ink, std::string_view text, std::string& out) const;

  size_t width_;
  bool colour_;
};

}  // namespace escalint
