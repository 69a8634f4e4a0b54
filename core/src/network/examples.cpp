// Compiled for speed: examples on their way into the lanes.

#include "network/load_examples.hpp"

namespace edgewise {

void loadExamples(const Plan& plan, const Examples& examples, const LaneExamples& rows,
                  Activity activity, std::span<Lanes> targets) {
  const std::size_t width = targets.size();
  LaneRows inputs{};
  LaneRows wanted{};
  for (std::size_t l = 0; l < laneCount; ++l) {
    const auto row = static_cast<std::size_t>(rows[l]);
    inputs[l] = examples.inputs.data() + row * plan.inputs.size();
    wanted[l] = examples.targets.data() + row * width;
  }
  setInputs(plan, inputs, activity);
  for (std::size_t k = 0; k < width; ++k) {
    targets[k] = Lanes{wanted[0][k], wanted[1][k], wanted[2][k], wanted[3][k]};
  }
}

Lanes keepLanes(Lanes values, Index first, Index last) {
  for (Index l = 0; l < laneCount; ++l) {
    if (l < first || l >= last) values[l] = 0;
  }
  return values;
}

}  // namespace edgewise
