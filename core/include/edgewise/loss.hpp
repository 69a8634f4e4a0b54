// How far predictions are from the truth.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "edgewise/network.hpp"

namespace edgewise {

enum class Loss {
  squared,       // sum over outputs of (prediction - target)^2; its best constant is the mean
  absolute,      // sum over outputs of |prediction - target|; its best constant is the median
  huber,         // r^2 / 2 where |r| <= 1, else |r| - 1/2, r = prediction - target (Huber 1964)
  crossEntropy,  // -sum of target * log(prediction); with logistic outputs also its complement
};

inline constexpr std::array<std::string_view, 4> lossNames{"squared", "absolute", "huber",
                                                           "cross-entropy"};

// Whether the loss can be had from these outputs: cross-entropy needs probabilities, so softmax or
// logistic outputs. The Error's path is left to the caller.
Status checkLoss(const Plan& plan, Loss loss);

// The loss of each lane's example. `targets`: one value an output neuron, in document order; those
// of cross-entropy are probabilities (targets.hpp), and its loss is never below 0.
Lanes lossOf(const Plan& plan, Loss loss, const Activity& activity, std::span<const Lanes> targets);

// Sets the delta (d loss / d in) of every output neuron, as if it had no outgoing edges.
// Cross-entropy is fused with its function: for softmax with targets t, delta_k = out_k sum(t) -
// t_k; for logistic outputs out_k - t_k. Nothing overflows, and no logarithm of 0 is taken.
void setOutputDeltas(const Plan& plan, Loss loss, std::span<const Lanes> targets,
                     Activity activity);

}  // namespace edgewise
