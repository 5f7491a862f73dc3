#include "source/file_input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace escalint {
namespace {

std::string Reason(int error) { return std::generic_category().message(error); }

Problem CannotOpen(const std::string& path, int error) {
  const bool missing = error == ENOENT || error == ENOTDIR;
  return FileProblem(
      path, "cannot be opened: " + Reason(error),
      missing ? "check the spelling of the path" : "check that this user may read the file");
}

}  // namespace

Result<std::shared_ptr<const FileInput>> FileInput::Open(const std::string& path) {
  const bool standard_input = path == "-";
  const int descriptor =
      standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  if (descriptor < 0) return CannotOpen(path, errno);
  std::shared_ptr<FileInput> input(new FileInput(descriptor, 0));
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return CannotOpen(path, errno);
  if (S_ISDIR(status.st_mode)) {
    return FileProblem(path, "is a directory, where a file was expected",
                       "name the files in it, or give the directory to a command that takes one");
  }
  if (!standard_input && S_ISREG(status.st_mode)) {
    input->size_ = static_cast<uint64_t>(status.st_size);
  }
  return std::shared_ptr<const FileInput>(std::move(input));
}

FileInput::~FileInput() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

size_t FileInput::ReadInto(char* into, size_t count, uint64_t offset) const {
  size_t filled = 0;
  while (filled < count) {
    const ssize_t got =
        ::pread(descriptor_, into + filled, count - filled, static_cast<off_t>(offset + filled));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    filled += static_cast<size_t>(got);
  }
  return filled;
}

std::string FileInput::ReadAt(uint64_t offset, size_t count) const {
  std::string bytes(count, '\0');
  bytes.resize(ReadInto(bytes.data(), count, offset));
  return bytes;
}

FileReader::FileReader(std::shared_ptr<const FileInput> file, std::shared_ptr<Sha256> hash,
                       std::shared_ptr<FaultLog> faults)
    : file_(std::move(file)), hash_(std::move(hash)), faults_(std::move(faults)) {}

size_t FileReader::Read(char* into, size_t capacity) {
  ssize_t got = 0;
  do {
    got = ::read(file_->descriptor(), into, capacity);
  } while (got < 0 && errno == EINTR);
  if (got < 0) {
    faults_->AddBrokenInput("cannot be read further: " + Reason(errno),
                            "what was read before is checked; run again on a complete copy");
    return 0;
  }
  const auto size = static_cast<size_t>(got);
  if (hash_) hash_->Update({into, size});
  return size;
}

}  // namespace escalint
