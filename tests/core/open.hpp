// Documents that are known to be right, opened.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "edgewise/session.hpp"

namespace edgewise::test {

inline std::unique_ptr<Session> open(const std::string& document) {
  auto session = Session::open(document);
  if (!session) FAIL(session.error().path << ": " << session.error().message);
  return std::move(*session);
}

// A circle whose training rows do not fill the last group of lanes.
inline const char* const circle = R"({"edgewise": 1,
  "network": {"layers": [2, 4, 1], "hidden": "tanh", "output": "logistic"},
  "data": {"generator": {"name": "circle", "samples": 101}},
  "training": {"loss": "cross-entropy", "batch": 10, "stepSize": {"initial": 0.3}}})";

}  // namespace edgewise::test
