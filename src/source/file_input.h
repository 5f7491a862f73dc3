/// A file, a pipe or standard input, as the operating system gives it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "domain/problem.h"
#include "source/byte_reader.h"
#include "source/fault_log.h"
#include "source/sha256.h"

namespace escalint {

/// An open file descriptor; closes it, except standard input's.
class FileInput {
 public:
  /// `path` "-" = standard input. Problems: missing, a directory, not readable.
  static Result<std::shared_ptr<const FileInput>> Open(const std::string& path);
  ~FileInput();
  FileInput(const FileInput&) = delete;
  FileInput& operator=(const FileInput&) = delete;

  int descriptor() const { return descriptor_; }
  /// Of a regular file that can be read at any place; 0 for pipes and standard input.
  uint64_t size() const { return size_; }
  /// Up to `count` bytes at `offset`; fewer where the file ends or can't be read. REQUIRES: size()
  /// != 0.
  size_t ReadInto(char* into, size_t count, uint64_t offset) const;
  std::string ReadAt(uint64_t offset, size_t count) const;

 private:
  FileInput(int descriptor, uint64_t size) : descriptor_(descriptor), size_(size) {}
  int descriptor_;
  uint64_t size_;
};

/// Reads a FileInput from its start to its end, hashing what it hands out.
class FileReader : public ByteReader {
 public:
  /// `hash` may be null.
  FileReader(std::shared_ptr<const FileInput> file, std::shared_ptr<Sha256> hash,
             std::shared_ptr<FaultLog> faults);
  size_t Read(char* into, size_t capacity) override;

 private:
  std::shared_ptr<const FileInput> file_;
  std::shared_ptr<Sha256> hash_;
  std::shared_ptr<FaultLog> faults_;
};

}  // namespace escalint
