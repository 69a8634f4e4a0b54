// The function inside a neuron: what it makes of the weighted sum that goes in.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "edgewise/lanes.hpp"

namespace edgewise {

enum class Activation {
  identity,   // x
  logistic,   // 1 / (1 + e^-x)
  tanh,       // (e^x - e^-x) / (e^x + e^-x)
  rectifier,  // max(0, x)
  softmax,    // e^x_k / sum_j e^x_j over all output neurons; outputs only
};

inline constexpr std::array<std::string_view, 5> activationNames{"identity", "logistic", "tanh",
                                                                 "rectifier", "softmax"};

std::string_view name(Activation activation);

// The function's value at `in`, lane by lane. Softmax needs all outputs at once and is computed by
// forward(); here it is refused by an assertion.
Lanes value(Activation activation, Lanes in);

// The derivative at `in`, given `out` = value(activation, in). The rectifier's is 0 at 0.
Lanes derivative(Activation activation, Lanes in, Lanes out);

}  // namespace edgewise
