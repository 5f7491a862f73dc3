#include "mutation/mutants.h"

#include <rapidjson/document.h>
#include <rapidjson/pointer.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <string_view>

namespace escalint::testing {
namespace {

using rapidjson::Document;
using rapidjson::Pointer;
using rapidjson::Value;

/// Members that no verdict depends on: words, and what the year's figures are counted by, which
/// `scripts/check-annual` counts a second time.
constexpr auto kWords = std::to_array<std::string_view>(
    {"$schema",     "comment",   "id",         "version",
     "authority",   "title",     "source",     "in_force_from",
     "in_force_to", "review_by", "name",       "clause",
     "says",        "why",       "message",    "phrase",
     "because",     "otherwise", "assumption", "earlier_is_assumption",
     "question",    "means",     "counted_as", "informal"});

bool IsOneOf(std::string_view name, const auto& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view TextOf(const Value& value) { return {value.GetString(), value.GetStringLength()}; }

/// "48 hours" one longer, one shorter, in another unit; nothing for a string that is no limit.
std::vector<std::string> OtherLimits(std::string_view text) {
  if (text == "same day") return {"1 days", "1 working days", "24 hours"};
  if (text.find(' ') == std::string_view::npos) return {};
  int count = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, count);
  if (error != std::errc() || rest == end) return {};
  const std::string unit(rest, end);
  std::vector<std::string> others = {std::to_string(count + 1) + unit};
  if (count > 0) others.push_back(std::to_string(count - 1) + unit);
  const auto in_unit = [&](std::string_view from, std::string_view to, int scaled) {
    const size_t at = unit.find(from);
    if (at == std::string::npos) return;
    std::string swapped = unit;
    others.push_back(std::to_string(scaled) + swapped.replace(at, from.size(), to));
  };
  if (unit.starts_with(" hour")) {
    in_unit(" hours", " days", count / 24);
    in_unit(" hours", " working days", count / 24);
  } else if (unit.starts_with(" working day")) {
    in_unit(" working", "", count);
  } else {
    in_unit(" day", " working day", count);
  }
  return others;
}

constexpr auto kSeverities = std::to_array<std::string_view>({"info", "low", "medium", "high"});

constexpr auto kStageMembers = std::to_array<std::string_view>(
    {"entry", "agreed", "not_agreed", "decided", "at", "stage", "stages", "omit", "enter_at",
     "skip_waived", "advanced_from", "leaving", "advance"});

/// "2" the next one, "2+" without those above, and from the next one.
std::vector<std::string> OtherStages(std::string_view text) {
  if (text.empty() || text.front() < '0' || text.front() > '9') return {};
  const std::string next(1, static_cast<char>(text.front() + 1));
  if (text.ends_with('+')) return {std::string(text.substr(0, 1)), next + '+'};
  return {next};
}

class Mutator {
 public:
  explicit Mutator(const std::string& pack) { original_.Parse(pack.c_str(), pack.size()); }

  std::vector<Mutant> All() {
    for (const auto& member : original_.GetObject()) {
      if (IsOneOf(TextOf(member.name), kWords)) continue;
      const Pointer here = Pointer().Append(member.name, nullptr);
      if (TextOf(member.name) == "rules") {
        OfRules(member.value, here);
      } else {
        rule_.clear();
        base_tokens_ = 0;
        Walk(TextOf(member.name), member.value, here);
        Drop(here);
      }
    }
    return std::move(mutants_);
  }

 private:
  void OfRules(const Value& rules, const Pointer& at) {
    for (rapidjson::SizeType i = 0; i < rules.Size(); ++i) {
      const Pointer here = at.Append(i);
      rule_ = rules[i]["id"].GetString();
      base_tokens_ = 2;
      Drop(here);
      for (const auto& member : rules[i].GetObject()) WalkMember(member, here);
    }
  }

  void WalkMember(const Value::Member& member, const Pointer& parent) {
    if (IsOneOf(TextOf(member.name), kWords)) return;
    const Pointer here = parent.Append(member.name, nullptr);
    // Dropped, these two fall back to a default that may be the same; they are changed instead.
    const bool has_default = TextOf(member.name) == "severity" || TextOf(member.name) == "kind";
    if (!has_default) Drop(here);
    Walk(TextOf(member.name), member.value, here);
  }

  /// Every change to be made inside a value; `name` is the member it stands in.
  void Walk(std::string_view name, const Value& value, const Pointer& here) {
    if (value.IsObject()) {
      for (const auto& member : value.GetObject()) WalkMember(member, here);
    } else if (value.IsArray()) {
      for (rapidjson::SizeType i = 0; i < value.Size(); ++i) {
        Drop(here.Append(i));
        Walk(name, value[i], here.Append(i));
      }
    } else if (value.IsInt()) {
      Set(here, Value(value.GetInt() + 1));
      if (value.GetInt() > 0) Set(here, Value(value.GetInt() - 1));
    } else if (value.IsString()) {
      OfText(name, value, here);
    }
  }

  void OfText(std::string_view name, const Value& value, const Pointer& here) {
    const std::string_view text = TextOf(value);
    for (const std::string& other : OtherLimits(text)) SetText(here, other);
    if (IsOneOf(name, kStageMembers)) {
      for (const std::string& other : OtherStages(text)) SetText(here, other);
    }
    if (name == "severity") {
      for (const std::string_view other : kSeverities) {
        if (other != text) SetText(here, std::string(other));
      }
    }
    if (name == "kind") SetText(here, text == "missing_step" ? "missing_record" : "missing_step");
    if (name == "duty_of") SetText(here, text == "raiser" ? "against" : "raiser");
  }

  void SetText(const Pointer& here, const std::string& text) {
    Value value(text.c_str(), static_cast<rapidjson::SizeType>(text.size()), scratch_);
    Set(here, value);
  }

  void Set(const Pointer& here, const Value& value) {
    const Value* old = here.Get(original_);
    Emit(here, ": " + Written(*old) + " -> " + Written(value),
         [&](Document& pack) { here.Set(pack, Value(value, pack.GetAllocator())); });
  }

  void Drop(const Pointer& here) {
    Emit(here, " dropped", [&](Document& pack) { here.Erase(pack); });
  }

  void Emit(const Pointer& here, const std::string& change,
            const std::function<void(Document&)>& apply) {
    Document pack;
    pack.CopyFrom(original_, pack.GetAllocator());
    apply(pack);
    mutants_.push_back({rule_, NameOf(here) + change, Written(pack)});
  }

  /// "STF-15 within", "SOT-LADDER leaves/0/when/any/1".
  std::string NameOf(const Pointer& here) const {
    std::string name = rule_.empty() ? "pack" : rule_;
    for (size_t i = base_tokens_; i < here.GetTokenCount(); ++i) {
      name += (i == base_tokens_ ? ' ' : '/');
      name += here.GetTokens()[i].name;
    }
    return name;
  }

  static std::string Written(const Value& value) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer writer(buffer);
    value.Accept(writer);
    return buffer.GetString();
  }

  Document original_;
  Document::AllocatorType scratch_;
  std::string rule_;
  size_t base_tokens_ = 0;  ///< of a pointer, up to the rule's own members
  std::vector<Mutant> mutants_;
};

}  // namespace

std::vector<Mutant> MutantsOf(const std::string& pack) { return Mutator(pack).All(); }

}  // namespace escalint::testing
