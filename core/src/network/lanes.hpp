// Four numbers side by side.
//
// Examples are evaluated four at a time, one in each lane, and every sum over examples runs in four
// lanes that are added at the end. Four is part of the meaning of the numbers: hardware with wider
// or narrower registers computes the same four partial sums, and so the same bits.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include "edgewise/numbers.hpp"

namespace edgewise {

inline constexpr int laneCount = 4;

// Groups of four that so many examples make.
constexpr Index groupsOf(Index examples) { return (examples + laneCount - 1) / laneCount; }

using FloatLanes = float __attribute__((vector_size(4 * sizeof(float))));
using DoubleLanes = double __attribute__((vector_size(4 * sizeof(double))));
using FloatBits = std::int32_t __attribute__((vector_size(4 * sizeof(std::int32_t))));

#ifdef EDGEWISE_REAL_DOUBLE
using Lanes = DoubleLanes;
#else
using Lanes = FloatLanes;
#endif

// Bytes of the widest registers among the instructions that this is built for. Vectors that are
// wider still are many times as slow: compilers take them apart, number by number.
#if defined(__AVX512F__)
inline constexpr std::size_t registerBytes = 64;
#elif defined(__AVX2__)
inline constexpr std::size_t registerBytes = 32;
#else
inline constexpr std::size_t registerBytes = 16;
#endif

// As many groups of lanes side by side as such a register holds, at least one.
inline constexpr std::size_t wideBytes = std::max(registerBytes, sizeof(Lanes));
using WideLanes = Real __attribute__((vector_size(wideBytes)));

// The types and formats that go with lanes.
template <class V>
struct LaneTraits;

// Vectors of floats or doubles.
template <class V>
concept VectorLanes = requires(V lanes) {
  requires std::is_floating_point_v<std::remove_cvref_t<decltype(lanes[0])>>;
};

template <VectorLanes V>
struct LaneTraits<V> {
  using Scalar = std::remove_cvref_t<decltype(V{}[0])>;
  using Bits = decltype(V{} < V{});  // integers of the same size
  static constexpr int mantissaBits = std::is_same_v<Scalar, float> ? 23 : 52;
};

// Other kinds of lanes, such as those of code being written, say themselves how they are made.
template <class V>
concept OtherLanes = requires {
  typename V::Bits;
};

template <OtherLanes V>
struct LaneTraits<V> {
  using Scalar = float;
  using Bits = typename V::Bits;
  static constexpr int mantissaBits = 23;
};

template <class V>
inline typename LaneTraits<V>::Bits bitsOf(V lanes) {
  typename LaneTraits<V>::Bits bits;
  static_assert(sizeof(bits) == sizeof(lanes));
  std::memcpy(&bits, &lanes, sizeof(bits));
  return bits;
}

template <class V>
inline V fromBits(typename LaneTraits<V>::Bits bits) {
  if constexpr (OtherLanes<V>) {
    return V::fromBits(bits);
  } else {
    V lanes;
    static_assert(sizeof(bits) == sizeof(lanes));
    std::memcpy(&lanes, &bits, sizeof(bits));
    return lanes;
  }
}

template <class V = Lanes>
inline V broadcast(typename LaneTraits<V>::Scalar x) {
  if constexpr (OtherLanes<V>) {
    return V::broadcast(x);
  } else {
    return x - V{};  // the same bits in every lane, also of -0
  }
}

// `yes` in the lanes where the mask is set, `no` in the others.
template <class V>
inline V select(typename LaneTraits<V>::Bits mask, V yes, V no) {
  return mask ? yes : no;
}

// The smaller and the larger, as one instruction: a where the two do not compare.
template <class V>
inline V smaller(V a, V b) {
  return b < a ? b : a;
}
template <class V>
inline V larger(V a, V b) {
  return a < b ? b : a;
}

template <class V>
inline V rounded(typename LaneTraits<V>::Bits integers) {
  if constexpr (OtherLanes<V>) {
    return V::rounded(integers);
  } else {
    return __builtin_convertvector(integers, V);
  }
}

// x where the mask is set, 0 in the other lanes.
template <class V>
inline V whereSet(typename LaneTraits<V>::Bits mask, V x) {
  return fromBits<V>(mask & bitsOf(x));
}

// Four neighbours in memory.
inline Lanes loadLanes(const Real* from) {
  Lanes lanes;
  std::memcpy(&lanes, from, sizeof(lanes));
  return lanes;
}
inline void storeLanes(Lanes lanes, Real* to) { std::memcpy(to, &lanes, sizeof(lanes)); }

// The sum of the lanes, in the order that every build uses.
template <class V>
inline auto sumOf(V lanes) {
  return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}

// Lanes 0 and 2, or 1 and 3, of both.
inline Lanes evenLanes(Lanes a, Lanes b) { return __builtin_shufflevector(a, b, 0, 2, 4, 6); }
inline Lanes oddLanes(Lanes a, Lanes b) { return __builtin_shufflevector(a, b, 1, 3, 5, 7); }

// sumOf() of each, side by side.
template <class V>
inline V sumsOf(V a, V b, V c, V d) {
  const V ab = evenLanes(a, b) + oddLanes(a, b);  // a0 + a1, a2 + a3, b0 + b1, b2 + b3
  const V cd = evenLanes(c, d) + oddLanes(c, d);
  return evenLanes(ab, cd) + oddLanes(ab, cd);
}

}  // namespace edgewise
