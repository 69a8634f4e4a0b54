// How a network does on a set of examples, beyond its loss.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "edgewise/dataset.hpp"
#include "edgewise/functions.hpp"
#include "edgewise/graph.hpp"
#include "edgewise/numbers.hpp"
#include "network/plan.hpp"

namespace edgewise {

// How often category `truth` (row) was predicted as category `prediction` (column).
struct ConfusionMatrix {
  std::string target;                   // name of the column
  std::vector<std::string> categories;  // sorted
  std::vector<Index> counts;            // [truth * categories + prediction]
};

// How far predictions of one numeric target are from the truth, in its own units.
struct RSquared {
  std::string target;
  // 1 - sum of squared residuals / sum of squares around the mean; nothing where the truth does not
  // vary.
  std::optional<double> value;
  double meanAbsoluteError = 0;  // the mean of |truth - prediction|
};

// The length of the gradient of the mean loss, over the edges into one layer.
struct LayerGradient {
  Index layer = 0;  // index into Topology::layers, from 1
  Index edges = 0;
  double norm = 0;  // Euclidean
};

struct Measures {
  std::vector<ConfusionMatrix> confusion;  // one a category target
  std::vector<RSquared> rSquared;          // one a numeric target
  std::vector<LayerGradient> gradients;    // one a layer but the first
  // Hidden neurons whose derivative is 0 on every example, so that nothing can change the weights
  // before them.
  std::vector<Index> dead;
};

// At least one example.
Measures measure(const Plan& plan, const Topology& topology, std::span<const Real> weights,
                 Loss loss, const Examples& examples, const std::vector<ColumnEncoder>& targets);

}  // namespace edgewise
