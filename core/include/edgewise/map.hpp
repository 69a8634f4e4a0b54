// What a network, and every neuron in it, makes of a whole range of inputs: the data of plots and
// maps.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "edgewise/encoder.hpp"
#include "edgewise/floats.hpp"
#include "edgewise/principal_axes.hpp"

namespace edgewise {

struct Plan;

inline constexpr Index maxMapResolution = 512;

// Values that a map of all outputs, or of all neurons, may have: 200 MB.
inline constexpr std::int64_t maxMapValues = 50'000'000;

struct MapRequest {
  std::string x{};                      // numeric input columns
  std::optional<std::string> y{};       // without it: a curve over x
  Index resolution = 50;                // points per axis, from end to end
  std::map<std::string, Cell> fixed{};  // raw values of other inputs; typical ones where absent
  bool neurons = false;                 // every neuron's values too
  std::optional<std::array<double, 2>> xRange{};  // raw; the training data's widened by 5 %
  std::optional<std::array<double, 2>> yRange{};
  // In place of x, y and fixed: the map is of this plane, and the ranges, which must be given, are
  // of its coordinates.
  std::optional<Plane> plane{};
};

// A range of an axis for data from low to high: widened by 5 % on both sides, by 1 where they are
// one number.
std::array<double, 2> widened(std::array<double, 2> range);

struct MapResult {
  std::array<double, 2> x{};
  std::optional<std::array<double, 2>> y{};
  Index resolution = 0;
  // One array an output neuron; the value at (i, j) is at [j * resolution + i], y rising with j.
  // Outputs for numeric targets are in the target's units.
  std::vector<Floats> outputs;
  // One array a neuron, in document order, if asked for: what the neuron sends.
  std::vector<Floats> neurons;
};

// Errors: unknown or non-numeric axes, the same axis twice, a resolution outside 2 … 512, a range
// that is empty, fixed values that do not encode, a plane with axes or fixed values beside it or of
// a wrong shape, more than maxMapValues values.
Result<MapResult> map(const Plan& plan, std::span<const Real> weights, const Encoding& encoding,
                      const MapRequest& request);

}  // namespace edgewise
