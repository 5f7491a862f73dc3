#include "ingest/export_writer.h"

#include <map>
#include <tuple>
#include <vector>

#include "ingest/export_syntax.h"

namespace escalint {

namespace {

using Words = std::vector<std::string_view>;

/// Walks one record; terms that the vocabulary doesn't know are looked up in its notes.
class RecordWriter {
 public:
  RecordWriter(const CaseRecord& record, ExportSyntax& out) : record_(record), out_(out) {
    for (const DataNote& note : record.notes) {
      if (note.kind != DataNote::Kind::kUnknownTerm) continue;
      unknown_.emplace(Member(note.escalation, note.event, note.member), note.text);
    }
  }

  void WriteCase() {
    Text("id", record_.id);
    Text("child", record_.child);
    Text("authority", record_.authority);
    Text("birth_date", record_.birth_date_text);
    const bool no_status = record_.has_statuses && record_.statuses.empty();
    if (no_status) out_.EmptyList("statuses");
    WriteStatuses();
    WriteEvents(record_.events);
    WriteEscalations();
  }

 private:
  void WriteStatuses() {
    if (record_.statuses.empty()) return;
    out_.BeginList("statuses");
    for (size_t i = 0; i < record_.statuses.size(); ++i) {
      const StatusPeriod& status = record_.statuses[i];
      out_.BeginElement("status");
      Term("type", status.type, "statuses/" + std::to_string(i) + "/");
      Text("from", status.from_text);
      Text("to", status.to_text);
      out_.EndObject();
    }
    out_.EndList();
  }

  void WriteEscalations() {
    if (record_.escalations.empty()) return;
    out_.BeginList("escalations");
    for (const Escalation& escalation : record_.escalations) {
      ++escalation_;
      WriteEscalation(escalation);
    }
    out_.EndList();
    escalation_ = -1;
  }

  void WriteEscalation(const Escalation& escalation) {
    out_.BeginElement("escalation");
    Text("id", escalation.id);
    Text("policy", escalation.policy);
    Term("route", escalation.route);
    Term("risk", escalation.risk);
    Text("theme", escalation.theme);
    Text("source", escalation.source);
    WritePartyMember("raised_by", escalation.raised_by);
    WritePartyMember("against", escalation.against);
    WriteEvents(escalation.events);
    out_.EndObject();
  }

  void WriteEvents(const std::vector<Event>& events) {
    if (events.empty()) return;
    out_.BeginList("events");
    for (const Event& event : events) {
      ++event_;
      WriteEvent(event);
    }
    out_.EndList();
    event_ = -1;
  }

  void WriteEvent(const Event& event) {
    out_.BeginElement("event");
    WriteEventTexts(event);
    const Words about = AboutOf(event);
    const Words contents = ContentsOf(event);
    if (about.size() == 1) out_.Text("about", about[0]);
    if (event.has_contents && contents.empty()) out_.EmptyList("contents");
    if (!event.note.empty()) out_.Prose("note", event.note);
    if (about.size() > 1) out_.Texts("about", "about", about);
    WritePartyMember("by", event.by);
    WriteRecipients(event.to);
    if (!contents.empty()) out_.Texts("contents", "content", contents);
    out_.EndObject();
  }

  void WriteEventTexts(const Event& event) {
    Text("id", event.id);
    Text("at", event.at_text);
    Term("type", event.type);
    Text("stage", event.stage_text);
    Term("outcome", event.outcome);
    Term("method", event.method);
    Term("risk", event.risk);
    Text("of", event.of);
    if (event.on_child_file) out_.Flag("on_child_file", *event.on_child_file);
    Text("approved_by", event.approved_by);
    Text("due", event.due);
    Text("owner", event.owner);
    Text("to_date", event.to_date_text);
  }

  Words AboutOf(const Event& event) const {
    if (!event.about_text.empty()) return {event.about_text};
    Words words;
    event.about.ForEach([&](About about) { words.push_back(CanonicalName(about)); });
    AppendUnknown("about", words);
    return words;
  }

  Words ContentsOf(const Event& event) const {
    Words words;
    event.contents.ForEach([&](Content content) { words.push_back(CanonicalName(content)); });
    AppendUnknown("contents", words);
    return words;
  }

  void WriteRecipients(const std::vector<Party>& to) {
    if (to.empty()) return;
    out_.BeginList("to");
    for (size_t i = 0; i < to.size(); ++i) {
      out_.BeginElement("to");
      WriteParty(to[i], "to/" + std::to_string(i) + "/");
      out_.EndObject();
    }
    out_.EndList();
  }

  void WritePartyMember(const std::string& name, const Party& party) {
    const bool unknown_agency = !UnknownTerm(name + "/agency").empty();
    if (!party.Present() && !party.is_private && !unknown_agency) return;
    out_.BeginObject(name);
    WriteParty(party, name + "/");
    out_.EndObject();
  }

  void WriteParty(const Party& party, const std::string& path) {
    Text("role", party.role.text);
    Term("agency", party.agency, path);
    if (party.is_private) out_.Flag("private", *party.is_private);
    Text("name", party.name);
    Text("id", party.id);
  }

  void Text(std::string_view name, std::string_view value) {
    if (!value.empty()) out_.Text(name, value);
  }

  template <typename E>
  void Term(const std::string& name, E value, const std::string& path = "") {
    Text(name, value == E::kNone ? UnknownTerm(path + name) : CanonicalName(value));
  }

  /// The unknown terms of the member, as recorded.
  Words UnknownTerms(std::string_view member) const {
    const auto [begin, end] = unknown_.equal_range({escalation_, event_, member});
    Words terms;
    for (auto term = begin; term != end; ++term) terms.push_back(term->second);
    return terms;
  }

  std::string_view UnknownTerm(std::string_view member) const {
    const Words terms = UnknownTerms(member);
    return terms.empty() ? std::string_view() : terms.front();
  }

  void AppendUnknown(std::string_view member, Words& words) const {
    const Words terms = UnknownTerms(member);
    words.insert(words.end(), terms.begin(), terms.end());
  }

  using Member = std::tuple<int, int, std::string_view>;  // escalation, event, name: as in DataNote

  const CaseRecord& record_;
  std::multimap<Member, std::string_view> unknown_;
  ExportSyntax& out_;
  int escalation_ = -1;  // as in DataNote
  int event_ = -1;
};

void WriteHeader(const ExportHeader& header, ExportSyntax& out) {
  out.Number("format", header.format);
  if (!header.authority.empty()) out.Text("authority", header.authority);
  if (!header.source.empty()) out.Text("source", header.source);
  if (!header.as_of.empty()) out.Text("as_of", header.as_of);
  if (!header.has_covers) return;
  Words words;
  header.covers.ForEach([&](EventType type) { words.push_back(CanonicalName(type)); });
  out.Words("covers", words);
}

}  // namespace

ExportWriter::ExportWriter(Carrier to) : syntax_(ExportSyntax::Make(to)) {}
ExportWriter::~ExportWriter() = default;

void ExportWriter::Begin(const ExportHeader& header, std::string& out) {
  syntax_->BeginExport();
  WriteHeader(header, *syntax_);
  syntax_->BeginCases();
  syntax_->Take(out);
}

void ExportWriter::Write(const CaseRecord& record, std::string& out) {
  syntax_->BeginCase();
  RecordWriter(record, *syntax_).WriteCase();
  syntax_->EndCase();
  syntax_->Take(out);
}

std::string_view ExportWriter::FindUnwritableId(const CaseRecord& record) const {
  std::string_view found;
  const auto look = [&](std::string_view id) {
    if (found.empty() && !syntax_->CanWrite(id)) found = id;
  };
  const auto look_at = [&](const std::vector<Event>& events) {
    for (const Event& event : events) {
      look(event.id);
      look(event.of);
    }
  };
  look(record.id);
  look(record.child);
  look_at(record.events);
  for (const Escalation& escalation : record.escalations) {
    look(escalation.id);
    look_at(escalation.events);
  }
  return found;
}

void ExportWriter::End(std::string& out) {
  syntax_->EndExport();
  syntax_->Take(out);
}

}  // namespace escalint
