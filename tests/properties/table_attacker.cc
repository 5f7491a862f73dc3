#include "properties/table_attacker.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>
#include <utility>

#include "disclosure/publish.h"

namespace escalint {
namespace {

constexpr int64_t kFurther = 60;  // how far above the truth a value is looked for
constexpr int kPatience = 20'000;

size_t At(CountId id) { return static_cast<size_t>(id); }

int64_t FloorDivide(int64_t a, int64_t b) { return a >= 0 ? a / b : -((-a + b - 1) / b); }
int64_t CeilDivide(int64_t a, int64_t b) { return -FloorDivide(-a, b); }

}  // namespace

TableAttacker::TableAttacker(const PublicationDraft& draft, const Publication& publication)
    : truth_(draft.counts) {
  for (const int64_t count : truth_) {
    known_.least.push_back(0);
    known_.most.push_back(count + kFurther);
  }
  for (const Relation& relation : draft.relations) {
    std::vector<DraftCell> parts(relation.parts.begin(), relation.parts.end());
    if (relation.kind == Relation::Kind::kAtMost) parts.emplace_back(Missing::kUnavailable);
    ReadTotal(relation.total, parts, relation.kind == Relation::Kind::kOverlap);
  }
  for (size_t i = 0; i < draft.tables.size(); ++i) {
    ReadTable(draft.tables[i], publication.tables[i]);
  }
  sums_of_.resize(truth_.size());
  for (size_t i = 0; i < sums_.size(); ++i) {
    for (const Term& term : sums_[i].terms) sums_of_[term.count].push_back(i);
  }
}

void TableAttacker::AddSum(std::vector<Term> terms, int64_t at_least) {
  sums_.push_back({std::move(terms), at_least});
}

void TableAttacker::AtMost(size_t total, const std::vector<size_t>& parts) {
  std::vector<Term> terms{{total, 1}};
  for (const size_t part : parts) terms.push_back({part, -1});
  AddSum(std::move(terms), 0);
}

void TableAttacker::Equal(size_t total, const std::vector<size_t>& parts) {
  AtMost(total, parts);
  std::vector<Term> terms{{total, -1}};
  for (const size_t part : parts) terms.push_back({part, 1});
  AddSum(std::move(terms), 0);
}

void TableAttacker::ReadTotal(const DraftCell& total, const std::vector<DraftCell>& parts,
                              bool overlap) {
  const auto* whole = std::get_if<CountId>(&total);
  if (whole == nullptr) return;
  std::vector<size_t> seen;
  bool all_seen = true;
  for (const DraftCell& part : parts) {
    const auto* count = std::get_if<CountId>(&part);
    if (count != nullptr) seen.push_back(At(*count));
    const auto* missing = std::get_if<Missing>(&part);
    const bool counts_nothing = missing != nullptr && *missing == Missing::kNotApplicable;
    all_seen = all_seen && (count != nullptr || counts_nothing);
  }
  if (!overlap && all_seen) return Equal(At(*whole), seen);
  if (!overlap) return AtMost(At(*whole), seen);
  for (const size_t part : seen) AtMost(At(*whole), {part});
  if (!all_seen) return;
  std::vector<Term> terms{{At(*whole), -1}};
  for (const size_t part : seen) terms.push_back({part, 1});
  AddSum(std::move(terms), 0);
}

// Percentages in a row of totals are of what the rows above are of, added up.
void TableAttacker::ReadTotalBelow(const DraftCell& total, const std::vector<DraftCell>& parts,
                                   bool overlap) {
  const auto* percentage = std::get_if<Percentage>(&total);
  if (percentage == nullptr) return ReadTotal(total, parts, overlap);
  for (const auto member : {&Percentage::part, &Percentage::whole}) {
    std::vector<DraftCell> counts;
    for (const DraftCell& part : parts) {
      const auto* of = std::get_if<Percentage>(&part);
      counts.push_back(of != nullptr ? DraftCell(of->*member) : part);
    }
    ReadTotal(percentage->*member, counts, overlap);
  }
}

void TableAttacker::ReadTable(const DraftTable& draft, const PublishedTable& published) {
  for (size_t row = 0; row < draft.rows.size(); ++row) {
    for (size_t column = 0; column < draft.columns.size(); ++column) {
      const DraftCell& cell = draft.rows[row].cells[column];
      ReadCell(cell, published.rows[row].cells[column]);
      std::vector<DraftCell> above, beside;
      for (const size_t part : draft.rows[row].total_of) {
        above.push_back(draft.rows[part].cells[column]);
      }
      for (const size_t part : draft.columns[column].total_of) {
        beside.push_back(draft.rows[row].cells[part]);
      }
      if (!above.empty()) ReadTotalBelow(cell, above, draft.columns[column].rows_overlap);
      if (!beside.empty()) ReadTotal(cell, beside, false);
    }
  }
}

void TableAttacker::Know(size_t count, int64_t least, int64_t most) {
  known_.least[count] = std::max(known_.least[count], least);
  known_.most[count] = std::min(known_.most[count], most);
}

void TableAttacker::ReadCell(const DraftCell& draft, const ShownCell& shown) {
  if (const auto* id = std::get_if<CountId>(&draft)) {
    const auto number = static_cast<int64_t>(shown.number);
    if (shown.kind == ShownCell::Kind::kCount) Know(At(*id), number, number);
    if (shown.kind == ShownCell::Kind::kWithheld) Know(At(*id), 1, known_.most[At(*id)]);
  }
  if (const auto* percentage = std::get_if<Percentage>(&draft)) ReadPercentage(*percentage, shown);
}

// `number` per cent is from number - 0.05 to number + 0.05: in tenths t, of part p and whole w,
// (2t - 1) w <= 2000 p < (2t + 1) w.
void TableAttacker::ReadPercentage(const Percentage& percentage, const ShownCell& shown) {
  const size_t part = At(percentage.part), whole = At(percentage.whole);
  truth_.push_back(truth_[whole] - truth_[part]);
  known_.least.push_back(0);
  known_.most.push_back(truth_.back() + kFurther);
  Equal(whole, {part, truth_.size() - 1});
  // Whether the two counts are 0 is no secret.
  for (const size_t count : {part, whole}) {
    if (truth_[count] == 0) Know(count, 0, 0);
    if (truth_[count] > 0) Know(count, 1, known_.most[count]);
  }
  const bool low = shown.kind == ShownCell::Kind::kLow;
  if (!low && shown.kind != ShownCell::Kind::kPercentage) return;
  const int64_t tenths = low ? 0 : std::llround(shown.number * 10);
  AddSum({{part, 2000}, {whole, 1 - 2 * tenths}}, 0);
  AddSum({{part, -2000}, {whole, 2 * tenths + 1}}, 1);
}

// Each term is at least what the sum's bound leaves when all the others are as large as can be.
bool TableAttacker::Tighten(const Sum& sum, Bounds& bounds, std::vector<size_t>& changed) const {
  int64_t most = 0;
  const auto largest = [&](const Term& term) {
    return term.factor * (term.factor > 0 ? bounds.most : bounds.least)[term.count];
  };
  for (const Term& term : sum.terms) most += largest(term);
  if (most < sum.at_least) return false;
  for (const Term& term : sum.terms) {
    const int64_t needed = sum.at_least - (most - largest(term));
    int64_t& least = bounds.least[term.count];
    int64_t& limit = bounds.most[term.count];
    if (term.factor > 0) {
      const int64_t bound = CeilDivide(needed, term.factor);
      if (bound <= least) continue;
      least = bound;
    } else {
      const int64_t bound = FloorDivide(-needed, -term.factor);
      if (bound >= limit) continue;
      limit = bound;
    }
    if (least > limit) return false;
    changed.push_back(term.count);
  }
  return true;
}

bool TableAttacker::Propagate(Bounds& bounds, std::vector<size_t> queue) const {
  std::vector<bool> waiting(sums_.size());
  for (const size_t sum : queue) waiting[sum] = true;
  std::vector<size_t> changed;
  for (size_t next = 0; next < queue.size(); ++next) {
    waiting[queue[next]] = false;
    changed.clear();
    if (!Tighten(sums_[queue[next]], bounds, changed)) return false;
    for (const size_t count : changed) {
      for (const size_t sum : sums_of_[count]) {
        if (waiting[sum]) continue;
        waiting[sum] = true;
        queue.push_back(sum);
      }
    }
  }
  return true;
}

// Fixes the count with the fewest values left, the ones nearest the truth first.
bool TableAttacker::Search(Bounds bounds, int& patience) const {
  if (--patience < 0) return false;
  size_t open = truth_.size();
  int64_t fewest = INT64_MAX;
  for (size_t i = 0; i < truth_.size(); ++i) {
    const int64_t width = bounds.most[i] - bounds.least[i];
    if (width > 0 && width < fewest) {
      fewest = width;
      open = i;
    }
  }
  if (open == truth_.size()) return true;
  std::vector<int64_t> values;
  for (int64_t value = bounds.least[open]; value <= bounds.most[open]; ++value) {
    values.push_back(value);
  }
  std::stable_sort(values.begin(), values.end(), [&](int64_t a, int64_t b) {
    return std::abs(a - truth_[open]) < std::abs(b - truth_[open]);
  });
  for (const int64_t value : values) {
    Bounds next = bounds;
    next.least[open] = next.most[open] = value;
    if (Propagate(next, sums_of_[open]) && Search(std::move(next), patience)) return true;
  }
  return false;
}

bool TableAttacker::CanBe(size_t count, int64_t value) const {
  Bounds bounds = known_;
  if (value < bounds.least[count] || value > bounds.most[count]) return false;
  bounds.least[count] = bounds.most[count] = value;
  std::vector<size_t> all(sums_.size());
  for (size_t i = 0; i < all.size(); ++i) all[i] = i;
  if (!Propagate(bounds, std::move(all))) return false;
  int patience = kPatience;
  return Search(std::move(bounds), patience);
}

std::vector<Leak> Attack(const PublicationDraft& draft, const Publication& publication,
                         int64_t up_to) {
  const TableAttacker attacker(draft, publication);
  const TableAttacker knows_zeros(draft, PublishZerosOnly(draft));
  std::vector<Leak> leaks;
  for (size_t count = 0; count < attacker.Counts(); ++count) {
    const int64_t truth = attacker.Truth(count);
    if (truth < 1 || truth > up_to) continue;
    for (int64_t value = 1; value <= up_to; ++value) {
      if (!attacker.CanBe(count, value) && knows_zeros.CanBe(count, value)) {
        leaks.push_back({count, truth, value});
      }
    }
  }
  return leaks;
}

Publication PublishCarelessly(const PublicationDraft& draft, int64_t up_to) {
  Publication publication = Publish(draft, 0);
  const auto small = [&](CountId id) {
    return draft.counts[At(id)] >= 1 && draft.counts[At(id)] <= up_to;
  };
  for (size_t t = 0; t < draft.tables.size(); ++t) {
    for (size_t r = 0; r < draft.tables[t].rows.size(); ++r) {
      for (size_t c = 0; c < draft.tables[t].columns.size(); ++c) {
        const DraftCell& cell = draft.tables[t].rows[r].cells[c];
        const auto* count = std::get_if<CountId>(&cell);
        const auto* percentage = std::get_if<Percentage>(&cell);
        if ((count != nullptr && small(*count)) ||
            (percentage != nullptr && (small(percentage->part) || small(percentage->whole)))) {
          publication.tables[t].rows[r].cells[c] = {ShownCell::Kind::kWithheld};
        }
      }
    }
  }
  return publication;
}

Publication PublishZerosOnly(const PublicationDraft& draft) {
  return PublishCarelessly(draft, INT64_MAX);
}

}  // namespace escalint
