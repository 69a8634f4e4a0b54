#include <algorithm>
#include <cmath>

#include "edgewise/explain.hpp"
#include "engine/map_values.hpp"
#include "network/network.hpp"

namespace edgewise {

namespace {

using Range = std::array<double, 2>;

// A range of an axis for data from low to high: widened by 5 % on both sides, by 1 where they are
// one number.
Range widened(Range range) {
  const double margin = 0.05 * (range[1] - range[0]);
  const double pad = margin > 0 ? margin : 1;
  return {range[0] - pad, range[1] + pad};
}

Status checkRange(const Range& range, const std::string& path) {
  if (range[0] < range[1] && std::isfinite(range[1] - range[0])) return success();
  return Error{"range", "range." + path,
               "The range of an axis must go from a smaller to a larger number."};
}

double valueAt(const Range& range, Index step, Index resolution) {
  return range[0] + (range[1] - range[0]) * step / (resolution - 1);
}

// An input column along which the map runs.
struct Axis {
  const ColumnEncoder* encoder = nullptr;
  std::size_t input = 0;  // its place among the input neurons
  Range range{};

  Result<Real> at(Index step, Index resolution) const {
    const double raw = valueAt(range, step, resolution);
    Real encoded = 0;
    if (auto done = encoder->encode(raw, {&encoded, 1}); !done) return done.error();
    return encoded;
  }
};

Result<Axis> findAxis(const Encoding& encoding, const std::string& name,
                      const std::optional<Range>& range, const std::string& path) {
  std::size_t input = 0;
  for (const ColumnEncoder& encoder : encoding.inputs) {
    if (encoder.name == name) {
      if (encoder.type != ColumnType::number) {
        return Error{"type", path, "\"" + name + "\" has categories; an axis needs numbers."};
      }
      Axis axis{&encoder, input, range.value_or(widened({encoder.low, encoder.high}))};
      if (auto fine = checkRange(axis.range, path); !fine) return fine.error();
      return axis;
    }
    input += static_cast<std::size_t>(encoder.width());
  }
  return Error{"reference", path, "There is no input column \"" + name + "\"."};
}

// The encoded row in which every input has its fixed or typical value.
Result<std::vector<Real>> baseRow(const Encoding& encoding, const MapRequest& request) {
  for (const auto& entry : request.fixed) {
    const std::string& name = entry.first;
    const bool known = std::any_of(encoding.inputs.begin(), encoding.inputs.end(),
                                   [&](const auto& encoder) { return encoder.name == name; });
    if (!known) {
      return Error{"reference", "fixed." + name, "There is no input column \"" + name + "\"."};
    }
  }
  std::vector<Real> row(static_cast<std::size_t>(encoding.inputWidth()));
  std::size_t first = 0;
  for (const ColumnEncoder& encoder : encoding.inputs) {
    const auto width = static_cast<std::size_t>(encoder.width());
    const auto fixed = request.fixed.find(encoder.name);
    const Cell& cell = fixed == request.fixed.end() ? encoder.typical : fixed->second;
    if (auto done = encoder.encode(cell, std::span(row).subspan(first, width)); !done) {
      return Error{done.error().code, "fixed." + encoder.name, done.error().message};
    }
    first += width;
  }
  return row;
}

std::vector<Units> unitsOf(const Encoding& encoding) {
  std::vector<Units> units;
  for (const ColumnEncoder& target : encoding.targets) {
    const bool number = target.type == ColumnType::number;
    for (Index k = 0; k < target.width(); ++k) {
      units.push_back(number ? Units{target.shift, target.scale} : Units{});
    }
  }
  return units;
}

// Some groups of points along a line of the map.
constexpr Index groupsOfLine = 16;

// The value of an input neuron at all points.
void setInput(const Plan& plan, std::size_t input, Real value, Activities& points) {
  for (Index g = 0; g < points.count(); ++g) points.out(g, plan.inputs[input]) = broadcast(value);
}

// All inputs of a line of a plane at height b, from point `begin` on; points beyond the end do not
// count.
void setPlane(const Plan& plan, const MapRequest& request, double b, Index begin, Index groups,
              Activities& points) {
  const Plane& plane = *request.plane;
  for (Index g = 0; g < groups; ++g) {
    std::array<double, laneCount> a{};
    for (std::size_t l = 0; l < laneCount; ++l) {
      const Index i = begin + g * static_cast<Index>(laneCount) + static_cast<Index>(l);
      a[l] = valueAt(*request.xRange, i, request.resolution);
    }
    for (std::size_t k = 0; k < plan.inputs.size(); ++k) {
      const double start = plane.centre[k] + b * plane.directions[1][k];
      Lanes& input = points.out(g, plan.inputs[k]);
      for (std::size_t l = 0; l < laneCount; ++l) {
        input[l] = static_cast<Real>(start + a[l] * plane.directions[0][k]);
      }
    }
  }
}

// What a request for a plane says, checked.
Status checkPlane(const Plan& plan, const MapRequest& request) {
  if (!request.x.empty() || request.y || !request.fixed.empty()) {
    return Error{"shape", "plane", "A map of a plane has no columns: leave out x, y and fixed."};
  }
  if (!request.xRange || !request.yRange) {
    return Error{"range", "range", "Without data, a map of a plane needs the ranges of x and y."};
  }
  if (auto fine = checkRange(*request.xRange, "x"); !fine) return fine;
  if (auto fine = checkRange(*request.yRange, "y"); !fine) return fine;
  return request.plane->check(static_cast<Index>(plan.inputs.size()));
}

Result<MapResult> mapOf(const Plan& plan, std::span<const Real> weights, const Encoding& encoding,
                        const MapRequest& request) {
  const Index resolution = request.resolution;
  if (resolution < 2 || resolution > maxMapResolution) {
    return Error{"range", "resolution",
                 "The resolution of a map is from 2 to " + std::to_string(maxMapResolution) + "."};
  }
  const bool isPlane = request.plane.has_value();
  if (isPlane) {
    if (auto fine = checkPlane(plan, request); !fine) return fine.error();
  }
  auto x = isPlane ? Result<Axis>(Axis{nullptr, 0, *request.xRange})
                   : findAxis(encoding, request.x, request.xRange, "x");
  if (!x) return x.error();
  std::optional<Axis> y;
  if (isPlane) {
    y = Axis{nullptr, 0, *request.yRange};
  } else if (request.y) {
    if (*request.y == request.x) {
      return Error{"duplicate", "y", "The two axes of a map must be different inputs."};
    }
    auto found = findAxis(encoding, *request.y, request.yRange, "y");
    if (!found) return found.error();
    y = *found;
  }
  auto base = baseRow(encoding, request);
  if (!base) return base.error();

  const Index lines = y ? resolution : 1;
  const auto pointCount = static_cast<std::size_t>(resolution) * static_cast<std::size_t>(lines);
  const std::size_t maps = plan.outputs.size() + (request.neurons ? plan.kind.size() : 0);
  if (pointCount * maps > static_cast<std::size_t>(maxMapValues)) {
    return Error{"limit", "resolution",
                 "The maps would hold " + std::to_string(pointCount * maps) + " values; at most " +
                     std::to_string(maxMapValues) +
                     " are possible. Take a lower resolution, or leave out the neurons."};
  }
  MapResult result{
      .x = x->range, .y = std::nullopt, .resolution = resolution, .outputs = {}, .neurons = {}};
  if (y) result.y = y->range;
  const auto arrays = [&](std::size_t count) {
    std::vector<Floats> made;
    for (std::size_t k = 0; k < count; ++k) made.emplace_back(pointCount);
    return made;
  };
  result.outputs = arrays(plan.outputs.size());
  if (request.neurons) result.neurons = arrays(plan.kind.size());

  std::vector<Real> alongX;
  for (Index i = 0; i < resolution && !isPlane; ++i) {
    const auto value = x->at(i, resolution);
    if (!value) return value.error();
    alongX.push_back(*value);
  }

  // The lanes beyond the end take the last point.
  const Real last = isPlane ? 0 : alongX.back();
  alongX.resize(static_cast<std::size_t>(groupsOf(resolution)) * laneCount, last);

  const std::vector<Units> units = unitsOf(encoding);
  Activities points(plan, std::min(groupsOfLine, groupsOf(resolution)));
  for (std::size_t k = 0; k < base->size(); ++k) setInput(plan, k, (*base)[k], points);
  const Index pointsAtOnce = points.count() * laneCount;
  for (Index j = 0; j < lines; ++j) {
    if (y && !isPlane) {
      const auto value = y->at(j, resolution);
      if (!value) return value.error();
      setInput(plan, y->input, *value, points);
    }
    for (Index begin = 0; begin < resolution; begin += pointsAtOnce) {
      const Index count = std::min(pointsAtOnce, resolution - begin);
      const Index groups = groupsOf(count);
      if (isPlane) {
        setPlane(plan, request, valueAt(y->range, j, resolution), begin, groups, points);
      } else {
        for (Index g = 0; g < groups; ++g) {
          points.out(g, plan.inputs[x->input]) = loadLanes(&alongX[begin + g * laneCount]);
        }
      }
      forward(plan, weights, points, groups);
      const std::size_t first = static_cast<std::size_t>(j) * resolution + begin;
      for (std::size_t k = 0; k < plan.outputs.size(); ++k) {
        storeValues(points, plan.outputs[k], count, units[k], &result.outputs[k][first]);
      }
      for (std::size_t n = 0; n < result.neurons.size(); ++n) {
        storeValues(points, static_cast<Index>(n), count, &result.neurons[n][first]);
      }
    }
  }
  return result;
}

}  // namespace

Result<MapResult> map(const Session& session, const MapRequest& request) {
  const auto mapped = [&](const MapRequest& whole) {
    return mapOf(session.plan(), session.weights(), session.encoding(), whole);
  };
  if (!request.plane || !session.data() || (request.xRange && request.yRange)) {
    return mapped(request);
  }
  const auto places = points(session, *request.plane);
  if (!places) return places.error();
  const auto rangeOf = [&](const std::vector<float>& values) {
    const auto [low, high] =
        std::minmax_element(values.begin(), values.begin() + session.data()->trainCount);
    return widened({static_cast<double>(*low), static_cast<double>(*high)});
  };
  MapRequest whole = request;
  if (!whole.xRange) whole.xRange = rangeOf(places->x);
  if (!whole.yRange) whole.yRange = rangeOf(places->y);
  return mapped(whole);
}

}  // namespace edgewise
