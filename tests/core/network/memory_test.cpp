// What optimizers remember: whose it is, when it is forgotten, and when it is too much.
#include <doctest/doctest.h>

#include <limits>
#include <string>

#include "edgewise/search.hpp"
#include "open.hpp"

using namespace edgewise;

namespace {

std::string optimizer(const std::string& name) {
  return R"({"optimizer": {"name": ")" + name + R"("}})";
}

// Large countries in their own units: squares of the gradient overflow.
const std::string countries = R"({"edgewise": 1,
  "network": {"layers": [2, 4, 1], "hidden": "rectifier"},
  "data": {"table": {"columns": [
    {"name": "population", "values": [1412000000, 333300000, 125100000, 83800000, 67500000]},
    {"name": "area", "values": [9597000, 9834000, 378000, 358000, 549000]},
    {"name": "gdp", "values": [17963000000000, 25463000000000, 4231000000000, 4072000000000,
      2783000000000]}]}, "inputs": ["population", "area"], "targets": ["gdp"], "scale": "none",
    "split": {"train": 1}},
  "training": {"batch": 2, "optimizer": {"name": "adam"}, "stepSize": {"initial": 0.01}, "init": {"seed": 2}}})";

std::string with(std::string text, const std::string& part, const std::string& other) {
  const auto place = text.find(part);
  REQUIRE(place != std::string::npos);
  return text.replace(place, part.size(), other);
}

}  // namespace

TEST_CASE("another optimizer begins with an empty memory, the sisters with velocity share theirs") {
  for (const std::string_view one : optimizerNames) {
    if (one == "sgd") continue;  // it remembers nothing
    for (const std::string_view other : optimizerNames) {
      const std::string from{one};
      const std::string to{other};
      CAPTURE(from);
      CAPTURE(to);
      const auto session = test::open(test::circle);
      REQUIRE(session->configure(optimizer(from)));
      REQUIRE(session->train({.samples = 40}));
      REQUIRE(session->configure(optimizer(to)));
      const bool isKept = from == to || (from == "momentum" && to == "nesterov") ||
                          (from == "nesterov" && to == "momentum");
      CHECK(session->progress().optimizer.moments.empty() != isKept);
      CHECK((session->progress().optimizer.steps == 0) != isKept);
    }
  }
}

TEST_CASE("a velocity is forgotten by way of plain descent") {
  const auto session = test::open(test::circle);
  REQUIRE(session->configure(optimizer("momentum")));
  REQUIRE(session->train({.samples = 40}));
  REQUIRE(session->configure(optimizer("sgd")));
  REQUIRE(session->train({.samples = 40}));
  REQUIRE(session->configure(optimizer("momentum")));
  CHECK(session->progress().optimizer.moments.empty());
}

TEST_CASE("a moment of another optimizer's is put back without its memory") {
  const auto session = test::open(test::circle);
  REQUIRE(session->configure(optimizer("momentum")));
  REQUIRE(session->train({.samples = 40}));
  const auto weights = session->weights();
  const Progress progress = session->progress();
  REQUIRE(session->configure(optimizer("rmsprop")));
  REQUIRE(session->restore(weights, progress));
  CHECK(session->progress().optimizer.moments.empty());
  REQUIRE(session->configure(optimizer("nesterov")));
  REQUIRE(session->restore(weights, progress));
  CHECK(session->progress().optimizer.moments == progress.optimizer.moments);
}

TEST_CASE("memory that overflows is divergence, and what is saved then opens") {
  for (const std::string name : {"adam", "rmsprop"}) {
    CAPTURE(name);
    const auto session = test::open(with(countries, "\"adam\"", "\"" + name + "\""));
    REQUIRE(session->train({.epochs = 200}));
    CHECK(session->metrics().status == TrainingStatus::diverged);
    CHECK(session->metrics().reason.find("optimizer") != std::string::npos);
    const auto again = test::open(session->save());
    CHECK(again->fingerprint() == session->fingerprint());
  }
  const auto steps = restarts(*test::open(countries), 0, 9, 20);
  const auto one = test::open(countries);
  REQUIRE(one->train({.epochs = 20}));
  CHECK(one->metrics().train->loss == steps->losses[0]);
  const auto batchOfOne = test::open(with(countries, "\"batch\": 2", "\"batch\": 1"));
  const auto inLanes = restarts(*batchOfOne, 0, 8, 20);
  for (std::int64_t k = 0; k < 8; ++k) {
    CHECK(restarts(*batchOfOne, k, k + 1, 20)->losses[0] == inLanes->losses[k]);
  }
}

TEST_CASE("where training diverged does not depend on the slices it came in") {
  const std::string wild = R"({"edgewise": 1, "network": {"layers": [2, 3, 1]},
    "data": {"generator": {"name": "plane", "samples": 50, "noise": 1}},
    "training": {"batch": 7, "stepSize": {"initial": 40}}})";
  const auto whole = test::open(wild);
  REQUIRE(whole->train({.epochs = 100}));
  REQUIRE(whole->metrics().status == TrainingStatus::diverged);
  for (const std::int64_t slice : {1, 2, 3, 10, 64}) {
    CAPTURE(slice);
    const auto sliced = test::open(wild);
    while (sliced->status() != TrainingStatus::diverged) {
      REQUIRE(sliced->train({.samples = slice}));
    }
    CHECK(sliced->metrics().samples == whole->metrics().samples);
    CHECK(sliced->metrics().reason == whole->metrics().reason);
    CHECK(sliced->fingerprint() == whole->fingerprint());
  }
}

TEST_CASE("examples are counted up to 2^53, and saved and opened there") {
  const auto session = test::open(test::circle);
  const std::int64_t rows = session->data()->trainCount;
  REQUIRE(session->restore(session->weights(), {.samples = maxSamplesSeen / rows * rows - rows}));
  REQUIRE(session->train({.epochs = 1}));
  const auto again = test::open(session->save());
  CHECK(again->metrics().samples == maxSamplesSeen / rows * rows);
  REQUIRE(again->train({.epochs = std::numeric_limits<std::int64_t>::max()}));
  CHECK(again->metrics().samples == maxSamplesSeen);
  CHECK(again->metrics().status == TrainingStatus::stopped);
  CHECK(test::open(again->save())->metrics().samples == maxSamplesSeen);
  CHECK(again->restore(again->weights(), {.samples = maxSamplesSeen + 1}).error().code == "range");
}

TEST_CASE("numbers of a document are written with all their digits") {
  const std::string text = with(countries, "17963000000000", "0.10000000149011612");
  const auto session = test::open(text);
  const std::string saved = session->save();
  CHECK(saved.find("0.10000000149011612") != std::string::npos);
  const auto again = test::open(saved);
  CHECK(again->data()->table.columns[2].numbers == session->data()->table.columns[2].numbers);
  CHECK(again->encoding().targets[0].low == session->encoding().targets[0].low);
}
