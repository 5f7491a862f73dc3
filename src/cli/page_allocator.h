/// Takes large blocks from the system itself and gives them back at once.
///
///     std::vector<uint64_t, PageAllocator<uint64_t>> hashes;
///
/// For tables that grow all through a run: the heap would keep the holes they leave behind, which
/// are always a little too small for what comes next, and they would add up to as much again.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <new>

namespace escalint {

template <typename T>
class PageAllocator {
 public:
  using value_type = T;

  PageAllocator() = default;
  template <typename U>
  explicit PageAllocator(const PageAllocator<U>&) {}

  T* allocate(size_t count) {
    const size_t bytes = count * sizeof(T);
    if (bytes < kLarge) return static_cast<T*>(::operator new(bytes));
    void* const block =
        mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED) throw std::bad_alloc();
    return static_cast<T*>(block);
  }
  void deallocate(T* block, size_t count) {
    const size_t bytes = count * sizeof(T);
    if (bytes < kLarge) {
      ::operator delete(block);
    } else {
      munmap(block, bytes);
    }
  }
  bool operator==(const PageAllocator&) const { return true; }

 private:
  static constexpr size_t kLarge = size_t{64} << 10;
};

}  // namespace escalint
