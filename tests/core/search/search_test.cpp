#include "edgewise/search.hpp"

#include <doctest/doctest.h>

#include "network/plan.hpp"
#include "open.hpp"
#include "training/score.hpp"

using namespace edgewise;

namespace {

std::unique_ptr<Session> open(const std::string& training = "{}") {
  return test::open(R"({"edgewise": 1,
    "network": {"layers": [2, 3, 1], "hidden": "tanh", "output": "logistic"},
    "data": {"generator": {"name": "exclusive-or", "samples": 60}},
    "training": )" + training +
                    "}");
}

// Another way through all combinations: recursion over the edges, last edge first.
void bruteForce(const Session& session, std::vector<Real>& weights, std::size_t edge,
                const std::vector<Real>& values, Real& best) {
  if (edge == weights.size()) {
    best = std::min(
        best, meanLoss(session.plan(), weights, session.training().loss, session.data()->train()));
    return;
  }
  for (const Real value : values) {
    weights[edge] = value;
    bruteForce(session, weights, edge + 1, values, best);
  }
}

}  // namespace

TEST_CASE("restart k is the same whoever computes it, and restart 0 is the session's own run") {
  const auto session = open(R"({"batch": 10, "stepSize": {"initial": 0.5}})");
  const auto all = restarts(*session, 0, 12, 20);
  REQUIRE(all);
  REQUIRE(all->losses.size() == 12);
  const auto part = restarts(*session, 5, 9, 20);
  for (int k = 5; k < 9; ++k) CHECK(part->losses[k - 5] == all->losses[k]);
  for (const Real loss : all->losses) CHECK(all->bestLoss <= loss);
  CHECK(all->losses[all->best] == all->bestLoss);

  REQUIRE(session->train({.epochs = 20}));
  CHECK(session->metrics().train->loss == all->losses[0]);
  REQUIRE(session->setWeights(all->weights));
  CHECK(session->metrics().train->loss == all->bestLoss);
}

TEST_CASE("restarts side by side in the lanes come to the bits of each alone") {
  for (const std::string_view name : optimizerNames) {
    const std::string optimizer{name};
    for (const std::string batch : {"1", "2", "3"}) {
      for (const std::string more :
           {R"("stepSize": {"initial": 0.05})", R"("regularization": {"l1": 0.001, "l2": 0.01})",
            R"("stepSize": {"initial": 1}, "stop": {"loss": 0.2})",
            R"("stepSize": {"initial": 1e6})"}) {
        CAPTURE(optimizer);
        CAPTURE(batch);
        CAPTURE(more);
        const auto session = open(R"({"optimizer": {"name": ")" + optimizer + R"("}, "batch": )" +
                                  batch + ", " + more + "}");
        const auto four = restarts(*session, 0, 4, 6);
        REQUIRE(four);
        for (int k = 0; k < 4; ++k) {
          const auto alone = restarts(*session, k, k + 1, 6);
          CHECK(alone->losses[0] == four->losses[k]);
          if (four->best == k) CHECK(fingerprintOf(alone->weights) == fingerprintOf(four->weights));
        }
      }
    }
  }
}

TEST_CASE("restarts end by the project's own rules, but never by the clock") {
  const auto session = open(R"({"batch": 10, "stepSize": {"initial": 1}, "stop": {"epochs": 7}})");
  const auto ruled = restarts(*session, 0, 3, 0);
  REQUIRE(ruled);
  CHECK(ruled->losses == restarts(*session, 0, 3, 7)->losses);
  CHECK_FALSE(restarts(*open(), 0, 3, 0));
  CHECK_FALSE(restarts(*open(R"({"stop": {"seconds": 1}})"), 0, 3, 5));
  CHECK_FALSE(restarts(*open(), 3, 3, 5));
  const auto reached = open(R"({"stepSize": {"initial": 1}, "stop": {"loss": 0.2}})");
  const auto early = restarts(*reached, 0, 1, 1000);
  CHECK(early->bestLoss <= 0.2);
  CHECK(early->bestLoss > 0.01);
}

TEST_CASE("ties go to the smaller index") {
  const auto session = open(R"({"init": {"scheme": "zeros"}})");
  CHECK(restarts(*session, 2, 6, 1)->best == 2);
}

TEST_CASE("the exhaustive search finds the best of all combinations") {
  auto session = test::open(R"({"edgewise": 1,
    "network": {"layers": [2, 1], "output": "tanh"},
    "data": {"generator": {"name": "plane", "samples": 40}}})");
  const ExhaustiveSpec spec{.bits = 3, .low = -1, .high = 1.5};
  CHECK(combinations(*session, spec).decimal == "512");
  const auto all = exhaustive(*session, spec, 0, 512);
  REQUIRE(all);
  std::vector<Real> values;
  for (int k = 0; k < 8; ++k) values.push_back(static_cast<Real>(-1 + 2.5 * k / 7));
  std::vector<Real> weights(3);
  Real best = 1e9F;
  bruteForce(*session, weights, 0, values, best);
  CHECK(all->bestLoss == best);
  CHECK(combination(*session, spec, all->best) == all->weights);

  SUBCASE("in parts it comes to the same") {
    const auto first = exhaustive(*session, spec, 0, 200);
    const auto second = exhaustive(*session, spec, 200, 512);
    CHECK(std::min(first->bestLoss, second->bestLoss) == all->bestLoss);
  }
}

TEST_CASE("a search that could never end is refused with its count") {
  const auto session = open();
  const auto refused = exhaustive(*session, {.bits = 8}, 0, 10);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message.find("2^104 combinations") != std::string::npos);
  CHECK(combinations(*session, {.bits = 8}).decimal == "20282409603651670423947251286016");
  CHECK_FALSE(exhaustive(*session, {.bits = 0}, 0, 1));
  CHECK_FALSE(exhaustive(*session, {.bits = 1, .low = 1, .high = 1}, 0, 1));
  CHECK_FALSE(exhaustive(*session, {.bits = 1}, 5, 5));
}
