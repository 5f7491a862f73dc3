// Draws tables for publication, with the kinds of structure that the annual data have.
#pragma once

#include <random>
#include <vector>

#include "domain/publication.h"

namespace escalint {

// Mostly small counts and zeros: what is hardest to protect.
class TableMaker {
 public:
  explicit TableMaker(uint32_t seed) : random_(seed) {}

  // Rows and a total; perhaps with subtotals of the rows.
  PublicationDraft List();
  // Rows by columns with totals of both; perhaps percentages of the rows' totals.
  PublicationDraft Cross();
  // A cross table for each of several authorities, and one of their region.
  PublicationDraft Region();
  // Two cross tables of the same escalations by two things, sharing their row totals; children
  // beside escalations; totals of children who may be counted twice.
  PublicationDraft Linked();
  // How many of each row's escalations somebody was told of, and in per cent; what is left of them
  // stands nowhere.
  PublicationDraft Told();
  // Any of them.
  PublicationDraft Any();

  int64_t Count();
  size_t Between(size_t least, size_t most) {
    return std::uniform_int_distribution<size_t>(least, most)(random_);
  }

 private:
  std::mt19937 random_;
};

}  // namespace escalint
