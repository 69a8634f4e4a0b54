// The functions inside neurons, and their derivatives, for four examples at once.
#pragma once

#include "edgewise/functions.hpp"
#include "network/lanes.hpp"

namespace edgewise {

// The function's value at `in`, lane by lane. Softmax needs all outputs at once and is computed by
// forward(); here it is refused by an assertion.
Lanes value(Activation activation, Lanes in);

// The derivative at `in`, given `out` = value(activation, in). Where there is none: the
// rectifiers', ELU's and |x|'s from the left, the step's 0.
Lanes derivative(Activation activation, Lanes in, Lanes out);

}  // namespace edgewise
