// What an instruction makes of constants, which can be known before the code runs. Every function
// works on the bits of one lane.
#pragma once

#include <cstdint>

#include "engine/code/wasm_writer.hpp"

namespace edgewise::code {

std::uint32_t bitsOfFloat(float number);

std::uint32_t folded(VectorOp instruction, std::uint32_t a);
std::uint32_t folded(VectorOp instruction, std::uint32_t a, std::uint32_t b);
std::uint32_t foldedShift(VectorOp instruction, std::uint32_t a, std::uint32_t distance);

}  // namespace edgewise::code
