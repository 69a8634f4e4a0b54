// Measuring how good a network is on a set of examples.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "edgewise/dataset.hpp"
#include "edgewise/training.hpp"
#include "network/plan.hpp"

namespace edgewise {

// Mean loss over the examples, in four partial sums: example i in lane i mod 4. 0 for none.
Real meanLoss(const Plan& plan, std::span<const Real> weights, Loss loss, const Examples& examples);

// `targets`: the encoders of the output neurons, in their order.
Score score(const Plan& plan, std::span<const Real> weights, Loss loss, const Examples& examples,
            const std::vector<ColumnEncoder>& targets);

// Whether outputs (one a neuron) decode to the same categories as `truth`; nothing if no target is
// a category.
std::optional<bool> sameCategories(const std::vector<ColumnEncoder>& targets,
                                   std::span<const Real> outputs, std::span<const Real> truth);

}  // namespace edgewise
