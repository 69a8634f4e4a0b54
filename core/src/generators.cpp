#include "edgewise/generators.hpp"

#include <cmath>

#include "edgewise/math.hpp"
#include "edgewise/random.hpp"

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
    x1_.numbers.push_back(x1);
    x2_.numbers.push_back(x2);
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
    const double r =
        outside ? random.uniform(0.7 * radius, radius) : random.uniform(0, 0.5 * radius);
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
    points.add(padded1 + spec.noise * random.normal(), padded2 + spec.noise * random.normal(),
               x1 * x2 >= 0 ? 1 : 0);
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
    points.add(r * math::sin(angle) + spec.noise * random.normal(),
               r * math::cos(angle) + spec.noise * random.normal(), arm);
  }
  return std::move(points).table();
}

Table sine(const GeneratorSpec& spec, Random& random) {
  Column x{.name = "x"};
  Column y{.name = "y"};
  for (Index i = 0; i < spec.samples; ++i) {
    const double at = random.uniform(-math::pi, math::pi);
    x.numbers.push_back(at);
    y.numbers.push_back(math::sin(at) + spec.noise * random.normal());
  }
  return {{std::move(x), std::move(y)}};
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
    case GeneratorName::sine:
      break;
  }
  return sine(spec, random);
}

}  // namespace edgewise
