// One step: the weights move against the gradient.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "edgewise/plan.hpp"

namespace edgewise {

// A step beyond it counts as divergence: a network with such weights computes nothing any more, and
// the squares of its outputs soon overflow.
inline constexpr Real largestWeight = 1e9F;

// With gradient g and step size a, element by element:
enum class Optimizer {
  sgd,       // w <- w - a g (Robbins and Monro 1951)
  momentum,  // v <- mu v + g; w <- w - a v (Polyak 1964)
  nesterov,  // v <- mu v + g; w <- w - a (g + mu v) (Nesterov 1983, as in Sutskever 2013)
  adagrad,   // s <- s + g^2; w <- w - a g / (sqrt(s) + epsilon) (Duchi, Hazan and Singer 2011)
  rmsprop,   // s <- rho s + (1 - rho) g^2; w <- w - a g / (sqrt(s) + epsilon) (Hinton 2012)
  adam,      // m <- b1 m + (1 - b1) g; s <- b2 s + (1 - b2) g^2;
             // w <- w - a m / (1 - b1^t) / (sqrt(s / (1 - b2^t)) + epsilon), t from 1
             // (Kingma and Ba 2015)
};

inline constexpr std::array<std::string_view, 6> optimizerNames{"sgd",     "momentum", "nesterov",
                                                                "adagrad", "rmsprop",  "adam"};

struct OptimizerSpec {
  Optimizer name = Optimizer::sgd;
  double momentum = 0.9;  // mu
  double rho = 0.9;
  double beta1 = 0.9;
  double beta2 = 0.999;
  double epsilon = 1e-8;
};

struct RegularizationSpec {
  double l1 = 0;
  double l2 = 0;
};

// What an optimizer remembers from step to step; empty before the first, and always for sgd.
struct OptimizerState {
  std::int64_t steps = 0;
  std::vector<Real> moments{};    // v or s in edge order; for adam all m, then all s
  std::optional<Optimizer> of{};  // whose memory it is; whoever comes to know it, if not said
};

// How many values it remembers for each edge.
constexpr Index momentsPerEdge(Optimizer optimizer) {
  switch (optimizer) {
    case Optimizer::sgd:
      return 0;
    case Optimizer::momentum:
    case Optimizer::nesterov:
    case Optimizer::adagrad:
    case Optimizer::rmsprop:
      return 1;
    case Optimizer::adam:
      break;
  }
  return 2;
}

// Whether both remember the same, as momentum and nesterov do: a velocity.
bool shareMemory(Optimizer one, Optimizer other);

// The state becomes this optimizer's: what one has left that remembers something else is forgotten.
void adopt(Optimizer optimizer, std::size_t edges, OptimizerState& state);

struct Step {
  OptimizerSpec optimizer{};
  RegularizationSpec regularization{};
  double stepSize = 0;
};

// A step of the optimizer, then for edges that do not come from a bias neuron the proximal steps
// w <- w / (1 + stepSize * l2) and w <- w shrunk towards 0 by stepSize * l1 (soft threshold). A
// frozen edge keeps the bits of its weight, and what the optimizer remembers of it is 0.
//
// Writes to `next`; returns false if any of the new weights has left the range of ±`largestWeight`,
// or what the optimizer remembers has become infinite.
bool descend(const Plan& plan, std::span<const Real> weights, std::span<const Real> gradient,
             const Step& step, OptimizerState& state, std::span<Real> next);

// Whether no weight is beyond ±`largestWeight`, nor NaN.
bool inRange(std::span<const Real> weights);

}  // namespace edgewise
