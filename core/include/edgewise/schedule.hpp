// The step size, which usually decreases as training goes on.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace edgewise {

// With t the number of completed epochs:
enum class Schedule {
  constant,     // initial
  inverseTime,  // initial / (1 + decay t)
  exponential,  // initial e^(-decay t)
  step,         // halved every 1 / decay epochs
  cosine,       // initial (1 + cos(pi min(1, decay t))) / 2: down to 0 after 1 / decay epochs
};

inline constexpr std::array<std::string_view, 5> scheduleNames{"constant", "inverse-time",
                                                               "exponential", "step", "cosine"};

struct StepSizeSpec {
  Schedule schedule = Schedule::constant;
  double initial = 0.03;
  double decay = 0.001;     // per epoch
  std::int64_t warmup = 0;  // epochs in which it first rises linearly: times (t + 1) / (warmup + 1)
};

double stepSizeAt(const StepSizeSpec& spec, std::int64_t epoch);

}  // namespace edgewise
