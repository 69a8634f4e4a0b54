#include "edgewise/activation.hpp"

#include <cassert>

#include "edgewise/math.hpp"

namespace edgewise {

namespace {

constexpr Real leak = Real(0.01);

// The inner function of GELU and its derivative.
constexpr Real geluScale = Real(0.79788456080286535588);  // sqrt(2 / pi)
constexpr Real geluCube = Real(0.044715);

Lanes geluInner(Lanes x) { return broadcast(geluScale) * (x + broadcast(geluCube) * x * x * x); }

Lanes geluDerivative(Lanes x) {
  const Lanes t = math::tanh(geluInner(x));
  const Lanes inner = broadcast(geluScale) * (broadcast(1) + broadcast(3 * geluCube) * x * x);
  return broadcast(Real(0.5)) * (broadcast(1) + t + x * (broadcast(1) - t * t) * inner);
}

}  // namespace

std::string_view name(Activation activation) {
  return activationNames[static_cast<std::size_t>(activation)];
}

Lanes value(Activation activation, Lanes in) {
  switch (activation) {
    case Activation::identity:
      return in;
    case Activation::logistic:
      return math::logistic(in);
    case Activation::tanh:
      return math::tanh(in);
    case Activation::rectifier:
      return in < broadcast(0) ? broadcast(0) : in;
    case Activation::leakyRectifier:
      return in > broadcast(0) ? in : broadcast(leak) * in;
    case Activation::softplus:
      return math::softplus(in);
    case Activation::elu:
      return in > broadcast(0) ? in : math::exp(in) - broadcast(1);
    case Activation::gelu:
      return broadcast(Real(0.5)) * in * (broadcast(1) + math::tanh(geluInner(in)));
    case Activation::silu:
      return in * math::logistic(in);
    case Activation::sine:
      return math::sin(in);
    case Activation::gaussian:
      return math::exp(-(in * in));
    case Activation::step:
      return in < broadcast(0) ? broadcast(0) : broadcast(1);
    case Activation::softmax:
      break;
  }
  assert(false && "softmax is evaluated over all outputs together");
  return in;
}

Lanes derivative(Activation activation, Lanes in, Lanes out) {
  switch (activation) {
    case Activation::identity:
      return broadcast(1);
    case Activation::logistic:
      return out * (broadcast(1) - out);
    case Activation::tanh:
      return broadcast(1) - out * out;
    case Activation::rectifier:
      return in > broadcast(0) ? broadcast(1) : broadcast(0);
    case Activation::leakyRectifier:
      return in > broadcast(0) ? broadcast(1) : broadcast(leak);
    case Activation::softplus:
      return math::logistic(in);
    case Activation::elu:
      return in > broadcast(0) ? broadcast(1) : out + broadcast(1);
    case Activation::gelu:
      return geluDerivative(in);
    case Activation::silu: {
      const Lanes s = math::logistic(in);
      return s + out * (broadcast(1) - s);
    }
    case Activation::sine:
      return math::cos(in);
    case Activation::gaussian:
      return broadcast(-2) * in * out;
    case Activation::step:
      return broadcast(0);
    case Activation::softmax:
      break;
  }
  assert(false && "softmax has a matrix of derivatives, see loss.hpp");
  return in;
}

}  // namespace edgewise
