#include "imports/curve.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "network/activation_values.hpp"

namespace edgewise::imports {

namespace {

constexpr std::array places{-9.5, -6.25, -4.5,  -3.75, -3.1, -2.5, -2.2,  -1.7, -1.5,
                            -1.2, -1.0,  -0.75, -0.5,  -0.3, -0.1, -0.01, 0.0,  0.02,
                            0.1,  0.25,  0.5,   0.7,   1.0,  1.3,  1.5,   1.9,  2.4,
                            2.75, 3.2,   3.9,   4.5,   5.3,  6.5,  8.0,   9.75};

double attributeOr(const OnnxNode& node, const std::string& name, double usual) {
  const auto found = node.attributes.find(name);
  return found == node.attributes.end() ? usual : found->second.number.value_or(usual);
}

double gelu(const OnnxNode& node, double x) {
  const auto found = node.attributes.find("approximate");
  const bool byTanh = found != node.attributes.end() && found->second.text == "tanh";
  if (!byTanh) return x / 2 * (1 + std::erf(x / std::sqrt(2.0)));
  const double scale = std::sqrt(2 / std::acos(-1.0));
  return x / 2 * (1 + std::tanh(scale * (x + 0.044715 * x * x * x)));
}

using OfOne = double (*)(const OnnxNode& node, double x);
using OfTwo = double (*)(double a, double b);

struct NamedOne {
  std::string_view type;
  OfOne value;
};
struct NamedTwo {
  std::string_view type;
  OfTwo value;
};

constexpr std::array ofOne{
    NamedOne{"Identity", [](const OnnxNode&, double x) { return x; }},
    NamedOne{"Sigmoid", [](const OnnxNode&, double x) { return 1 / (1 + std::exp(-x)); }},
    NamedOne{"Tanh", [](const OnnxNode&, double x) { return std::tanh(x); }},
    NamedOne{"Relu", [](const OnnxNode&, double x) { return std::max(x, 0.0); }},
    NamedOne{"LeakyRelu",
             [](const OnnxNode& node, double x) {
               return x < 0 ? attributeOr(node, "alpha", 0.01) * x : x;
             }},
    NamedOne{"Elu",
             [](const OnnxNode& node, double x) {
               return x < 0 ? attributeOr(node, "alpha", 1) * std::expm1(x) : x;
             }},
    NamedOne{"Softplus", [](const OnnxNode&, double x) { return std::log1p(std::exp(x)); }},
    NamedOne{"Gelu", gelu},
    NamedOne{"Exp", [](const OnnxNode&, double x) { return std::exp(x); }},
    NamedOne{"Neg", [](const OnnxNode&, double x) { return -x; }},
    NamedOne{"Abs", [](const OnnxNode&, double x) { return std::abs(x); }},
    NamedOne{"Sin", [](const OnnxNode&, double x) { return std::sin(x); }},
    NamedOne{"Cos", [](const OnnxNode&, double x) { return std::cos(x); }},
    NamedOne{"Sqrt", [](const OnnxNode&, double x) { return std::sqrt(x); }},
    NamedOne{"Log", [](const OnnxNode&, double x) { return std::log(x); }},
    NamedOne{"Erf", [](const OnnxNode&, double x) { return std::erf(x); }},
    NamedOne{"Reciprocal", [](const OnnxNode&, double x) { return 1 / x; }},
    NamedOne{"Not", [](const OnnxNode&, double x) { return x == 0 ? 1.0 : 0.0; }},
    // Types of numbers; what is cut off to whole ones agrees with no function.
    NamedOne{"Cast",
             [](const OnnxNode& node, double x) {
               const auto to = node.attributes.find("to");
               const bool isReal = to != node.attributes.end() &&
                                   (to->second.integer == 1 || to->second.integer == 11 ||
                                    to->second.integer == 10);
               return isReal ? x : std::trunc(x);
             }},
};

constexpr std::array ofTwo{
    NamedTwo{"Add", [](double a, double b) { return a + b; }},
    NamedTwo{"Sub", [](double a, double b) { return a - b; }},
    NamedTwo{"Mul", [](double a, double b) { return a * b; }},
    NamedTwo{"Div", [](double a, double b) { return a / b; }},
    NamedTwo{"Pow", [](double a, double b) { return std::pow(a, b); }},
    NamedTwo{"Max", [](double a, double b) { return std::max(a, b); }},
    NamedTwo{"Min", [](double a, double b) { return std::min(a, b); }},
    NamedTwo{"Less", [](double a, double b) { return a < b ? 1.0 : 0.0; }},
    NamedTwo{"LessOrEqual", [](double a, double b) { return a <= b ? 1.0 : 0.0; }},
    NamedTwo{"Greater", [](double a, double b) { return a > b ? 1.0 : 0.0; }},
    NamedTwo{"GreaterOrEqual", [](double a, double b) { return a >= b ? 1.0 : 0.0; }},
};

template <class Named>
const Named* withType(std::span<const Named> all, std::string_view type) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.type == type; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

Curve straightCurve() { return {places.begin(), places.end()}; }

Curve constantCurve(double value) { return Curve(places.size(), value); }

std::optional<Curve> appliedTo(const OnnxNode& node, std::span<const Curve> operands) {
  Curve made(places.size());
  if (node.type == "Where" && operands.size() == 3) {
    for (std::size_t k = 0; k < made.size(); ++k) {
      made[k] = operands[0][k] != 0 ? operands[1][k] : operands[2][k];
    }
    return made;
  }
  if (node.type == "Clip" && operands.size() == 3) {
    for (std::size_t k = 0; k < made.size(); ++k) {
      made[k] = std::min(std::max(operands[0][k], operands[1][k]), operands[2][k]);
    }
    return made;
  }
  if (const auto* one = withType<NamedOne>(ofOne, node.type); one && operands.size() == 1) {
    for (std::size_t k = 0; k < made.size(); ++k) made[k] = one->value(node, operands[0][k]);
    return made;
  }
  if (const auto* two = withType<NamedTwo>(ofTwo, node.type); two && operands.size() == 2) {
    for (std::size_t k = 0; k < made.size(); ++k) {
      made[k] = two->value(operands[0][k], operands[1][k]);
    }
    return made;
  }
  return std::nullopt;
}

std::optional<Activation> functionOf(const Curve& curve) {
  constexpr double most = 1e-5;
  for (std::size_t a = 0; a < activationNames.size(); ++a) {
    const auto function = static_cast<Activation>(a);
    if (function == Activation::softmax) continue;
    bool isSame = true;
    for (std::size_t k = 0; k < places.size() && isSame; ++k) {
      const auto expected =
          static_cast<double>(value(function, broadcast(static_cast<Real>(places[k])))[0]);
      isSame = std::abs(curve[k] - expected) <= most * std::max(1.0, std::abs(expected));
    }
    if (isSame) return function;
  }
  return std::nullopt;
}

}  // namespace edgewise::imports
