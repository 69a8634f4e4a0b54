// Where a run of training stands, as members of a checkpoint.
#pragma once

#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "project/json_reader.hpp"
#include "project/json_writer.hpp"
#include "training/trainer.hpp"

namespace edgewise::cli {

// Weights, examples and steps seen, what the optimizer remembers.
void writeMoment(json::JsonWriter& writer, const std::vector<Real>& weights,
                 const Progress& progress);
void readMoment(json::ObjectReader& reader, std::vector<Real>& weights, Progress& progress);

// Numbers as base64 text, which keeps their bits; `count` of them, or any number.
void writeFloats(json::JsonWriter& writer, std::string_view key, const std::vector<Real>& numbers);
bool readFloats(json::ObjectReader& reader, std::string_view key, std::vector<Real>& into,
                std::optional<std::size_t> count = std::nullopt);

// A number, for which null stands where it is infinite.
template <class Number>
void readMaybeInfinite(json::ObjectReader& reader, std::string_view key, Number& into) {
  const json::Value* value = reader.find(key);
  if (value == nullptr) return;
  double number = std::numeric_limits<double>::infinity();
  if (!value->IsNull()) reader.number(key, number);
  into = static_cast<Number>(number);
}

}  // namespace edgewise::cli
