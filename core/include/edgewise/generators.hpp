// Data sets made by a formula and a seed.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "edgewise/table.hpp"

namespace edgewise {

enum class GeneratorName {
  circle,       // x1, x2 in a disc of radius 5: inside or outside of a ring
  exclusiveOr,  // x1, x2 in [-5, 5): same sign or not
  spiral,       // two arms that wind around each other one and three quarter times
  sine,         // x in [-pi, pi], y = sin x
};

inline constexpr std::array<std::string_view, 4> generatorNames{"circle", "exclusive-or", "spiral",
                                                                "sine"};

struct GeneratorSpec {
  GeneratorName name = GeneratorName::circle;
  Index samples = 500;
  double noise = 0;  // standard deviation added to the coordinates (to y for sine), in their units
  std::uint64_t seed = 1;
};

Table generate(const GeneratorSpec& spec);

}  // namespace edgewise
