// Which weights training starts from: the author's stay the author's, and the seed's the seed's,
// however often a project is saved, trained and opened.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "edgewise/search.hpp"
#include "network/plan.hpp"
#include "open.hpp"

using namespace edgewise;

namespace {

// A network drawn by hand; `edge` is what its first edge says besides its ends.
std::string drawn(const std::string& edge = "") {
  return R"({"edgewise": 1, "network": {"neurons": [{"id": "a", "kind": "input"},
    {"id": "b", "kind": "input"}, {"id": "c", "kind": "bias"},
    {"id": "h", "kind": "hidden"}, {"id": "k", "kind": "hidden"},
    {"id": "y", "kind": "output", "function": "logistic"}],
    "edges": [{"from": "a", "to": "h")" +
         edge + R"(}, {"from": "b", "to": "h"}, {"from": "c", "to": "h"},
    {"from": "a", "to": "k"}, {"from": "b", "to": "k"}, {"from": "c", "to": "k"},
    {"from": "h", "to": "y"}, {"from": "k", "to": "y"}]},
    "data": {"generator": {"name": "circle", "samples": 60}, "inputs": ["x1", "x2"],
      "targets": ["label"]},
    "training": {"batch": 4, "stepSize": {"initial": 0.2}}})";
}

const std::string layeredProject = R"({"edgewise": 1,
  "network": {"layers": [2, 2, 1], "hidden": "tanh", "output": "logistic"},
  "data": {"generator": {"name": "circle", "samples": 60}},
  "training": {"batch": 4, "stepSize": {"initial": 0.2}}})";

bool areSpread(const SearchResult& result) {
  return std::any_of(result.losses.begin(), result.losses.end(),
                     [&](Real loss) { return loss != result.losses.front(); });
}

}  // namespace

TEST_CASE("saved before training, a project has no weights but the author's") {
  CHECK(test::open(drawn())->save().find("\"weight") == std::string::npos);
  CHECK(test::open(layeredProject)->save().find("\"weight") == std::string::npos);
  const std::string saved = test::open(drawn(R"(, "weight": 0.25)"))->save();
  CHECK(saved.find(R"("weight":0.25})") != std::string::npos);
  CHECK(saved.find("\"weight", saved.find("\"weight") + 1) == std::string::npos);
  CHECK(saved.find("start") == std::string::npos);
}

TEST_CASE("saved, trained and opened, every project starts as it did at first") {
  for (const std::string& text : {drawn(), drawn(R"(, "weight": 0.25)"), layeredProject}) {
    const auto first = test::open(text);
    const auto start = first->fingerprint();
    first->reset(7);
    const auto other = first->fingerprint();
    CHECK(other != start);
    first->reset(1);
    REQUIRE(first->train({.samples = 30}));

    for (const std::int64_t samples : {0, 30}) {
      CAPTURE(samples);
      const auto session = test::open(text);
      REQUIRE(session->train({.samples = samples}));
      const auto again = test::open(test::open(session->save())->save());
      CHECK(again->fingerprint() == session->fingerprint());
      const auto found = restarts(*again, 0, 9, 2);
      CHECK(found->losses == restarts(*test::open(text), 0, 9, 2)->losses);
      CHECK(areSpread(*found));
      REQUIRE(again->train({.samples = 30 - samples}));
      CHECK(again->fingerprint() == first->fingerprint());
      again->reset(std::nullopt);
      CHECK(again->fingerprint() == start);
      again->reset(7);
      CHECK(again->fingerprint() == other);
    }
  }
}

TEST_CASE("a reset comes back to a document's own weights") {
  const auto session = test::open(layeredProject);
  std::vector<Real> own(session->weights().size(), Real(0.5));
  own[2] = Real(-0.125);
  REQUIRE(session->setWeights(own));
  for (const std::string& text : {session->save(), test::open(session->save())->save()}) {
    const auto again = test::open(text);
    REQUIRE(again->weights() == own);
    REQUIRE(again->train({.epochs = 3}));
    const auto reopened = test::open(again->save());
    for (Session* one : {again.get(), reopened.get()}) {
      CHECK(one->weights() != own);
      one->reset(std::nullopt);
      CHECK(one->weights() == own);
    }
  }
}

TEST_CASE("the best of many starts is not where others start") {
  const auto session = test::open(layeredProject);
  const auto found = restarts(*session, 0, 5, 2);
  REQUIRE(session->restore(found->weights, {}));
  const auto again = test::open(session->save());
  CHECK(again->weights() == found->weights);
  CHECK(areSpread(*restarts(*again, 0, 9, 2)));
}

TEST_CASE("a weight that was set by hand is the author's, the others stay the seed's") {
  const auto session = test::open(drawn());
  auto weights = session->weights();
  weights[3] = Real(0.75);
  REQUIRE(session->setWeights(weights));
  const auto again = test::open(session->save());
  CHECK(again->weights() == weights);
  again->reset(9);
  CHECK(again->weights()[3] == Real(0.75));
  CHECK(again->weights()[0] != weights[0]);
}

TEST_CASE("starts that are none are refused") {
  const auto faultOf = [](const std::string& text) {
    const auto session = Session::open(text);
    REQUIRE_FALSE(session);
    return session.error().code + " " + session.error().path;
  };
  CHECK(faultOf(drawn(R"(, "start": "0")")) == "type network.edges[0].start");
  CHECK(faultOf(drawn(R"(, "start": 1e39)")) == "type network.edges[0].start");
  std::string text = layeredProject;
  text.insert(1, R"("progress": {"start": "AAAA"}, )");
  CHECK(faultOf(text) == "weights progress.start");
}

TEST_CASE("a weight keeps its bits, whatever it is") {
  for (const Real weight : {Real(-0.0), Real(-1e-46), Real(1e-45), Real(-1.4e-45),
                            std::numeric_limits<Real>::max(), std::numeric_limits<Real>::min()}) {
    CAPTURE(weight);
    const auto session = test::open(drawn());
    auto weights = session->weights();
    weights[0] = weight;
    REQUIRE(session->setWeights(weights));
    CHECK(test::open(session->save())->fingerprint() == session->fingerprint());
  }
  for (const std::string number : {"-0", "-0.0", "-0e3", "-1e-46"}) {
    CAPTURE(number);
    const auto session = test::open(drawn(", \"weight\": " + number));
    const auto first = session->plan().incomingBegin[3];
    CHECK(std::signbit(session->weights()[first]));
    CHECK(test::open(session->save())->fingerprint() == session->fingerprint());
  }
}
