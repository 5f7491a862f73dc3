/// One export out of one or more, in the carrier asked for.
///
///     Conversion conversion(request, {&zone, &vocabulary}, out);
///     conversion.Run();      // says on standard error what was left out
///
/// A case is read, written and forgotten, so memory does not grow with the export.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/exit_status.h"
#include "ingest/case_reader.h"
#include "ingest/export_writer.h"
#include "report/output_file.h"
#include "source/export_stream.h"

namespace escalint {

struct ConvertRequest {
  std::vector<std::string> inputs;
  SourceOptions source;
  Carrier to = Carrier::kJson;
  std::string path = "-";  ///< "-" is standard output
};

/// LIFETIME: what is given to it outlives it.
class Conversion {
 public:
  Conversion(const ConvertRequest& request, const ReadOptions& read, OutputFile& out)
      : request_(request), read_(read), out_(out), reader_(read), writer_(request.to) {}

  /// Nothing is written if a file can't be opened or its header differs from that of the first.
  ExitStatus Run();

 private:
  /// An export at its first case.
  struct Opened {
    std::unique_ptr<ExportStream> stream;
    ExportHeader header;
  };

  Result<Opened> Open(size_t input);
  Problems LookAhead();
  bool Convert(Opened& opened, const std::string& file);
  void ConvertCase(const Slice& slice, const std::string& file);
  void LeaveOut(Problem problem, const std::string& file);
  void CountUnknownMembers();
  bool Flush();
  void SayLosses() const;

  const ConvertRequest& request_;
  const ReadOptions& read_;
  OutputFile& out_;
  CaseReader reader_;
  CaseRecord record_;
  ExportWriter writer_;
  std::string text_;
  std::optional<ExportHeader> header_;  // of the first input that was opened
  std::string header_file_;             // which that is
  int64_t unreadable_ = 0;
  std::map<std::string, int64_t> unknown_members_;
};

}  // namespace escalint
