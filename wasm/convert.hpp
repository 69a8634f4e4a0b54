// JavaScript values to core values and back: what Embind binds. Nothing here throws; a fault of the
// user's comes back as {value: null, error: {code, path, message}}.
#pragma once

#include <emscripten/val.h>

#include <string>

#include "edgewise/session.hpp"

namespace edgewise::js {

using emscripten::val;

val open(const std::string& document, const val& apart);
val describe(const std::string& data, const val& apart);
val suggest(const std::string& data, const val& apart, const std::string& options);
val preview(const std::string& data, const val& apart, int rows);
val numbers(const Session& session, int column);
std::string version();

val metrics(const Session& session);
val topology(const Session& session);
val network(const Session& session);
val data(const Session& session);
val weights(const Session& session);
val starts(const Session& session);
val setWeights(Session& session, val weights);
val restore(Session& session, val weights, val progress);
val train(Session& session, val request);
val reset(Session& session, val options);
val configure(Session& session, const std::string& training);
val encode(const Session& session, val row);
val predict(const Session& session, val rows);
val evaluate(const Session& session, val inputs);
val trace(const Session& session, val inputs, val targets);
val examples(const Session& session, val options);
val map(const Session& session, val request, val into);
val points(const Session& session, val request);
val predicted(const Session& session, val request);
val progress(const Session& session);
val code(const Session& session);

// A question, by its name, and its answer are JSON text (answers.hpp).
val ask(const Session& session, const std::string& name, const std::string& question);
val askAtLarge(const std::string& name, const std::string& question);

}  // namespace edgewise::js
