// What is to be known of each function beside its formula (activation_formulas.hpp).
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <optional>

#include "edgewise/functions.hpp"

namespace edgewise {

// The bounds of what a function gives.
struct Reach {
  double low = 0;
  double high = 0;
};

// Targets of an output neuron may stay as they are while they lie in `stay`; else they go to `to`.
struct TargetRange {
  Reach stay;
  Reach to;
};

// Where an output with a flat or a folded part starts: for all examples on one slope of its
// function, so that each can move it. A rectifier that starts flat for an example never learns it,
// and a gaussian that starts at its top pushes alike examples to both sides.
struct OutputStart {
  double bias = 0;
  double share = 1;  // of the other weights that are drawn
};

struct ActivationFacts {
  // The values that it comes as close to as one likes; infinite where it has no bound. All between
  // the bounds of a softmax or a step count, though a step gives only the two.
  Reach reach;
  std::optional<TargetRange> targets;  // any number where there is none
  OutputStart start{};
  bool isHalved = false;  // half of what goes in gives 0: drawn weights are larger (He et al. 2015)
};

namespace detail {

inline constexpr double unbounded = std::numeric_limits<double>::infinity();
inline constexpr TargetRange toOne{{0, 1}, {0, 1}};
inline constexpr TargetRange bothSigns{{-1, 1}, {-1, 1}};
// Without values below 0, or only with small ones at little slope. Targets above 10 could be
// reached, but the first steps towards them are so long that a rectifier is flat everywhere after
// one.
inline constexpr TargetRange upwards{{0, 10}, {0, 1}};
inline constexpr OutputStart onSlope{.bias = 1, .share = 0.1};

// In the order of Activation.
inline constexpr std::array<ActivationFacts, activationNames.size()> activationFacts{{
    {.reach = {-unbounded, unbounded}, .targets = std::nullopt},                        // identity
    {.reach = {0, 1}, .targets = toOne},                                                // logistic
    {.reach = {-1, 1}, .targets = bothSigns},                                           // tanh
    {.reach = {0, unbounded}, .targets = upwards, .start = onSlope, .isHalved = true},  // rectifier
    {.reach = {-unbounded, unbounded}, .targets = upwards, .start = onSlope},  // leakyRectifier
    {.reach = {0, unbounded}, .targets = upwards},                             // softplus
    {.reach = {-1, unbounded}, .targets = upwards},                            // elu
    {.reach = {-0.17004, unbounded},
     .targets = upwards,
     .start = onSlope},  // gelu, near x = -0.752
    {.reach = {-0.27846, unbounded},
     .targets = upwards,
     .start = onSlope},                        // silu, near x = -1.278
    {.reach = {-1, 1}, .targets = bothSigns},  // sine
    {.reach = {0, 1}, .targets = toOne, .start = {.bias = 0.7, .share = 0.1}},  // gaussian
    {.reach = {0, unbounded}, .targets = upwards, .start = onSlope},            // absolute
    {.reach = {0, 1}, .targets = toOne},                                        // step
    {.reach = {0, 1}, .targets = toOne},                                        // softmax
}};

}  // namespace detail

inline const ActivationFacts& factsOf(Activation function) {
  return detail::activationFacts[static_cast<std::size_t>(function)];
}

}  // namespace edgewise
