#include "cli/conversion.h"

#include <utility>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/run_input.h"
#include "ingest/wording.h"

namespace escalint {
namespace {

/// "authority, as_of": the members in which the headers differ.
std::string Differences(const ExportHeader& a, const ExportHeader& b) {
  std::string names;
  const auto add = [&](bool differs, std::string_view name) {
    if (differs) names.append(names.empty() ? "" : ", ").append(name);
  };
  add(a.authority != b.authority, "authority");
  add(a.source != b.source, "source");
  add(a.as_of != b.as_of, "as_of");
  add(a.has_covers != b.has_covers || a.covers != b.covers, "covers");
  return names;
}

}  // namespace

/// Problems: as of opening, and a header other than that of the first input.
Result<Conversion::Opened> Conversion::Open(size_t input) {
  const std::string& file = request_.inputs[input];
  auto stream = ExportStream::Open(file, static_cast<uint32_t>(input), request_.source);
  if (!stream) return stream.problems();
  Opened opened{std::move(*stream), {}};
  const std::string_view bytes = opened.stream->header();
  if (!bytes.empty()) {
    std::vector<DataNote> notes;
    auto header = ReadHeader(bytes, opened.stream->carrier(), *read_.vocabulary, notes);
    if (!header) {
      Problem problem = header.problems().front();
      problem.file = file;
      problem.line = opened.stream->header_line();
      return problem;
    }
    opened.header = std::move(*header);
  }
  if (!header_) {
    header_ = opened.header;
    header_file_ = file;
  }
  const std::string differences = Differences(*header_, opened.header);
  if (differences.empty()) return opened;
  return Problem{file, 0, 0,
                 "its header differs from that of " + header_file_ + " in " + differences +
                     ", and one export has one header",
                 "convert them one by one"};
}

/// What is wrong with any file is said before anything is written.
Problems Conversion::LookAhead() {
  Problems problems;
  for (size_t i = 0; i < request_.inputs.size(); ++i) {
    if (!CanBeOpenedTwice(request_.inputs[i])) continue;
    const auto opened = Open(i);
    if (opened) continue;
    problems.insert(problems.end(), opened.problems().begin(), opened.problems().end());
  }
  return problems;
}

void Conversion::LeaveOut(Problem problem, const std::string& file) {
  problem.file = file;
  problem.message = "left out: " + problem.message;
  Complain(problem);
  ++unreadable_;
}

void Conversion::CountUnknownMembers() {
  for (const DataNote& note : record_.notes) {
    if (note.kind == DataNote::Kind::kUnknownMember) ++unknown_members_[note.text];
  }
}

void Conversion::ConvertCase(const Slice& slice, const std::string& file) {
  if (!slice.error.empty()) {
    return LeaveOut({"", slice.line, slice.column, slice.error, ""}, file);
  }
  if (const auto problem = reader_.Read(slice, record_)) return LeaveOut(*problem, file);
  if (const auto id = writer_.FindUnwritableId(record_); !id.empty()) {
    return LeaveOut({"", slice.line, slice.column,
                     "the id " + Quoted(id) + " holds a control character, which XML cannot write",
                     "give it an id without one, or convert to JSON"},
                    file);
  }
  CountUnknownMembers();
  writer_.Write(record_, text_);
}

bool Conversion::Flush() {
  const bool written = !out_.Write(text_);
  text_.clear();
  return written;
}

/// False when there is no point in going on: nothing can be written any more.
bool Conversion::Convert(Opened& opened, const std::string& file) {
  Slice slice;
  while (opened.stream->Next(slice)) {
    ConvertCase(slice, file);
    if (!Flush()) return false;
  }
  for (const Problem& problem : opened.stream->problems()) LeaveOut(problem, file);
  return true;
}

void Conversion::SayLosses() const {
  for (const auto& [name, count] : unknown_members_) {
    Say("\"" + name + "\" is no member of the format and was left out (in " +
        std::to_string(count) + (count == 1 ? " case)" : " cases)"));
  }
}

ExitStatus Conversion::Run() {
  if (const Problems problems = LookAhead(); !problems.empty()) return Refuse(problems);
  for (size_t i = 0; i < request_.inputs.size(); ++i) {
    auto opened = Open(i);
    if (!opened) return Refuse(opened.problems());
    if (i == 0) writer_.Begin(*header_, text_);
    if (!Convert(*opened, request_.inputs[i])) break;
  }
  writer_.End(text_);
  Flush();
  if (const auto problem = out_.Commit()) return Refuse(*problem);
  SayLosses();
  return unreadable_ > 0 ? ExitStatus::kUnreadable : ExitStatus::kNothing;
}

}  // namespace escalint
