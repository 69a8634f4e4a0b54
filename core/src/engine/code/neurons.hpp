// The values of a network's neurons while its computation is recorded.
#pragma once

#include <vector>

#include "engine/code/several.hpp"
#include "network/function_ref.hpp"
#include "network/plan.hpp"

namespace edgewise::code {

inline constexpr std::uint32_t numberBytes = 4;
inline constexpr std::uint32_t laneBytes = 16;

inline std::uint32_t bytes(std::size_t count, std::uint32_t each) {
  return static_cast<std::uint32_t>(count) * each;
}

// The weight of an edge, from wherever the code keeps it.
using Weight = FunctionRef<Several(Index)>;

struct Neurons {
  explicit Neurons(const Plan& plan)
      : in(plan.kind.size()), out(plan.kind.size()), delta(plan.kind.size()) {
    for (const Index n : plan.biases) out[n] = Several::broadcast(1);
  }
  std::vector<Several> in;
  std::vector<Several> out;
  std::vector<Several> delta;
};

}  // namespace edgewise::code
