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

std::uint32_t folded(Vector instruction, std::uint32_t a) {
  if (instruction == Vector::negate) return a ^ 0x80000000U;
  assert(instruction == Vector::fromIntegers);
  return bitsOfFloat(static_cast<float>(static_cast<std::int32_t>(a)));
}

std::uint32_t folded(Vector instruction, std::uint32_t a, std::uint32_t b) {
  const float x = floatOf(a);
  const float y = floatOf(b);
  switch (instruction) {
    case Vector::add:
      return bitsOfFloat(x + y);
    case Vector::subtract:
      return bitsOfFloat(x - y);
    case Vector::multiply:
      return bitsOfFloat(x * y);
    case Vector::divide:
      return bitsOfFloat(x / y);
    case Vector::pseudoMin:
      return y < x ? b : a;
    case Vector::pseudoMax:
      return x < y ? b : a;
    case Vector::equal:
      return maskOf(x == y);
    case Vector::less:
      return maskOf(x < y);
    case Vector::greater:
      return maskOf(x > y);
    case Vector::lessEqual:
      return maskOf(x <= y);
    case Vector::greaterEqual:
      return maskOf(x >= y);
    case Vector::bitAnd:
      return a & b;
    case Vector::i32Add:
      return a + b;
    case Vector::i32Sub:
      return a - b;
    case Vector::i32Equal:
      return maskOf(a == b);
    case Vector::maxUnsigned:
      return a < b ? b : a;
    case Vector::greaterUnsigned:
      return maskOf(a > b);
    default:
      break;
  }
  assert(false && "not an instruction of two operands");
  return a;
}

std::uint32_t foldedShift(Vector instruction, std::uint32_t a, std::uint32_t distance) {
  if (instruction == Vector::shiftLeft) return a << distance;
  return static_cast<std::uint32_t>(static_cast<std::int32_t>(a) >> distance);
}

}  // namespace edgewise::code
