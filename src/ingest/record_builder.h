/// Puts the members of a case into a `CaseRecord`, the same for every carrier.
///
/// A carrier's reader walks its own syntax and calls, for each member it finds in the member table:
///
///     Open(statuses) Text(type, "child_protection_plan") Text(from, "2024-01-10") Close(statuses)
///
/// Here terms become enums and times intervals; what cannot be understood becomes a `DataNote`, and
/// the second of two equal ids is dropped, unless it is to be kept. Empty text counts as absent.
///
/// Objects are opened and closed in record_builder.cc; what members mean is in record_members.cc.
///
/// LIFETIME: views given to `Text` must live until the record is done with.
#pragma once

#include <cstdint>
#include <memory_resource>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "domain/case_record.h"
#include "ingest/case_reader.h"
#include "ingest/data_sentences.h"
#include "ingest/fault.h"
#include "ingest/id_index.h"
#include "ingest/member_table.h"

namespace escalint {

class RecordBuilder {
 public:
  explicit RecordBuilder(const ReadOptions& options);

  /// Empties `record` and builds into it from now on.
  void Begin(CaseRecord& record);

  /// The list `row` is there, even if nothing should follow.
  void List(const MemberRow& row);
  /// One object of the member begins at `offset` of the slice; `Close` ends it.
  void Open(const MemberRow& row, size_t offset);
  void Close(const MemberRow& row);
  void Text(const MemberRow& row, std::string_view text, size_t offset);
  void Flag(const MemberRow& row, bool value);
  /// A member that the table doesn't know: noted once a name and case.
  void Unknown(Place place, std::string_view name, size_t offset);
  /// Ends the record. A fault: it cannot be used.
  MaybeFault Finish() const;

  /// A copy of the text that lives as long as the record.
  std::string_view Keep(std::string_view text);

 private:
  struct Term {
    std::string_view text;
    size_t offset;
  };

  void Recycle(std::vector<Event>& events);
  std::vector<Event>& Events();

  [[gnu::noinline]] void OpenStatus(size_t offset);  // apart, as ReadRole is
  void OpenEvent(size_t offset);
  void OpenEscalation(size_t offset);
  void OpenRecipient();
  void CloseStatus();
  void CloseEvent();
  void CloseEscalation();
  void ReadAbout();
  void ReadFreeAbout();
  void DropIfDuplicate();
  [[gnu::noinline]] void DropDuplicateOf(size_t first);
  void ForgetNotesFrom(size_t first);

  /// The value for the text; kNone is noted.
  template <typename E>
  E Find(std::string_view text, const char* member, size_t offset);
  template <typename E>
  void Read(std::string_view text, const char* member, size_t offset, E& value);
  template <typename E>
  [[gnu::noinline]] void NoteUnknown(std::string_view text, const char* member, size_t offset);
  void ReadTime(std::string_view text, const char* member, size_t offset, Interval& time);
  // What Text only jumps to stays out of it: it then saves no registers for the members, most of
  // them, that are just kept.
  [[gnu::noinline]] void ReadRole(std::string_view text);
  [[gnu::noinline]] void KeepRoleKey(std::string_view text);
  [[gnu::noinline]] void ReadStage(std::string_view text);
  [[gnu::noinline]] void KeepAbout(std::string_view text, size_t offset);
  [[gnu::noinline]] void AddContent(std::string_view text, size_t offset);
  std::string_view Folded(std::string_view text);

  void Note(DataNote::Kind kind, std::string_view text, std::string message, const char* member,
            size_t offset);
  std::string MemberPath(const char* member) const;
  int EscalationIndex() const;
  int EventIndex() const;

  ReadOptions options_;
  DataSentences sentences_;
  std::pmr::monotonic_buffer_resource arena_;

  // What is being built; nullptr = not inside one.
  CaseRecord* record_ = nullptr;
  StatusPeriod* status_ = nullptr;
  Escalation* escalation_ = nullptr;
  Event* event_ = nullptr;
  Party* party_ = nullptr;

  bool has_type_ = false;    // of the event or status
  std::vector<Term> about_;  // of the event: what they mean depends on its type
  size_t notes_before_event_ = 0;
  size_t notes_before_escalation_ = 0;
  uint32_t case_events_ = 0;  // found so far, dropped ones too
  uint32_t escalation_events_ = 0;
  uint32_t escalations_ = 0;
  IdIndex case_event_ids_, escalation_event_ids_, escalation_ids_;
  std::unordered_set<std::string_view> unknown_names_;

  std::vector<std::vector<Event>> spare_events_;  // memory of earlier records
  std::vector<std::vector<Party>> spare_parties_;
};

}  // namespace escalint
