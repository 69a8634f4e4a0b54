// Compiled for speed: neurons' values as floats of a map.

#include "engine/map_values.hpp"

#include <cstring>

namespace edgewise {

namespace {

template <class Convert>
void store(Activities& points, Index neuron, Index count, float* to, Convert convert) {
  const Lanes* from = &points.out(0, neuron);
  const std::size_t stride = points.neuronCount();
  Index done = 0;
  for (; done + laneCount <= count; done += laneCount, from += stride) {
    const FloatLanes values = convert(*from);
    std::memcpy(to + done, &values, sizeof(values));
  }
  if (done == count) return;
  const FloatLanes values = convert(*from);
  for (Index l = 0; done + l < count; ++l) to[done + l] = values[l];
}

}  // namespace

void storeValues(Activities& points, Index neuron, Index count, float* to) {
  store(points, neuron, count, to,
        [](Lanes out) { return __builtin_convertvector(out, FloatLanes); });
}

void storeValues(Activities& points, Index neuron, Index count, Units units, float* to) {
  store(points, neuron, count, to, [&](Lanes out) {
    FloatLanes values{};
    for (std::size_t l = 0; l < laneCount; ++l) {
      values[l] = static_cast<float>(units.shift + units.scale * static_cast<double>(out[l]));
    }
    return values;
  });
}

}  // namespace edgewise
