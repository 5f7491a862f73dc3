#include "ingest/json_case_reader.h"

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <array>
#include <string>

#include "ingest/json_stream.h"
#include "ingest/wording.h"
#include "text/encoding.h"

namespace escalint {

namespace {

/// Around the case, case, escalations, escalation, events, event, to, recipient.
constexpr size_t kDeepestKnown = 8;
constexpr size_t kDeepestUnknown = 64;
constexpr size_t kLongestNumber = 64;

// The reader calls itself for what is nested; the handler stops it at kDeepestUnknown.
constexpr unsigned kFlags = rapidjson::kParseInsituFlag | rapidjson::kParseValidateEncodingFlag |
                            rapidjson::kParseNumbersAsStringsFlag;

bool IsWholeNumber(std::string_view digits) {
  return digits.find_first_of(".eE") == std::string_view::npos;
}

/// RapidJSON's events on the way to the builder. A handler returns false to stop; `fault` says why.
class Handler {
 public:
  /// `scratch` is where the stream began.
  Handler(JsonStream& stream, const char* scratch, RecordBuilder& builder)
      : stream_(stream), begin_(scratch), builder_(builder) {}

  bool StartObject();
  bool EndObject(rapidjson::SizeType);
  bool StartArray();
  bool EndArray(rapidjson::SizeType);
  bool Key(const char* text, rapidjson::SizeType length, bool);
  bool String(const char* text, rapidjson::SizeType length, bool);
  bool RawNumber(const char* digits, rapidjson::SizeType length, bool);
  bool Bool(bool value);
  bool Null();
  // Numbers come as text (kParseNumbersAsStringsFlag).
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(int64_t) { return false; }
  bool Uint64(uint64_t) { return false; }
  bool Double(double) { return false; }

  MaybeFault fault;

 private:
  /// An object, or the list that the member `list` is.
  struct Frame {
    Place place = Place::kCase;
    const MemberRow* opened_by = nullptr;  // nullptr = the case itself
    const MemberRow* list = nullptr;
    uint64_t seen = 0;  // members of the object, a bit each
  };

  bool Outside() const { return top_ == frames_.data(); }
  bool InList() const { return top_->list != nullptr; }
  bool Skipping() const { return skipping_ > 0; }
  void Enter(const Frame& frame) {
    *++top_ = frame;
    member_ = frame.list;
  }
  void Leave() {
    --top_;
    member_ = top_->list;
  }

  bool EnterCase();
  bool EnterUnknown();
  bool EnterObject(const MemberRow& row);
  bool EnterList(const MemberRow& row);
  bool TakesText(Shape shape) const;
  /// RapidJSON lets some escapes of half a character pass: "\ud800" alone. A string without any
  /// escape still ends in its quote; of another it is asked what became of it.
  bool KeepsText(std::string_view text, size_t offset) {
    return *(text.data() + text.size()) == '"' || KeepsPairs(text, offset);
  }
  bool KeepsPairs(std::string_view text, size_t offset);
  bool WrongCase(const char* found);
  bool WrongType(const MemberRow& row, std::string_view found, size_t offset);
  bool Stop(size_t offset, std::string message, std::string hint = "");
  size_t Here() const { return OffsetOf(stream_.Place()); }
  size_t Opening() const { return Here() - 1; }  // of the bracket that was just passed
  size_t OffsetOf(const char* place) const { return static_cast<size_t>(place - begin_); }

  JsonStream& stream_;
  const char* begin_;
  RecordBuilder& builder_;
  std::array<Frame, kDeepestKnown> frames_;  // the first stands for what is around the case
  Frame* top_ = frames_.data();
  size_t skipping_ = 0;  // levels deep in an unknown member
  /// The member that a value now belongs to; nullptr = an unknown one, to be passed over, or none.
  const MemberRow* member_ = nullptr;
};

bool Handler::StartObject() {
  if (member_ == nullptr) return Outside() ? EnterCase() : EnterUnknown();
  const MemberRow& row = *member_;
  const bool fits = row.shape == Shape::kObject || (row.shape == Shape::kObjects && InList());
  return fits ? EnterObject(row) : WrongType(row, "an object", Opening());
}

bool Handler::EnterCase() {
  Enter({Place::kCase, nullptr, nullptr, 0});
  return true;
}

bool Handler::EnterObject(const MemberRow& row) {
  builder_.Open(row, Opening());
  Enter({row.opens, &row, nullptr, 0});
  return true;
}

bool Handler::EndObject(rapidjson::SizeType) {
  if (Skipping()) {
    --skipping_;
    return true;
  }
  if (const MemberRow* row = top_->opened_by) builder_.Close(*row);
  Leave();
  return true;
}

bool Handler::StartArray() {
  if (member_ == nullptr) return Outside() ? WrongCase("an array") : EnterUnknown();
  if (!member_->IsList() || InList()) return WrongType(*member_, "an array", Opening());
  return EnterList(*member_);
}

bool Handler::EnterList(const MemberRow& row) {
  builder_.List(row);
  Enter({row.opens, nullptr, &row, 0});
  return true;
}

bool Handler::EndArray(rapidjson::SizeType) {
  if (Skipping())
    --skipping_;
  else
    Leave();
  return true;
}

bool Handler::EnterUnknown() {
  if (++skipping_ <= kDeepestUnknown) return true;
  return Stop(Opening(), "nested deeper than " + std::to_string(kDeepestUnknown) + " levels");
}

bool Handler::Key(const char* text, rapidjson::SizeType length, bool) {
  if (Skipping()) return true;
  const std::string_view name(text, length);
  const size_t offset = OffsetOf(text) - 1;
  if (!KeepsText(name, offset)) return false;
  member_ = FindMember(top_->place, name);
  if (member_ == nullptr) {
    builder_.Unknown(top_->place, name, offset);
    return true;
  }
  const uint64_t bit = uint64_t{1} << static_cast<unsigned>(member_->member);
  if ((top_->seen & bit) != 0) return Stop(offset, Quoted(name) + " is given twice");
  top_->seen |= bit;
  return true;
}

bool Handler::String(const char* text, rapidjson::SizeType length, bool) {
  if (member_ == nullptr) return !Outside() || WrongCase("a string");
  const MemberRow& row = *member_;
  const size_t offset = OffsetOf(text) - 1;
  if (!TakesText(row.shape)) return WrongType(row, "a string", offset);
  if (!KeepsText({text, length}, offset)) return false;
  builder_.Text(row, {text, length}, offset);
  return true;
}

bool Handler::TakesText(Shape shape) const {
  if (shape <= Shape::kIdentifier || shape == Shape::kTexts) return true;
  return shape == Shape::kTextList && InList();
}

bool Handler::RawNumber(const char* digits, rapidjson::SizeType length, bool) {
  if (member_ == nullptr) return !Outside() || WrongCase("a number");
  const MemberRow& row = *member_;
  const std::string_view text(digits, length);
  const size_t offset = OffsetOf(digits);
  if (row.shape != Shape::kIdentifier) return WrongType(row, "a number", offset);
  if (length > kLongestNumber || !IsWholeNumber(text)) {
    return WrongType(row, text.substr(0, kLongestNumber), offset);
  }
  builder_.Text(row, text, offset);
  return true;
}

bool Handler::Bool(bool value) {
  if (member_ == nullptr) return !Outside() || WrongCase("a truth value");
  const std::string_view word = value ? "true" : "false";
  if (member_->shape != Shape::kFlag) return WrongType(*member_, word, Here() - word.size());
  builder_.Flag(*member_, value);
  return true;
}

bool Handler::Null() {
  if (Outside()) return WrongCase("null");
  if (member_ == nullptr || !InList()) return true;  // as if the member were absent
  return WrongType(*member_, "null", Here() - 4);
}

bool Handler::KeepsPairs(std::string_view text, size_t offset) {
  if (!FindInvalidUtf8(text)) return true;
  return Stop(offset, "the string holds half of a \\u surrogate pair",
              "write the character as it is, or as a whole pair");
}

bool Handler::WrongType(const MemberRow& row, std::string_view found, size_t offset) {
  if (!InList()) {
    return Stop(offset, Quoted(row.name) + " is " + std::string(found) + "; " +
                            std::string(Describe(row.shape)) + " was expected");
  }
  return Stop(offset, Quoted(row.name) + " holds " + std::string(found) + "; " +
                          (row.HoldsObjects() ? "objects" : "strings") + " were expected");
}

bool Handler::WrongCase(const char* found) {
  return Stop(0, std::string("the case is ") + found + "; an object was expected");
}

bool Handler::Stop(size_t offset, std::string message, std::string hint) {
  fault = Fault{offset, std::move(message), std::move(hint)};
  return false;
}

}  // namespace

struct JsonCaseReader::Impl {
  std::string scratch;
  rapidjson::GenericReader<JsonRuns, JsonRuns> reader;
};

JsonCaseReader::JsonCaseReader() : impl_(std::make_unique<Impl>()) {}
JsonCaseReader::~JsonCaseReader() = default;

MaybeFault JsonCaseReader::Read(std::string_view bytes, RecordBuilder& builder) {
  impl_->scratch.assign(bytes).append(kJsonPadding, '\0');
  JsonStream stream(impl_->scratch.data());
  const size_t beginning = stream.Tell();
  Handler handler(stream, impl_->scratch.data(), builder);
  const auto result = impl_->reader.Parse<kFlags>(stream, handler);
  if (handler.fault) return handler.fault;
  if (result.IsError()) {
    return Fault{result.Offset() - beginning,
                 std::string("not JSON: ") + rapidjson::GetParseError_En(result.Code()), ""};
  }
  const size_t read = stream.Tell() - beginning;
  if (read != bytes.size()) return Fault{read, "a NUL byte stands here", ""};
  return std::nullopt;
}

}  // namespace escalint
