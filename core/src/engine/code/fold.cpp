// Instructions on constants, done while the code is written.
#include "engine/code/fold.hpp"

#include <cassert>
#include <cstring>

namespace edgewise::code {

namespace {

float floatOf(std::uint32_t bits) {
  float number = 0;
  std::memcpy(&number, &bits, sizeof(number));
  return number;
}

std::uint32_t maskOf(bool set) { return set ? 0xFFFFFFFFU : 0; }

}  // namespace

std::uint32_t bitsOfFloat(float number) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &number, sizeof(bits));
  return bits;
}

std::uint32_t folded(VectorOp op, std::uint32_t a, std::uint32_t b, std::uint32_t distance) {
  const float x = floatOf(a);
  const float y = floatOf(b);
  switch (op) {
    case VectorOp::f32x4Add:
      return bitsOfFloat(x + y);
    case VectorOp::f32x4Sub:
      return bitsOfFloat(x - y);
    case VectorOp::f32x4Mul:
      return bitsOfFloat(x * y);
    case VectorOp::f32x4Div:
      return bitsOfFloat(x / y);
    case VectorOp::f32x4Pmin:
      return y < x ? b : a;
    case VectorOp::f32x4Pmax:
      return x < y ? b : a;
    case VectorOp::f32x4Eq:
      return maskOf(x == y);
    case VectorOp::f32x4Lt:
      return maskOf(x < y);
    case VectorOp::f32x4Gt:
      return maskOf(x > y);
    case VectorOp::f32x4Le:
      return maskOf(x <= y);
    case VectorOp::f32x4Ge:
      return maskOf(x >= y);
    case VectorOp::v128And:
      return a & b;
    case VectorOp::i32x4Add:
      return a + b;
    case VectorOp::i32x4Sub:
      return a - b;
    case VectorOp::i32x4Eq:
      return maskOf(a == b);
    case VectorOp::i32x4MaxU:
      return a < b ? b : a;
    case VectorOp::i32x4GtU:
      return maskOf(a > b);
    case VectorOp::f32x4Neg:
      return a ^ 0x80000000U;
    case VectorOp::f32x4ConvertI32x4S:
      return bitsOfFloat(static_cast<float>(static_cast<std::int32_t>(a)));
    case VectorOp::i32x4Shl:
      return a << distance;
    case VectorOp::i32x4ShrS:
      return static_cast<std::uint32_t>(static_cast<std::int32_t>(a) >> distance);
    default:
      break;
  }
  assert(false && "not an instruction on single lanes");
  return a;
}

}  // namespace edgewise::code
