// Questions and answers as JSON text, so that one call crosses to JavaScript or to a command line;
// and whether what a learner hands in comes out again.
//
// Each answer's form is a type of wasm/src/answers.ts; what a question takes stands in the tables
// of core/src/questions. Unknown keys and wrong types are errors with their path, as in the project
// document.
#pragma once

#include <cstdint>
#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/session.hpp"

namespace edgewise {

// ---- questions

namespace answers {

// The answer to the question of this name about a session: encoded, listing, stepped, stepSizes,
// turn, lossSlice, lossGrid, composition, collapsed, measures, principalAxes, gradientCheck,
// advice, restarts, exhaustive or goal. Errors: "name" for another.
Result<std::string> ask(const Session& session, std::string_view name, std::string_view question);

// The same of questions about nothing that is open: construct, count, fewestHidden, functionValues.
Result<std::string> ask(std::string_view name, std::string_view question);

}  // namespace answers

// ---- a goal's result: what a learner hands in, and whether it comes out when it is run again
//
// {"edgewiseResult": 1, "document", "start", "edits", "met", "score", "max", "fingerprint"}:
// `document` is the project as it stood in the end. `start` holds the members "network", "weights",
// "progress" and "training" of the document as it stood where the run began; all else is as in
// `document`. `edits` are the changes since then, each {"kind", "samples", "training"} with the
// examples seen by then. Only settings of training can be changed on the way: any other change
// begins a run of its own, and is the first of its edits.

// What a result says, and what comes out.
struct Difference {
  std::string path;     // in the result: "score", "edits[2].training.batch"
  std::string message;  // a sentence
};

struct CheckedResult {
  std::vector<Difference> differences{};  // none: it holds
  std::vector<Condition> conditions{};    // of the goal, as they come out
  std::vector<std::string> edits{};       // what was changed on the way: "training at 320"
  std::int64_t from = 0;                  // examples that had been seen where the run began
  std::int64_t samples = 0;               // and in the end
  std::int64_t epoch = 0;                 // completed in the end
  std::string fingerprint{};              // of the weights that come out

  bool holds() const { return differences.empty(); }
  bool met() const;            // the goal as a whole
  std::int64_t score() const;  // conditions that are met
  std::int64_t max() const { return std::ssize(conditions); }
};

struct CheckOptions {
  // The author's document: the result's goal and data have to be those of it.
  std::optional<std::string> task{};
  // Told of the examples seen so far, and of all.
  std::function<void(std::int64_t seen, std::int64_t of)> onProgress{};
};

// Trains again as `result` (JSON text) says. Errors are for what is no result, with the path of the
// place; those of Session::open, within "document" or "start"; "limit" where it would take hours.
Result<CheckedResult> checkResult(std::string_view result, const CheckOptions& options = {});

namespace answers {

// What came of it, as JSON text: {holds, differences: [{path, message}], met, score, max,
// conditions, edits, from, samples, epoch, fingerprint}.
std::string writeChecked(const CheckedResult& checked);

}  // namespace answers

}  // namespace edgewise
