#include "edgewise/construct.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "construct/construct_document.hpp"
#include "data/hierarchy.hpp"
#include "network/math.hpp"
#include "network/random.hpp"

namespace edgewise {

namespace {

std::vector<double> evenly(double low, double high, int points) {
  std::vector<double> values;
  values.reserve(static_cast<std::size_t>(points));
  for (int k = 0; k < points; ++k) values.push_back(low + (high - low) * k / (points - 1));
  return values;
}

// The value at `at` of the straight lines between the samples.
double interpolate(std::span<const double> x, std::span<const double> y, double at) {
  const auto upper = std::upper_bound(x.begin(), x.end(), at);
  if (upper == x.begin()) return y.front();
  if (upper == x.end()) return y.back();
  const auto k = static_cast<std::size_t>(upper - x.begin());
  return y[k - 1] + (y[k] - y[k - 1]) * (at - x[k - 1]) / (x[k] - x[k - 1]);
}

double tent(double x) { return x <= 0.5 ? 2 * x : 2 - 2 * x; }

// Rectifiers that bend a line at each knot so that it has the given slopes behind it.
void bend(GraphBuilder& builder, Index input, Index bias, Index output,
          std::span<const double> knots, std::span<const double> slopes) {
  double before = 0;
  for (std::size_t k = 0; k < slopes.size(); ++k) {
    const Index hidden = builder.hidden(Activation::rectifier);
    builder.connect(input, hidden, 1);
    builder.connect(bias, hidden, -knots[k]);
    builder.connect(hidden, output, slopes[k] - before);
    before = slopes[k];
  }
}

MatrixSpec times(const MatrixSpec& a, const MatrixSpec& b) {
  MatrixSpec product{a.rows, b.columns, {}};
  for (int i = 0; i < a.rows; ++i) {
    for (int j = 0; j < b.columns; ++j) {
      double sum = 0;
      for (int k = 0; k < a.columns; ++k) sum += a.at(i, k) * b.at(k, j);
      product.values.push_back(sum);
    }
  }
  return product;
}

MatrixSpec identityMatrix(int size) {
  MatrixSpec result{size, size, {}};
  for (int i = 0; i < size; ++i) {
    for (int j = 0; j < size; ++j) result.values.push_back(i == j ? 1 : 0);
  }
  return result;
}

}  // namespace

Result<Construction> runningExample() {
  GraphBuilder builder;
  const Index x = builder.input("x");
  const Index bias2 = builder.bias();
  const Index three = builder.hidden(Activation::tanh);
  const Index four = builder.hidden(Activation::tanh);
  const Index bias5 = builder.bias();
  const Index six = builder.hidden(Activation::tanh);
  const Index seven = builder.hidden(Activation::tanh);
  const Index bias8 = builder.bias();
  const Index nine = builder.output(Activation::identity, "y");
  builder.connect(x, three, 1);
  builder.connect(bias2, three, 0.5);
  builder.connect(x, four, -1);
  builder.connect(bias2, four, 0.5);
  builder.connect(three, six, 0.8);
  builder.connect(four, six, 0.6);
  builder.connect(bias5, six, -0.4);
  builder.connect(four, seven, -1);
  builder.connect(bias5, seven, 0.3);
  builder.connect(six, nine, 1);
  builder.connect(seven, nine, 0.7);
  builder.connect(bias8, nine, -0.2);
  Samples samples{.inputs = {"x"}, .targets = {"y"}, .columns = {evenly(-3, 3, 61), {}}};
  for (const double at : samples.columns[0]) samples.columns[1].push_back(math::sin(at));
  return construct("Running example", builder, samples);
}

Result<Construction> approximation(std::span<const double> x, std::span<const double> y,
                                   int neurons) {
  if (x.size() != y.size() || x.size() < 2) {
    return Error{"shape", "samples", "At least two samples are needed, each with x and y."};
  }
  for (std::size_t k = 0; k < x.size(); ++k) {
    const bool finite = std::isfinite(x[k]) && std::isfinite(y[k]);
    if (finite && (k == 0 || x[k] > x[k - 1])) continue;
    return Error{"range", "samples[" + std::to_string(k) + "]",
                 "The samples must be finite, and x must increase from one to the next."};
  }
  if (neurons < 1 || neurons > 1000) {
    return Error{"range", "neurons", "From 1 to 1000 hidden neurons are possible."};
  }
  const std::vector<double> knots = evenly(x.front(), x.back(), neurons + 1);
  std::vector<double> slopes;
  for (int k = 0; k < neurons; ++k) {
    const double rise = interpolate(x, y, knots[k + 1]) - interpolate(x, y, knots[k]);
    slopes.push_back(rise / (knots[k + 1] - knots[k]));
  }
  GraphBuilder builder;
  const Index input = builder.input("x");
  const Index bias = builder.bias();
  const Index output = builder.output(Activation::identity, "y");
  bend(builder, input, bias, output, knots, slopes);
  const Index outputBias = builder.bias();
  builder.connect(outputBias, output, interpolate(x, y, knots.front()));
  return construct(
      "Approximation with " + std::to_string(neurons) + " neurons", builder,
      {.inputs = {"x"}, .targets = {"y"}, .columns = {{x.begin(), x.end()}, {y.begin(), y.end()}}});
}

Result<Construction> matrixProduct(const MatrixSpec& a, const MatrixSpec& b, const MatrixSpec& x) {
  constexpr int largest = 64;
  const auto wrong = [](const MatrixSpec& m) {
    return m.rows < 1 || m.columns < 1 || m.rows > largest || m.columns > largest ||
           m.values.size() !=
               static_cast<std::size_t>(m.rows) * static_cast<std::size_t>(m.columns) ||
           !std::all_of(m.values.begin(), m.values.end(),
                        [](double v) { return std::abs(v) < 1e30; });
  };
  const bool two = !b.values.empty();
  const int width = two ? b.columns : a.columns;
  const bool given = !x.values.empty();
  if (wrong(a) || (two && (wrong(b) || a.columns != b.rows)) ||
      (given && (wrong(x) || x.rows != width))) {
    return Error{
        "shape", "matrices",
        "A matrix has 1 to 64 rows and columns of finite numbers; in a product, the second "
        "has as many rows as the first has columns."};
  }
  GraphBuilder builder;
  const auto layer = [](int count, auto make) {
    std::vector<Index> neurons;
    for (int k = 1; k <= count; ++k) neurons.push_back(make(std::to_string(k)));
    return neurons;
  };
  const auto connect = [&](const MatrixSpec& m, const std::vector<Index>& tails,
                           const std::vector<Index>& heads) {
    for (int i = 0; i < m.rows; ++i) {
      for (int j = 0; j < m.columns; ++j) builder.connect(tails[j], heads[i], m.at(i, j));
    }
  };
  const auto inputs = layer(width, [&](const auto& k) { return builder.input("x" + k); });
  auto tails = inputs;
  if (two) {
    tails = layer(b.rows, [&](const auto&) { return builder.hidden(Activation::identity); });
    connect(b, inputs, tails);
  }
  const auto outputs =
      layer(a.rows, [&](const auto& k) { return builder.output(Activation::identity, "y" + k); });
  connect(a, tails, outputs);

  const MatrixSpec shown = given ? x : identityMatrix(width);
  const MatrixSpec product = times(two ? times(a, b) : a, shown);
  Samples samples;
  const auto add = [&](const MatrixSpec& m, const std::string& name, auto& names) {
    for (int i = 0; i < m.rows; ++i) {
      names.push_back(name + std::to_string(i + 1));
      const auto row = m.values.begin() + std::ptrdiff_t{i} * m.columns;
      samples.columns.emplace_back(row, row + m.columns);
    }
  };
  add(shown, "x", samples.inputs);
  add(product, "y", samples.targets);
  return construct("Matrix product", builder, samples);
}

Result<Construction> productGate(double scale) {
  if (!(scale >= 0.001 && scale <= 100)) {
    return Error{"range", "scale", "The scale must be from 0.001 to 100."};
  }
  GraphBuilder builder;
  const Index x = builder.input("x");
  const Index y = builder.input("y");
  const Index output = builder.output(Activation::identity, "xy");
  constexpr double curvature = 0.25;  // of softplus at 0
  const double outer = 1 / (4 * scale * scale * curvature);
  for (const auto& [fromX, fromY, sign] :
       {std::array{1., 1., 1.}, {-1., -1., 1.}, {1., -1., -1.}, {-1., 1., -1.}}) {
    const Index hidden = builder.hidden(Activation::softplus);
    builder.connect(x, hidden, fromX * scale);
    builder.connect(y, hidden, fromY * scale);
    builder.connect(hidden, output, sign * outer);
  }
  Samples samples{.inputs = {"x", "y"}, .targets = {"xy"}, .columns = {{}, {}, {}}};
  const auto grid = evenly(-1, 1, 21);
  for (const double b : grid) {
    for (const double a : grid) {
      samples.columns[0].push_back(a);
      samples.columns[1].push_back(b);
      samples.columns[2].push_back(a * b);
    }
  }
  return construct("Product gate", builder, samples);
}

Result<Construction> sawtooth(int times, bool deep) {
  if (times < 1 || times > 10) {
    return Error{"range", "times", "The tent can be applied 1 to 10 times."};
  }
  GraphBuilder builder;
  const Index input = builder.input("x");
  const int pieces = 1 << times;
  if (deep) {
    // tent(x) = 2 r(x) - 4 r(x - 1/2) for x in [0, 1]; the next layer takes that combination.
    std::vector<std::pair<Index, double>> before{{input, 1.0}};
    for (int layer = 0; layer < times; ++layer) {
      const Index bias = builder.bias();
      const Index whole = builder.hidden(Activation::rectifier);
      const Index half = builder.hidden(Activation::rectifier);
      for (const auto& [tail, weight] : before) {
        builder.connect(tail, whole, weight);
        builder.connect(tail, half, weight);
      }
      builder.connect(bias, whole, 0);
      builder.connect(bias, half, -0.5);
      before = {{whole, 2.0}, {half, -4.0}};
    }
    const Index output = builder.output(Activation::identity, "y");
    for (const auto& [tail, weight] : before) builder.connect(tail, output, weight);
  } else {
    const Index bias = builder.bias();
    const Index output = builder.output(Activation::identity, "y");
    std::vector<double> slopes;
    slopes.reserve(static_cast<std::size_t>(pieces));
    for (int k = 0; k < pieces; ++k) slopes.push_back(k % 2 == 0 ? pieces : -pieces);
    bend(builder, input, bias, output, evenly(0, 1, pieces + 1), slopes);
  }
  const int points = std::max(256, 4 * pieces) + 1;  // every knot is one of them
  Samples samples{.inputs = {"x"}, .targets = {"y"}, .columns = {evenly(0, 1, points), {}}};
  for (double value : samples.columns[0]) {
    for (int k = 0; k < times; ++k) value = tent(value);
    samples.columns[1].push_back(value);
  }
  return construct(deep ? "Sawtooth, deep" : "Sawtooth, shallow", builder, samples);
}

Result<Construction> hierarchyNetwork(std::uint64_t seed) {
  Random random(seed, Stream::generator);
  const Hierarchy process = drawHierarchy(random);
  GraphBuilder builder;
  Samples samples{.inputs = {"cause 1", "cause 2"}};
  const std::array causes{builder.input(samples.inputs[0]), builder.input(samples.inputs[1])};
  std::array<Index, Hierarchy::branches> branches{};
  for (std::size_t b = 0; b < branches.size(); ++b) {
    branches[b] = builder.hidden(Activation::tanh);
    for (std::size_t k = 0; k < causes.size(); ++k) {
      builder.connect(causes[k], branches[b], process.branch[b][k]);
    }
  }
  for (std::size_t k = 0; k < Hierarchy::leaves; ++k) {
    samples.targets.push_back("x" + std::to_string(k + 1));
    const Index leaf = builder.output(Activation::tanh, samples.targets.back());
    builder.connect(branches[k / Hierarchy::leavesPerBranch], leaf, process.leaf[k]);
  }
  samples.columns.resize(causes.size() + Hierarchy::leaves);
  const auto grid = evenly(-1, 1, 11);
  for (const double second : grid) {
    for (const double first : grid) {
      samples.columns[0].push_back(first);
      samples.columns[1].push_back(second);
      const auto values = process.leavesOf(first, second);
      for (std::size_t k = 0; k < values.size(); ++k) {
        samples.columns[causes.size() + k].push_back(values[k]);
      }
    }
  }
  return construct("Sixteen numbers from two", builder, samples);
}

}  // namespace edgewise
