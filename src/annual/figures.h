/// The counts of a year as tables name them: of which authority, of which policy, or of all.
///
/// The same number may stand in several tables, and totals are made of parts that stand elsewhere.
/// Readers put the two together, so the draft has to know it (domain/publication.h): a figure is
/// asked for by name and made once, and `Finish` says of every figure of all authorities that it is
/// the sum of theirs.
///
///     Figures figures(counts, draft);
///     for (const Scope& scope : figures.Scopes(Detail::kAuthorities))
///       figures.Of("opened", scope, year, count);          // the same id whichever table asks
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "annual/annual_counts.h"
#include "domain/publication.h"

namespace escalint {

/// How far a table tells authorities apart.
enum class Detail : bool { kAuthorities, kPolicies };

/// One authority, one policy of it, or (both empty) all of them.
struct Scope {
  enum class Kind : uint8_t { kAll, kAuthority, kPolicy };
  Kind kind = Kind::kAll;
  std::string authority;
  std::string policy;  ///< reference
  std::vector<const std::vector<YearCounts>*> places;
  auto Key() const { return std::tie(kind, authority, policy); }
};

class Figures {
 public:
  /// LIFETIME: both outlive it.
  Figures(const AnnualCounts& counts, PublicationDraft& draft);

  const AnnualCounts& counts() const { return counts_; }
  /// Indices of the years, the earliest first.
  const std::vector<size_t>& years() const { return years_; }
  bool HasSeveralYears() const { return years_.size() > 1; }
  bool HasSeveralAuthorities() const { return authorities_.size() > 1; }
  bool HasSeveralPolicies() const;
  /// Each authority (or policy); then, where there are several, all of them.
  std::vector<Scope> Scopes(Detail detail) const;
  const PolicySketch& PolicyOf(const Scope& scope) const;

  /// Added up over the scope's places.
  int64_t Sum(const Scope& scope, size_t year, Counted what, int row, int column = 0) const;
  /// Visits each tally of that kind with its count; those of several places come one after the
  /// other.
  void ForEach(const Scope& scope, size_t year, Counted what,
               const std::function<void(const Tally&, int64_t)>& visit) const;

  CountId Of(const std::string& name, const Scope& scope, size_t year, int64_t count);
  void Relate(CountId total, std::vector<CountId> parts, Relation::Kind kind) {
    draft_.relations.push_back({total, std::move(parts), kind});
  }
  StatisticId Measure(const Statistic& statistic) { return draft_.AddStatistic(statistic); }
  void Add(DraftTable table) { draft_.tables.push_back(std::move(table)); }
  /// States what adds up over authorities, and over the policies of one. To be called last.
  void Finish();

 private:
  using Named = std::pair<std::string, size_t>;  // name, year
  using ScopeKey = std::tuple<Scope::Kind, std::string, std::string>;
  ScopeKey CanonicalKey(const Scope& scope) const;

  const AnnualCounts& counts_;
  PublicationDraft& draft_;
  std::vector<size_t> years_;
  std::vector<Scope> authorities_, policies_;
  Scope all_;
  std::map<Named, std::map<ScopeKey, CountId>> named_;
};

}  // namespace escalint
