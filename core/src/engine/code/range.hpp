// Whether weights leave the range, while code is being written.
#pragma once

#include "engine/code/recorded.hpp"
#include "network/descend.hpp"

namespace edgewise::code {

// The larger of two sizes, one of them still a weight: bits without the sign, so that larger
// numbers, infinity and NaN come in this order.
inline RecordedBits largerSize(RecordedBits size, Recorded weight) {
  return binary<RecordedBits>(VectorOp::i32x4MaxU, size, bitsOf(weight) << 1);
}

// The lanes in which a size is beyond that of `largestWeight`.
inline RecordedBits isOutOfRange(RecordedBits size) {
  const auto limit = bitsOfFloat(static_cast<float>(largestWeight)) << 1;
  return binary<RecordedBits>(VectorOp::i32x4GtU, size, integers(static_cast<std::int32_t>(limit)));
}

}  // namespace edgewise::code
