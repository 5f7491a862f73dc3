#include "source/json_slicer.h"

#include <algorithm>
#include <utility>

#include "source/describe.h"

namespace escalint {
namespace {

constexpr size_t kTailBytes = 64 << 10;
constexpr size_t kEnoughToDescribe = 64;
constexpr char kUnbalanced[] =
    "the case runs past the end of the input: it, or the file, has been cut short, or a bracket or "
    "quote in it is never closed; repair or export it again";

std::string JoinMembers(std::string_view before, std::string_view after) {
  std::string joined(before);
  if (!before.empty() && !after.empty()) joined += ", ";
  return joined.append(after);
}

}  // namespace

JsonSlicer::JsonSlicer(SlicerInput input, const JsonLayout& layout)
    : Slicer(std::move(input)), kind_(layout.kind) {}

std::optional<Problem> JsonSlicer::Begin(const JsonLayout& layout) {
  Drop(layout.begin);
  if (kind_ == JsonLayout::Kind::kSingleCase) return std::nullopt;
  const LineColumn begin = place();
  std::string members;
  if (kind_ == JsonLayout::Kind::kDocument) {
    const std::string_view before = text().substr(1, layout.header_end - layout.begin - 1);
    members = JoinMembers(before, ReadTail());
  }
  Drop(layout.cases_begin - layout.begin);
  if (members.find_first_not_of(" \t\r\n") == members.npos) return std::nullopt;
  return SetHeader("{" + members + "}", begin);
}

std::string JsonSlicer::ReadTail() {
  const std::optional<TextTail> tail = window().Tail(kTailBytes);
  const std::optional<JsonTail> found = tail ? FindJsonTail(tail->bytes) : std::nullopt;
  if (!found) return "";
  known_cases_end_ = tail->offset + found->cases_end;
  return found->members;
}

bool JsonSlicer::Next(Slice& slice) {
  if (done_ || !FindElement()) return false;
  if (text()[0] == '{') {
    CutElement(slice);
  } else {
    CutStray(slice);
  }
  return true;
}

bool JsonSlicer::FindElement() {
  for (;;) {
    if (!SkipSpace()) {
      if (kind_ != JsonLayout::Kind::kSingleCase) {
        FaultOfEnd("the input ends before the \"]\" that closes the cases");
      }
      done_ = true;
      return false;
    }
    if (kind_ == JsonLayout::Kind::kSingleCase) {
      if (comma_due_) FinishText();
      return !done_;
    }
    if (text()[0] == ']') {
      if (comma_passed_) Fault(place(), "\"]\" where a case was expected", "remove the last comma");
      const uint64_t cases_end = offset();
      Drop(1);
      FinishDocument(cases_end);
      return false;
    }
    if (!PassComma()) return true;
  }
}

/// Passes a comma; says false if there is none because an element begins. Commas too few or too
/// many are faults of the text, but no case is lost by them.
bool JsonSlicer::PassComma() {
  if (text()[0] == ',') {
    if (!comma_due_) Fault(place(), "a comma where a case was expected", "remove the comma");
    comma_due_ = false;
    comma_passed_ = true;
    Drop(1);
    return true;
  }
  if (comma_due_ && text()[0] == '{') {
    Fault(place(), "two cases without a comma between them", "put a comma there");
    comma_due_ = false;
  }
  return false;
}

void JsonSlicer::CutElement(Slice& slice) {
  comma_due_ = true;
  comma_passed_ = false;
  JsonValueScanner scanner;
  size_t seen = 0;
  for (;;) {
    const size_t end = scanner.Scan(text(), seen);
    if (end != JsonValueScanner::kNotYet) return CutCase(end, slice);
    seen = text().size();
    if (seen > limit()) return CutTooLarge(scanner, slice);
    if (!Grow()) return CutAtEnd(slice);
  }
}

/// Looks for the end of a case without keeping it.
void JsonSlicer::CutTooLarge(JsonValueScanner& scanner, Slice& slice) {
  const LineColumn begin = place();
  const uint64_t begin_offset = offset();
  size_t end = JsonValueScanner::kNotYet;
  while (end == JsonValueScanner::kNotYet) {
    Drop(text().size());
    if (!Grow()) break;
    end = scanner.Scan(text(), 0);
  }
  if (end == JsonValueScanner::kNotYet) {
    done_ = true;
    return ReportLost(begin, begin_offset, kUnbalanced, slice);
  }
  Drop(end);
  ReportLost(begin, begin_offset, TooLargeError(), slice);
}

void JsonSlicer::CutAtEnd(Slice& slice) {
  done_ = true;
  CutBroken(text().size(), Counts::kAsCase, kUnbalanced, slice);
}

/// A stray list's brackets are not those of the cases; whatever the stray is, the next case begins
/// at the next brace.
size_t JsonSlicer::EndOfStray() {
  size_t depth = 0;
  size_t end = 0;
  for (; end < limit() && Have(end); ++end) {
    const char c = text()[end];
    if (c == '{' || (depth == 0 && end > 0 && (c == ',' || c == ']'))) break;
    if (c == '[') ++depth;
    if (c == ']' && depth > 0) --depth;
  }
  return std::max<size_t>(end, 1);
}

/// Something that is no object: a scalar in the place of a case, or text between two cases.
void JsonSlicer::CutStray(Slice& slice) {
  const Counts counts = comma_due_ ? Counts::kNot : Counts::kAsCase;
  const size_t end = EndOfStray();
  std::string error = "found " + DescribeStart(text().substr(0, end)) + ", where " +
                      (comma_due_ ? "a comma or the end of the cases" : "a case, {...},") +
                      " was expected; remove or repair it";
  comma_due_ = true;
  comma_passed_ = false;
  CutBroken(end, counts, std::move(error), slice);
}

/// Behind the ']' of the cases: the members after it, and the end of the document.
void JsonSlicer::FinishDocument(uint64_t cases_end) {
  if (kind_ == JsonLayout::Kind::kArray) return FinishText();
  JsonMembers members(window(), 0, JsonMembers::From::kAfterValue, limit());
  std::vector<std::string> late;
  JsonMembers::Step step = members.Next();
  while (step == JsonMembers::Step::kMember) {
    late.emplace_back(members.key());
    step = members.SkipValue();
    if (step == JsonMembers::Step::kMember) step = members.Next();
  }
  if (cases_end != known_cases_end_) CheckLateMembers(late);
  Drop(std::min(members.position(), text().size()));
  if (step == JsonMembers::Step::kEnd) return FinishText();
  done_ = true;
  if (step == JsonMembers::Step::kCut)
    return FaultOfEnd("the input ends before the export's closing \"}\"");
  Fault(place(),
        "found " + DescribeByte(text()[0]) + " where " + members.expected() +
            " was expected; nothing from here on is read",
        "repair this place and run again");
}

void JsonSlicer::CheckLateMembers(const std::vector<std::string>& names) {
  std::string late;
  for (const std::string& name : names) {
    if (name == "cases") {
      Fault(place(), "a second member \"cases\" follows; its cases are not read",
            "put all cases into one array");
    } else if (IsHeaderMember(name)) {
      late += (late.empty() ? "" : ", ") + name;
    }
  }
  if (late.empty()) return;
  Fault(place(),
        "header members stand after the cases (" + late + "), where they come too late to be used",
        "put them before \"cases\", or give the export as an uncompressed UTF-8 file");
}

void JsonSlicer::FinishText() {
  done_ = true;
  if (!SkipSpace()) return;
  Have(kEnoughToDescribe);
  Fault(place(), "found " + DescribeStart(text()) + " after the end of the export; it is not read",
        "remove it; several objects must stand one a line (NDJSON) or in one array");
}

}  // namespace escalint
