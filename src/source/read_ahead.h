/// Reading, hashing, decompressing and decoding on a thread of their own, a few blocks ahead.
///
/// What lies below a pipe or a compressed file costs as much as cutting and checking the cases in
/// it. So it is a stage by itself:
///
///     thread:  read → SHA-256 → unzip → decode → [block][block][block] → slicer, workers
///
/// What the readers below find wrong is told when their text has been used up: until then nobody
/// else may look at their log.
#pragma once

#include <memory>
#include <string>
#include <thread>

#include "source/byte_reader.h"
#include "source/fault_log.h"
#include "source/sha256.h"

namespace escalint {

/// How an input becomes text: readers on top of each other.
struct ReaderStack {
  std::unique_ptr<ByteReader> text;
  std::unique_ptr<ByteReader> raw;   ///< what lies below `text`: reads what `text` leaves unread
  std::shared_ptr<Sha256> hash;      ///< fed by `raw` and below `text`; may be null
  std::shared_ptr<FaultLog> faults;  ///< theirs alone
};

class ReadAhead : public ByteReader {
 public:
  /// The faults of `below` go to `faults` at the end.
  ReadAhead(ReaderStack below, std::shared_ptr<FaultLog> faults);
  /// A thread that waits for a pipe to speak is left to itself.
  ~ReadAhead() override;

  size_t Read(char* into, size_t capacity) override;
  /// Reads what is left of the input, and gives the SHA-256 of its raw bytes; "" without hashing.
  /// All of it is made text: what is wrong further on must not depend on how far the thread was.
  std::string FinishHash();

 private:
  class Stage;
  void Start();
  bool NextBlock();
  void End();

  std::shared_ptr<FaultLog> faults_;
  std::shared_ptr<Stage> stage_;  // shared with the thread
  std::thread thread_;            // begun with the first Read
  std::string block_;             // being handed out
  size_t used_ = 0;               // of it
  bool alone_ = false;            // there was no thread to be had: every block waits for its reader
  bool ended_ = false;
};

}  // namespace escalint
