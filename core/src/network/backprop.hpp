// Backpropagation: from the deltas of the outputs to those of all neurons, and to the gradient.
//
//   delta_n  = f'(in_n) * sum over outgoing edges (n -> h) of weight * delta_h
//   gradient = delta of the edge's head * output of its tail
//
// (D. Rumelhart, G. Hinton, R. Williams, "Learning representations by back-propagating errors",
// Nature 323, 1986.)
#pragma once

#include <span>

#include "edgewise/result.hpp"
#include "network/network.hpp"

namespace edgewise {

// Whether a derivative says anything about every neuron. Error: a neuron whose function is a step,
// with its id; the path is "network".
Status checkTrainable(const Graph& graph);

// Fills activity.delta from the deltas of the outputs, in reverse evaluation order.
void backward(const Plan& plan, std::span<const Real> weights, Activity activity);
void backward(const Plan& plan, std::span<const Lanes> weights, Activity activity);

// Adds each lane's gradient to `gradient`, in edge order.
void addGradient(const Plan& plan, const Activity& activity, std::span<Lanes> gradient);

}  // namespace edgewise
