// How a network is trained, as a document says it, and how far training has come.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "edgewise/loss.hpp"
#include "edgewise/optimizer.hpp"
#include "edgewise/schedule.hpp"

namespace edgewise {

// The order of the examples within an epoch.
enum class Order { shuffle, sequence };

inline constexpr std::array<std::string_view, 2> orderNames{"shuffle", "sequence"};

struct TrainingSpec {
  Loss loss = Loss::squared;
  StepSizeSpec stepSize{};
  Index batch = 1;  // examples per step
  Order order = Order::shuffle;
  OptimizerSpec optimizer{};
  RegularizationSpec regularization{};
  std::uint64_t seed = 1;  // of the order
};

// How far training has come: with the weights, its whole state.
struct Progress {
  std::int64_t samples = 0;  // examples seen
  OptimizerState optimizer{};
};

}  // namespace edgewise
