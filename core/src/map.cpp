#include "edgewise/map.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace edgewise {

namespace {

using Range = std::array<double, 2>;

// An input column along which the map runs.
struct Axis {
  const ColumnEncoder* encoder = nullptr;
  std::size_t input = 0;  // its place among the input neurons
  Range range{};

  Result<Real> at(Index step, Index resolution) const {
    const double raw = range[0] + (range[1] - range[0]) * step / (resolution - 1);
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
      const double margin = 0.05 * (encoder.high - encoder.low);
      const double pad = margin > 0 ? margin : 1;
      Axis axis{&encoder, input, range.value_or(Range{encoder.low - pad, encoder.high + pad})};
      if (!(axis.range[0] < axis.range[1]) || !std::isfinite(axis.range[1] - axis.range[0])) {
        return Error{"range", "range." + path,
                     "The range of an axis must go from a smaller to a "
                     "larger number."};
      }
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

// Per output neuron, how an output becomes a value in the target's units: shift + scale * out.
struct Units {
  double shift = 0;
  double scale = 1;
};

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

// The values of all neurons along a line of the map, some groups of four points at a time.
class Line {
 public:
  static constexpr std::size_t mostGroups = 16;

  Line(const Plan& plan, std::span<const Real> base)
      : plan_(&plan), in_(mostGroups * plan.kind.size(), broadcast(0)), out_(in_) {
    for (const Index n : plan.biases) set(n, 1);
    for (std::size_t k = 0; k < base.size(); ++k) set(plan.inputs[k], base[k]);
  }

  // Of an input or bias neuron, at all points of the line.
  void set(Index neuron, Real value) {
    for (std::size_t g = 0; g < mostGroups; ++g) out(neuron, g) = broadcast(value);
  }

  Lanes& out(Index neuron, std::size_t group) { return out_[group * plan_->kind.size() + neuron]; }

  void evaluate(std::span<const Real> weights, std::size_t groups) {
    const std::size_t count = groups * plan_->kind.size();
    forward(*plan_, weights, std::span(in_).first(count), std::span(out_).first(count));
  }

 private:
  const Plan* plan_;
  std::vector<Lanes> in_;
  std::vector<Lanes> out_;
};

// The first `count` lanes, or all.
void storeSome(Lanes lanes, Index count, float* to) {
  const auto floats = __builtin_convertvector(lanes, FloatLanes);
  if (count >= laneCount) {
    std::memcpy(to, &floats, sizeof(floats));
    return;
  }
  for (Index l = 0; l < count; ++l) to[l] = floats[l];
}

}  // namespace

Result<MapResult> map(const Plan& plan, std::span<const Real> weights, const Encoding& encoding,
                      const MapRequest& request) {
  const Index resolution = request.resolution;
  if (resolution < 2 || resolution > maxMapResolution) {
    return Error{"range", "resolution",
                 "The resolution of a map is from 2 to " + std::to_string(maxMapResolution) + "."};
  }
  auto x = findAxis(encoding, request.x, request.xRange, "x");
  if (!x) return x.error();
  std::optional<Axis> y;
  if (request.y) {
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
  for (Index i = 0; i < resolution; ++i) {
    const auto value = x->at(i, resolution);
    if (!value) return value.error();
    alongX.push_back(*value);
  }

  alongX.resize((alongX.size() + laneCount - 1) / laneCount * laneCount, alongX.back());

  const std::vector<Units> units = unitsOf(encoding);
  Line line(plan, *base);
  constexpr Index pointsAtOnce = static_cast<Index>(Line::mostGroups) * laneCount;
  for (Index j = 0; j < lines; ++j) {
    if (y) {
      const auto value = y->at(j, resolution);
      if (!value) return value.error();
      line.set(plan.inputs[y->input], *value);
    }
    for (Index begin = 0; begin < resolution; begin += pointsAtOnce) {
      const Index count = std::min(pointsAtOnce, resolution - begin);
      const std::size_t groups = (count + laneCount - 1) / laneCount;
      for (std::size_t g = 0; g < groups; ++g) {
        line.out(plan.inputs[x->input], g) = loadLanes(&alongX[begin + g * laneCount]);
      }
      line.evaluate(weights, groups);
      const std::size_t first = static_cast<std::size_t>(j) * resolution + begin;
      for (std::size_t g = 0; g < groups; ++g) {
        const std::size_t place = first + g * laneCount;
        const Index points = count - static_cast<Index>(g) * laneCount;
        for (std::size_t k = 0; k < plan.outputs.size(); ++k) {
          const Lanes out = line.out(plan.outputs[k], g);
          std::array<float, laneCount> values{};
          for (std::size_t l = 0; l < laneCount; ++l) {
            values[l] =
                static_cast<float>(units[k].shift + units[k].scale * static_cast<double>(out[l]));
          }
          std::copy_n(values.begin(), std::min(points, laneCount), &result.outputs[k][place]);
        }
        for (std::size_t n = 0; n < result.neurons.size(); ++n) {
          storeSome(line.out(static_cast<Index>(n), g), points, &result.neurons[n][place]);
        }
      }
    }
  }
  return result;
}

}  // namespace edgewise
