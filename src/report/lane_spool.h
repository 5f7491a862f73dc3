/// Text that arrives mixed and is wanted sorted, however much of it there is.
///
/// Each lane is a text of its own: what is written to it comes out again in the same order. All
/// lanes share one temporary file, in blocks; of each lane no more than the block being filled is
/// in memory, and 16 bytes for each block written.
///
///     spool.Write(rule_7, row);  spool.Write(rule_2, row);  …
///     LaneSpool::Reader reader(spool, rule_7);
///     while (reader.Next(text)) …              // a block at a time; never a row in two
///
/// The file has lost its name before anything is written, so nothing of it is left behind,
/// whatever becomes of the process.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/problem.h"

namespace escalint {

class LaneSpool {
 public:
  /// The file is made beside `target` when there is first something to write to it.
  explicit LaneSpool(std::string target) : target_(std::move(target)) {}
  ~LaneSpool();
  LaneSpool(const LaneSpool&) = delete;
  LaneSpool& operator=(const LaneSpool&) = delete;

  size_t AddLane();
  size_t lanes() const { return lanes_.size(); }
  void Write(size_t lane, std::string_view text);
  /// Nothing more is written, or read, after the first.
  const std::optional<Problem>& problem() const { return problem_; }

  class Reader {
   public:
    Reader(LaneSpool& spool, size_t lane) : spool_(&spool), lane_(lane) {}
    /// Puts the next block, whole texts as they were written, in place of `block`.
    bool Next(std::string& block);

   private:
    LaneSpool* spool_;
    size_t lane_;
    size_t next_ = 0;
  };

 private:
  struct Block {
    uint64_t offset = 0;
    uint64_t size = 0;
  };
  struct Lane {
    std::vector<Block> blocks;
    std::string filling;
  };

  void Flush(Lane& lane);
  bool Open();
  bool ReadBlock(const Block& block, std::string& text);
  void Fail(const char* what, int error);

  std::string target_;
  int fd_ = -1;
  uint64_t end_ = 0;
  std::vector<Lane> lanes_;
  std::optional<Problem> problem_;
};

}  // namespace escalint
