#include "from_js.hpp"

#include <algorithm>
#include <cmath>

namespace edgewise::js {

bool isNullish(const val& value) { return value.isUndefined() || value.isNull(); }

double numberOr(const val& object, const char* key, double absent) {
  const val value = object[key];
  return value.isNumber() ? value.as<double>() : absent;
}

std::int64_t countOr(const val& object, const char* key) {
  constexpr auto beyond = static_cast<double>(maxSamplesSeen) + 2;
  const double number = numberOr(object, key, 0);
  return static_cast<std::int64_t>(number >= 0 ? std::min(number, beyond) : -1);
}

std::string textOr(const val& object, const char* key, const std::string& absent) {
  const val value = object[key];
  return value.isString() ? value.as<std::string>() : absent;
}

std::optional<std::string> maybeText(const val& object, const char* key) {
  const val value = object[key];
  if (!value.isString()) return std::nullopt;
  return value.as<std::string>();
}

std::vector<float> toFloats(const val& array) {
  return emscripten::convertJSArrayToNumberVector<float>(array);
}

std::vector<Numbers> columnsFrom(const val& arrays) {
  std::vector<Numbers> columns(arrays["length"].as<std::size_t>());
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const auto copy = emscripten::convertJSArrayToNumberVector<double>(arrays[k]);
    columns[k].reserve(copy.size());
    for (const double number : copy) columns[k].add(number);
  }
  return columns;
}

namespace {

// NaN is a missing cell, as an empty field of a form is.
Cell toCell(const val& value) {
  if (value.isString()) return value.as<std::string>();
  if (!value.isNumber() || std::isnan(value.as<double>())) return std::monostate{};
  return value.as<double>();
}

}  // namespace

RawInput toRawInput(const Encoding& encoding, const val& row) {
  RawInput input;
  if (row.isArray()) {
    const auto count = row["length"].as<unsigned>();
    for (unsigned k = 0; k < count; ++k) input.push_back(toCell(row[k]));
  } else {
    for (const ColumnEncoder& encoder : encoding.inputs) {
      input.push_back(toCell(row[encoder.name]));
    }
  }
  return input;
}

namespace {

std::optional<std::array<double, 2>> toRange(const val& range) {
  if (!range.isArray()) return std::nullopt;
  return std::array<double, 2>{range[0].as<double>(), range[1].as<double>()};
}

}  // namespace

Result<std::optional<Plane>> toPlane(const Session& session, const val& plane) {
  if (plane.isString()) {
    const Result<PrincipalAxes>& axes = session.principalAxes();
    if (!axes) return axes.error();
    return std::optional(axes->plane);
  }
  if (isNullish(plane)) return std::optional<Plane>();
  const auto numbers = [](const val& array) {
    return emscripten::convertJSArrayToNumberVector<double>(array);
  };
  const val directions = plane["directions"];
  return std::optional(
      Plane{numbers(plane["centre"]), {numbers(directions[0]), numbers(directions[1])}});
}

MapRequest toMapRequest(const val& request) {
  MapRequest result;
  result.x = textOr(request, "x", "");
  result.y = maybeText(request, "y");
  result.resolution = static_cast<Index>(std::clamp(numberOr(request, "resolution", 0), 0.0, 1e9));
  result.neurons = request["neurons"].isTrue();
  if (const val fixed = request["fixed"]; !isNullish(fixed)) {
    const val names = val::global("Object").call<val>("keys", fixed);
    const auto count = names["length"].as<unsigned>();
    for (unsigned k = 0; k < count; ++k) {
      const auto name = names[k].as<std::string>();
      const Cell cell = toCell(fixed[name]);
      if (!std::holds_alternative<std::monostate>(cell)) result.fixed[name] = cell;
    }
  }
  if (const val range = request["range"]; !isNullish(range)) {
    result.xRange = toRange(range["x"]);
    result.yRange = toRange(range["y"]);
  }
  return result;
}

}  // namespace edgewise::js
