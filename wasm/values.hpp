// How values of the core become JavaScript values: what all bindings share.
#pragma once

#include <emscripten/val.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "edgewise/dataset.hpp"
#include "edgewise/result.hpp"

namespace edgewise::js {

using emscripten::val;

// An outcome is {value, error}, one of the two null.
inline val outcome(val value) {
  val result = val::object();
  result.set("value", value);
  result.set("error", val::null());
  return result;
}

inline val outcome(const Error& error) {
  val fault = val::object();
  fault.set("code", error.code);
  fault.set("path", error.path);
  fault.set("message", error.message);
  if (!error.neurons.empty()) fault.set("neurons", val::array(error.neurons));
  val result = val::object();
  result.set("value", val::null());
  result.set("error", fault);
  return result;
}

// Copies: a view of the module's memory would silently go stale when the memory grows.
template <class T>
val typedArray(std::span<const T> values, const char* type) {
  const val view(emscripten::typed_memory_view(values.size(), values.data()));
  return val::global(type).new_(view);
}

inline val text(std::string_view view) { return val(std::string(view)); }

template <class Items, class Convert>
val list(const Items& items, Convert convert) {
  val array = val::array();
  int place = 0;
  for (const auto& item : items) array.set(place++, convert(item));
  return array;
}

template <class T>
val orNull(const std::optional<T>& value) {
  return value ? val(*value) : val::null();
}

inline val fromCell(const Cell& cell) {
  if (const double* number = std::get_if<double>(&cell)) return val(*number);
  if (const auto* words = std::get_if<std::string>(&cell)) return val(*words);
  return val::null();
}

}  // namespace edgewise::js
