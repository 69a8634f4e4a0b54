// Every number of one example's way through a network, forward and backward.
#pragma once

#include <optional>
#include <span>

#include "edgewise/explain.hpp"
#include "network/plan.hpp"

namespace edgewise {

// `inputs`: one encoded value an input neuron. With `targets`, one an output neuron, also backward.
Trace trace(const Plan& plan, std::span<const Real> weights, Loss loss,
            std::span<const Real> inputs, std::optional<std::span<const Real>> targets);

}  // namespace edgewise
