// The weights that training starts from.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "edgewise/graph.hpp"

namespace edgewise {

// With n incoming and m outgoing edges of an edge's head, bias edges not counted:
enum class InitScheme {
  automatic,  // he for rectifiers, glorot for the rest; for outputs with a bias edge and a flat or
              // folded part (rectifier, leaky rectifier, GELU, SiLU, gaussian) a tenth of that, and
              // the bias edge 1 (gaussian: 0.7)
  uniform,    // uniform in [-1, 1), bias edges too
  glorot,     // uniform in ± sqrt(6 / (n + m)); bias edges 0 (Glorot and Bengio 2010)
  he,         // normal with variance 2 / n; bias edges 0 (He and others 2015)
  zeros,      // all 0: shows why symmetry must be broken
};

inline constexpr std::array<std::string_view, 5> initSchemeNames{"auto", "uniform", "glorot", "he",
                                                                 "zeros"};

struct InitSpec {
  InitScheme scheme = InitScheme::automatic;
  std::uint64_t seed = 1;
};

// One weight an edge, in edge order. Edges that carry a weight keep it, frozen or not; every edge
// consumes its random numbers all the same, so that fixing one weight changes no other. `restart`
// numbers independent starts from one seed.
std::vector<Real> initialWeights(const Graph& graph, const InitSpec& spec,
                                 std::uint32_t restart = 0);

}  // namespace edgewise
