// What the loops of a tile keep in registers, by the width that registers have: four numbers in
// WebAssembly, natively up to sixteen. Every width computes the same lanes, and so the same bits.
#pragma once

#include <array>
#include <cstring>

#include "activation_formulas.hpp"

namespace edgewise {

#ifdef __wasm__

// As many groups of four examples as a register holds.
using Wide = Lanes;

// The lanes of four edges.
using FourLanes = std::array<Lanes, 4>;

// Neurons whose gradients are summed together: their lanes have to fit the registers.
constexpr Index headsAtOnce = 2;

inline FourLanes together(Lanes a, Lanes b, Lanes c, Lanes d) { return {a, b, c, d}; }
inline FourLanes operator*(Lanes a, const FourLanes& b) {
  return {a * b[0], a * b[1], a * b[2], a * b[3]};
}
inline FourLanes operator+(const FourLanes& a, const FourLanes& b) {
  return {a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]};
}
inline Lanes sumsOf(const FourLanes& a) { return sumsOf(a[0], a[1], a[2], a[3]); }

#else

using Wide = WideLanes;

struct FourLanes {
  WideLanes all;
};

constexpr Index headsAtOnce = 4;

inline FourLanes together(Lanes a, Lanes b, Lanes c, Lanes d) {
  const auto ab = __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7);
  const auto cd = __builtin_shufflevector(c, d, 0, 1, 2, 3, 4, 5, 6, 7);
  return {__builtin_shufflevector(ab, cd, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)};
}
inline FourLanes operator*(Lanes a, const FourLanes& b) {
  return {together(a, a, a, a).all * b.all};
}
inline FourLanes operator+(const FourLanes& a, const FourLanes& b) { return {a.all + b.all}; }
inline Lanes sumsOf(const FourLanes& a) {
  const auto pairs = __builtin_shufflevector(a.all, a.all, 0, 2, 4, 6, 8, 10, 12, 14) +
                     __builtin_shufflevector(a.all, a.all, 1, 3, 5, 7, 9, 11, 13, 15);
  return __builtin_shufflevector(pairs, pairs, 0, 2, 4, 6) +
         __builtin_shufflevector(pairs, pairs, 1, 3, 5, 7);
}

inline Wide value(Activation function, const Wide& in) { return formulas::value(function, in); }
inline Wide derivative(Activation function, const Wide& in, const Wide& out) {
  return formulas::derivative(function, in, out);
}

#endif

constexpr Index groupsOfWide = sizeof(Wide) / sizeof(Lanes);

inline Wide loadWide(const Lanes* from) {
  Wide value;
  std::memcpy(&value, from, sizeof(value));
  return value;
}
inline void storeWide(const Wide& value, Lanes* to) { std::memcpy(to, &value, sizeof(value)); }

}  // namespace edgewise
