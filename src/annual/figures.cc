#include "annual/figures.h"

#include <algorithm>
#include <numeric>

namespace escalint {

Figures::Figures(const AnnualCounts& counts, PublicationDraft& draft)
    : counts_(counts), draft_(draft), years_(counts.years().size()) {
  std::iota(years_.begin(), years_.end(), size_t{0});
  std::sort(years_.begin(), years_.end(),
            [&](size_t a, size_t b) { return counts.years()[a].from < counts.years()[b].from; });
  for (const std::string& authority : counts.authorities()) {
    Scope& whole = authorities_.emplace_back(Scope{Scope::Kind::kAuthority, authority, "", {}});
    for (const auto& [place, by_year] : counts.places()) {
      if (place.authority != authority) continue;
      whole.places.push_back(&by_year);
      policies_.push_back({Scope::Kind::kPolicy, authority, place.policy, {&by_year}});
      all_.places.push_back(&by_year);
    }
  }
}

/// Some authority has.
bool Figures::HasSeveralPolicies() const {
  return std::adjacent_find(policies_.begin(), policies_.end(), [](const Scope& a, const Scope& b) {
           return a.authority == b.authority;
         }) != policies_.end();
}

std::vector<Scope> Figures::Scopes(Detail detail) const {
  std::vector<Scope> scopes = detail == Detail::kPolicies ? policies_ : authorities_;
  if (scopes.size() != 1) scopes.push_back(all_);
  return scopes;
}

const PolicySketch& Figures::PolicyOf(const Scope& scope) const {
  static const PolicySketch none;
  const auto found = counts_.policies().find(scope.policy);
  return found == counts_.policies().end() ? none : found->second;
}

int64_t Figures::Sum(const Scope& scope, size_t year, Counted what, int row, int column) const {
  int64_t sum = 0;
  for (const auto* years : scope.places) sum += (*years)[year].Of(what, row, column);
  return sum;
}

void Figures::ForEach(const Scope& scope, size_t year, Counted what,
                      const std::function<void(const Tally&, int64_t)>& visit) const {
  for (const auto* years : scope.places) {
    const std::map<Tally, int64_t>& tallies = (*years)[year].tallies;
    auto tally = tallies.lower_bound({what, INT32_MIN, INT32_MIN});
    for (; tally != tallies.end() && tally->first.what == what; ++tally) {
      visit(tally->first, tally->second);
    }
  }
}

/// Of one authority's only policy the figures are those of the authority, and so on upwards.
Figures::ScopeKey Figures::CanonicalKey(const Scope& scope) const {
  const auto policies = std::count_if(policies_.begin(), policies_.end(), [&](const Scope& other) {
    return other.authority == scope.authority;
  });
  const bool several = scope.kind == Scope::Kind::kPolicy ? policies > 1 : authorities_.size() > 1;
  if (scope.kind == Scope::Kind::kPolicy && several) return scope.Key();
  if (authorities_.size() == 1) return {Scope::Kind::kAll, "", ""};
  if (scope.kind == Scope::Kind::kPolicy) return {Scope::Kind::kAuthority, scope.authority, ""};
  return scope.Key();
}

CountId Figures::Of(const std::string& name, const Scope& scope, size_t year, int64_t count) {
  auto& scopes = named_[{name, year}];
  const auto key = CanonicalKey(scope);
  const auto known = scopes.find(key);
  if (known != scopes.end()) return known->second;
  return scopes.emplace(key, draft_.AddCount(count)).first->second;
}

void Figures::Finish() {
  for (const auto& [name, scopes] : named_) {
    for (const auto& [total_key, total] : scopes) {
      const auto& [kind, authority, policy] = total_key;
      std::vector<CountId> parts;
      for (const auto& [key, id] : scopes) {
        if (std::get<0>(key) <= kind) continue;
        const ScopeKey between{Scope::Kind::kAuthority, std::get<1>(key), ""};
        const bool is_part = kind == Scope::Kind::kAll ? key == between || !scopes.contains(between)
                                                       : std::get<1>(key) == authority;
        if (is_part) parts.push_back(id);
      }
      if (!parts.empty()) Relate(total, std::move(parts), Relation::Kind::kAddUp);
    }
  }
}

}  // namespace escalint
