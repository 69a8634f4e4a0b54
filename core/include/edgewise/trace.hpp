// Every number of one example's way through a network, forward and backward.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "edgewise/loss.hpp"
#include "edgewise/real.hpp"

namespace edgewise {

struct Plan;

// One summand of a neuron's sum, forward or backward, and the edge it came along.
struct Term {
  Index edge = 0;
  Real value = 0;
};

// Hidden and output neurons: in = sum of `forward`, delta = fromLoss + slope * sum of `backward`.
struct NeuronTrace {
  Index neuron = 0;  // index into Graph::neurons
  Real in = 0;       // weighted sum over the incoming edges; for inputs their value
  Real out = 0;
  std::vector<Term> forward{};     // weight * out of the tail, over the incoming edges
  std::optional<Real> slope{};     // f'(in); nothing for softmax, whose derivative is a matrix
  std::optional<Real> fromLoss{};  // of output neurons: d loss / d in along no edge
  std::vector<Term> backward{};    // weight * delta of the head, over the outgoing edges
  std::optional<Real> delta{};     // d loss / d in, of hidden and output neurons
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
