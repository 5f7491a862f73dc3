#include "disclosure/suppression.h"

#include <algorithm>
#include <bit>
#include <cstdlib>
#include <optional>

#include "disclosure/witness.h"

namespace escalint {
namespace {

/// A small count and one of the numbers that it could be instead.
struct Question {
  size_t count;
  int64_t value;
};

class Suppression {
 public:
  Suppression(const Knowledge& knowledge, int64_t up_to)
      : knowledge_(knowledge),
        what_if_(knowledge),
        up_to_(up_to),
        withheld_(knowledge.counts.size()) {}

  std::vector<bool> Run() {
    WithholdSmall();
    for (const Question& question : Questions()) {
      if (Answer(question)) {
        questions_.push_back(question);
      } else if (!what_if_.IsProvedToExceed(question.count, question.value)) {
        return WithholdAll();
      }
    }
    ShowWhatIsNotNeeded();
    return withheld_;
  }

 private:
  bool IsSmall(size_t count) const {
    return knowledge_.counts[count] >= 1 && knowledge_.counts[count] <= up_to_;
  }
  bool IsHideable(size_t count) const {
    return knowledge_.printed[count] && knowledge_.counts[count] != 0;
  }

  /// Withheld for others' sake.
  bool IsExtra(size_t count) const {
    return withheld_[count] && IsHideable(count) && !IsSmall(count);
  }

  void WithholdSmall() {
    for (size_t i = 0; i < withheld_.size(); ++i)
      withheld_[i] = !knowledge_.printed[i] || IsSmall(i);
  }

  std::vector<bool> WithholdAll() {
    for (size_t i = 0; i < withheld_.size(); ++i) withheld_[i] = withheld_[i] || IsHideable(i);
    return withheld_;
  }

  /// The numbers furthest from the truth first: their witnesses need the most room.
  std::vector<Question> Questions() const {
    std::vector<Question> questions;
    for (size_t i = 0; i < withheld_.size(); ++i) {
      if (!IsSmall(i)) continue;
      const size_t first = questions.size();
      for (int64_t value = up_to_; value >= 1; --value) {
        if (value != knowledge_.counts[i]) questions.push_back({i, value});
      }
      std::stable_sort(questions.begin() + static_cast<ptrdiff_t>(first), questions.end(),
                       [&](const Question& a, const Question& b) {
                         return std::abs(a.value - knowledge_.counts[i]) >
                                std::abs(b.value - knowledge_.counts[i]);
                       });
    }
    return questions;
  }

  bool IsAnswered(const Question& question) const {
    const int64_t move = question.value - knowledge_.counts[question.count];
    return std::any_of(witnesses_.begin(), witnesses_.end(), [&](const Witness& witness) {
      return MoveOf(witness, question.count) == move;
    });
  }

  /// Whether counts out of sight answer it; preferably small ones, since the others may yet turn
  /// out not to be needed.
  bool AnswerOutOfSight(const Question& question) {
    if (IsAnswered(question)) return true;
    Movable movable;
    for (size_t i = 0; i < withheld_.size(); ++i) {
      movable.cost.push_back(!withheld_[i] ? Movable::kFixed : IsExtra(i) ? 1 : 0);
    }
    auto witness = what_if_.FindWitness(movable, question.count, question.value);
    if (!witness) return false;
    witnesses_.push_back(std::move(*witness));
    return true;
  }

  std::optional<Witness> FindCheapest(const Question& question) const {
    Movable movable;
    for (size_t i = 0; i < withheld_.size(); ++i) {
      movable.cost.push_back(withheld_[i] ? 0 : IsHideable(i) ? Cost(i) : Movable::kFixed);
    }
    return what_if_.FindWitness(movable, question.count, question.value);
  }

  /// Two counts cost more than one, however large; of two, the larger costs more.
  int64_t Cost(size_t count) const {
    constexpr int kBitsOfACount = 64;
    return kBitsOfACount + std::bit_width(static_cast<uint64_t>(knowledge_.counts[count]));
  }

  bool Answer(const Question& question) {
    if (AnswerOutOfSight(question)) return true;
    std::optional<Witness> witness = FindCheapest(question);
    if (!witness) return false;
    for (const Move& move : *witness) withheld_[move.count] = true;
    witnesses_.push_back(std::move(*witness));
    return true;
  }

  void ShowWhatIsNotNeeded() {
    std::vector<size_t> extra;
    for (size_t i = 0; i < withheld_.size(); ++i) {
      if (IsExtra(i)) extra.push_back(i);
    }
    std::stable_sort(extra.begin(), extra.end(), [&](size_t a, size_t b) {
      return knowledge_.counts[a] > knowledge_.counts[b];
    });
    for (const size_t count : extra) TryToShow(count);
  }

  /// Shows a count again if every question that was answered by moving it has another answer.
  void TryToShow(size_t count) {
    const auto moving =
        std::stable_partition(witnesses_.begin(), witnesses_.end(),
                              [&](const Witness& witness) { return MoveOf(witness, count) == 0; });
    const std::vector<Witness> set_aside(moving, witnesses_.end());
    witnesses_.erase(moving, witnesses_.end());
    withheld_[count] = false;
    if (std::all_of(questions_.begin(), questions_.end(),
                    [&](const Question& question) { return AnswerOutOfSight(question); })) {
      return;
    }
    withheld_[count] = true;
    witnesses_.insert(witnesses_.end(), set_aside.begin(), set_aside.end());
  }

  const Knowledge& knowledge_;
  const WhatIf what_if_;
  const int64_t up_to_;
  std::vector<bool> withheld_;
  std::vector<Question> questions_;  ///< those with a witness
  std::vector<Witness> witnesses_;   ///< their answers
};

}  // namespace

std::vector<bool> Withheld(const Knowledge& knowledge, int64_t up_to) {
  return Suppression(knowledge, up_to).Run();
}

}  // namespace escalint
