/// Names by which a report can speak of a child, and of the people around it, without saying who
/// they are.
///
///     Pseudonyms pseudonyms(key);
///     pseudonyms.Of(Hidden::kCase, "C-0001")      // "case-3f0c…", 20 hexadecimal digits
///     pseudonyms.Replace(record, policies);       // nothing behind this sees the child's id again
///
/// A pseudonym is the beginning of the HMAC-SHA-256 of "case:C-0001" under the key. Who has the key
/// and the export finds the case again; without the key nobody can, not even by trying every id
/// there could be. With one key the pseudonyms are the same, so reports can be compared.
///
/// What a record says in words that are not the format's may be anything, a name too. It becomes
/// "word-…" where a remark quotes it, and is left out where nothing depends on it.
#pragma once

#include <memory_resource>
#include <string>
#include <string_view>

#include "check/policy_set.h"
#include "domain/case_record.h"
#include "source/hmac.h"

namespace escalint {

/// What a pseudonym stands for. Equal ids of different kinds have different ones.
enum class Hidden : unsigned char { kCase, kChild, kPerson, kWord };

/// For one thread at a time.
class Pseudonyms {
 public:
  explicit Pseudonyms(std::string_view key) : hmac_(key) {}

  std::string Of(Hidden kind, std::string_view text);
  /// Tells one key from another and nothing else of it.
  std::string CheckOfKey();

  /// Replaces what the record says of who is who. The policies' own words for roles stay.
  /// LIFETIME: the record then points in here, until the next is replaced.
  void Replace(CaseRecord& record, const PolicySet& policies);

 private:
  void Hide(Hidden kind, std::string_view& text);
  void HideParty(Party& party, const PolicySet& policies);
  void HideEvent(Event& event, const PolicySet& policies);
  void HideEscalation(Escalation& escalation, const PolicySet& policies);
  void HideNote(DataNote& note);

  HmacSha256 hmac_;
  std::pmr::monotonic_buffer_resource kept_;
};

/// Whether it could be the pseudonym of a case.
bool IsPseudonymOfCase(std::string_view id);

}  // namespace escalint
