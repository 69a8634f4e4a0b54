#include "data/generators.hpp"

#include <bit>
#include <cmath>

#include "data/hierarchy.hpp"
#include "network/math.hpp"
#include "network/random.hpp"

namespace edgewise {

namespace {

// Two coordinates and a label of two categories.
class LabelledPoints {
 public:
  LabelledPoints(std::string first, std::string second) {
    x1_.name = "x1";
    x2_.name = "x2";
    label_.name = "label";
    label_.type = ColumnType::category;
    label_.categories = {std::move(first), std::move(second)};  // in sorted order
  }

  void add(double x1, double x2, Index label) {
    x1_.numbers.add(x1);
    x2_.numbers.add(x2);
    label_.codes.push_back(label);
  }

  Table table() && { return {{std::move(x1_), std::move(x2_), std::move(label_)}}; }

 private:
  Column x1_;
  Column x2_;
  Column label_;
};

Table circle(const GeneratorSpec& spec, Random& random) {
  constexpr double radius = 5;
  LabelledPoints points("inside", "outside");
  for (Index i = 0; i < spec.samples; ++i) {
    const bool outside = i % 2 == 1;
    const double nearest = outside ? 0.7 * radius : 0;
    const double farthest = outside ? radius : 0.5 * radius;
    const double r = random.uniform(nearest, farthest);
    const double angle = random.uniform(0, 2 * math::pi);
    const double x1 = r * math::sin(angle) + spec.noise * random.normal();
    const double x2 = r * math::cos(angle) + spec.noise * random.normal();
    points.add(x1, x2, outside ? 1 : 0);
  }
  return std::move(points).table();
}

Table exclusiveOr(const GeneratorSpec& spec, Random& random) {
  constexpr double padding = 0.3;  // keeps the classes apart along the axes
  LabelledPoints points("different", "same");
  for (Index i = 0; i < spec.samples; ++i) {
    const double x1 = random.uniform(-5, 5);
    const double x2 = random.uniform(-5, 5);
    const double padded1 = x1 + (x1 > 0 ? padding : -padding);
    const double padded2 = x2 + (x2 > 0 ? padding : -padding);
    const double noisy1 = padded1 + spec.noise * random.normal();
    const double noisy2 = padded2 + spec.noise * random.normal();
    points.add(noisy1, noisy2, x1 * x2 >= 0 ? 1 : 0);
  }
  return std::move(points).table();
}

Table spiral(const GeneratorSpec& spec, Random& random) {
  LabelledPoints points("A", "B");
  for (Index i = 0; i < spec.samples; ++i) {
    const Index arm = i % 2;
    const Index step = i / 2;
    const double along = static_cast<double>(step) / std::max(spec.samples / 2, 1);
    const double r = 5 * along;
    const double angle = 1.75 * along * 2 * math::pi + arm * math::pi;
    const double x1 = r * math::sin(angle) + spec.noise * random.normal();
    const double x2 = r * math::cos(angle) + spec.noise * random.normal();
    points.add(x1, x2, arm);
  }
  return std::move(points).table();
}

Table gaussians(const GeneratorSpec& spec, Random& random) {
  LabelledPoints points("A", "B");
  const double deviation = 1 + spec.noise;
  for (Index i = 0; i < spec.samples; ++i) {
    const double middle = i % 2 == 0 ? 2 : -2;
    const double x1 = middle + deviation * random.normal();
    points.add(x1, middle + deviation * random.normal(), i % 2);
  }
  return std::move(points).table();
}

// y over one x, plus normal noise.
template <class Function>
Table curve(const GeneratorSpec& spec, Random& random, double low, double high, Function f) {
  Column x{.name = "x"};
  Column y{.name = "y"};
  for (Index i = 0; i < spec.samples; ++i) {
    const double at = random.uniform(low, high);
    x.numbers.add(at);
    y.numbers.add(f(at) + spec.noise * random.normal());
  }
  return {{std::move(x), std::move(y)}};
}

// y over x1 and x2, plus normal noise.
template <class Function>
Table surface(const GeneratorSpec& spec, Random& random, double reach, Function f) {
  Column x1{.name = "x1"};
  Column x2{.name = "x2"};
  Column y{.name = "y"};
  for (Index i = 0; i < spec.samples; ++i) {
    x1.numbers.add(random.uniform(-reach, reach));
    x2.numbers.add(random.uniform(-reach, reach));
    y.numbers.add(f(x1.numbers.back(), x2.numbers.back()) + spec.noise * random.normal());
  }
  return {{std::move(x1), std::move(x2), std::move(y)}};
}

double threeTents(double x) {
  for (int k = 0; k < 3; ++k) x = x <= 0.5 ? 2 * x : 2 - 2 * x;
  return x;
}

Table truthTable(const GeneratorSpec& spec, Random& random) {
  const auto rows = static_cast<std::uint32_t>(spec.truth.size());
  const int bits = std::countr_zero(rows);
  Table table;
  for (int k = 1; k <= bits; ++k) table.columns.push_back({.name = "x" + std::to_string(k)});
  Column y{.name = "y"};
  for (Index i = 0; i < spec.samples; ++i) {
    const std::uint32_t row = static_cast<std::uint32_t>(i) % rows;
    for (int k = 0; k < bits; ++k) {
      const std::uint32_t bit = (row >> (bits - 1 - k)) & 1U;
      table.columns[k].numbers.add(bit + spec.noise * random.normal());
    }
    y.numbers.add(spec.truth[row] == '1' ? 1 : 0);
  }
  table.columns.push_back(std::move(y));
  return table;
}

Table skewed(const GeneratorSpec& spec, Random& random) {
  Column x{.name = "x"};
  Column y{.name = "y"};
  for (Index i = 0; i < spec.samples; ++i) {
    const double at = random.uniform(-1, 1);
    const double exponential = -math::log(1 - random.uniform());
    x.numbers.add(at);
    y.numbers.add(at / 2 + spec.noise * exponential);
  }
  return {{std::move(x), std::move(y)}};
}

Table leavesAndLabel(std::vector<Column> leaves, Column label) {
  leaves.push_back(std::move(label));
  return {std::move(leaves)};
}

std::vector<Column> leafColumns() {
  std::vector<Column> leaves;
  for (std::size_t k = 1; k <= Hierarchy::leaves; ++k) {
    leaves.push_back({.name = "x" + std::to_string(k)});
  }
  return leaves;
}

Column labels(std::string first, std::string second) {
  Column label{.name = "label", .type = ColumnType::category};
  label.categories = {std::move(first), std::move(second)};  // in sorted order
  return label;
}

Table hierarchy(const GeneratorSpec& spec, Random& random) {
  const Hierarchy process = drawHierarchy(random);
  std::vector<Column> leaves = leafColumns();
  Column label = labels("different", "same");
  for (Index i = 0; i < spec.samples; ++i) {
    const double first = random.uniform(-1, 1);
    const double second = random.uniform(-1, 1);
    const auto values = process.leavesOf(first, second);
    for (std::size_t k = 0; k < values.size(); ++k) {
      leaves[k].numbers.add(values[k] + spec.noise * random.normal());
    }
    label.codes.push_back(first * second >= 0 ? 1 : 0);
  }
  return leavesAndLabel(std::move(leaves), std::move(label));
}

Table noise(const GeneratorSpec& spec, Random& random) {
  std::vector<Column> leaves = leafColumns();
  Column label = labels("different", "same");
  for (Index i = 0; i < spec.samples; ++i) {
    for (Column& column : leaves) column.numbers.add(random.normal());
    label.codes.push_back(static_cast<Index>(random.below(2)));
  }
  return leavesAndLabel(std::move(leaves), std::move(label));
}

}  // namespace

Table generate(const GeneratorSpec& spec) {
  Random random(spec.seed, Stream::generator);
  switch (spec.name) {
    case GeneratorName::circle:
      return circle(spec, random);
    case GeneratorName::exclusiveOr:
      return exclusiveOr(spec, random);
    case GeneratorName::spiral:
      return spiral(spec, random);
    case GeneratorName::gaussians:
      return gaussians(spec, random);
    case GeneratorName::sine:
      return curve(spec, random, -math::pi, math::pi, [](double x) { return math::sin(x); });
    case GeneratorName::plane:
      return surface(spec, random, 5, [](double x1, double x2) { return (x1 + x2) / 10; });
    case GeneratorName::waves:
      return surface(spec, random, math::pi,
                     [](double x1, double x2) { return math::sin(x1) * math::sin(x2); });
    case GeneratorName::sawtooth:
      return curve(spec, random, 0, 1, threeTents);
    case GeneratorName::truthTable:
      return truthTable(spec, random);
    case GeneratorName::skewed:
      return skewed(spec, random);
    case GeneratorName::hierarchy:
      return hierarchy(spec, random);
    case GeneratorName::noise:
      break;
  }
  return noise(spec, random);
}

}  // namespace edgewise
