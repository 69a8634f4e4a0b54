// Questions and answers as JSON text, so that one call crosses to JavaScript or to a command line.
// Each answer's form is a type of wasm/src/answers.ts; what a question takes stands in the tables
// of core/src/questions. Unknown keys and wrong types are errors with their path, as in the project
// document.
#pragma once

#include <string>
#include <string_view>

#include "edgewise/goal_result.hpp"
#include "edgewise/session.hpp"

namespace edgewise::answers {

// The answer to the question of this name about a session: encoded, listing, stepped, stepSizes,
// turn, lossSlice, lossGrid, composition, collapsed, measures, principalAxes, gradientCheck,
// advice, restarts, exhaustive or goal. Errors: "name" for another.
Result<std::string> ask(const Session& session, std::string_view name, std::string_view question);

// The same of questions about nothing that is open: construct, count, fewestHidden, functionValues.
Result<std::string> ask(std::string_view name, std::string_view question);

// What came of a goal's result: {holds, differences: [{path, message}], met, score, max,
// conditions, edits, from, samples, epoch, fingerprint}.
std::string writeChecked(const CheckedResult& checked);

}  // namespace edgewise::answers
