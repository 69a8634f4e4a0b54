// What the loops of a tile keep in registers, by the width that registers have: four numbers in
// WebAssembly, natively up to sixteen. Every width computes the same lanes, and so the same bits.
#pragma once

#include <array>
#include <cstring>

#include "network/activation_formulas.hpp"

namespace edgewise {

using Wide = WideLanes;
constexpr Index groupsOfWide = sizeof(Wide) / sizeof(Lanes);

// The lanes of four edges.
using FourLanes = std::array<Wide, 4 / groupsOfWide>;

// Neurons whose gradients are summed together: their lanes have to fit the registers.
constexpr Index headsAtOnce = groupsOfWide == 1 ? 2 : 4;

template <std::size_t groups = groupsOfWide>
inline auto together(Lanes a, Lanes b, Lanes c, Lanes d) {
  if constexpr (groups == 1) {
    return std::array{a, b, c, d};
  } else {
    const auto ab = __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7);
    const auto cd = __builtin_shufflevector(c, d, 0, 1, 2, 3, 4, 5, 6, 7);
    if constexpr (groups == 2) {
      return std::array{ab, cd};
    } else {
      return std::array{
          __builtin_shufflevector(ab, cd, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)};
    }
  }
}

inline FourLanes operator*(Lanes a, const FourLanes& b) {
  FourLanes product = together(a, a, a, a);
  for (std::size_t k = 0; k < product.size(); ++k) product[k] *= b[k];
  return product;
}

inline FourLanes operator+(const FourLanes& a, const FourLanes& b) {
  FourLanes sum = a;
  for (std::size_t k = 0; k < sum.size(); ++k) sum[k] += b[k];
  return sum;
}

// The sum of each edge's lanes, side by side.
template <class V, std::size_t count>
inline Lanes sumsOf(const std::array<V, count>& four) {
  if constexpr (count == 4) {
    return sumsOf(four[0], four[1], four[2], four[3]);
  } else {
    const V& a = four[0];
    const V& b = four[count - 1];
    const auto pairs = __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14) +
                       __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15);
    return __builtin_shufflevector(pairs, pairs, 0, 2, 4, 6) +
           __builtin_shufflevector(pairs, pairs, 1, 3, 5, 7);
  }
}

template <class V>
concept Wider = sizeof(V) > sizeof(Lanes);

// As value() and derivative() of activation_values.hpp, which take registers of one group.
template <Wider V>
V value(Activation function, const V& in) {
  return formulas::value(function, in);
}
template <Wider V>
V derivative(Activation function, const V& in, const V& out) {
  return formulas::derivative(function, in, out);
}

inline Wide loadWide(const Lanes* from) {
  Wide value;
  std::memcpy(&value, from, sizeof(value));
  return value;
}
inline void storeWide(const Wide& value, Lanes* to) { std::memcpy(to, &value, sizeof(value)); }

}  // namespace edgewise
