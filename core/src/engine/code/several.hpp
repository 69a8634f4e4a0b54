// Several values of code being written, side by side: what is done to them is done to each in turn.
// Computations that do not wait for each other overlap in the processor, and what they share (a
// weight, a constant) is fetched once.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>

#include "engine/code/recorded.hpp"

namespace edgewise::code {

inline constexpr std::size_t mostInterleaved = 4;

// `count` values, or one that all share.
template <class One>
struct Group {
  std::array<One, mostInterleaved> each{};
  std::size_t count = 1;

  Group() = default;
  Group(One shared) : each{shared} {}  // NOLINT(google-explicit-constructor): a one is a group

  const One& operator[](std::size_t k) const { return each[count == 1 ? 0 : k]; }
};

using SeveralBits = Group<RecordedBits>;

struct Several : Group<Recorded> {
  using Group::Group;
  using Bits = SeveralBits;
  static Several broadcast(float x) { return Recorded::broadcast(x); }
  static Several fromBits(const SeveralBits& bits);
  static Several rounded(const SeveralBits& integers);
};

// act(operands of k …) for every k.
template <class To, class Act, class... Operands>
To inTurn(Act act, const Operands&... operands) {
  To result;
  result.count = std::max({operands.count...});
  for (std::size_t k = 0; k < result.count; ++k) result.each[k] = act(operands[k]...);
  return result;
}

inline Several operator+(const Several& a, const Several& b) {
  return inTurn<Several>(std::plus<>(), a, b);
}
inline Several operator-(const Several& a, const Several& b) {
  return inTurn<Several>(std::minus<>(), a, b);
}
inline Several operator*(const Several& a, const Several& b) {
  return inTurn<Several>(std::multiplies<>(), a, b);
}
inline Several operator/(const Several& a, const Several& b) {
  return inTurn<Several>(std::divides<>(), a, b);
}
inline Several operator-(const Several& a) { return inTurn<Several>(std::negate<>(), a); }

inline SeveralBits operator<(const Several& a, const Several& b) {
  return inTurn<SeveralBits>(std::less<>(), a, b);
}
inline SeveralBits operator>(const Several& a, const Several& b) {
  return inTurn<SeveralBits>(std::greater<>(), a, b);
}
inline SeveralBits operator<=(const Several& a, const Several& b) {
  return inTurn<SeveralBits>(std::less_equal<>(), a, b);
}
inline SeveralBits operator>=(const Several& a, const Several& b) {
  return inTurn<SeveralBits>(std::greater_equal<>(), a, b);
}

inline SeveralBits operator+(const SeveralBits& a, const SeveralBits& b) {
  return inTurn<SeveralBits>(std::plus<>(), a, b);
}
inline SeveralBits operator-(const SeveralBits& a, const SeveralBits& b) {
  return inTurn<SeveralBits>(std::minus<>(), a, b);
}
inline SeveralBits operator&(const SeveralBits& a, const SeveralBits& b) {
  return inTurn<SeveralBits>(std::bit_and<>(), a, b);
}
inline SeveralBits operator+(const SeveralBits& a, std::int32_t b) { return a + integers(b); }
inline SeveralBits operator&(const SeveralBits& a, std::int32_t b) { return a & integers(b); }
inline SeveralBits operator==(const SeveralBits& a, std::int32_t b) {
  return inTurn<SeveralBits>([b](RecordedBits x) { return x == b; }, a);
}
inline SeveralBits operator<<(const SeveralBits& a, std::uint32_t distance) {
  return inTurn<SeveralBits>([distance](RecordedBits x) { return x << distance; }, a);
}
inline SeveralBits operator>>(const SeveralBits& a, std::uint32_t distance) {
  return inTurn<SeveralBits>([distance](RecordedBits x) { return x >> distance; }, a);
}

inline SeveralBits bitsOf(const Several& values) {
  return inTurn<SeveralBits>([](Recorded x) { return bitsOf(x); }, values);
}
inline Several Several::fromBits(const SeveralBits& bits) {
  return inTurn<Several>([](RecordedBits x) { return Recorded::fromBits(x); }, bits);
}
inline Several Several::rounded(const SeveralBits& integers) {
  return inTurn<Several>([](RecordedBits x) { return Recorded::rounded(x); }, integers);
}

inline Several select(const SeveralBits& mask, const Several& yes, const Several& no) {
  return inTurn<Several>([](RecordedBits m, Recorded y, Recorded n) { return select(m, y, n); },
                         mask, yes, no);
}
inline Several smaller(const Several& a, const Several& b) {
  return inTurn<Several>([](Recorded x, Recorded y) { return smaller(x, y); }, a, b);
}
inline Several larger(const Several& a, const Several& b) {
  return inTurn<Several>([](Recorded x, Recorded y) { return larger(x, y); }, a, b);
}

}  // namespace edgewise::code
