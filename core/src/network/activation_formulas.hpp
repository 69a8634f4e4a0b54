// The functions of neurons and their derivatives, for lanes of numbers and for lanes of code being
// written (V = Lanes or Recorded).
#pragma once

#include <cassert>

#include "edgewise/functions.hpp"
#include "network/math.hpp"

namespace edgewise::formulas {

template <class V>
V number(double value) {
  return broadcast<V>(static_cast<typename LaneTraits<V>::Scalar>(value));
}

inline constexpr double leak = 0.01;

// The inner function of GELU and its derivative.
inline constexpr double geluScale = 0.79788456080286535588;  // sqrt(2 / pi)
inline constexpr double geluCube = 0.044715;

template <class V>
V geluInner(V x) {
  return number<V>(geluScale) * (x + number<V>(geluCube) * x * x * x);
}

template <class V>
V geluDerivative(V x) {
  using T = typename LaneTraits<V>::Scalar;
  const V one = number<V>(1);
  const V t = math::tanh(geluInner(x));
  const V inner = number<V>(geluScale) * (one + broadcast<V>(3 * static_cast<T>(geluCube)) * x * x);
  return number<V>(0.5) * (one + t + x * (one - t * t) * inner);
}

// As value() of activation_values.hpp.
template <class V>
V value(Activation activation, V in) {
  const V zero = number<V>(0);
  const V one = number<V>(1);
  switch (activation) {
    case Activation::identity:
      return in;
    case Activation::logistic:
      return math::logistic(in);
    case Activation::tanh:
      return math::tanh(in);
    case Activation::rectifier:
      return larger(in, zero);
    case Activation::leakyRectifier:
      return select(in > zero, in, number<V>(leak) * in);
    case Activation::softplus:
      return math::softplus(in);
    case Activation::elu:
      return select(in > zero, in, math::exp(in) - one);
    case Activation::gelu:
      return number<V>(0.5) * in * (one + math::tanh(geluInner(in)));
    case Activation::silu:
      return in * math::logistic(in);
    case Activation::sine:
      return math::sin(in);
    case Activation::gaussian:
      return math::exp(-(in * in));
    case Activation::absolute:
      return larger(in, -in);
    case Activation::step:
      return select(in < zero, zero, one);
    case Activation::softmax:
      break;
  }
  assert(false && "softmax is evaluated over all outputs together");
  return in;
}

// As derivative() of activation_values.hpp.
template <class V>
V derivative(Activation activation, V in, V out) {
  const V zero = number<V>(0);
  const V one = number<V>(1);
  switch (activation) {
    case Activation::identity:
      return one;
    case Activation::logistic:
      return out * (one - out);
    case Activation::tanh:
      return one - out * out;
    case Activation::rectifier:
      return whereSet(in > zero, one);
    case Activation::leakyRectifier:
      return select(in > zero, one, number<V>(leak));
    case Activation::softplus:
      return math::logistic(in);
    case Activation::elu:
      return select(in > zero, one, out + one);
    case Activation::gelu:
      return geluDerivative(in);
    case Activation::silu: {
      const V s = math::logistic(in);
      return s + out * (one - s);
    }
    case Activation::sine:
      return math::cos(in);
    case Activation::gaussian:
      return number<V>(-2) * in * out;
    case Activation::absolute:
      return select(in > zero, one, -one);
    case Activation::step:
      return zero;
    case Activation::softmax:
      break;
  }
  assert(false && "softmax has a matrix of derivatives, see loss_values.hpp");
  return in;
}

}  // namespace edgewise::formulas
