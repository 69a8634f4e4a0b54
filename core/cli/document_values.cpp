#include "document_values.hpp"

#include <utility>

#include "data/decimal.hpp"
#include "project/exact_writer.hpp"
#include "project/json_reader.hpp"

namespace edgewise::cli {

namespace {

struct Place {
  std::string_view option;
  std::string_view path;
};

constexpr Place ofSeed{"--seed", "training.init.seed"};
constexpr Place ofBatch{"--batch", "training.batch"};
constexpr Place ofStepSize{"--step-size", "training.stepSize.initial"};

Status setValue(rapidjson::Document& document, const PlacedValue& placed) {
  auto& allocator = document.GetAllocator();
  json::Value* at = &document;
  std::string_view rest = placed.path;
  for (;;) {
    const std::string_view key = rest.substr(0, rest.find('.'));
    if (!at->IsObject()) {
      return Error{"reference", placed.path,
                   "The project has nothing at \"" + placed.path + "\": \"" + std::string(key) +
                       "\" has no place in " + json::kindOf(*at) + "."};
    }
    json::Value name(key.data(), static_cast<rapidjson::SizeType>(key.size()), allocator);
    const bool isLast = key.size() == rest.size();
    if (!at->HasMember(name)) {
      json::Value member(rapidjson::kObjectType);
      at->AddMember(json::Value(name, allocator), member, allocator);
    }
    at = &at->FindMember(name)->value;
    if (isLast) break;
    rest.remove_prefix(key.size() + 1);
  }
  rapidjson::Document value(&allocator);
  if (auto fault = json::parse(placed.value, value)) {
    return Error{fault->code, placed.path, fault->message};
  }
  static_cast<json::Value&>(*at) = static_cast<json::Value&>(value);
  return success();
}

}  // namespace

Result<std::string> withValues(std::string document, const std::vector<PlacedValue>& values) {
  if (values.empty()) return document;
  rapidjson::Document changed;
  if (auto fault = json::parse(document, changed)) return *fault;
  for (const PlacedValue& placed : values) {
    if (auto set = setValue(changed, placed); !set) return set.error();
  }
  return json::written(changed);
}

std::vector<PlacedValue> valuesOf(const TrainingArguments& training) {
  std::vector<PlacedValue> values;
  const auto add = [&](const Place& place, std::string value) {
    values.push_back({std::string(place.path), std::move(value)});
  };
  if (training.seed) add(ofSeed, std::to_string(*training.seed));
  if (training.batch) add(ofBatch, std::to_string(*training.batch));
  if (training.stepSize) add(ofStepSize, shortest(*training.stepSize));
  return values;
}

Error asOption(const Error& error, const TrainingArguments& training) {
  for (const Place& place : {ofSeed, ofBatch, ofStepSize}) {
    if (error.path != place.path) continue;
    for (const PlacedValue& given : valuesOf(training)) {
      if (given.path == place.path) return {error.code, std::string(place.option), error.message};
    }
  }
  return error;
}

}  // namespace edgewise::cli
