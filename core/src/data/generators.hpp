// Data sets made by a formula and a seed.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "edgewise/dataset.hpp"

namespace edgewise {

enum class GeneratorName {
  circle,       // x1, x2 in a disc of radius 5: inside or outside of a ring
  exclusiveOr,  // x1, x2 in [-5, 5): same sign or not
  spiral,       // two arms that wind around each other one and three quarter times
  gaussians,    // two round clouds around (2, 2) and (-2, -2), of deviation 1 + noise
  sine,         // x in [-pi, pi], y = sin x
  plane,        // x1, x2 in [-5, 5): y = (x1 + x2) / 10
  waves,        // x1, x2 in [-pi, pi): y = sin x1 sin x2
  sawtooth,     // x in [0, 1), y = the tent map applied three times: four teeth
  truthTable,   // every row of `truth` in turn: bits x1 …, and y
  skewed,       // x in [-1, 1), y = x / 2 + noise e with e exponential: mean and median differ
  hierarchy,    // x1 … x16 from two hidden numbers through a tree of four; do their signs agree?
  noise,        // x1 … x16 normal, and a label that nothing decides
};

inline constexpr std::array<std::string_view, 12> generatorNames{
    "circle", "exclusive-or", "spiral",      "gaussians", "sine",      "plane",
    "waves",  "sawtooth",     "truth-table", "skewed",    "hierarchy", "noise"};

struct GeneratorSpec {
  GeneratorName name = GeneratorName::circle;
  Index samples = 500;
  // Standard deviation of what is added to the coordinates of two classes and to the bits of a
  // truth table, else to y, in their units.
  double noise = 0;
  std::uint64_t seed = 1;
  std::string truth = "0110";  // of a truth table: 2^n values of n bits, 0 or 1
};

Table generate(const GeneratorSpec& spec);

}  // namespace edgewise
