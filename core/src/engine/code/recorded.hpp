// Four numbers that will be computed by code that is being written: what the templates of
// kernel.hpp and math.hpp do with them is taken down instead of done.
#pragma once

#include <array>
#include <cstdint>

#include "engine/code/fold.hpp"
#include "engine/code/recorder.hpp"
#include "network/lanes.hpp"

namespace edgewise::code {

// A node of a recorder, or a constant that no recorder has to know of yet.
struct Value {
  Recorder* recorder = nullptr;
  NodeId id = 0;
  std::uint32_t bits = 0;

  bool isConstant() const { return recorder == nullptr; }
  bool isConstant(std::uint32_t wanted) const { return isConstant() && bits == wanted; }
};

// The lanes as integers or masks, and as floats.
struct RecordedBits : Value {};
struct Recorded : Value {
  using Bits = RecordedBits;
  static Recorded broadcast(float x);
  static Recorded fromBits(RecordedBits bits) { return Recorded{bits}; }
  static Recorded rounded(RecordedBits integers);
};

inline NodeId nodeIn(Recorder& recorder, const Value& value) {
  return value.isConstant() ? recorder.constant(value.bits) : value.id;
}

template <class To>
To constant(std::uint32_t bits) {
  return To{{.recorder = nullptr, .id = 0, .bits = bits}};
}

template <class To>
To recorded(Recorder& recorder, NodeId id) {
  return To{{.recorder = &recorder, .id = id, .bits = 0}};
}

template <class To>
To unary(VectorOp instruction, const Value& a) {
  if (a.isConstant()) return constant<To>(folded(instruction, a.bits));
  return recorded<To>(*a.recorder, a.recorder->unary(instruction, a.id));
}

template <class To>
To binary(VectorOp instruction, const Value& a, const Value& b) {
  if (a.isConstant() && b.isConstant()) return constant<To>(folded(instruction, a.bits, b.bits));
  Recorder& recorder = a.isConstant() ? *b.recorder : *a.recorder;
  const NodeId first = nodeIn(recorder, a);
  const NodeId second = nodeIn(recorder, b);
  return recorded<To>(recorder, recorder.binary(instruction, first, second));
}

inline RecordedBits shift(VectorOp instruction, RecordedBits a, std::uint32_t distance) {
  if (a.isConstant()) return constant<RecordedBits>(foldedShift(instruction, a.bits, distance));
  return recorded<RecordedBits>(*a.recorder, a.recorder->shift(instruction, a.id, distance));
}

// Lanes by their numbers, 0 to 3 of a and 4 to 7 of b.
inline Recorded shuffled(Recorded a, Recorded b, std::array<std::uint8_t, 4> lanes) {
  Recorder& recorder = a.isConstant() ? *b.recorder : *a.recorder;
  const NodeId first = nodeIn(recorder, a);
  const NodeId second = nodeIn(recorder, b);
  return recorded<Recorded>(recorder, recorder.shuffle(first, second, lanes));
}

inline const std::uint32_t one = bitsOfFloat(1);

inline Recorded operator+(Recorded a, Recorded b) {
  return binary<Recorded>(VectorOp::f32x4Add, a, b);
}
inline Recorded operator-(Recorded a, Recorded b) {
  return binary<Recorded>(VectorOp::f32x4Sub, a, b);
}
inline Recorded operator*(Recorded a, Recorded b) {
  if (a.isConstant(one)) return b;
  if (b.isConstant(one)) return a;
  return binary<Recorded>(VectorOp::f32x4Mul, a, b);
}
inline Recorded operator/(Recorded a, Recorded b) {
  return binary<Recorded>(VectorOp::f32x4Div, a, b);
}
inline Recorded operator-(Recorded a) { return unary<Recorded>(VectorOp::f32x4Neg, a); }

inline RecordedBits operator<(Recorded a, Recorded b) {
  return binary<RecordedBits>(VectorOp::f32x4Lt, a, b);
}
inline RecordedBits operator>(Recorded a, Recorded b) {
  return binary<RecordedBits>(VectorOp::f32x4Gt, a, b);
}
inline RecordedBits operator<=(Recorded a, Recorded b) {
  return binary<RecordedBits>(VectorOp::f32x4Le, a, b);
}
inline RecordedBits operator>=(Recorded a, Recorded b) {
  return binary<RecordedBits>(VectorOp::f32x4Ge, a, b);
}
inline RecordedBits operator==(Recorded a, Recorded b) {
  return binary<RecordedBits>(VectorOp::f32x4Eq, a, b);
}

inline RecordedBits integers(std::int32_t value) {
  return constant<RecordedBits>(static_cast<std::uint32_t>(value));
}

inline RecordedBits operator+(RecordedBits a, RecordedBits b) {
  return binary<RecordedBits>(VectorOp::i32x4Add, a, b);
}
inline RecordedBits operator+(RecordedBits a, std::int32_t b) { return a + integers(b); }
inline RecordedBits operator-(RecordedBits a, RecordedBits b) {
  return binary<RecordedBits>(VectorOp::i32x4Sub, a, b);
}
inline RecordedBits operator&(RecordedBits a, RecordedBits b) {
  return binary<RecordedBits>(VectorOp::v128And, a, b);
}
inline RecordedBits operator&(RecordedBits a, std::int32_t b) { return a & integers(b); }
inline RecordedBits operator==(RecordedBits a, std::int32_t b) {
  return binary<RecordedBits>(VectorOp::i32x4Eq, a, integers(b));
}
inline RecordedBits operator<<(RecordedBits a, std::uint32_t distance) {
  return shift(VectorOp::i32x4Shl, a, distance);
}
inline RecordedBits operator>>(RecordedBits a, std::uint32_t distance) {
  return shift(VectorOp::i32x4ShrS, a, distance);
}

inline RecordedBits bitsOf(Recorded value) { return RecordedBits{value}; }

inline Recorded select(RecordedBits mask, Recorded yes, Recorded no) {
  if (mask.isConstant()) return mask.bits == 0 ? no : yes;
  Recorder& recorder = *mask.recorder;
  const NodeId first = nodeIn(recorder, yes);
  const NodeId second = nodeIn(recorder, no);
  return recorded<Recorded>(recorder, recorder.select(mask.id, first, second));
}
inline Recorded smaller(Recorded a, Recorded b) {
  return binary<Recorded>(VectorOp::f32x4Pmin, a, b);
}
inline Recorded larger(Recorded a, Recorded b) {
  return binary<Recorded>(VectorOp::f32x4Pmax, a, b);
}

inline Recorded Recorded::broadcast(float x) { return constant<Recorded>(bitsOfFloat(x)); }
inline Recorded Recorded::rounded(RecordedBits integers) {
  return unary<Recorded>(VectorOp::f32x4ConvertI32x4S, integers);
}

inline Recorded evenLanes(Recorded a, Recorded b) { return shuffled(a, b, {0, 2, 4, 6}); }
inline Recorded oddLanes(Recorded a, Recorded b) { return shuffled(a, b, {1, 3, 5, 7}); }

}  // namespace edgewise::code
