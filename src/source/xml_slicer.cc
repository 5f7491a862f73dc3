#include "source/xml_slicer.h"

#include <utility>

#include "source/describe.h"

namespace escalint {
namespace {

constexpr std::string_view kRoot = "case_records";
constexpr std::string_view kCase = "case";
constexpr size_t kMostUnknown = 20;
constexpr size_t kEnoughToDescribe = 64;
constexpr char kUnclosed[] =
    "the case has no end tag </case>: it, or the file, has been cut short; repair or export it "
    "again";

std::string Found(std::string_view text, std::string_view expected) {
  return "found " + DescribeStart(text) + ", where " + std::string(expected) + " was expected";
}

bool IsPassedOver(Markup::Kind kind) {
  return kind == Markup::Kind::kComment || kind == Markup::Kind::kInstruction;
}

}  // namespace

Markup XmlSlicer::MarkupAt(size_t at) {
  for (;;) {
    const Markup markup = ReadMarkup(text(), at);
    if (markup.kind != Markup::Kind::kIncomplete) return markup;
    if (text().size() - at > limit() || !Grow()) return markup;
  }
}

TagEnd XmlSlicer::TagEndAt(size_t from) {
  for (;;) {
    const TagEnd tag = FindTagEnd(text(), from);
    if (tag.end != 0 || text().size() - from > limit() || !Grow()) return tag;
  }
}

std::optional<Problem> XmlSlicer::Begin() {
  while (SkipSpace()) {
    const Markup markup = text()[0] == '<' ? MarkupAt(0) : Markup{Markup::Kind::kNone, 0, {}};
    if (markup.kind == Markup::Kind::kStartTag) return TakeRoot(markup);
    if (!IsPassedOver(markup.kind) && markup.kind != Markup::Kind::kDoctype) {
      Have(kEnoughToDescribe);
      return ProblemAt(place(), Found(text(), "the root element <case_records>"),
                       "an XML export's root is <case_records>");
    }
    Drop(markup.end);
  }
  return ProblemAt(place(), "the input ends before the root element <case_records> begins",
                   "export or copy it again");
}

std::optional<Problem> XmlSlicer::TakeRoot(const Markup& root) {
  if (root.local_name != kRoot) {
    return ProblemAt(place(),
                     "the root element is <" + std::string(root.local_name) +
                         ">, where <case_records> was expected",
                     "is this an export of case records?");
  }
  const TagEnd tag = TagEndAt(root.end);
  if (tag.end == 0) {
    return ProblemAt(place(), "the start tag of <case_records> is never closed by \">\"",
                     "export or copy the file again");
  }
  std::string header(text().substr(0, tag.end));
  if (!tag.self_closing) header.insert(header.size() - 1, "/");
  const std::optional<Problem> problem = SetHeader(std::move(header), place());
  Drop(tag.end);
  if (tag.self_closing) Finish();
  return problem;
}

bool XmlSlicer::Next(Slice& slice) {
  while (!done_) {
    if (!SkipSpace()) {
      done_ = true;
      FaultOfEnd("the input ends before the end tag </case_records>");
    } else if (text()[0] == '<' ? PassMarkup(MarkupAt(0), slice) : PassText(0, slice)) {
      return true;
    }
  }
  return false;
}

bool XmlSlicer::PassMarkup(const Markup& markup, Slice& slice) {
  using Kind = Markup::Kind;
  if (IsPassedOver(markup.kind)) {
    Drop(markup.end);
    return false;
  }
  if (markup.kind == Kind::kStartTag || markup.kind == Kind::kEndTag) return PassTag(markup, slice);
  if (markup.kind != Kind::kIncomplete) return PassText(markup.end, slice);
  done_ = true;
  CutBroken(text().size(), Counts::kNot,
            "the markup that begins here is never closed; nothing from "
            "here on is read; repair it or export again",
            slice);
  return true;
}

bool XmlSlicer::PassTag(const Markup& tag, Slice& slice) {
  const bool is_case = tag.local_name == kCase;
  if (tag.kind == Markup::Kind::kStartTag) {
    if (is_case) {
      CutElement(slice);
    } else {
      PassUnknownElement(tag);
    }
    return is_case;
  }
  if (is_case) {
    CutBroken(tag.end, Counts::kNot,
              "found </case> without a <case> before it; remove or repair it", slice);
    return true;
  }
  const bool is_root = tag.local_name == kRoot;
  Drop(tag.end);
  if (is_root) Finish();
  if (unknown_depth_ > 0) --unknown_depth_;
  return false;
}

/// Unknown elements cost nothing by themselves; but a <Case> or <record> that nobody reads must not
/// pass for "no findings".
void XmlSlicer::PassUnknownElement(const Markup& tag) {
  std::string name(tag.local_name);
  const TagEnd end = TagEndAt(tag.end);
  if (unknown_elements_.size() < kMostUnknown && unknown_elements_.insert(name).second) {
    Fault(
        place(), "found <" + name + ">, where <case> was expected; it is not read",
        "name each case <case>, right inside <case_records>; cases inside <" + name + "> are read");
  }
  if (!end.self_closing) ++unknown_depth_;
  Drop(end.end != 0 ? end.end : text().size());
}

/// Passes what stands before the next '<' at or after `from`. Outside of unknown elements, it
/// should not be there.
bool XmlSlicer::PassText(size_t from, Slice& slice) {
  size_t end = from;
  while (end < limit() && Have(end) && text()[end] != '<') ++end;
  if (unknown_depth_ > 0) {
    Drop(end);
    return false;
  }
  CutBroken(end, Counts::kNot, Found(text().substr(0, end), "<case>") + "; remove or repair it",
            slice);
  return true;
}

void XmlSlicer::CutElement(Slice& slice) {
  CaseScan scan;
  ScanCase(scan);
  const bool perhaps_unclosed = scan.second_start != 0;
  if (scan.outcome == CaseScan::Outcome::kClosed) {
    CutCase(scan.at, slice);
  } else if (scan.outcome == CaseScan::Outcome::kTooLarge && !perhaps_unclosed) {
    CutTooLarge(scan, slice);
  } else {
    CutUnclosed(scan, slice);
  }
}

/// Goes on behind the case that has no end: at the `<case` that was taken for a part of it, if any.
void XmlSlicer::CutUnclosed(const CaseScan& scan, Slice& slice) {
  unclosed_met_ = true;
  size_t end = scan.at;
  if (scan.second_start != 0) {
    end = scan.second_start;
  } else if (scan.outcome == CaseScan::Outcome::kEnded) {
    end = text().size();
    done_ = true;
  }
  CutBroken(end, Counts::kAsCase, kUnclosed, slice);
}

/// Looks for the end of a case without keeping it.
void XmlSlicer::CutTooLarge(CaseScan& scan, Slice& slice) {
  const LineColumn begin = place();
  const uint64_t begin_offset = offset();
  scan.keep = false;
  scan.outcome = CaseScan::Outcome::kGoingOn;
  ScanCase(scan);
  done_ = scan.outcome == CaseScan::Outcome::kEnded;
  Drop(done_ ? text().size() : scan.at);
  ReportLost(begin, begin_offset, TooLargeError(), slice);
}

void XmlSlicer::ScanCase(CaseScan& scan) {
  while (scan.outcome == CaseScan::Outcome::kGoingOn) {
    const size_t at = FindMarkupNamed(kCase, text(), scan.at);
    scan.at = at == std::string_view::npos ? text().size() : at;
    if (scan.at == text().size()) {
      ReadMore(scan);
      continue;
    }
    const Markup markup = ReadMarkup(text(), scan.at);
    if (markup.kind == Markup::Kind::kIncomplete || !CountTag(markup, scan)) ReadMore(scan);
  }
}

/// Takes note of the markup at scan.at and goes behind it. False if its end is not yet in the text.
bool XmlSlicer::CountTag(const Markup& markup, CaseScan& scan) {
  if (markup.kind == Markup::Kind::kStartTag && markup.local_name == kCase) {
    return CountStart(markup, scan);
  }
  if (markup.kind == Markup::Kind::kEndTag) {
    if (markup.local_name == kRoot) {
      scan.outcome = CaseScan::Outcome::kUnclosed;
      return true;
    }
    if (markup.local_name == kCase && --scan.depth == 0) scan.outcome = CaseScan::Outcome::kClosed;
  }
  scan.at = markup.end;
  return true;
}

bool XmlSlicer::CountStart(const Markup& markup, CaseScan& scan) {
  if (scan.depth > 0 && (unclosed_met_ || !scan.keep)) {
    scan.outcome = CaseScan::Outcome::kUnclosed;
    return true;
  }
  const TagEnd tag = FindTagEnd(text(), markup.end);
  if (tag.end == 0) return false;
  if (scan.depth > 0 && scan.second_start == 0) scan.second_start = scan.at;
  if (!tag.self_closing) ++scan.depth;
  if (scan.depth == 0) scan.outcome = CaseScan::Outcome::kClosed;
  scan.at = tag.end;
  return true;
}

void XmlSlicer::ReadMore(CaseScan& scan) {
  if (!scan.keep) {
    Drop(scan.at);
    scan.at = 0;
  }
  if (text().size() <= limit()) {
    if (!Grow()) scan.outcome = CaseScan::Outcome::kEnded;
  } else {  // without `keep`, this is a single comment or tag that is larger than any case may be
    scan.outcome = scan.keep ? CaseScan::Outcome::kTooLarge : CaseScan::Outcome::kEnded;
  }
}

/// Behind the root there may be comments and instructions, nothing else.
void XmlSlicer::Finish() {
  done_ = true;
  while (SkipSpace()) {
    const Markup markup = text()[0] == '<' ? MarkupAt(0) : Markup{Markup::Kind::kNone, 0, {}};
    if (!IsPassedOver(markup.kind)) {
      Have(kEnoughToDescribe);
      Fault(place(),
            "found " + DescribeStart(text()) +
                " after the end of <case_records>; it is not "
                "read",
            "an export has one root element: put all cases into it");
      return;
    }
    Drop(markup.end);
  }
}

}  // namespace escalint
