// What an instruction makes of constants, which can be known before the code runs.
#pragma once

#include <array>
#include <cstdint>

#include "engine/code/wasm_writer.hpp"

namespace edgewise::code {

std::uint32_t bitsOfFloat(float number);

// Of the bits of one lane. There may be a second operand, and a distance for shifts.
std::uint32_t folded(VectorOp op, std::uint32_t a, std::uint32_t b = 0, std::uint32_t distance = 0);

}  // namespace edgewise::code
