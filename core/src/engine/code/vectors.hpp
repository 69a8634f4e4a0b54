// Vectors of the code that is being written: what the templates of kernel.hpp and math.hpp do with
// them is recorded instead of done.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>

#include "engine/code/fold.hpp"
#include "engine/code/recorder.hpp"
#include "network/lanes.hpp"

namespace edgewise::code {

// One vector of four lanes: a node of a recorder, or a constant that no recorder has to know of
// yet.
struct V128 {
  Recorder* recorder = nullptr;
  NodeId node = 0;
  std::uint32_t bits = 0;  // of a constant, in every lane

  bool isConstant() const { return recorder == nullptr; }
  bool isConstant(std::uint32_t wanted) const { return isConstant() && bits == wanted; }
};

inline constexpr std::size_t mostInterleaved = 4;

// One vector, or up to four whose computations are interleaved. Those do not wait for each other,
// so they overlap in the processor, and what they share (a weight, a constant) is fetched once.
struct Interleaved {
  std::array<V128, mostInterleaved> each{};
  std::size_t count = 1;

  Interleaved() = default;
  Interleaved(const V128& one) : each{one} {}  // NOLINT(google-explicit-constructor)

  // A single vector is shared by all that it meets.
  const V128& operator[](std::size_t k) const { return each[count == 1 ? 0 : k]; }
};

// The lanes as integers or masks, and as floats.
struct I32x4 : Interleaved {
  using Interleaved::Interleaved;
  explicit I32x4(const Interleaved& bits) : Interleaved(bits) {}
};
struct F32x4 : Interleaved {
  using Interleaved::Interleaved;
  explicit F32x4(const Interleaved& bits) : Interleaved(bits) {}

  using Bits = I32x4;
  static F32x4 broadcast(float x);
  static F32x4 fromBits(const I32x4& bits) { return F32x4(bits); }
  static F32x4 rounded(const I32x4& integers);
};

// What a node computes.
template <class To = F32x4>
To recorded(Recorder& recorder, NodeId node) {
  return V128{.recorder = &recorder, .node = node};
}

// What `count` nodes compute, node(k) for every k.
template <class Node>
F32x4 recordedEach(Recorder& recorder, std::size_t count, Node node) {
  F32x4 all;
  all.count = count;
  for (std::size_t k = 0; k < count; ++k) all.each[k] = {.recorder = &recorder, .node = node(k)};
  return all;
}

template <class To = F32x4>
To constant(std::uint32_t bits) {
  return V128{.bits = bits};
}

inline I32x4 integers(std::int32_t value) {
  return constant<I32x4>(static_cast<std::uint32_t>(value));
}

inline NodeId nodeIn(Recorder& recorder, const V128& value) {
  return value.isConstant() ? recorder.constant(value.bits) : value.node;
}
inline NodeId nodeIn(Recorder& recorder, const Interleaved& single) {
  return nodeIn(recorder, single[0]);
}

// act(vectors k of the operands …) for every k.
template <class To, class Act, class... Operands>
To interleaved(Act act, const Operands&... operands) {
  To result;
  result.count = std::max({operands.count...});
  for (std::size_t k = 0; k < result.count; ++k) result.each[k] = act(operands[k]...);
  return result;
}

inline const std::uint32_t one = bitsOfFloat(1);

// What an instruction makes of vectors. Of constants it is known at once; x * 1 is x.
inline V128 computed(VectorOp op, const V128& a) {
  if (a.isConstant()) return {.bits = folded(op, a.bits)};
  return {.recorder = a.recorder, .node = a.recorder->op(op, {a.node})};
}
inline V128 computed(VectorOp op, const V128& a, const V128& b) {
  if (a.isConstant() && b.isConstant()) return {.bits = folded(op, a.bits, b.bits)};
  if (op == VectorOp::f32x4Mul && a.isConstant(one)) return b;
  if (op == VectorOp::f32x4Mul && b.isConstant(one)) return a;
  Recorder& recorder = a.isConstant() ? *b.recorder : *a.recorder;
  return {.recorder = &recorder,
          .node = recorder.op(op, {nodeIn(recorder, a), nodeIn(recorder, b)})};
}

template <class To, class... Operands>
To computed(VectorOp op, const Operands&... operands) {
  return interleaved<To>([op](const auto&... each) { return computed(op, each...); }, operands...);
}

inline I32x4 shifted(VectorOp op, const I32x4& operand, std::uint32_t distance) {
  return interleaved<I32x4>(
      [=](const V128& a) -> V128 {
        if (a.isConstant()) return {.bits = folded(op, a.bits, 0, distance)};
        return {.recorder = a.recorder, .node = a.recorder->op(op, {a.node}, distance)};
      },
      operand);
}

// Lanes by their numbers, 0 to 3 of a and 4 to 7 of b. Two constants must be the same.
inline V128 shuffled(const V128& a, const V128& b, std::array<std::uint8_t, 4> lanes) {
  if (a.isConstant() && b.isConstant(a.bits)) return a;
  assert(!(a.isConstant() && b.isConstant()));
  Recorder& recorder = a.isConstant() ? *b.recorder : *a.recorder;
  return {.recorder = &recorder,
          .node = recorder.shuffle({nodeIn(recorder, a), nodeIn(recorder, b)}, lanes)};
}
inline F32x4 evenLanes(const F32x4& a, const F32x4& b) {
  return shuffled(a[0], b[0], {0, 2, 4, 6});
}
inline F32x4 oddLanes(const F32x4& a, const F32x4& b) { return shuffled(a[0], b[0], {1, 3, 5, 7}); }

inline F32x4 operator+(const F32x4& a, const F32x4& b) {
  return computed<F32x4>(VectorOp::f32x4Add, a, b);
}
inline F32x4 operator-(const F32x4& a, const F32x4& b) {
  return computed<F32x4>(VectorOp::f32x4Sub, a, b);
}
inline F32x4 operator*(const F32x4& a, const F32x4& b) {
  return computed<F32x4>(VectorOp::f32x4Mul, a, b);
}
inline F32x4 operator/(const F32x4& a, const F32x4& b) {
  return computed<F32x4>(VectorOp::f32x4Div, a, b);
}
inline F32x4 operator-(const F32x4& a) { return computed<F32x4>(VectorOp::f32x4Neg, a); }

inline I32x4 operator<(const F32x4& a, const F32x4& b) {
  return computed<I32x4>(VectorOp::f32x4Lt, a, b);
}
inline I32x4 operator>(const F32x4& a, const F32x4& b) {
  return computed<I32x4>(VectorOp::f32x4Gt, a, b);
}
inline I32x4 operator<=(const F32x4& a, const F32x4& b) {
  return computed<I32x4>(VectorOp::f32x4Le, a, b);
}
inline I32x4 operator>=(const F32x4& a, const F32x4& b) {
  return computed<I32x4>(VectorOp::f32x4Ge, a, b);
}

inline I32x4 operator+(const I32x4& a, const I32x4& b) {
  return computed<I32x4>(VectorOp::i32x4Add, a, b);
}
inline I32x4 operator-(const I32x4& a, const I32x4& b) {
  return computed<I32x4>(VectorOp::i32x4Sub, a, b);
}
inline I32x4 operator&(const I32x4& a, const I32x4& b) {
  return computed<I32x4>(VectorOp::v128And, a, b);
}
inline I32x4 operator+(const I32x4& a, std::int32_t b) { return a + integers(b); }
inline I32x4 operator&(const I32x4& a, std::int32_t b) { return a & integers(b); }
inline I32x4 operator==(const I32x4& a, std::int32_t b) {
  return computed<I32x4>(VectorOp::i32x4Eq, a, integers(b));
}
inline I32x4 operator<<(const I32x4& a, std::uint32_t distance) {
  return shifted(VectorOp::i32x4Shl, a, distance);
}
inline I32x4 operator>>(const I32x4& a, std::uint32_t distance) {
  return shifted(VectorOp::i32x4ShrS, a, distance);
}

inline I32x4 bitsOf(const F32x4& value) { return I32x4(value); }

inline F32x4 select(const I32x4& mask, const F32x4& yes, const F32x4& no) {
  return interleaved<F32x4>(
      [](const V128& m, const V128& y, const V128& n) -> V128 {
        if (m.isConstant()) return m.bits == 0 ? n : y;
        Recorder& recorder = *m.recorder;
        return {.recorder = &recorder,
                .node = recorder.op(VectorOp::v128Bitselect,
                                    {nodeIn(recorder, y), nodeIn(recorder, n), m.node})};
      },
      mask, yes, no);
}
inline F32x4 smaller(const F32x4& a, const F32x4& b) {
  return computed<F32x4>(VectorOp::f32x4Pmin, a, b);
}
inline F32x4 larger(const F32x4& a, const F32x4& b) {
  return computed<F32x4>(VectorOp::f32x4Pmax, a, b);
}

inline F32x4 F32x4::broadcast(float x) { return constant(bitsOfFloat(x)); }
inline F32x4 F32x4::rounded(const I32x4& integers) {
  return computed<F32x4>(VectorOp::f32x4ConvertI32x4S, integers);
}

}  // namespace edgewise::code
