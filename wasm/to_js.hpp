// Values of the core as JavaScript takes them.
#pragma once

#include <emscripten/val.h>

#include <array>
#include <initializer_list>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "edgewise/explain.hpp"

namespace edgewise::js {

using emscripten::val;

val floats(std::span<const float> values);

// `earlier` with these numbers in it, where it has room for just these; else a new array.
val refilled(const val& earlier, std::span<const float> values);

val idOf(const Session& session, Index neuron);

val kindOf(NeuronKind kind);

val dataInfo(const Dataset& dataset, const std::vector<std::string>& warnings);

val fromPrediction(const Encoding& encoding, const Prediction& prediction);

val fromExample(const Session& session, const ExampleReport& report);

val fromTerm(const Term& term);

val fromRange(const std::array<double, 2>& range);

// Arrays with a number a row, and which rows are the test set's.
void setRows(val& result,
             std::initializer_list<std::pair<const char*, const std::vector<float>&>> arrays,
             const std::vector<std::uint8_t>& test);

}  // namespace edgewise::js
