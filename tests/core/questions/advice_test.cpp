#include "questions/advice.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "edgewise/construct.hpp"
#include "edgewise/explain.hpp"
#include "open.hpp"

using namespace edgewise;

namespace {

const Advice* adviceOf(const std::vector<Advice>& all, const std::string& kind) {
  const auto place =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.kind == kind; });
  return place == all.end() ? nullptr : &*place;
}

std::string sentenceOf(const Session& session, const std::string& kind,
                       const std::vector<double>& losses = {}) {
  const auto all = advise(session, losses);
  const Advice* one = adviceOf(all, kind);
  return one == nullptr ? "" : one->sentence;
}

std::string spiral(const std::string& training, const std::string& hidden = "tanh") {
  return R"({"edgewise": 1, "network": {"layers": [2, 4, 3, 1], "hidden": ")" + hidden +
         R"(", "output": "logistic"}, "data": {"generator": {"name": "spiral", "samples": 100}},
         "training": {"loss": "cross-entropy", )" +
         training + "}}";
}

std::string exclusiveOr(const std::string& network, const std::string& training) {
  return R"({"edgewise": 1, "network": )" + network +
         R"(, "data": {"table": {"columns": [{"name": "a", "values": [0, 0, 1, 1]},
           {"name": "b", "values": [0, 1, 0, 1]},
           {"name": "y", "values": ["no", "yes", "yes", "no"]}]}, "targets": ["y"], "scale": "none"},
           "training": {)" +
         training + "}}";
}

}  // namespace

TEST_CASE("a network that learns needs no advice") {
  const auto session = test::open(exclusiveOr(R"({"layers": [2, 6, 1], "output": "logistic"})",
                                              R"("batch": 10, "stepSize": {"initial": 0.5})"));
  CHECK(advise(*session).empty());
  REQUIRE(session->train({.epochs = 2000}));
  CHECK(advise(*session, std::vector<double>(40, 0.001)).empty());
}

TEST_CASE("a step size of 0 is said, also where the schedule has come to it") {
  CHECK(sentenceOf(*test::open(spiral(R"("stepSize": {"initial": 0})")), "stepSize")
            .find("The step size is 0") == 0);
  CHECK(sentenceOf(*test::open(spiral(R"("batch": 1)")), "stepSize").empty());
}

TEST_CASE("a step that overshoots is said before it is made") {
  const std::string large =
      sentenceOf(*test::open(spiral(R"("batch": 10, "stepSize": {"initial": 50})")), "stepSize");
  CHECK(large.find("Steps of size 50 overshoot: the next ones raise the training loss from 0.") ==
        0);
  const std::string huge =
      sentenceOf(*test::open(exclusiveOr(R"({"layers": [2, 4, 1], "output": "identity"})",
                                         R"("batch": 4, "stepSize": {"initial": 1e6})")),
                 "stepSize");
  CHECK(huge ==
        "Steps of size 1000000 overshoot: the next ones raise the training loss from 0.503 to more "
        "than a "
        "million. Choose a smaller step size.");
  const auto session = test::open(spiral(R"("batch": 10, "stepSize": {"initial": 0.3})"));
  CHECK(sentenceOf(*session, "stepSize").empty());
  for (int k = 0; k < 50; ++k) {
    REQUIRE(session->train({.samples = 7}));
    CHECK(sentenceOf(*session, "stepSize").empty());
  }
}

TEST_CASE("weights that keep neurons alike are said") {
  const auto zeros = test::open(spiral(R"("init": {"scheme": "zeros"})"));
  CHECK(sentenceOf(*zeros, "zeroWeights").find("no gradient reaches them") != std::string::npos);
  REQUIRE(zeros->train({.epochs = 3}));
  CHECK_FALSE(sentenceOf(*zeros, "zeroWeights").empty());

  const auto alike = test::open(spiral(R"("init": {"scheme": "zeros"})", "logistic"));
  REQUIRE(alike->train({.epochs = 3}));
  const auto all = advise(*alike);
  const Advice* twins = adviceOf(all, "equalWeights");
  REQUIRE(twins != nullptr);
  CHECK(twins->neurons.size() >= 3);
  CHECK(twins->sentence.find("have equal weights") != std::string::npos);
  CHECK(sentenceOf(*test::open(spiral(R"("batch": 1)")), "equalWeights").empty());
}

TEST_CASE("neurons that cannot learn are named") {
  const std::string network =
      R"({"neurons": [{"id": "1", "kind": "input"}, {"id": "2", "kind": "input"},
    {"id": "3", "kind": "bias"}, {"id": "4", "kind": "hidden", "function": "rectifier"},
    {"id": "5", "kind": "hidden", "function": "tanh"}, {"id": "6", "kind": "bias"},
    {"id": "7", "kind": "output", "function": "logistic"}],
    "edges": [{"from": "1", "to": "4", "weight": -1}, {"from": "2", "to": "4", "weight": -1},
      {"from": "3", "to": "4", "weight": -1}, {"from": "1", "to": "5", "weight": 1},
      {"from": "3", "to": "5", "weight": 99}, {"from": "4", "to": "7", "weight": 1},
      {"from": "5", "to": "7", "weight": 1}, {"from": "6", "to": "7", "weight": 0}]})";
  const auto session = test::open(exclusiveOr(network, R"("batch": 4)"));
  CHECK(sentenceOf(*session, "dead").find("Neuron 4 is 0 for every training example") == 0);
  CHECK(sentenceOf(*session, "saturated").find("Neuron 5 is at an end of the range") == 0);
}

TEST_CASE("a large input that goes in unscaled is named") {
  const auto document = [](const std::string& scale) {
    return R"({"edgewise": 1, "network": {"layers": [1, 3, 1]}, "data": {"table": {"columns": [
      {"name": "n", "values": [0, 150, 299]}, {"name": "y", "values": [1, 2, 3]}]}, "scale": ")" +
           scale + "\"}}";
  };
  CHECK(sentenceOf(*test::open(document("none")), "unscaled")
            .find("The input \"n\" is not scaled and ranges from 0 to 299") == 0);
  CHECK(sentenceOf(*test::open(document("minmax")), "unscaled").empty());
}

TEST_CASE("accuracy that always answering the same would reach is said, over the rows it is over") {
  std::string labels;
  std::string x;
  for (int row = 0; row < 40; ++row) {
    if (row > 0) (labels += ", ", x += ", ");
    labels += row % 20 == 7 ? R"("rare")" : R"("usual")";
    x += std::to_string(row);
  }
  const auto session =
      test::open(R"({"edgewise": 1, "network": {"layers": [1, 1], "output": "logistic"},
    "data": {"table": {"columns": [{"name": "x", "values": [)" +
                 x + R"(]}, {"name": "y", "values": [)" + labels +
                 R"(]}]}, "split": {"train": 1}}, "training": {"loss": "cross-entropy"}})");
  CHECK(sentenceOf(*session, "baseRate").empty());  // nothing was trained
  REQUIRE(session->train({.epochs = 100}));
  CHECK(
      sentenceOf(*session, "baseRate") ==
      "Always answering \"usual\" would be right for 38 of 40 training rows (95 %); the network is "
      "right for 38.");
}

TEST_CASE("a loss that hardly falls is said where much is left to learn") {
  // Two hidden neurons, a start from which they tell three of the four rows apart at best.
  const auto stuck =
      test::open(exclusiveOr(R"({"layers": [2, 2, 1], "hidden": "logistic", "output": "logistic"})",
                             R"("stepSize": {"initial": 0.5}, "init": {"seed": 11})"));
  REQUIRE(stuck->train({.epochs = 2}));
  std::vector<double> losses;
  for (int k = 0; k < 40; ++k) losses.push_back(0.127 - 1e-6 * k);
  CHECK(sentenceOf(*stuck, "plateau", losses)
            .find("has almost stopped falling, at 0.127; "
                  "always giving the same answer would reach 0.25.") != std::string::npos);
  CHECK(sentenceOf(*stuck, "plateau", std::vector<double>(10, 0.127)).empty());
  for (int k = 0; k < 40; ++k) losses[k] = 0.2 - 0.002 * k;
  CHECK(sentenceOf(*stuck, "plateau", losses).empty());
  CHECK(sentenceOf(*stuck, "plateau", std::vector<double>(40, 0.01)).empty());
}

TEST_CASE("numbers far outside the training rows are named in a prediction") {
  const auto session =
      test::open(R"({"edgewise": 1, "network": {"layers": [2, 1]}, "data": {"table": {"columns": [
    {"name": "x", "values": [1, 2, 5]}, {"name": "z", "values": [0, 1, 0]},
    {"name": "y", "values": [1, 2, 3]}]}}})");
  const auto outside = [&](const Session& of, double x, double z) {
    const auto predicted = predict(of, {{Cell(x), Cell(z)}});
    REQUIRE(predicted);
    return predicted->front().outside;
  };
  CHECK(outside(*session, 5.3, 0).empty());
  CHECK(outside(*session, 10, 0) == std::vector<std::string>{"x"});
  CHECK(outside(*session, -10, 9) == std::vector<std::string>{"x", "z"});
  const auto bare = test::open(R"({"edgewise": 1, "network": {"layers": [2, 1]}})");
  CHECK(outside(*bare, 1000, 0).empty());
}

TEST_CASE("data suggest a whole project, which opens and learns") {
  const std::string data = R"({"table": {"columns": [{"name": "a", "values": [0, 0, 1, 1]},
    {"name": "b", "values": [0, 1, 0, 1]}, {"name": "y", "values": ["no", "yes", "yes", "no"]}]}})";
  const auto suggested = suggestProject(data);
  REQUIRE(suggested);
  const auto session = test::open(*suggested);
  REQUIRE(session->train({.epochs = 1000}));
  CHECK(session->metrics().train->accuracy == 1);
  CHECK(session->training().batch == 10);
  CHECK(session->training().loss == Loss::crossEntropy);

  const auto other =
      suggestProject(R"({"builtin": "iris"})", R"({"hidden": [5, 4], "function": "rectifier"})");
  REQUIRE(other);
  CHECK(
      other->find(
          R"("network": {"layers":[4,5,4,3],"hidden":["rectifier","rectifier"],"output":"softmax"})") !=
      std::string::npos);
  CHECK(suggestProject(R"({"builtin": "iris"})", R"({"hidden": []})")->find("[4,3]") !=
        std::string::npos);

  const auto wanted = suggestProject(data, R"({"output": "tanh", "seed": 7})");
  REQUIRE(wanted);
  CHECK(wanted->find(R"("output":"tanh")") != std::string::npos);
  CHECK(wanted->find(R"("loss":"squared","init":{"seed":7})") != std::string::npos);
  CHECK(suggestProject(data, R"({"output": "softmax"})")->find("[2,6,2]") != std::string::npos);
  CHECK(suggestProject(data, R"({"loss": "absolute"})")->find(R"("output":"logistic"}, )") !=
        std::string::npos);

  CHECK(suggestProject(data, R"({"output": "tan"})").error().path == "output");
  CHECK(suggestProject(data, R"({"loss": "cubed"})").error().code == "name");
  CHECK(suggestProject(R"({"builtin": "rose"})").error().code == "name");
  CHECK(suggestProject(data, R"({"hidden": [0]})").error().path == "hidden[0]");
  CHECK(suggestProject(data, R"({"function": "softmax"})").error().code == "unsupported");
  CHECK(suggestProject(data, R"({"layers": [1]})").error().code == "unknown-key");
}
