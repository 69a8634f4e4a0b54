#include "explain/measures.hpp"

#include <algorithm>
#include <cmath>

#include "explain/slice.hpp"
#include "network/activation_values.hpp"
#include "network/example_groups.hpp"
#include "network/network.hpp"

namespace edgewise {

namespace {

// Outputs of all examples, row by row, and which hidden neurons had a derivative somewhere.
struct Survey {
  std::vector<Real> outputs;
  std::vector<std::uint8_t> alive;  // per neuron, 0 or 1
};

Survey survey(const Plan& plan, std::span<const Real> weights, const Examples& examples) {
  const std::size_t width = plan.outputs.size();
  Survey found{.outputs = std::vector<Real>(static_cast<std::size_t>(examples.count) * width),
               .alive = std::vector<std::uint8_t>(plan.kind.size(), 0)};
  forEachGroup(plan, weights, examples,
               [&](const Activity& activity, std::span<const Lanes>, Index first, Index count) {
                 for (const Index n : plan.order) {
                   if (plan.kind[n] != NeuronKind::hidden) continue;
                   const Lanes slope =
                       derivative(plan.function[n], activity.in[n], activity.out[n]);
                   for (Index l = 0; l < count; ++l)
                     found.alive[n] = found.alive[n] || slope[l] != 0;
                 }
                 for (Index l = 0; l < count; ++l) {
                   for (std::size_t k = 0; k < width; ++k) {
                     found.outputs[static_cast<std::size_t>(first + l) * width + k] =
                         activity.out[plan.outputs[k]][l];
                   }
                 }
               });
  return found;
}

// Calls visit(truth, prediction), decoded, for every example of the target at `first`.
template <class Visit>
void forEachPair(const ColumnEncoder& target, std::size_t first, std::size_t width,
                 std::span<const Real> outputs, std::span<const Real> truths, Visit visit) {
  const auto own = static_cast<std::size_t>(target.width());
  for (std::size_t row = 0; row < outputs.size(); row += width) {
    visit(target.decode(truths.subspan(row + first, own)),
          target.decode(outputs.subspan(row + first, own)));
  }
}

Index codeOf(const ColumnEncoder& target, const Cell& cell) {
  const auto& categories = target.categories;
  return static_cast<Index>(
      std::find(categories.begin(), categories.end(), std::get<std::string>(cell)) -
      categories.begin());
}

std::optional<double> rSquared(const std::vector<double>& truths, double residuals) {
  double mean = 0;
  for (const double truth : truths) mean += truth;
  mean /= static_cast<double>(truths.size());
  double total = 0;
  for (const double truth : truths) total += (truth - mean) * (truth - mean);
  if (total <= 0) return std::nullopt;
  return 1 - residuals / total;
}

std::vector<LayerGradient> gradientsOf(const Plan& plan, const Topology& topology,
                                       std::span<const Real> gradient) {
  std::vector<LayerGradient> layers;
  for (std::size_t l = 1; l < topology.layers.size(); ++l) {
    LayerGradient layer{.layer = static_cast<Index>(l)};
    double squares = 0;
    for (const Index n : topology.layers[l]) {
      for (Index e = plan.incomingBegin[n]; e < plan.incomingBegin[n + 1]; ++e) {
        squares += static_cast<double>(gradient[e]) * static_cast<double>(gradient[e]);
        ++layer.edges;
      }
    }
    layer.norm = std::sqrt(squares);
    layers.push_back(layer);
  }
  return layers;
}

}  // namespace

Measures measure(const Plan& plan, const Topology& topology, std::span<const Real> weights,
                 Loss loss, const Examples& examples, const std::vector<ColumnEncoder>& targets) {
  const Survey found = survey(plan, weights, examples);
  const std::size_t width = plan.outputs.size();
  Measures measures;
  std::size_t first = 0;
  for (const ColumnEncoder& target : targets) {
    if (target.type == ColumnType::category) {
      const std::size_t count = target.categories.size();
      ConfusionMatrix matrix{.target = target.name,
                             .categories = target.categories,
                             .counts = std::vector<Index>(count * count, 0)};
      forEachPair(
          target, first, width, found.outputs, examples.targets,
          [&](const Cell& truth, const Cell& prediction) {
            const auto row = static_cast<std::size_t>(codeOf(target, truth));
            ++matrix.counts[row * count + static_cast<std::size_t>(codeOf(target, prediction))];
          });
      measures.confusion.push_back(std::move(matrix));
    } else {
      std::vector<double> truths;
      double residuals = 0;
      double distances = 0;
      forEachPair(target, first, width, found.outputs, examples.targets,
                  [&](const Cell& truth, const Cell& prediction) {
                    truths.push_back(std::get<double>(truth));
                    const double residual = truths.back() - std::get<double>(prediction);
                    residuals += residual * residual;
                    distances += std::abs(residual);
                  });
      measures.rSquared.push_back({target.name, rSquared(truths, residuals),
                                   distances / static_cast<double>(truths.size())});
    }
    first += static_cast<std::size_t>(target.width());
  }
  measures.gradients = gradientsOf(plan, topology, meanGradient(plan, weights, loss, examples));
  for (const Index n : plan.order) {
    if (plan.kind[n] == NeuronKind::hidden && !found.alive[n]) measures.dead.push_back(n);
  }
  return measures;
}

}  // namespace edgewise
