#include "edgewise/schedule.hpp"

#include <algorithm>
#include <cmath>

#include "edgewise/math.hpp"

namespace edgewise {

double stepSizeAt(const StepSizeSpec& spec, std::int64_t epoch) {
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

}  // namespace edgewise
