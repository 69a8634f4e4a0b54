// How good a network is on a set of examples.
#pragma once

#include <optional>

#include "edgewise/encoder.hpp"
#include "edgewise/examples.hpp"
#include "edgewise/loss.hpp"

namespace edgewise {

struct Plan;

// Mean loss over the examples, in four partial sums: example i in lane i mod 4. 0 for none.
Real meanLoss(const Plan& plan, std::span<const Real> weights, Loss loss, const Examples& examples);

struct Score {
  Real loss = 0;  // mean over the examples
  std::optional<double>
      accuracy{};  // share of examples with every category right, if there are any
};

// `targets`: the encoders of the output neurons, in their order.
Score score(const Plan& plan, std::span<const Real> weights, Loss loss, const Examples& examples,
            const std::vector<ColumnEncoder>& targets);

// Whether outputs (one a neuron) decode to the same categories as `truth`; nothing if no target is
// a category.
std::optional<bool> sameCategories(const std::vector<ColumnEncoder>& targets,
                                   std::span<const Real> outputs, std::span<const Real> truth);

}  // namespace edgewise
