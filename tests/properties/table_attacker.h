// A reader of published tables who tries to work out what is withheld.
//
// The attacker shares nothing with src/disclosure: it has its own idea of what adds up, reads its
// numbers from the published cells alone, percentages and their rounding included, and tries every
// value by search with propagation of bounds. The draft is asked only for which cells are the same
// count; the true counts only for where to look first, and how far.
#pragma once

#include <cstdint>
#include <vector>

#include "domain/publication.h"

namespace escalint {

class TableAttacker {
 public:
  TableAttacker(const PublicationDraft& draft, const Publication& publication);

  // The counts of the draft, then what each percentage leaves of its whole.
  size_t Counts() const { return truth_.size(); }
  int64_t Truth(size_t count) const { return truth_[count]; }
  // Whether nothing that was published says that the count is not `value`.
  bool CanBe(size_t count, int64_t value) const;

 private:
  struct Term {
    size_t count;
    int64_t factor;
  };
  struct Sum {  // at_least <= sum of the terms
    std::vector<Term> terms;
    int64_t at_least;
  };
  struct Bounds {
    std::vector<int64_t> least, most;
  };

  void AddSum(std::vector<Term> terms, int64_t at_least);
  void Equal(size_t total, const std::vector<size_t>& parts);
  void AtMost(size_t total, const std::vector<size_t>& parts);
  void ReadTable(const DraftTable& draft, const PublishedTable& published);
  void ReadTotal(const DraftCell& total, const std::vector<DraftCell>& parts, bool overlap);
  void ReadTotalBelow(const DraftCell& total, const std::vector<DraftCell>& parts, bool overlap);
  void ReadCell(const DraftCell& draft, const ShownCell& shown);
  void ReadPercentage(const Percentage& percentage, const ShownCell& shown);
  void Know(size_t count, int64_t least, int64_t most);
  bool Propagate(Bounds& bounds, std::vector<size_t> queue) const;
  bool Tighten(const Sum& sum, Bounds& bounds, std::vector<size_t>& changed) const;
  bool Search(Bounds bounds, int& patience) const;

  std::vector<int64_t> truth_;
  std::vector<Sum> sums_;
  std::vector<std::vector<size_t>> sums_of_;  // by count
  Bounds known_;
};

// The first small count whose range the publication narrows: a number from 1 to `up_to` that it
// could be if only the zeros were known, but can't be given what is published.
struct Leak {
  size_t count;
  int64_t truth;
  int64_t ruled_out;
};
std::vector<Leak> Attack(const PublicationDraft& draft, const Publication& publication,
                         int64_t up_to);

// Publishes as a careless person would: blanks the small counts, and percentages of them, alone.
Publication PublishCarelessly(const PublicationDraft& draft, int64_t up_to);
// As a person would who knows nothing but zeros from the table: blanks every count but 0.
Publication PublishZerosOnly(const PublicationDraft& draft);

}  // namespace escalint
