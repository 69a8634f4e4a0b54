// The step size of an epoch.
#include <algorithm>
#include <cmath>

#include "edgewise/training.hpp"
#include "network/math.hpp"

namespace edgewise {

namespace {

double scheduled(const StepSizeSpec& spec, std::int64_t epoch) {
  const double t = spec.decay * static_cast<double>(epoch);
  switch (spec.schedule) {
    case Schedule::constant:
      break;
    case Schedule::inverseTime:
      return spec.initial / (1 + t);
    case Schedule::exponential:
      return spec.initial * math::exp(-t);
    case Schedule::step:
      return std::ldexp(spec.initial, -static_cast<int>(std::min(std::floor(t), 1000.0)));
    case Schedule::cosine:
      return spec.initial * (1 + math::cos(math::pi * std::min(1.0, t))) / 2;
  }
  return spec.initial;
}

}  // namespace

double stepSizeAt(const StepSizeSpec& spec, std::int64_t epoch) {
  if (epoch >= spec.warmup) return scheduled(spec, epoch);
  const double share = static_cast<double>(epoch + 1) / static_cast<double>(spec.warmup + 1);
  return scheduled(spec, epoch) * share;
}

}  // namespace edgewise
