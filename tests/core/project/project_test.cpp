#include "project/project.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "network/initialize.hpp"

using namespace edgewise;

namespace {

struct BadDocument {
  std::string what;
  std::string text;
  std::string code;
  std::string path;
};

std::string withNetwork(const std::string& network) {
  return R"({"edgewise": 1, "network": )" + network + "}";
}

std::string withRest(const std::string& rest) {
  return R"({"edgewise": 1, "network": {"layers": [1, 1]}, )" + rest + "}";
}

std::string withGraph(const std::string& edges) {
  return withNetwork(R"({"neurons": [{"id": "x", "kind": "input"}, {"id": "b", "kind": "bias"},
    {"id": "h", "kind": "hidden"}, {"id": "k", "kind": "hidden"}, {"id": "y", "kind": "output"}],
    "edges": )" + edges +
                     "}");
}

Project read(const std::string& text) {
  auto project = readProject(text);
  if (!project) FAIL(project.error().path << ": " << project.error().message);
  return std::move(*project);
}

}  // namespace

TEST_CASE("columns of numbers may stand apart from the text") {
  const auto withColumns = [](const std::string& second) {
    return withRest(R"("data": {"table": {"columns": [{"name": "a", "values": 1}, )" + second +
                    "]}}");
  };
  const auto apart = [] {
    std::vector<Numbers> columns(2);
    for (const double number : {1.0, 2.0, 3.0}) columns[0].add(number);
    for (const double number : {0.5, 0.1, 0.25}) columns[1].add(number);
    return columns;
  };
  const auto project = readProject(withColumns(R"({"name": "b", "values": [7, 8, 9]})"), apart());
  REQUIRE(project);
  const auto& table = std::get<Table>(project->data->source);
  CHECK(table.columns[0].numbers == apart()[1]);
  CHECK(table.columns[1].numbers[2] == 9);
  const auto faultOf = [&](const std::string& second) {
    const auto refused = readProject(withColumns(second), apart());
    return refused ? "none" : refused.error().code + " " + refused.error().path;
  };
  CHECK(faultOf(R"({"name": "b", "values": 0})") == "none");
  CHECK(faultOf(R"({"name": "b", "values": 1})") == "shape data.table.columns[1].values");
  CHECK(faultOf(R"({"name": "b", "values": 2})") == "type data.table.columns[1].values");
  CHECK(faultOf(R"({"name": "b", "values": -1})") == "type data.table.columns[1].values");
  CHECK(faultOf(R"({"name": "b", "values": 0, "type": "category"})") ==
        "type data.table.columns[1].values");
  CHECK_FALSE(readProject(withColumns(R"({"name": "b", "values": [7, 8, 9]})")));
}

TEST_CASE("lists of numbers in the text become columns, whatever else a list may hold") {
  const auto withColumn = [](const std::string& column) {
    return withRest(R"("data": {"table": {"columns": [{"name": "a", "values": [1, 2.5, null]}, )" +
                    column + "]}}");
  };
  const auto columnOf = [&](const std::string& column) {
    return std::get<Table>(read(withColumn(column)).data->source).columns[1];
  };
  const auto faultOf = [&](const std::string& column) {
    const auto refused = readProject(withColumn(column));
    return refused ? "none" : refused.error().code + " " + refused.error().path;
  };
  const Column numbers = columnOf(R"({"values": [-0.0, 9007199254740993, null], "name": "b"})");
  CHECK(numbers.type == ColumnType::number);
  CHECK(std::signbit(numbers.numbers[0]));
  CHECK(numbers.numbers[1] == 9007199254740992.0);
  CHECK(numbers.missing(2));
  const Column named = columnOf(R"({"name": "b", "type": "category", "values": [10, 9, null]})");
  CHECK(named.categories == std::vector<std::string>{"9", "10"});
  CHECK(named.missing(2));
  CHECK(columnOf(R"({"name": "b", "values": [null, "x", null]})").type == ColumnType::category);
  CHECK(columnOf(R"({"name": "b", "type": "category", "values": [null, 7, "x"]})").categories ==
        std::vector<std::string>{"7", "x"});

  const std::string place = "data.table.columns[1].values";
  CHECK(faultOf(R"({"name": "b", "values": []})") == "shape " + place);
  CHECK(faultOf(R"({"name": "b", "values": [1, null, "x"]})") == "mixed " + place + "[0]");
  CHECK(faultOf(R"({"name": "b", "values": [1, true, 2]})") == "type " + place + "[1]");
  CHECK(faultOf(R"({"name": "b", "values": [1, 2, {}]})") == "type " + place + "[2]");
  CHECK(faultOf(R"({"name": "b", "values": [1, 2, [3]]})") == "type " + place + "[2]");
  CHECK(faultOf(R"({"name": "b", "values": [1, 2, 1e999]})") == "json ");
  // Nothing that a text can say stands for a list that was taken out of it.
  for (const std::string number : {"0", "1", "9223372036854775808", "18446744073709551615"}) {
    CHECK(faultOf(R"({"name": "b", "values": )" + number + "}") == "type " + place);
  }
}

TEST_CASE("bad documents are refused with a code and the path of the place") {
  const std::vector<BadDocument> documents{
      {"no JSON", "{", "json", ""},
      {"no object", "[1]", "type", ""},
      {"nothing", "", "json", ""},
      {"a number beyond all bounds", withRest(R"("goal": {"testLoss": 1e999})"), "json", ""},
      {"NaN", withRest(R"("goal": {"testLoss": NaN})"), "json", ""},
      {"version 2", R"({"edgewise": 2, "network": {"layers": [1, 1]}})", "version", "edgewise"},
      {"no version", R"({"network": {"layers": [1, 1]}})", "missing-key", "edgewise"},
      {"no network", R"({"edgewise": 1})", "missing-key", "network"},
      {"unknown key", withRest(R"("trainig": {})"), "unknown-key", "trainig"},
      {"unknown key inside", withRest(R"("training": {"stepSize": {"inital": 1}})"), "unknown-key",
       "training.stepSize.inital"},
      {"wrong type", withRest(R"("training": {"batch": "ten"})"), "type", "training.batch"},
      {"no whole number", withRest(R"("training": {"batch": 1.5})"), "type", "training.batch"},
      {"out of range", withRest(R"("training": {"batch": 0})"), "range", "training.batch"},
      {"unknown name", withRest(R"("training": {"loss": "cubic"})"), "name", "training.loss"},
      {"one layer", withNetwork(R"({"layers": [3]})"), "shape", "network.layers"},
      {"no neurons in a layer", withNetwork(R"({"layers": [3, 0, 1]})"), "range",
       "network.layers[1]"},
      {"too large", withNetwork(R"({"layers": [9000, 9000, 1]})"), "limit", "network.layers"},
      {"functions for other layers",
       withNetwork(R"({"layers": [2, 3, 1], "hidden": ["tanh", "tanh"]})"), "shape",
       "network.hidden"},
      {"softmax in the middle", withNetwork(R"({"layers": [2, 3, 1], "hidden": "softmax"})"),
       "unsupported", "network.hidden"},
      {"both forms", withNetwork(R"({"layers": [2, 1], "neurons": []})"), "unknown-key",
       "network.neurons"},
      {"a cycle", withGraph(R"([{"from": "x", "to": "h"}, {"from": "h", "to": "k"},
        {"from": "k", "to": "h"}, {"from": "k", "to": "y"}])"),
       "cycle", "network.edges"},
      {"an edge to nowhere", withGraph(R"([{"from": "x", "to": "z"}])"), "reference",
       "network.edges[0].to"},
      {"an edge from nowhere", withGraph(R"([{"from": "z", "to": "y"}])"), "reference",
       "network.edges[0].from"},
      {"a bias with an incoming edge", withGraph(R"([{"from": "x", "to": "b"}])"), "bias-input",
       "network.edges[0].to"},
      {"an input with an incoming edge", withGraph(R"([{"from": "b", "to": "x"}])"), "input-input",
       "network.edges[0].to"},
      {"an edge twice", withGraph(R"([{"from": "x", "to": "y"}, {"from": "x", "to": "y"}])"),
       "duplicate", "network.edges[1]"},
      {"two neurons of one name",
       withNetwork(R"({"neurons": [{"id": "a", "kind": "input"}, {"id": "a", "kind": "output"}],
         "edges": []})"),
       "duplicate", "network.neurons[1].id"},
      {"no output", withNetwork(R"({"neurons": [{"id": "a", "kind": "input"}], "edges": []})"),
       "shape", "network.neurons"},
      {"a weight too large", withGraph(R"([{"from": "x", "to": "y", "weight": 1e39}])"), "range",
       "network.edges[0].weight"},
      {"frozen that is no flag", withGraph(R"([{"from": "x", "to": "y", "frozen": 1}])"), "type",
       "network.edges[0].frozen"},
      {"a frozen edge that there is not",
       withNetwork(R"({"layers": [1, 1], "frozen": [{"from": "1", "to": "2", "weight": 1}]})"),
       "reference", "network.frozen[0]"},
      {"an edge frozen twice",
       withNetwork(R"({"layers": [1, 1], "frozen": [{"from": "1", "to": "3", "weight": 1},
         {"from": "1", "to": "3", "weight": 2}]})"),
       "duplicate", "network.frozen[1]"},
      {"a frozen edge without a weight",
       withNetwork(R"({"layers": [1, 1], "frozen": [{"from": "1", "to": "3"}]})"), "missing-key",
       "network.frozen[0].weight"},
      {"frozen edges that are no list", withNetwork(R"({"layers": [1, 1], "frozen": true})"),
       "type", "network.frozen"},
      {"weights of another network", withRest(R"("weights": "AAAAAA==")"), "weights", "weights"},
      {"weights that are no base64", withRest(R"("weights": "????")"), "weights", "weights"},
      {"two sources of data",
       withRest(R"("data": {"builtin": "iris", "generator": {"name": "circle"}})"), "duplicate",
       "data"},
      {"no source of data", withRest(R"("data": {"scale": "none"})"), "missing-key", "data"},
      {"a mixed column",
       withRest(R"("data": {"table": {"columns": [{"name": "a", "values": [1, "x"]}]}})"), "mixed",
       "data.table.columns[0].values[0]"},
      {"a cell that is none",
       withRest(R"("data": {"table": {"columns": [{"name": "a", "values": [true]}]}})"), "type",
       "data.table.columns[0].values[0]"},
      {"columns of different lengths",
       withRest(R"("data": {"table": {"columns": [{"name": "a", "values": [1]},
         {"name": "b", "values": []}]}})"),
       "shape", "data.table.columns[1].values"},
      {"two columns of one name",
       withRest(R"("data": {"table": {"columns": [{"name": "a", "values": [1]},
         {"name": "a", "values": [1]}]}})"),
       "duplicate", "data.table.columns[1].name"},
      {"a task that is no text", withRest(R"("exercise": {"task": 1})"), "type", "exercise.task"},
      {"a room that there is not", withRest(R"("exercise": {"show": ["loss", "kitchen"]})"), "name",
       "exercise.show[1]"},
      {"an exercise with its goal inside", withRest(R"("exercise": {"goal": {}})"), "unknown-key",
       "exercise.goal"},
      {"a negative number of samples",
       withRest(R"("data": {"generator": {"name": "circle", "samples": -1}})"), "range",
       "data.generator.samples"},
  };
  for (const BadDocument& bad : documents) {
    CAPTURE(bad.what);
    const auto project = readProject(bad.text);
    REQUIRE_FALSE(project);
    CAPTURE(project.error().message);
    CHECK(project.error().code == bad.code);
    CHECK(project.error().path == bad.path);
    CHECK(project.error().message.size() > 20);
  }
}

TEST_CASE("messages help") {
  CHECK(readProject(withRest(R"("trainig": {})")).error().message ==
        "The key \"trainig\" is not known here; did you mean \"training\"?");
  CHECK(readProject(withRest(R"("training": {"loss": "cubic"})")).error().message ==
        "\"cubic\" is not known here; it must be \"squared\", \"absolute\", \"huber\" or "
        "\"cross-entropy\".");
  const auto ending = [](const std::string& hidden) {
    const auto message =
        readProject(R"({"edgewise": 1, "network": {"layers": [1, 1, 1], "hidden": ")" + hidden +
                    "\"}}")
            .error()
            .message;
    return message.substr(message.rfind("softmax"));
  };
  CHECK(ending("ReLU") == "softmax\". Its name is \"rectifier\" here.");
  CHECK(ending("sigmoid") == "softmax\". Its name is \"logistic\" here.");
  CHECK(ending("mse") == "softmax\".");
  const auto cycle = readProject(withGraph(R"([{"from": "x", "to": "h"}, {"from": "h", "to": "k"},
    {"from": "k", "to": "h"}, {"from": "k", "to": "y"}])"));
  CHECK(cycle.error().message.find("h -> k -> h") != std::string::npos);
  CHECK(cycle.error().neurons == std::vector<std::string>{"h", "k"});
  CHECK(readProject("{\n  \"edgewise\": 1,\n  oops\n}").error().message.find("line 3") !=
        std::string::npos);
}

TEST_CASE("deep nesting is refused or read, never a crash") {
  const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
  CHECK_FALSE(readProject(deep));
  CHECK_FALSE(readProject(withRest("\"view\": " + deep)));
}

TEST_CASE("a graph keeps its document order and sorts its edges") {
  const Project project = read(withGraph(R"([{"from": "k", "to": "y"}, {"from": "h", "to": "y"},
    {"from": "x", "to": "k"}, {"from": "b", "to": "h", "weight": 0.5}, {"from": "x", "to": "h"}])"));
  REQUIRE(project.graph.edges.size() == 5);
  CHECK(project.graph.edges[0].from == 0);  // x -> h
  CHECK(project.graph.edges[1].from == 1);  // b -> h
  CHECK(project.graph.edges[1].weight == 0.5);
  CHECK(project.documentEdge == std::vector<Index>{4, 3, 2, 1, 0});
}

TEST_CASE("defaults are those of the schema") {
  const Project project = read(withRest(R"("training": {})"));
  CHECK(project.training.loss == Loss::squared);
  CHECK(project.training.batch == 1);
  CHECK(project.training.stepSize.schedule == Schedule::constant);
  CHECK(project.graph.neurons.back().function == Activation::identity);
}

TEST_CASE("written and read again, weights have the same bits") {
  SUBCASE("in the short form as one text") {
    const Project project = read(withNetwork(R"({"layers": [3, 4, 2]})"));
    const auto weights = initialWeights(project.graph, {.seed = 9});
    const Project again = read(writeProject(project, weights, {.samples = 12}));
    CHECK(*again.weights == weights);
    CHECK(again.progress.samples == 12);
    CHECK(again.progress.optimizer.moments.empty());
  }
  SUBCASE("in the graph at its edges") {
    const Project project = read(withGraph(R"([{"from": "k", "to": "y"}, {"from": "x", "to": "k"},
      {"from": "b", "to": "k"}, {"from": "x", "to": "h"}])"));
    const std::vector<Real> weights{0.1F, -1.0F / 3, 1e-20F, 123456.789F};
    const std::string text = writeProject(project, weights, {});
    CHECK(text.find("\"weight\":0.1}") != std::string::npos);
    const Project again = read(text);
    CHECK(initialWeights(again.graph, {}) == weights);
  }
}

TEST_CASE("numbers are read to the nearest double, a zero as zero however it is written") {
  for (const std::string zero : {"0", "-0.0", "0e77", "0E-400", "0.000e+99", "-0e30",
                                 "0.000000000000000000000000000000000000000000"}) {
    const Project project =
        read(withGraph(R"([{"from": "k", "to": "y", "weight": )" + zero + "}]"));
    CHECK(*project.graph.edges[0].weight == 0);
  }
  for (const auto& [text, weight] : {std::pair{"10.0e1", 100.0},
                                     {"1.0e-2", 0.01},
                                     {"0.05", 0.05},
                                     {"100.00", 100.0},
                                     {"1e00", 1.0},
                                     {"18446744073709551615.5", 18446744073709551616.0},
                                     {"184467440737095516155", 184467440737095516155.0},
                                     {"2.2250738585072011e-308", 2.2250738585072011e-308}}) {
    const std::string number = text;
    const Project project =
        read(withGraph(R"([{"from": "k", "to": "y", "weight": )" + number + "}]"));
    CHECK(*project.graph.edges[0].weight == weight);
  }
  CHECK_FALSE(readProject(withRest(R"("goal": {"testLoss": 0.e5})")));
  CHECK_FALSE(readProject(withRest(R"("goal": {"testLoss": 0.0.0})")));
  CHECK(read(withRest(R"("title": "a 0.000 in quotes")")).document.find("0.000 in") > 0);
}

TEST_CASE("what an optimizer remembers is written and read again") {
  const Project project = read(withNetwork(R"({"layers": [1, 1]})"));
  const Progress progress{.samples = 40, .optimizer = {.steps = 4, .moments = {0.5, -1, 2, 3}}};
  const std::string text = writeProject(project, {1, 2}, progress);
  const Project again = read(text);
  CHECK(again.progress.optimizer.steps == 4);
  CHECK(again.progress.optimizer.moments == progress.optimizer.moments);
}

TEST_CASE("what the core does not use is kept") {
  const Project project = read(withRest(
      R"("title": "A", "view": {"zoom": [1.5, "x"]}, "exercise": {"task": "T", "show": ["loss"]})"));
  const std::string text = writeProject(project, {1, 2}, {});
  CHECK(text.find(R"("view":{"zoom":[1.5,"x"]})") != std::string::npos);
  CHECK(text.find(R"("title":"A")") != std::string::npos);
  CHECK(text.find(R"("exercise":{"task":"T","show":["loss"]})") != std::string::npos);
}

TEST_CASE("training can be changed in part") {
  const Project project = read(withRest(R"("training": {"batch": 5, "stop": {"epochs": 3}})"));
  const auto changed =
      patched(project, R"({"stepSize": {"initial": 0.5}, "stop": {"epochs": null}})");
  REQUIRE(changed);
  CHECK(changed->training.batch == 5);
  CHECK(changed->training.stepSize.initial == 0.5);
  CHECK_FALSE(changed->stop.epochs);
  const auto refused = patched(project, R"({"batch": -1})");
  REQUIRE_FALSE(refused);
  CHECK(refused.error().path == "training.batch");
  CHECK_FALSE(patched(project, "[]"));
}
