// One step: the weights move against the gradient.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "edgewise/real.hpp"

namespace edgewise {

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

}  // namespace edgewise
