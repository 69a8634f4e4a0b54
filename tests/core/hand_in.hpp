// Goals' results, made as an element on a page makes them.
#pragma once

#include <string>
#include <vector>

#include "edgewise/session.hpp"
#include "open.hpp"

namespace edgewise::test {

// A task: a circle, learnt far enough by few neurons.
inline const std::string task = R"({"edgewise": 1,
  "network": {"layers": [2, 4, 1], "hidden": "tanh", "output": "logistic"},
  "data": {"generator": {"name": "circle", "samples": 101}},
  "training": {"loss": "cross-entropy", "batch": 10, "stepSize": {"initial": 0.3}},
  "goal": {"testLoss": 0.3, "neurons": 4}})";

struct Change {
  std::int64_t samples;
  std::string training;
};

// What comes of training `start` with these changes, up to so many examples.
struct HandIn {
  std::string document;
  std::string edits = "[";
  std::string score;
  std::string fingerprint;

  HandIn(const std::string& start, const std::vector<Change>& changes, std::int64_t samples) {
    const auto session = open(start);
    for (const auto& [at, training] : changes) {
      REQUIRE(session->train({.samples = at - session->progress().samples}));
      REQUIRE(session->configure(training));
      edits += std::string(edits.size() > 1 ? "," : "") + R"({"kind":"training","samples":)" +
               std::to_string(at) + R"(,"training":)" + training + "}";
    }
    REQUIRE(session->train({.samples = samples - session->progress().samples}));
    edits += "]";
    document = session->save();
    fingerprint = session->fingerprint();
    std::int64_t held = 0;
    const auto conditions = session->conditions();
    for (const Condition& condition : conditions) held += condition.holds ? 1 : 0;
    score = R"("met":)" + std::string(held == std::ssize(conditions) ? "true" : "false") +
            R"(,"score":)" + std::to_string(held) + R"(,"max":)" +
            std::to_string(conditions.size());
  }

  // `start`: members of the document where it began.
  std::string text(const std::string& start) const {
    return R"({"edgewiseResult":1,"document":)" + document + R"(,"start":)" + start +
           R"(,"edits":)" + edits + "," + score + R"(,"fingerprint":")" + fingerprint + R"("})";
  }
};

inline const std::string untrained = R"({
  "network": {"layers": [2, 4, 1], "hidden": "tanh", "output": "logistic"},
  "training": {"loss": "cross-entropy", "batch": 10, "stepSize": {"initial": 0.3}}})";

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace edgewise::test
