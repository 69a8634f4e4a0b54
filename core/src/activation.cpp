#include "edgewise/activation.hpp"

#include <cassert>

#include "edgewise/math.hpp"

namespace edgewise {

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
    case Activation::softmax:
      break;
  }
  assert(false && "softmax has a matrix of derivatives, see loss.hpp");
  return in;
}

}  // namespace edgewise
