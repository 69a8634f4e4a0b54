// The values of a network's neurons while a pass over it is recorded: kernel.hpp itself.
#pragma once

#include <vector>

#include "engine/code/vectors.hpp"
#include "network/descend.hpp"
#include "network/function_ref.hpp"
#include "network/kernel.hpp"
#include "network/plan.hpp"

namespace edgewise::code {

inline constexpr std::uint32_t numberBytes = 4;
inline constexpr std::uint32_t laneBytes = 16;

inline std::uint32_t bytes(std::size_t count, std::uint32_t each) {
  return static_cast<std::uint32_t>(count) * each;
}

// The weight of an edge, from wherever the code keeps it.
using Weight = FunctionRef<F32x4(Index)>;

// The weights that all lanes share, in memory.
inline auto sharedWeights(Recorder& recorder, std::uint32_t pointer) {
  return [&recorder, pointer](Index e) -> F32x4 {
    return recorded(recorder, recorder.loadSplat(pointer, bytes(e, numberBytes)));
  };
}

struct Neurons {
  explicit Neurons(const Plan& network)
      : plan(&network), in(network.kind.size()), out(in.size()), delta(in.size()) {
    for (const Index n : network.biases) out[n] = F32x4::broadcast(1);
  }

  void forward(Weight weight) {
    kernel::forward<F32x4, Weight>(*plan, weight, in.data(), out.data());
  }
  void outputDeltas(Loss loss, const std::vector<F32x4>& targets) {
    kernel::outputDeltas<F32x4>(*plan, loss, targets.data(), in.data(), out.data(), delta.data());
  }
  void backward(Weight weight) {
    kernel::backward<F32x4, Weight>(*plan, weight, in.data(), out.data(), delta.data());
  }
  // Calls add(e, gradient) for every edge.
  void gradient(FunctionRef<void(Index, const F32x4&)> add) {
    kernel::gradient(*plan, out.data(), delta.data(), add);
  }

  const Plan* plan;
  std::vector<F32x4> in;
  std::vector<F32x4> out;
  std::vector<F32x4> delta;
};

// The larger of two sizes, one of them still a weight: bits without the sign, so that larger
// numbers, infinity and NaN come in this order.
inline I32x4 largerSize(const I32x4& size, const F32x4& weight) {
  return computed<I32x4>(VectorOp::i32x4MaxU, size, bitsOf(weight) << 1);
}

// The lanes in which a size is beyond that of `largestWeight`.
inline I32x4 isOutOfRange(const I32x4& size) {
  const auto limit = bitsOfFloat(static_cast<float>(largestWeight)) << 1;
  return computed<I32x4>(VectorOp::i32x4GtU, size, integers(static_cast<std::int32_t>(limit)));
}

}  // namespace edgewise::code
