// Every number of one example's way through a network, forward and backward.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "edgewise/loss.hpp"

namespace edgewise {

struct NeuronTrace {
  Index neuron = 0;  // index into Graph::neurons
  Real in = 0;       // weighted sum over the incoming edges; for inputs their value
  Real out = 0;
  std::optional<Real> delta{};  // d loss / d in, of hidden and output neurons
};

struct Trace {
  std::vector<NeuronTrace> neurons;             // inputs and biases, then evaluation order
  std::optional<std::vector<Real>> gradient{};  // d loss / d weight, in edge order
  std::optional<Real> loss{};
};

// `inputs`: one encoded value an input neuron. With `targets`, one an output neuron, also backward.
Trace trace(const Plan& plan, std::span<const Real> weights, Loss loss,
            std::span<const Real> inputs, std::optional<std::span<const Real>> targets);

}  // namespace edgewise
