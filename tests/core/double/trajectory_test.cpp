// 200 steps of training against an independent engine: tests/reference/make_trajectories.py.
#include <doctest/doctest.h>
#include <rapidjson/document.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "network/graph.hpp"
#include "reference.hpp"
#include "training/trainer.hpp"

using namespace edgewise;

namespace {

std::vector<Real> numbersOf(const rapidjson::Value& list) {
  std::vector<Real> numbers;
  for (const auto& item : list.GetArray()) numbers.push_back(item.GetDouble());
  return numbers;
}

template <class Enum, class Names>
Enum named(const rapidjson::Value& value, const Names& names) {
  const auto place = std::find(names.begin(), names.end(), std::string_view(value.GetString()));
  REQUIRE(place != names.end());
  return static_cast<Enum>(place - names.begin());
}

}  // namespace

TEST_CASE("200 steps of every optimizer, loss and smooth function agree to 1e-10") {
  rapidjson::Document reference;
  reference.Parse<rapidjson::kParseFullPrecisionFlag>(trajectories().data(), trajectories().size());
  REQUIRE(!reference.HasParseError());
  const auto start = numbersOf(reference["start"]);
  const auto inputs = numbersOf(reference["inputs"]);
  const auto batch = static_cast<Index>(reference["batch"].GetInt());
  std::vector<Index> layers;
  for (const auto& count : reference["layers"].GetArray()) layers.push_back(count.GetInt());

  REQUIRE(reference["cases"].Size() >= 16);
  for (const auto& one : reference["cases"].GetArray()) {
    CAPTURE(std::string(one["optimizer"].GetString()));
    CAPTURE(std::string(one["loss"].GetString()));
    CAPTURE(std::string(one["hidden"].GetString()));
    const auto hidden = named<Activation>(one["hidden"], activationNames);
    const auto output = named<Activation>(one["output"], activationNames);
    const Plan plan =
        makePlan(layeredGraph({.layers = layers, .hidden = {hidden, hidden}, .output = output}));
    const auto targets = numbersOf(one["targets"]);
    const TrainingSpec spec{
        .loss = named<Loss>(one["loss"], lossNames),
        .stepSize = {.initial = one["stepSize"].GetDouble()},
        .batch = batch,
        .order = Order::sequence,
        .optimizer = {.name = named<Optimizer>(one["optimizer"], optimizerNames)}};
    Trainer trainer(plan, {.inputs = inputs, .targets = targets, .count = 24}, spec, start);
    for (const auto& kept : one["weights"].GetObject()) {
      const std::int64_t steps = std::atoi(kept.name.GetString());
      REQUIRE(trainer.run(steps * batch - trainer.samples()));
      const auto expected = numbersOf(kept.value);
      for (std::size_t e = 0; e < expected.size(); ++e) {
        CHECK(trainer.weights()[e] == doctest::Approx(expected[e]).epsilon(1e-10).scale(1));
      }
    }
  }
}
