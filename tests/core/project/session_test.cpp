
#include <doctest/doctest.h>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <limits>

#include "edgewise/explain.hpp"
#include "open.hpp"

using namespace edgewise;

namespace {

Error faultOf(const std::string& text) {
  const auto session = Session::open(text);
  REQUIRE_FALSE(session);
  return session.error();
}

const std::string circle = R"({"edgewise": 1,
  "network": {"layers": [2, 6, 1], "hidden": "tanh", "output": "logistic"},
  "data": {"generator": {"name": "circle", "samples": 200}},
  "training": {"batch": 10, "stepSize": {"initial": 0.5}}})";

const std::string iris = R"({"edgewise": 1,
  "network": {"layers": [4, 8, 3], "hidden": "tanh", "output": "softmax"},
  "data": {"builtin": "iris"},
  "training": {"loss": "cross-entropy", "batch": 10, "stepSize": {"initial": 0.1}}})";

}  // namespace

TEST_CASE("a circle is learnt") {
  const auto session = test::open(circle);
  REQUIRE(session->train({.epochs = 200}));
  CHECK(session->metrics().test->loss < 0.02);
  CHECK(*session->metrics().test->accuracy == 1);
  CHECK(session->metrics().epoch == 200);
}

TEST_CASE("irises are told apart") {
  const auto session = test::open(iris);
  REQUIRE(session->train({.epochs = 100}));
  CHECK(*session->metrics().test->accuracy >= 0.93);
  const auto predictions = predict(*session, {{Cell{5.1}, Cell{3.5}, Cell{1.4}, Cell{0.2}}});
  REQUIRE(predictions);
  CHECK(predictions->front().values.front() == Cell{"setosa"});
}

TEST_CASE("saved in the middle of a batch and opened again, training goes on with the same bits") {
  const auto whole = test::open(circle);
  REQUIRE(whole->train({.samples = 1000}));
  const auto first = test::open(circle);
  REQUIRE(first->train({.samples = 333}));
  const auto second = test::open(first->save());
  CHECK(second->fingerprint() == first->fingerprint());
  CHECK(second->metrics().samples == 333);
  REQUIRE(second->train({.samples = 667}));
  CHECK(second->fingerprint() == whole->fingerprint());
}

TEST_CASE("training by time is training by examples") {
  const auto timed = test::open(circle);
  REQUIRE(timed->train({.milliseconds = 3}));
  const auto counted = test::open(circle);
  REQUIRE(counted->train({.samples = timed->metrics().samples}));
  CHECK(counted->fingerprint() == timed->fingerprint());
}

TEST_CASE("reset goes back to the start, or to another") {
  const auto session = test::open(circle);
  const std::string start = session->fingerprint();
  REQUIRE(session->train({.epochs = 3}));
  CHECK(session->fingerprint() != start);
  session->reset(std::nullopt);
  CHECK(session->fingerprint() == start);
  CHECK(session->metrics().samples == 0);
  session->reset(7);
  CHECK(session->fingerprint() != start);
  const auto reopened = test::open(session->save());
  reopened->reset(std::nullopt);
  CHECK(reopened->fingerprint() == session->fingerprint());
}

TEST_CASE("settings change while it trains, bad ones change nothing") {
  const auto session = test::open(circle);
  REQUIRE(session->train({.epochs = 1}));
  REQUIRE(session->configure(R"({"stepSize": {"initial": 0.125}, "batch": 4})"));
  CHECK(session->metrics().stepSize == 0.125);
  CHECK(session->metrics().epoch == 1);
  const auto refused = session->configure(R"({"stepSize": {"initial": -1}})");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().path == "training.stepSize.initial");
  CHECK(session->metrics().stepSize == 0.125);
  CHECK(session->training().batch == 4);
}

TEST_CASE("a step size that is far too large is named, at finite weights") {
  const auto session = test::open(R"({"edgewise": 1, "network": {"layers": [1, 1]},
    "data": {"generator": {"name": "sine"}}, "training": {"stepSize": {"initial": 1000}}})");
  REQUIRE(session->train({.epochs = 100}));
  CHECK(session->metrics().status == TrainingStatus::diverged);
  CHECK(session->metrics().reason.find("step size of 1000") != std::string::npos);
  for (const Real weight : session->weights()) CHECK(std::isfinite(weight));
  const auto before = session->fingerprint();
  REQUIRE(session->train({.epochs = 1}));
  CHECK(session->fingerprint() == before);
  session->reset(std::nullopt);
  CHECK(session->metrics().status == TrainingStatus::ready);
}

TEST_CASE("stop rules stop, whatever the slices") {
  const std::string text = R"({"edgewise": 1, "network": {"layers": [1, 4, 1]},
    "data": {"generator": {"name": "sine", "samples": 100}},
    "training": {"stepSize": {"initial": 0.05}, "stop": {"epochs": 20}}})";
  const auto whole = test::open(text);
  REQUIRE(whole->train({.epochs = 100}));
  CHECK(whole->metrics().epoch == 20);
  CHECK(whole->metrics().status == TrainingStatus::stopped);
  const auto sliced = test::open(text);
  for (int k = 0; k < 300; ++k) REQUIRE(sliced->train({.samples = 17}));
  CHECK(sliced->fingerprint() == whole->fingerprint());

  const auto byLoss = test::open(R"({"edgewise": 1, "network": {"layers": [1, 4, 1]},
    "data": {"generator": {"name": "sine", "samples": 100}},
    "training": {"stepSize": {"initial": 0.05}, "stop": {"loss": 0.1}}})");
  REQUIRE(byLoss->train({.epochs = 1000}));
  CHECK(byLoss->metrics().status == TrainingStatus::stopped);
  CHECK(byLoss->metrics().train->loss <= 0.1F);

  const auto goal = test::open(R"({"edgewise": 1, "network": {"layers": [1, 4, 1]},
    "data": {"generator": {"name": "sine", "samples": 100}},
    "training": {"stepSize": {"initial": 0.05}}, "goal": {"testLoss": 0.2}})");
  REQUIRE(goal->train({.epochs = 1000}));
  CHECK(goal->metrics().status == TrainingStatus::goalMet);
}

TEST_CASE("a network that does not fit its data is refused at the layer") {
  const Error inputs = faultOf(R"({"edgewise": 1, "network": {"layers": [3, 3]},
    "data": {"builtin": "iris"}})");
  CHECK(inputs.path == "network.layers[0]");
  CHECK(inputs.message.find("sepal_length_cm") != std::string::npos);
  const Error outputs = faultOf(R"({"edgewise": 1, "network": {"layers": [4, 5, 2]},
    "data": {"builtin": "iris"}})");
  CHECK(outputs.path == "network.layers[2]");
}

TEST_CASE("cross-entropy without probabilities is refused") {
  CHECK(faultOf(R"({"edgewise": 1, "network": {"layers": [1, 1]},
    "training": {"loss": "cross-entropy"}})")
            .path == "training.loss");
}

TEST_CASE("a project without data evaluates, but does not train") {
  const auto session = test::open(R"({"edgewise": 1, "network": {
    "neurons": [{"id": "x", "kind": "input"}, {"id": "1", "kind": "bias"},
                {"id": "y", "kind": "output", "function": "identity"}],
    "edges": [{"from": "x", "to": "y", "weight": 2}, {"from": "1", "to": "y", "weight": -1}]}})");
  const auto predictions = predict(*session, {{Cell{3.0}}});
  REQUIRE(predictions);
  CHECK(predictions->front().values.front() == Cell{5.0});
  const auto trained = session->train({.epochs = 1});
  REQUIRE_FALSE(trained);
  CHECK(trained.error().code == "data");
  const auto curve = map(*session, {.x = "x", .resolution = 3});
  REQUIRE(curve);
  CHECK(curve->outputs[0][1] == -1);
}

TEST_CASE("bad input for predictions says which row and column") {
  const auto session = test::open(iris);
  const auto shortRow = predict(*session, {{Cell{1.0}}});
  REQUIRE_FALSE(shortRow);
  CHECK(shortRow.error().path == "rows[0]");
  const auto text = predict(*session, {{Cell{1.0}, Cell{"x"}, Cell{1.0}, Cell{1.0}}});
  REQUIRE_FALSE(text);
  CHECK(text.error().path == "rows[0].sepal_width_cm");
  const auto gap = predict(*session, {{Cell{1.0}, Cell{1.0}, Cell{}, Cell{1.0}}});
  REQUIRE_FALSE(gap);
  CHECK(gap.error().code == "missing");
}

TEST_CASE("maps: a point of the map is the prediction there") {
  const auto session = test::open(iris);
  REQUIRE(session->train({.epochs = 5}));
  MapRequest request{.x = "sepal_length_cm", .y = "petal_width_cm", .resolution = 5};
  request.fixed = {{"sepal_width_cm", Cell{3.0}}, {"petal_length_cm", Cell{4.0}}};
  request.neurons = true;
  const auto map = edgewise::map(*session, request);
  REQUIRE(map);
  CHECK(map->outputs.size() == 3);
  CHECK(map->neurons.size() == session->graph().neurons.size());
  const double x = map->x[0] + (map->x[1] - map->x[0]) * 3 / 4;
  const double y = (*map->y)[0] + ((*map->y)[1] - (*map->y)[0]) * 1 / 4;
  const auto there = predict(*session, {{Cell{x}, Cell{3.0}, Cell{4.0}, Cell{y}}});
  REQUIRE(there);
  for (std::size_t k = 0; k < 3; ++k)
    CHECK(map->outputs[k][1 * 5 + 3] == there->front().outputs[k]);
}

TEST_CASE("bad maps are refused") {
  const auto session = test::open(iris);
  const auto codeOf = [&](const MapRequest& request) {
    const auto map = edgewise::map(*session, request);
    REQUIRE_FALSE(map);
    return map.error().code + " " + map.error().path;
  };
  CHECK(codeOf({.x = "nothing"}) == "reference x");
  CHECK(codeOf({.x = "sepal_length_cm", .y = "sepal_length_cm"}) == "duplicate y");
  CHECK(codeOf({.x = "sepal_length_cm", .resolution = 1}) == "range resolution");
  CHECK(codeOf({.x = "sepal_length_cm", .fixed = {{"species", Cell{"setosa"}}}}) ==
        "reference fixed.species");
  MapRequest empty{.x = "sepal_length_cm"};
  empty.xRange = {3, 3};
  CHECK(codeOf(empty) == "range range.x");
}

TEST_CASE("wrong weights are refused and change nothing") {
  const auto session = test::open(circle);
  const auto before = session->fingerprint();
  CHECK_FALSE(session->setWeights({1, 2}));
  std::vector<Real> infinite(session->weights().size(), 0);
  infinite[3] = std::numeric_limits<Real>::infinity();
  CHECK_FALSE(session->setWeights(infinite));
  CHECK(session->fingerprint() == before);
  REQUIRE(session->setWeights(std::vector<Real>(infinite.size(), 0)));
  CHECK(session->fingerprint() != before);
}

TEST_CASE("going back to a moment and on again gives the same bits") {
  const auto session = test::open(circle);
  for (const std::string name : {"sgd", "momentum", "adam"}) {
    REQUIRE(session->configure(R"({"batch": 8, "optimizer": {"name": ")" + name + R"("}})"));
    session->reset(std::nullopt);
    REQUIRE(session->train({.samples = 333}));
    const auto weights = session->weights();
    const Progress progress = session->progress();
    const auto there = session->fingerprint();
    REQUIRE(session->train({.samples = 500}));
    const auto later = session->fingerprint();
    REQUIRE(session->restore(weights, progress));
    CHECK(session->fingerprint() == there);
    CHECK(session->metrics().samples == 333);
    REQUIRE(session->train({.samples = 500}));
    CHECK(session->fingerprint() == later);
  }
}

TEST_CASE("a moment that cannot have been is refused and changes nothing") {
  const auto session = test::open(circle);
  const auto before = session->fingerprint();
  const auto weights = session->weights();
  const auto codeOf = [&](std::vector<Real> other, const Progress& progress) {
    const auto restored = session->restore(std::move(other), progress);
    REQUIRE_FALSE(restored);
    return restored.error().code + " " + restored.error().path;
  };
  CHECK(codeOf({1, 2}, {}) == "shape weights");
  CHECK(codeOf(weights, {.samples = -1}) == "range progress");
  CHECK(codeOf(weights, {.samples = 5, .optimizer = {.steps = 1, .moments = {1}}}) ==
        "weights progress.moments");
  CHECK(session->fingerprint() == before);
  CHECK(session->metrics().samples == 0);
}

TEST_CASE("examples report prediction and truth, row by row") {
  const auto session = test::open(iris);
  REQUIRE(session->train({.epochs = 50}));
  const auto reports = examples(*session, true, 0, 1000);
  REQUIRE(reports.size() == 30);
  int right = 0;
  double loss = 0;
  for (const ExampleReport& report : reports) {
    right += *report.correct ? 1 : 0;
    loss += report.loss;
  }
  CHECK(right / 30.0 == doctest::Approx(*session->metrics().test->accuracy));
  CHECK(loss / 30 == doctest::Approx(session->metrics().test->loss).epsilon(1e-5));
  CHECK(examples(*session, true, 28, 1000).size() == 2);
  CHECK(examples(*session, false, 0, 10).size() == 10);
}

TEST_CASE("points lie where the rows do") {
  const auto session = test::open(iris);
  const auto points = edgewise::points(*session, "petal_length_cm", std::string("petal_width_cm"));
  REQUIRE(points);
  CHECK(points->x.size() == 150);
  CHECK(points->y.size() == 150);
  CHECK_FALSE(edgewise::points(*session, "species", std::nullopt));
  CHECK(edgewise::points(*session, "petal_length_cm", std::nullopt, "species")->target ==
        points->target);
  CHECK(edgewise::points(*session, "petal_length_cm", std::nullopt, "x").error().path == "target");
}

namespace {

// A saved document with a member taken out, or put in another's place.
std::string edited(const std::string& document, const char* key, const char* value) {
  rapidjson::Document json;
  json.Parse<rapidjson::kParseFullPrecisionFlag>(document.c_str());
  json.RemoveMember(key);
  if (value != nullptr) {
    rapidjson::Document other(&json.GetAllocator());
    other.Parse(value);
    json.AddMember(rapidjson::StringRef(key), other, json.GetAllocator());
  }
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  json.Accept(writer);
  return buffer.GetString();
}

const RawInput penguin{std::string("Biscoe"), 47.5, 14.2, 215.0, 5000.0, std::string("FEMALE")};

}  // namespace

TEST_CASE("the encoders are saved with the weights, and applied to whatever comes later") {
  auto session =
      test::open(R"({"edgewise": 1, "network": {"layers": [9, 6, 3], "output": "softmax"},
    "data": {"builtin": "penguins", "targets": ["Species"], "scale": "minmax"},
    "training": {"loss": "cross-entropy", "batch": 10, "stepSize": {"initial": 0.1}}})");
  REQUIRE(session->train({.epochs = 20}));
  const auto expected = predict(*session, {penguin});
  REQUIRE(expected);
  const std::string saved = session->save();

  SUBCASE("without the data, the network takes raw rows all the same") {
    const auto alone = test::open(edited(saved, "data", nullptr));
    CHECK_FALSE(alone->data());
    CHECK(predict(*alone, {penguin})->front().outputs == expected->front().outputs);
    CHECK(predict(*alone, {penguin})->front().values == expected->front().values);
    const auto again = test::open(alone->save());
    CHECK(predict(*again, {penguin})->front().outputs == expected->front().outputs);
    RawInput unseen = penguin;
    unseen[0] = std::string("Atlantis");
    CHECK(predict(*alone, {unseen}).error().message.find("\"Atlantis\"") != std::string::npos);
  }
  SUBCASE("with other data, they are applied and not fitted again") {
    const char* const few = R"json({"table": {"columns": [
      {"name": "Species", "values": ["Adelie", "Gentoo"]},
      {"name": "Island", "values": ["Dream", "Biscoe"]},
      {"name": "Beak Length (mm)", "values": [39, 48]},
      {"name": "Beak Depth (mm)", "values": [18, 14]},
      {"name": "Flipper Length (mm)", "values": [190, 217]},
      {"name": "Body Mass (g)", "values": [3700, 5100]},
      {"name": "Sex", "values": ["MALE", "FEMALE"]}]},
      "targets": ["Species"], "split": {"train": 1}})json";
    const auto moved = test::open(edited(saved, "data", few));
    CHECK(predict(*moved, {penguin})->front().outputs == expected->front().outputs);
    CHECK(moved->metrics().train->accuracy == 1.0);
  }
  SUBCASE("damaged ones are refused with their place") {
    const auto fault = [&](const char* encoding) {
      return Session::open(edited(saved, "encoding", encoding)).error().path;
    };
    CHECK(fault(R"({"inputs": []})") == "encoding.targets");
    CHECK(fault(R"({"inputs": [{"name": "a", "type": "number", "scale": 0}], "targets": []})") ==
          "encoding.inputs[0]");
    CHECK(fault(R"({"inputs": [{"name": "a", "type": "colour"}], "targets": []})") ==
          "encoding.inputs[0].type");
    CHECK(Session::open(edited(edited(saved, "data", nullptr), "encoding",
                               R"({"inputs": [{"name": "a", "type": "number"}], "targets": []})"))
              .error()
              .code == "shape");
  }
}

TEST_CASE("a rule to stop that holds already ends training at once, after an edit as well") {
  const auto session = test::open(test::circle);
  REQUIRE(session->train({.epochs = 7}));
  const std::string before = session->fingerprint();
  REQUIRE(session->configure(R"({"stop": {"epochs": 5}})"));
  REQUIRE(session->train({.epochs = 1}));
  CHECK(session->status() == TrainingStatus::stopped);
  CHECK(session->metrics().reason == "Stopped after 7 epochs, as asked.");
  CHECK(session->fingerprint() == before);
  REQUIRE(session->configure(R"({"stop": {"epochs": null, "loss": 1000}})"));
  REQUIRE(session->train({.samples = 3}));
  CHECK(session->metrics().samples == 7 * 81);
  CHECK(session->metrics().reason == "Stopped: the training loss is at or below 1000.");
}
