// Frozen edges: whatever trains leaves the bits of their weights alone, and trains the others.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "edgewise/search.hpp"
#include "network/descend.hpp"
#include "network/graph.hpp"
#include "open.hpp"

using namespace edgewise;

namespace {

// 2-3-1 on a circle; frozen are an edge of the hidden layer, one of a bias, and one of the output.
std::unique_ptr<Session> openFrozen(const std::string& training = "{}") {
  return test::open(R"({"edgewise": 1,
    "network": {"layers": [2, 3, 1], "hidden": "tanh", "output": "logistic",
      "frozen": [{"from": "1", "to": "4", "weight": 0.75}, {"from": "3", "to": "5", "weight": -0.0},
                 {"from": "6", "to": "8", "weight": 1.5}]},
    "data": {"generator": {"name": "circle", "samples": 37}},
    "training": )" + training +
                    "}");
}

std::vector<Real> kept(const Session& session, const std::vector<Real>& weights) {
  std::vector<Real> frozen;
  for (const Index e : session.plan().frozen) frozen.push_back(weights[e]);
  return frozen;
}

std::string keptBits(const Session& session) {
  return fingerprintOf(kept(session, session.weights()));
}

const std::string moreThanSteps =
    R"("stepSize": {"initial": 0.1}, "regularization": {"l1": 0.01, "l2": 0.1})";

}  // namespace

TEST_CASE(
    "no optimizer and no regularization moves a frozen edge, and nothing is remembered of it") {
  for (const std::string_view name : optimizerNames) {
    for (const std::string batch : {"1", "3", "10"}) {
      CAPTURE(name);
      CAPTURE(batch);
      const auto session = openFrozen(R"({"optimizer": {"name": ")" + std::string(name) +
                                      R"("}, "batch": )" + batch + ", " + moreThanSteps + "}");
      REQUIRE(session->plan().frozen.size() == 3);
      const std::string before = keptBits(*session);
      const std::vector<Real> start = session->weights();
      REQUIRE(session->train({.epochs = 3}));
      CHECK(keptBits(*session) == before);
      std::size_t moved = 0;
      for (std::size_t e = 0; e < start.size(); ++e) moved += session->weights()[e] != start[e];
      CHECK(moved == start.size() - 3);
      const auto& moments = session->progress().optimizer.moments;
      for (std::size_t m = 0; m < moments.size(); m += start.size()) {
        for (const Index e : session->plan().frozen) CHECK(moments[m + e] == 0);
      }
    }
  }
}

TEST_CASE("what is remembered of an edge is forgotten when it is frozen") {
  const auto session = test::open(R"({"edgewise": 1, "network": {"layers": [2, 1]},
    "data": {"generator": {"name": "plane", "samples": 20}},
    "training": {"optimizer": {"name": "momentum"}}})");
  REQUIRE(session->train({.epochs = 1}));
  std::string saved = session->save();
  const std::string layers = R"("layers":[2,1])";
  const auto place = saved.find(layers);
  REQUIRE(place != std::string::npos);
  saved.insert(place + layers.size(), R"(,"frozen":[{"from":"1","to":"4","weight":2}])");
  const auto frozen = test::open(saved);
  CHECK(frozen->progress().samples == session->progress().samples);
  CHECK(frozen->weights()[0] == 2);
  CHECK(frozen->weights()[1] == session->weights()[1]);
  CHECK(frozen->progress().optimizer.moments[0] != 0);
  REQUIRE(frozen->train({.epochs = 1}));
  CHECK(frozen->weights()[0] == 2);
  CHECK(frozen->progress().optimizer.moments[0] == 0);
}

TEST_CASE("a gradient that overflows is no fault where its edge is frozen") {
  // y = 1e9 x with x = 1e9 … : the squares of its gradient are no numbers any more.
  const Plan plan = [] {
    Graph graph = layeredGraph({.layers = {1, 1}, .hidden = {}, .output = Activation::identity});
    for (Edge& edge : graph.edges) edge.frozen = true;
    return makePlan(graph);
  }();
  const std::vector<Real> weights{1e9F, 1};
  const Real infinite = std::numeric_limits<Real>::infinity();
  std::vector<Real> next(2);
  for (const Optimizer name : {Optimizer::sgd, Optimizer::momentum, Optimizer::adagrad,
                               Optimizer::rmsprop, Optimizer::adam}) {
    OptimizerState state;
    const Step step{.optimizer = {.name = name, .epsilon = 0}, .stepSize = 0.1};
    CHECK(descend(plan, weights, std::vector<Real>{infinite, std::nanf("")}, step, state, next));
    CHECK(next == weights);
  }
}

TEST_CASE("restarts and new random weights keep frozen weights, in the lanes as alone") {
  for (const std::string batch : {"1", "3", "8"}) {
    const auto session = openFrozen(R"({"batch": )" + batch + ", " + moreThanSteps + "}");
    const std::string before = keptBits(*session);
    const std::vector<Real> start = session->weights();
    const auto found = restarts(*session, 0, 13, 3);
    REQUIRE(found);
    CHECK(fingerprintOf(kept(*session, found->weights)) == before);
    for (std::int64_t k = 0; k < 13; ++k) {
      const auto alone = restarts(*session, k, k + 1, 3);
      CHECK(alone->losses[0] == found->losses[k]);
    }
    session->reset(std::uint64_t{12});
    CHECK(keptBits(*session) == before);
    CHECK(session->weights() != start);
  }
}

TEST_CASE("the exhaustive search leaves frozen edges out") {
  const auto session = test::open(R"({"edgewise": 1,
    "network": {"layers": [2, 1], "frozen": [{"from": "2", "to": "4", "weight": 0.3}]},
    "data": {"generator": {"name": "plane", "samples": 40}}})");
  const ExhaustiveSpec spec{.bits = 3, .low = -1, .high = 1.5};
  CHECK(combinations(*session, spec).decimal == "64");
  const auto found = exhaustive(*session, spec, 0, 64);
  REQUIRE(found);
  CHECK(found->weights[1] == Real(0.3));
  CHECK(found->weights == combination(*session, spec, found->best));
  CHECK_FALSE(exhaustive(*session, spec, 0, 65));
}

TEST_CASE("a frozen weight that is set by hand is kept from then on") {
  for (const std::int64_t epochs : {0, 2}) {
    const auto session = openFrozen();
    REQUIRE(session->train({.epochs = epochs}));
    auto weights = session->weights();
    weights[session->plan().frozen[0]] = Real(0.1);
    REQUIRE(session->setWeights(weights));
    const std::string before = keptBits(*session);
    REQUIRE(session->train({.epochs = 1}));
    const auto again = test::open(session->save());
    CHECK(again->fingerprint() == session->fingerprint());
    CHECK(again->plan().frozen == session->plan().frozen);
    session->reset(std::nullopt);
    again->reset(std::nullopt);
    CHECK(keptBits(*session) == before);
    CHECK(again->fingerprint() == session->fingerprint());
  }
}
