// Targets live where outputs can reach them: how the column that a neuron is to predict is scaled
// follows the function of that neuron.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "data/encoder.hpp"
#include "edgewise/dataset.hpp"
#include "edgewise/functions.hpp"
#include "edgewise/graph.hpp"
#include "network/plan.hpp"

namespace edgewise {

// Fits the encoder of a target to the cells of `rows`. Categories are 0 and 1, which every function
// reaches. Numbers, unless `scale` is none:
// - identity: as `scale` says;
// - logistic, gaussian, step, softmax: as they are when all lie in 0..1, else minmax to 0..1;
// - tanh, sine: as they are when all lie in -1..1, else minmax to -1..1;
// - functions with no values below 0, or only small ones at little slope (rectifier, leaky
//   rectifier, softplus, ELU, GELU, SiLU, absolute): as they are when all lie in 0..10, else minmax
//   to 0..1. Larger ones could be reached, but the first steps towards them are so long that a
//   rectifier is flat everywhere after one.
// Errors: those of fitEncoder.
Result<ColumnEncoder> fitTarget(const Column& column, std::span<const Index> rows, Scale scale,
                                Activation function);

// Cross-entropy takes targets for probabilities: between 0 and 1, and with softmax outputs such
// that those of an example sum to 1. `targets`: one value an output neuron. Errors say which is
// none, and what to do.
Status checkTargets(const Plan& plan, Loss loss, std::span<const Real> targets);

// The same for all training rows, and with softmax outputs for the test rows too. A number beyond
// 0..1 in a test row of logistic outputs counts as the nearer bound.
Status checkTargets(const Plan& plan, Loss loss, const Dataset& data);

// A sentence for each target that its output neurons cannot come close to in every training row.
std::vector<std::string> unreachableTargets(const Graph& graph, const Plan& plan,
                                            const Dataset& data);

}  // namespace edgewise
