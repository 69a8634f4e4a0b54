// The scalar type of networks: float in every shipped build, double in tests that compare with
// numeric derivatives.
#pragma once

#include <cstdint>

namespace edgewise {

#ifdef EDGEWISE_REAL_DOUBLE
using Real = double;
#else
using Real = float;
#endif

// Indices of neurons, edges, rows and columns.
using Index = std::int32_t;

}  // namespace edgewise
