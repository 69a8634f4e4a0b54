// A function of one number by its values at some places. Two that agree there are taken for the
// same: so a function is known however it is put together of others.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "edgewise/functions.hpp"
#include "imports/onnx_model.hpp"

namespace edgewise::imports {

// One value a place.
using Curve = std::vector<double>;

// The function that is its argument.
Curve straightCurve();
Curve constantCurve(double value);

// What an operator of ONNX makes of curves, element by element; nothing where it is none that works
// so, or has attributes that are not known.
std::optional<Curve> appliedTo(const OnnxNode& node, std::span<const Curve> operands);

// The function of neurons that it is.
std::optional<Activation> functionOf(const Curve& curve);

}  // namespace edgewise::imports
