// The functions inside neurons, and their derivatives, for four examples at once.
#pragma once

#include <type_traits>

#include "edgewise/functions.hpp"
#include "network/activation_formulas.hpp"
#include "network/lanes.hpp"

namespace edgewise {

// The function's value at `in`, lane by lane. Softmax needs all outputs at once and is computed by
// forward(); here it is refused by an assertion.
Lanes value(Activation activation, Lanes in);

// The derivative at `in`, given `out` = value(activation, in). Where there is none: the
// rectifiers', ELU's and |x|'s from the left, the step's 0.
Lanes derivative(Activation activation, Lanes in, Lanes out);

// The same for other kinds of lanes. (Those of Lanes are functions, so that the formulas stand once
// in a module that pages wait for.)
template <class V>
requires(!std::is_same_v<V, Lanes>) V value(Activation activation, const V& in) {
  return formulas::value<V>(activation, in);
}
template <class V>
requires(!std::is_same_v<V, Lanes>) V derivative(Activation activation, const V& in, const V& out) {
  return formulas::derivative<V>(activation, in, out);
}

}  // namespace edgewise
