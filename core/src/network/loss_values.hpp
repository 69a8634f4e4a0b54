// Losses of four examples at once, and the deltas that backpropagation begins with.
#pragma once

#include "edgewise/functions.hpp"
#include "edgewise/result.hpp"
#include "network/network.hpp"

namespace edgewise {

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
