// No document and no question hurts: what can't be done is refused, and all goes on.
#include <doctest/doctest.h>

#include <chrono>
#include <cmath>
#include <string>

#include "data/dataset.hpp"
#include "edgewise/answers.hpp"
#include "edgewise/construct.hpp"
#include "edgewise/explain.hpp"
#include "edgewise/search.hpp"
#include "open.hpp"

using namespace edgewise;

namespace {

std::string refusalOf(const std::string& text) {
  const auto session = Session::open(text);
  REQUIRE_FALSE(session);
  return session.error().code + " " + session.error().path;
}

std::string documentWith(const std::string& rest) {
  return R"({"edgewise": 1, "network": {"layers": [1, 1]}, )" + rest + "}";
}

std::string withEncoders(const std::string& input, const std::string& target) {
  return documentWith(R"("encoding": {"inputs": [{"name": "a", )" + input +
                      R"(}], "targets": [{"name": "b", )" + target + "}]}");
}

std::string withColumn(const std::string& column) {
  return documentWith(R"("data": {"table": {"columns": [{"name": "a", )" + column +
                      R"(}, {"name": "b", "values": [1, 2, 3]}]}, "inputs": ["a"], "targets": ["b"],
    "missing": "fill", "split": {"train": 1}})");
}

const char* const bare = R"({"edgewise": 1, "network": {"neurons": [{"id": "x", "kind": "input"},
  {"id": "y", "kind": "output"}], "edges": []},
  "data": {"generator": {"name": "sine", "samples": 20}},
  "training": {"stop": {"epochs": 2}}})";

}  // namespace

TEST_CASE("a key that stands twice is refused, wherever it stands") {
  CHECK(refusalOf(documentWith(R"("title": "a", "title": "b")")) == "duplicate title");
  CHECK(refusalOf(documentWith(R"("view": {"a": [0, {"b": 1, "c": 2, "b": 1}]})")) ==
        "duplicate view.a[1].b");
  CHECK(refusalOf(documentWith(R"("training": {"init": {"seed": 1, "\u0073eed": 2}})")) ==
        "duplicate training.init.seed");
  std::string many = "\"k0\": 1";
  for (int k = 1; k < 40; ++k) many += ", \"k" + std::to_string(k) + "\": 1";
  CHECK(Session::open(documentWith("\"view\": {" + many + "}")));
  for (const std::string twice : {"k0", "k15", "k16", "k39"}) {
    CHECK(refusalOf(documentWith("\"view\": {" + many + ", \"" + twice + "\": 1}")) ==
          "duplicate view." + twice);
  }
  const auto session = test::open(test::circle);
  CHECK(session->configure(R"({"batch": 1, "batch": 2})").error().path == "training.batch");
  CHECK(answers::ask("count", R"({"base": 2, "base": 3})").error().code == "duplicate");
}

TEST_CASE("deep nesting is refused before anything walks down into it") {
  const auto nested = [](std::size_t depth) {
    return documentWith("\"view\": {\"a\": " + std::string(depth, '[') + std::string(depth, ']') +
                        "}");
  };
  CHECK(test::open(test::open(nested(90))->save()));
  const auto refused = Session::open(nested(1'000'000));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "limit");
  CHECK(test::open(test::circle)->configure(nested(200)).error().code == "limit");
}

TEST_CASE("encoders that cannot work are refused") {
  const std::string number = R"("type": "number")";
  CHECK(refusalOf(withEncoders(R"("type": "bytes", "bytes": 4, "single": true)", number)) ==
        "encoder encoding.inputs[0]");
  CHECK(refusalOf(withEncoders(R"("type": "number", "single": true)", number)) ==
        "encoder encoding.inputs[0]");
  CHECK(refusalOf(withEncoders(R"("type": "number", "fill": true)", number)) ==
        "encoder encoding.inputs[0]");
  CHECK(refusalOf(withEncoders(number, R"("type": "bytes", "bytes": 1)")) ==
        "unsupported encoding.targets[0].type");
  CHECK(Session::open(withEncoders(R"("type": "number", "fill": true, "typical": 2)", number)));
}

TEST_CASE("columns of nothing but gaps are refused where they are used") {
  CHECK(refusalOf(withColumn(R"("values": [null, null, null])")) == "data data.table.columns[0]");
  CHECK(refusalOf(withColumn(R"("type": "category", "values": [null, null, null])")) ==
        "data data.table.columns[0]");
  CHECK(refusalOf(withColumn(R"("type": "bytes", "values": [null, null, null])")) ==
        "data data.table.columns[0]");
}

TEST_CASE("data that would take too much memory are refused before they take it") {
  Table table;
  for (int c = 0; c < 3; ++c) {
    Column column{.name = "c" + std::to_string(c), .type = ColumnType::category};
    for (int k = 0; k < 1000; ++k) column.categories.push_back("k" + std::to_string(1000 + k));
    for (Index row = 0; row < 200'000; ++row) column.codes.push_back((row + c) % 1000);
    table.columns.push_back(std::move(column));
  }
  Column y{.name = "y"};
  for (Index row = 0; row < 200'000; ++row) y.numbers.add(row);
  table.columns.push_back(std::move(y));
  const auto refused =
      makeDataset(std::move(table), {.roles = {.inputs = {"c0", "c1", "c2"}, .targets = {"y"}}},
                  std::vector{Activation::identity});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == "limit");
  CHECK(refused.error().path == "data");
}

TEST_CASE("a network without edges answers every question") {
  const auto session = test::open(bare);
  for (const auto question : {R"({"edge": 0})", R"({})", R"({"edge": {"from": "x", "to": "y"}})"}) {
    CHECK_FALSE(answers::ask(*session, "lossSlice", question));
  }
  CHECK_FALSE(
      answers::ask(*session, "lossGrid", R"({"edges": [0, 1], "ranges": [[0, 1], [0, 1]]})"));
  CHECK_FALSE(answers::ask(*session, "gradientCheck", R"({"edges": [0]})"));
  CHECK(answers::ask(*session, "measures", "{}"));
  CHECK(session->train({.epochs = 1}));
  const auto found = restarts(*session, 0, 11, 2);
  REQUIRE(found);
  CHECK(found->best == 0);
  CHECK(restarts(*session, 3, 9, 2)->best == 3);
  CHECK(exhaustive(*session, {}, 0, 1)->best == 0);
}

TEST_CASE("constructions beyond the range of numbers are refused") {
  const MatrixSpec large{.rows = 1, .columns = 1, .values = {1e20}};
  CHECK(matrixProduct(large, large).error().code == "range");
  CHECK(matrixProduct(large, {}));
  const std::vector<double> x{0, 1e-300};
  const std::vector<double> far{-1e308, 1e308};
  CHECK(approximation(x, std::vector<double>{0, 1}, 3).error().code == "range");
  CHECK(approximation(std::vector<double>{0, 1}, far, 3).error().code == "range");
  CHECK(answers::ask("construct", R"({"matrix-product": {"a": [[1e20]], "b": [[1e20]]}})")
            .error()
            .code == "range");
}

TEST_CASE("softmax of sums that overflow is still a share of one") {
  const auto session = test::open(R"({"edgewise": 1, "network": {"neurons": [
    {"id": "x", "kind": "input"}, {"id": "h", "kind": "hidden", "function": "identity"},
    {"id": "a", "kind": "output", "function": "softmax"},
    {"id": "b", "kind": "output", "function": "softmax"},
    {"id": "c", "kind": "output", "function": "softmax"}],
    "edges": [{"from": "x", "to": "h", "weight": 1e30}, {"from": "h", "to": "a", "weight": 1e30},
      {"from": "h", "to": "b", "weight": 1e30}, {"from": "h", "to": "c", "weight": -1e30}]},
    "training": {"loss": "cross-entropy"}})");
  const auto outputs = evaluate(*session, std::vector<Real>{1});
  REQUIRE(outputs);
  CHECK(*outputs == std::vector<Real>{0.5, 0.5, 0});
  CHECK(*evaluate(*session, std::vector<Real>{-1}) == std::vector<Real>{0, 0, 1});
  const std::vector<Real> target{1, 0, 0};
  const auto traced = trace(*session, std::vector<Real>{1}, target);
  CHECK(std::isfinite(static_cast<double>(*traced->loss)));
}

TEST_CASE("maps and rows have limits that are told before memory is taken") {
  const auto session = test::open(R"({"edgewise": 1, "network": {"layers": [2, 900, 1]}})");
  CHECK(map(*session, {.x = "1", .y = "2", .resolution = 512, .neurons = true}).error().code ==
        "limit");
  CHECK(map(*session, {.x = "1", .y = "2", .resolution = 100, .neurons = true}));
}

TEST_CASE("a time that is asked for ends a single call, also within an epoch") {
  const auto session = test::open(R"({"edgewise": 1, "network": {"layers": [2, 60, 60, 1]},
    "data": {"generator": {"name": "plane", "samples": 100000}},
    "training": {"stepSize": {"initial": 0.001}, "stop": {"seconds": 0.05}}})");
  REQUIRE(session->train({.epochs = 1'000'000}));
  CHECK(session->metrics().status == TrainingStatus::stopped);
  CHECK(session->metrics().reason.find("0.05 seconds") != std::string::npos);
}

TEST_CASE("no amount of training that never ends is begun") {
  const auto session = test::open(test::circle);
  for (const double milliseconds : {std::numeric_limits<double>::infinity(), 1e300, -1.0,
                                    std::numeric_limits<double>::quiet_NaN()}) {
    CHECK(session->train({.milliseconds = milliseconds}).error().code == "range");
  }
  CHECK(session->metrics().samples == 0);
}

TEST_CASE("a goal is met within its epochs and with its neurons only") {
  const auto statusWith = [](const std::string& goal) {
    const auto session = test::open(R"({"edgewise": 1, "network": {"layers": [1, 4, 1]},
      "data": {"generator": {"name": "sine", "samples": 100}},
      "training": {"stepSize": {"initial": 0.05}}, "goal": {"testLoss": 0.2)" +
                                    goal + "}}");
    REQUIRE(session->train({.epochs = 300}));
    return session->metrics().status;
  };
  CHECK(statusWith("") == TrainingStatus::goalMet);
  CHECK(statusWith(R"(, "epochs": 300, "neurons": 4)") == TrainingStatus::goalMet);
  CHECK(statusWith(R"(, "epochs": 1)") == TrainingStatus::running);
  CHECK(statusWith(R"(, "neurons": 3)") == TrainingStatus::running);
}
