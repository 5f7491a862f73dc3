#include "report/report_reader.h"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace escalint {
namespace {

constexpr char kWriteOne[] =
    "give a report that \"escalint check\" wrote with --format json:FILE or ndjson:FILE";
constexpr size_t kFingerprintSize = 32;
constexpr size_t kDeepest = 64;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

/// A file as RapidJSON reads it; knows its line and column (in code points).
class FileText {
 public:
  using Ch = char;
  explicit FileText(std::FILE* file) : file_(file) { Fill(); }

  Ch Peek() const { return AtEnd() ? '\0' : buffer_[at_]; }
  Ch Take() {
    const char c = Peek();
    if (AtEnd()) return c;
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++column_;
    }
    if (++at_ == size_) Fill();
    return c;
  }
  size_t Tell() const { return before_ + at_; }

  bool AtEnd() const { return at_ == size_; }
  uint32_t line() const { return line_; }
  uint32_t column() const { return column_; }
  bool broken() const { return std::ferror(file_) != 0; }
  void SkipBlanks() {
    while (!AtEnd() && std::strchr(" \t\r\n", Peek()) != nullptr && Peek() != '\0') Take();
  }
  /// Takes `mark` off the front, where it stands there.
  bool TakeMark(std::string_view mark) {
    if (!std::string_view(buffer_.data(), size_).starts_with(mark)) return false;
    at_ = mark.size();
    if (at_ == size_) Fill();
    return true;
  }

  // Of no use in reading, but asked for.
  Ch* PutBegin() { return nullptr; }
  void Put(Ch) {}
  void Flush() {}
  size_t PutEnd(Ch*) { return 0; }

 private:
  void Fill() {
    before_ += size_;
    at_ = 0;
    size_ = std::fread(buffer_.data(), 1, buffer_.size(), file_);
  }

  std::FILE* file_;
  std::array<char, 65536> buffer_{};
  size_t at_ = 0, size_ = 0, before_ = 0;
  uint32_t line_ = 1, column_ = 1;
};

/// The places in a report that something is taken from. A finding stands in the list of a JSON
/// report, or alone on a line.
enum class Room : uint8_t {
  kTop,
  kDocument,
  kTool,
  kRun,
  kPolicies,
  kUnreadable,
  kFindings,
  kFinding,
  kLocation,
  kTrigger,
  kSuppressed,
  kElsewhere,
};

bool IsFindingRoom(Room room) { return room == Room::kDocument || room == Room::kFinding; }

Room ObjectIn(Room room, std::string_view key) {
  if (room == Room::kTop) return Room::kDocument;
  if (room == Room::kFindings) return Room::kFinding;
  if (room == Room::kDocument && key == "escalint") return Room::kTool;
  if (room == Room::kDocument && key == "run") return Room::kRun;
  if (IsFindingRoom(room) && key == "location") return Room::kLocation;
  if (IsFindingRoom(room) && key == "trigger") return Room::kTrigger;
  if (IsFindingRoom(room) && key == "suppressed") return Room::kSuppressed;
  return Room::kElsewhere;
}

Room ArrayIn(Room room, std::string_view key) {
  if (room == Room::kDocument && key == "findings") return Room::kFindings;
  if (room == Room::kDocument && key == "unreadable") return Room::kUnreadable;
  if (room == Room::kRun && key == "policies") return Room::kPolicies;
  return Room::kElsewhere;
}

template <typename T>
void ReadNumber(std::string_view digits, T& number) {
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
}

/// RapidJSON's events, gathered into findings.
class ReportEvents {
 public:
  ReportEvents(const FileText& text, const std::function<void(const Finding&)>& take)
      : text_(text), take_(take) {}

  bool Null() { return Scalar("", false); }
  bool Bool(bool truth) {
    if (In() == Room::kRun && key_ == "pseudonymised") head_.pseudonymised = truth;
    return Scalar("", false);
  }
  bool RawNumber(const char* digits, rapidjson::SizeType size, bool) {
    return Scalar({digits, size}, false);
  }
  bool String(const char* text, rapidjson::SizeType size, bool) {
    return Scalar({text, size}, true);
  }
  bool Key(const char* name, rapidjson::SizeType size, bool) {
    key_.assign(name, size);
    return true;
  }
  bool StartObject();
  bool StartArray();
  bool EndObject(rapidjson::SizeType);
  bool EndArray(rapidjson::SizeType) {
    rooms_.pop_back();
    return true;
  }
  // Numbers come as text (kParseNumbersAsStringsFlag).
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(int64_t) { return false; }
  bool Uint64(uint64_t) { return false; }
  bool Double(double) { return false; }

  ReportHead& head() { return head_; }
  /// Why reading ended early; "" where the JSON itself is at fault.
  const std::string& wrong() const { return wrong_; }

 private:
  Room In() const { return rooms_.empty() ? Room::kTop : rooms_.back(); }
  bool Wrong(std::string message) {
    wrong_ = std::move(message);
    return false;
  }
  bool Enter(Room room) {
    if (rooms_.size() == kDeepest) return Wrong("is nested deeper than any report");
    rooms_.push_back(room);
    return true;
  }
  bool Scalar(std::string_view value, bool is_text);
  bool TakeText(std::string_view value);
  bool TakeJudgement(std::string_view value);
  bool TakePlace(std::string_view value);
  bool Emit();

  const FileText& text_;
  const std::function<void(const Finding&)>& take_;
  std::vector<Room> rooms_;
  std::string key_;
  ReportHead head_;
  Finding finding_;
  bool has_severity_ = false;
  bool is_report_ = false;  ///< the document has what a finding alone has not
  std::string wrong_;
};

bool ReportEvents::StartObject() {
  if (In() == Room::kUnreadable) ++head_.unreadable;
  if (In() == Room::kDocument && key_ == "unreadable") {  // a line of its own in NDJSON
    ++head_.unreadable;
    is_report_ = true;
  }
  const Room room = ObjectIn(In(), key_);
  if (room == Room::kDocument || room == Room::kFinding) {
    finding_ = {};
    has_severity_ = false;
  }
  if (room == Room::kTrigger) finding_.trigger.emplace();
  if (room == Room::kSuppressed) finding_.suppression.emplace();
  return Enter(room);
}

bool ReportEvents::StartArray() {
  if (In() == Room::kTop) return Wrong("is a list, and no report of escalint's");
  const Room room = ArrayIn(In(), key_);
  if (room == Room::kFindings) is_report_ = true;
  return Enter(room);
}

bool ReportEvents::EndObject(rapidjson::SizeType) {
  const Room room = In();
  rooms_.pop_back();
  if (room == Room::kFinding) return Emit();
  if (room != Room::kDocument) return true;
  if (std::exchange(is_report_, false)) return true;
  if (finding_.fingerprint.empty()) return Wrong("is no report of escalint's: it has no findings");
  return Emit();
}

bool ReportEvents::Scalar(std::string_view value, bool is_text) {
  switch (In()) {
    case Room::kTop:
      return Wrong("is no report of escalint's");
    case Room::kFindings:
      return Wrong("has something in its findings that is no finding");
    case Room::kPolicies:
      if (is_text) head_.policies.emplace_back(value);
      return true;
    case Room::kTool:
      if (is_text && key_ == "version") head_.version = value;
      if (key_ == "format" && value != "1") {
        return Wrong("is of report format " + std::string(value) + "; this is escalint " +
                     ESCALINT_VERSION + ", which reads format 1");
      }
      return true;
    case Room::kRun:
      if (is_text && key_ == "as_of") head_.as_of = value;
      return true;
    case Room::kLocation:
      return TakePlace(value);
    case Room::kTrigger:
      if (is_text && key_ == "event") finding_.trigger->event = value;
      return true;
    case Room::kSuppressed:
      if (is_text && key_ == "reason") finding_.suppression->reason = value;
      if (key_ == "expires") finding_.suppression->expires = ParseDate(value).value_or(sys_days{});
      return true;
    case Room::kDocument:
    case Room::kFinding:
      return !is_text || (TakeJudgement(value) && TakeText(value));
    default:
      return true;
  }
}

bool ReportEvents::TakeJudgement(std::string_view value) {
  const auto unknown = [&] {
    return Wrong("has a finding whose " + key_ + " is \"" + std::string(value.substr(0, 40)) +
                 "\", which escalint does not know");
  };
  if (key_ == "verdict") {
    finding_.verdict = VerdictFromName(value);
    return finding_.verdict ? true : unknown();
  }
  if (key_ == "severity") {
    const auto severity = SeverityFromName(value);
    finding_.severity = severity.value_or(Severity::kInfo);
    has_severity_ = true;
    return severity ? true : unknown();
  }
  if (key_ == "kind") {
    const auto kind = KindFromName(value);
    finding_.kind = kind.value_or(Kind::kDataQuality);
    return kind ? true : unknown();
  }
  return true;
}

bool ReportEvents::TakeText(std::string_view value) {
  struct Member {
    std::string_view name;
    std::string Finding::*text;
  };
  constexpr std::array kTexts{Member{"fingerprint", &Finding::fingerprint},
                              Member{"rule", &Finding::rule},
                              Member{"policy", &Finding::policy},
                              Member{"clause", &Finding::clause},
                              Member{"case", &Finding::case_id},
                              Member{"child", &Finding::child},
                              Member{"title", &Finding::title},
                              Member{"message", &Finding::message}};
  for (const Member& member : kTexts) {
    if (key_ == member.name) finding_.*member.text = value;
  }
  if (key_ == "escalation") finding_.escalation = value;
  if (key_ == "stage") finding_.stage = value;
  return true;
}

bool ReportEvents::TakePlace(std::string_view value) {
  if (key_ == "file") finding_.location.file = value;
  if (key_ == "pointer") finding_.location.pointer = value;
  if (key_ == "line") ReadNumber(value, finding_.location.line);
  if (key_ == "column") ReadNumber(value, finding_.location.column);
  return true;
}

bool ReportEvents::Emit() {
  const std::string& mark = finding_.fingerprint;
  const bool is_sound = mark.size() == kFingerprintSize &&
                        mark.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!is_sound) return Wrong("has a finding without a fingerprint of escalint's");
  if (!has_severity_) return Wrong("has a finding without a severity");
  take_(finding_);
  return true;
}

class ReportFile {
 public:
  ReportFile(const std::string& path, std::FILE* file,
             const std::function<void(const Finding&)>& take)
      : path_(path), text_(file), events_(text_, take) {}
  Result<ReportHead> Read();

 private:
  Problem Wrong(std::string message, std::string hint = kWriteOne) const {
    return {path_, text_.line(), text_.column(), std::move(message), std::move(hint)};
  }
  std::optional<Problem> ReadValue();
  std::optional<Problem> TakeByteOrderMark();

  const std::string& path_;
  FileText text_;
  ReportEvents events_;
  rapidjson::Reader reader_;
};

std::optional<Problem> ReportFile::ReadValue() {
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseStopWhenDoneFlag |
                              rapidjson::kParseValidateEncodingFlag |
                              rapidjson::kParseNumbersAsStringsFlag;
  const auto done = reader_.Parse<kFlags>(text_, events_);
  if (!done.IsError()) return std::nullopt;
  if (!events_.wrong().empty()) return Wrong(events_.wrong());
  if (text_.AtEnd()) return Wrong("ends in the middle: it is cut off", "write the report again");
  return Wrong(std::string("is not JSON: ") + rapidjson::GetParseError_En(done.Code()));
}

std::optional<Problem> ReportFile::TakeByteOrderMark() {
  text_.TakeMark("\xEF\xBB\xBF");
  if (!text_.TakeMark("\xFF\xFE") && !text_.TakeMark("\xFE\xFF")) return std::nullopt;
  return Wrong("is in UTF-16, as some shells write what is sent to a file with >",
               "let escalint write the file: --format json:FILE");
}

Result<ReportHead> ReportFile::Read() {
  if (auto problem = TakeByteOrderMark()) return *std::move(problem);
  for (text_.SkipBlanks(); !text_.AtEnd(); text_.SkipBlanks()) {
    if (auto problem = ReadValue()) return *std::move(problem);
  }
  if (text_.broken()) return Wrong("cannot be read to its end", "is the disk in order?");
  return std::move(events_.head());
}

}  // namespace

Result<ReportHead> ReadReport(const std::string& path,
                              const std::function<void(const Finding&)>& take) {
  std::error_code unknown;
  if (std::filesystem::exists(path, unknown) && !std::filesystem::is_regular_file(path, unknown)) {
    return Problem{path, 0, 0, "is no file, and a report is read more than once", kWriteOne};
  }
  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path.c_str(), "rb"));
  if (!file) {
    return Problem{path, 0, 0, std::string("cannot be opened: ") + std::strerror(errno), kWriteOne};
  }
  return std::make_unique<ReportFile>(path, file.get(), take)->Read();
}

}  // namespace escalint
