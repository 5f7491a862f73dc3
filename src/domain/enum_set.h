/// A set of values of one small enum, held in one machine word.
///
/// Rules speak of sets all the time ("a decision that was agreed or overturned"). With at most 64
/// values in each closed list such a set is one `uint64_t`, and asking "is this event one of them?"
/// is one AND. Example:
///
///     EnumSet<Outcome> agreed{Outcome::kAgreed, Outcome::kOverturned};
///     if (agreed.Has(event.outcome)) ...
#pragma once

#include <bit>
#include <cstdint>
#include <initializer_list>

namespace escalint {

/// How many values the enum E has, where it says so beside its definition: a number that was read
/// from a file is one of them, or a fault.
template <typename E>
inline constexpr int kValueCount = 0;

template <typename E>
class EnumSet {
 public:
  constexpr EnumSet() = default;
  constexpr EnumSet(std::initializer_list<E> values) {
    for (E value : values) Add(value);
  }
  constexpr void Add(E value) { bits_ |= Bit(value); }
  constexpr bool Has(E value) const { return (bits_ & Bit(value)) != 0; }
  constexpr bool Empty() const { return bits_ == 0; }
  constexpr int Size() const { return std::popcount(bits_); }
  constexpr bool ContainsAll(EnumSet other) const { return (other.bits_ & ~bits_) == 0; }
  constexpr bool Intersects(EnumSet other) const { return (bits_ & other.bits_) != 0; }
  constexpr EnumSet operator|(EnumSet other) const { return FromBits(bits_ | other.bits_); }
  constexpr EnumSet operator&(EnumSet other) const { return FromBits(bits_ & other.bits_); }
  constexpr EnumSet Without(EnumSet other) const { return FromBits(bits_ & ~other.bits_); }
  constexpr EnumSet& operator|=(EnumSet other) {
    bits_ |= other.bits_;
    return *this;
  }
  constexpr bool operator==(const EnumSet&) const = default;
  constexpr uint64_t bits() const { return bits_; }

  /// Calls `visit(value)` for each member in the list's order.
  template <typename Visit>
  constexpr void ForEach(Visit visit) const {
    for (uint64_t rest = bits_; rest != 0; rest &= rest - 1) {
      visit(static_cast<E>(std::countr_zero(rest)));
    }
  }

 private:
  static constexpr uint64_t Bit(E value) { return uint64_t{1} << static_cast<unsigned>(value); }
  static constexpr EnumSet FromBits(uint64_t bits) {
    EnumSet set;
    set.bits_ = bits;
    return set;
  }
  uint64_t bits_ = 0;
};

}  // namespace escalint
