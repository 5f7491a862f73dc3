#include "ingest/vocabulary.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>

#include "ingest/wording.h"
#include "text/folding.h"
#include "text/json_tree.h"

namespace escalint {

namespace {

using Kind = JsonValue::Kind;
using Names = std::span<const std::string_view>;

template <typename... Lists>
struct ListOfLists {
  template <typename E>
  static constexpr size_t IndexOf() {
    size_t index = 0;
    const bool found = ((std::is_same_v<E, Lists> || (++index, false)) || ...);
    return found ? index : sizeof...(Lists);
  }
  static std::vector<std::string_view> ListNames() { return {ListName<Lists>()...}; }
  static std::vector<Names> AllNames() { return {CanonicalNames<Lists>()...}; }
};

using AllLists =
    ListOfLists<StatusType, Route, Risk, EventType, Outcome, About, Method, Content, Role, Agency>;

/// "standard, significant_harm or imminent" where the list is short, else "".
std::string AllOfThem(Names names) {
  if (names.size() > 12) return "";
  std::string text;
  for (size_t i = 1; i < names.size(); ++i) {
    if (i > 1) text += i + 1 == names.size() ? " or " : ", ";
    text += names[i];
  }
  return text;
}

std::string DidYouMeanHint(std::string_view text, Names candidates) {
  const std::string_view near = DidYouMean(text, candidates);
  return near.empty() ? "" : "did you mean " + Quoted(near) + "?";
}

/// "role"; for a list named after the member alone, "word for "about"".
std::string Noun(std::string_view list) {
  const bool is_member = list == ListName<About>() || list == ListName<Content>();
  return is_member ? "word for " + Quoted(list) : std::string(list);
}

std::string ExplainTerm(std::string_view list, Names names, std::string_view text) {
  std::string sentence = Quoted(text) + " is not a known " + Noun(list);
  const std::string hint = DidYouMeanHint(text, names);
  if (!hint.empty()) return sentence + "; " + hint;
  const std::string words = AllOfThem(names);
  return words.empty() ? sentence +
                             "; rules/vocabulary.json and the format's description list "
                             "the known words"
                       : sentence + "; expected " + words;
}

/// Fills the tables from the tree and collects every fault on the way.
class AliasLoader {
 public:
  AliasLoader(std::string_view json, const std::string& file, std::span<TermTable> tables)
      : json_(json), file_(file), tables_(tables) {}

  Problems Load(const JsonValue& root) {
    if (!root.Is(Kind::kObject)) Fault(root.offset, "the vocabulary is no object of lists");
    for (const JsonMember& member : root.members) {
      if (!member.name.starts_with('$')) LoadList(member);
    }
    return std::move(problems_);
  }

 private:
  void LoadList(const JsonMember& list) {
    const auto known = std::find(lists_.begin(), lists_.end(), list.name);
    if (known == lists_.end()) {
      Fault(list.offset, Quoted(list.name) + " is no list of the vocabulary",
            DidYouMeanHint(list.name, lists_));
    } else if (!list.value.Is(Kind::kObject)) {
      Fault(list.value.offset, Quoted(list.name) + " is no object of aliases");
    } else {
      const auto index = static_cast<size_t>(known - lists_.begin());
      for (const JsonMember& alias : list.value.members) AddAlias(index, alias);
    }
  }

  void AddAlias(size_t list, const JsonMember& alias) {
    const Names names = names_[list];
    const auto target = std::find(names.begin() + 1, names.end(), alias.value.text);
    if (!alias.value.Is(Kind::kString) || target == names.end()) {
      Fault(alias.value.offset,
            Quoted(alias.value.text) + " is no canonical " + std::string(lists_[list]),
            DidYouMeanHint(alias.value.text, names));
      return;
    }
    const auto value = static_cast<uint8_t>(target - names.begin());
    if (Add(list, alias.name, value)) return;
    Fault(alias.offset,
          Quoted(alias.name) + " already stands for another " + std::string(lists_[list]),
          "an alias must mean one thing; leave ambiguous words to the policies");
  }

  bool Add(size_t list, std::string_view alias, uint8_t value) {
    return tables_[list].Add(alias, {value, false}) == value &&
           tables_[list].Add(FoldTerm(alias), {value, false}) == value;
  }

  void Fault(size_t offset, std::string message, std::string hint = "") {
    problems_.push_back(ProblemAt(file_, json_, offset, std::move(message), std::move(hint)));
  }

  std::string_view json_;
  const std::string& file_;
  std::span<TermTable> tables_;
  std::vector<std::string_view> lists_ = AllLists::ListNames();
  std::vector<Names> names_ = AllLists::AllNames();
  Problems problems_;
};

}  // namespace

uint8_t TermTable::Add(std::string_view spelling, Entry entry) {
  if (2 * (used_ + 1) > slots_.size()) Grow();
  const PackedText packed = Pack(spelling);
  Slot& slot = SlotOf(packed, spelling);
  if (slot.entry.value != 0) return slot.entry.value;
  slot = {packed, entry, std::string(spelling)};
  ++used_;
  return entry.value;
}

void TermTable::Grow() {
  std::vector<Slot> old(2 * slots_.size());
  old.swap(slots_);
  --shift_;
  for (Slot& slot : old) {
    if (slot.entry.value != 0) SlotOf(slot.packed, slot.spelling) = std::move(slot);
  }
}

Vocabulary::Vocabulary() {
  const std::vector<Names> all = AllLists::AllNames();
  for (size_t list = 0; list < kLists; ++list) {
    for (size_t i = 1; i < all[list].size(); ++i) {
      tables_[list].Add(all[list][i], {static_cast<uint8_t>(i), true});
    }
  }
}

Result<Vocabulary> Vocabulary::Load(std::string_view json, const std::string& file) {
  const Result<JsonValue> tree = ParseJsonTree(json, file);
  if (!tree) return tree.problems();
  Vocabulary vocabulary;
  Problems problems = AliasLoader(json, file, vocabulary.tables_).Load(*tree);
  if (!problems.empty()) return problems;
  return vocabulary;
}

template <typename E>
Vocabulary::Recognised<E> Vocabulary::Recognise(std::string_view text) const {
  const TermTable& table = tables_[AllLists::IndexOf<E>()];
  if (const auto [value, canonical] = table.Find(text); value != 0) [[likely]] {
    return {static_cast<E>(value), canonical};
  }
  return {static_cast<E>(FindFolded(table, text)), false};
}

[[gnu::noinline]] uint8_t Vocabulary::FindFolded(const TermTable& table, std::string_view text) {
  return table.Find(FoldTerm(text)).value;
}

template <typename E>
std::string Vocabulary::Explain(std::string_view text) const {
  return ExplainTerm(ListName<E>(), CanonicalNames<E>(), text);
}

#define ESCALINT_INSTANTIATE(E)                                                          \
  template Vocabulary::Recognised<E> Vocabulary::Recognise(std::string_view text) const; \
  template std::string Vocabulary::Explain<E>(std::string_view text) const;

ESCALINT_INSTANTIATE(StatusType)
ESCALINT_INSTANTIATE(Route)
ESCALINT_INSTANTIATE(Risk)
ESCALINT_INSTANTIATE(EventType)
ESCALINT_INSTANTIATE(Outcome)
ESCALINT_INSTANTIATE(About)
ESCALINT_INSTANTIATE(Method)
ESCALINT_INSTANTIATE(Content)
ESCALINT_INSTANTIATE(Role)
ESCALINT_INSTANTIATE(Agency)

#undef ESCALINT_INSTANTIATE

}  // namespace escalint
