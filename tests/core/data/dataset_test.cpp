#include "edgewise/dataset.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "data/builtin.hpp"
#include "data/dataset.hpp"
#include "data/encoder.hpp"
#include "data/generators.hpp"
#include "data/split.hpp"
#include "data/table.hpp"

using namespace edgewise;

namespace {

const Cell gap{};

Table tableWith(std::vector<std::pair<std::string, std::vector<Cell>>> columns) {
  Table table;
  for (auto& [name, cells] : columns) {
    auto column = makeColumn(name, cells);
    REQUIRE(column);
    table.columns.push_back(std::move(*column));
  }
  return table;
}

Dataset datasetOf(Table table, const DatasetSpec& spec = {}, Index outputs = 0) {
  const std::vector<Activation> functions(static_cast<std::size_t>(outputs), Activation::logistic);
  auto dataset = makeDataset(std::move(table), spec, functions);
  if (!dataset) FAIL(dataset.error().path << ": " << dataset.error().message);
  return std::move(*dataset);
}

Error faultOf(Table table, const DatasetSpec& spec = {}) {
  const auto dataset = makeDataset(std::move(table), spec, {});
  REQUIRE_FALSE(dataset);
  return dataset.error();
}

}  // namespace

TEST_CASE("scaling is fitted on the training rows only") {
  Table table = tableWith({{"x", {0.0, 2.0, 4.0, 1000.0}}, {"y", {0.0, 1.0, 2.0, 3.0}}});
  DatasetSpec spec;
  spec.split = SplitSpec{.train = 0.75, .seed = 1};
  const Dataset data = datasetOf(table, spec);
  CHECK(data.trainCount == 3);
  double sum = 0;
  for (Index k = 0; k < 3; ++k) sum += data.inputs[k];
  CHECK(sum == doctest::Approx(0).epsilon(1e-6));
}

TEST_CASE("min-max scaling spans 0 to 1, a constant column scales by 1") {
  DatasetSpec spec;
  spec.roles = {.inputs = {"x", "same"}, .targets = {"y"}};
  spec.scale = Scale::minmax;
  spec.split = SplitSpec{.train = 1};
  const Dataset data = datasetOf(
      tableWith({{"x", {5.0, 15.0, 10.0}}, {"same", {7.0, 7.0, 7.0}}, {"y", {1.0, 2.0, 3.0}}}),
      spec);
  CHECK(data.inputs == std::vector<Real>{0, 0, 1, 0, 0.5, 0});
  for (const Real value : data.inputs) CHECK(std::isfinite(value));
}

TEST_CASE("categories become one-hot groups") {
  DatasetSpec spec;
  spec.scale = Scale::none;
  spec.split = SplitSpec{.train = 1};
  const Dataset data =
      datasetOf(tableWith({{"colour", {"red", "blue", "red"}}, {"y", {1.0, 2.0, 3.0}}}), spec);
  CHECK(data.encoding.inputWidth() == 2);
  CHECK(data.inputs == std::vector<Real>{0, 1, 1, 0, 0, 1});
  CHECK(data.encoding.inputs[0].label(0) == "colour = blue");
}

TEST_CASE("a target of two categories is one number for a network with one output") {
  const Table table = tableWith({{"x", {1.0, 2.0}}, {"label", {"a", "b"}}});
  DatasetSpec spec;
  spec.split = SplitSpec{.train = 1};
  CHECK(datasetOf(table, spec, 1).targets == std::vector<Real>{0, 1});
  CHECK(datasetOf(table, spec, 2).targets == std::vector<Real>{1, 0, 0, 1});
}

TEST_CASE("rows with gaps are left out or filled") {
  const Table table = tableWith({{"x", {1.0, gap, 3.0, 4.0}},
                                 {"kind", {"a", "a", gap, "b"}},
                                 {"unused", {gap, gap, gap, gap}},
                                 {"y", {1.0, 2.0, 3.0, gap}}});
  DatasetSpec spec;
  spec.roles = {.inputs = {"x", "kind"}, .targets = {"y"}};
  spec.split = SplitSpec{.train = 1};
  spec.scale = Scale::none;
  CHECK(datasetOf(table, spec).rows == std::vector<Index>{0});
  spec.missing = Missing::fill;
  const Dataset filled = datasetOf(table, spec);
  CHECK(filled.rows == std::vector<Index>{0, 1, 2});  // the row without a target stays out
  CHECK(filled.inputs[3] == 2);                       // mean of 1 and 3
  CHECK(filled.inputs[7] == 1);                       // most frequent: a
}

TEST_CASE("the split is repeatable, disjoint and complete") {
  const Dataset data = datasetOf(builtinTable("iris"));
  CHECK(data.trainCount == 120);
  CHECK(data.testCount() == 30);
  auto rows = data.rows;
  std::sort(rows.begin(), rows.end());
  for (Index k = 0; k < 150; ++k) CHECK(rows[k] == k);
  CHECK(data.rows == datasetOf(builtinTable("iris")).rows);
  DatasetSpec other;
  other.split = SplitSpec{.seed = 2};
  CHECK(data.rows != datasetOf(builtinTable("iris"), other).rows);
}

TEST_CASE("roles are guessed") {
  SUBCASE("a column called species is the target, wherever it stands") {
    const Dataset data = datasetOf(builtinTable("penguins"));
    CHECK(data.encoding.targets[0].name == "Species");
    CHECK(data.encoding.inputWidth() == 9);
    CHECK(data.rows.size() == 333);
  }
  SUBCASE("else the last category, identifiers and constants aside") {
    const Dataset data = datasetOf(tableWith({{"name", {"ann", "bob", "cy", "dee"}},
                                              {"kind", {"a", "b", "a", "b"}},
                                              {"x", {1.0, 2.0, 3.0, 4.0}},
                                              {"same", {1.0, 1.0, 1.0, 1.0}}}));
    CHECK(data.roles == std::vector<Role>{Role::ignore, Role::target, Role::input, Role::ignore});
  }
  SUBCASE("else the last number") {
    const Dataset data = datasetOf(tableWith({{"a", {1.0, 2.0, 3.0}}, {"b", {1.0, 4.0, 9.0}}}));
    CHECK(data.encoding.targets[0].name == "b");
  }
}

TEST_CASE("one row of data trains") {
  DatasetSpec spec;
  spec.roles = {.inputs = {"x"}, .targets = {"y"}};
  const Dataset data = datasetOf(tableWith({{"x", {3.0}}, {"y", {4.0}}}), spec);
  CHECK(data.trainCount == 1);
  CHECK(data.testCount() == 0);
  CHECK(data.inputs[0] == 0);
}

TEST_CASE("a target with one class can be named") {
  DatasetSpec spec;
  spec.roles = {.inputs = {"x"}, .targets = {"label"}};
  const Dataset data = datasetOf(tableWith({{"x", {1.0, 2.0}}, {"label", {"a", "a"}}}), spec);
  CHECK(data.encoding.outputWidth() == 1);
}

TEST_CASE("faults of the data say what and where") {
  CHECK(faultOf({}).code == "data");
  CHECK(faultOf(tableWith({{"x", {}}, {"y", {}}})).message.find("no rows") != std::string::npos);
  CHECK(faultOf(tableWith({{"x", {1.0, 2.0}}})).message.find("nothing to predict from") !=
        std::string::npos);
  CHECK(faultOf(tableWith({{"x", {1.0, 1.0}}, {"y", {2.0, 2.0}}}))
            .message.find("nothing to predict:") != std::string::npos);
  CHECK(faultOf(tableWith({{"x", {1.0, gap}}, {"y", {gap, 2.0}}}),
                {.roles = {.inputs = {"x"}, .targets = {"y"}}})
            .message.find("Every row has a missing cell") != std::string::npos);

  DatasetSpec spec;
  spec.roles.inputs = {"z"};
  CHECK(faultOf(tableWith({{"x", {1.0, 2.0}}, {"y", {1.0, 2.0}}}), spec).path == "data.inputs[0]");
  spec.roles = {.inputs = {"x"}, .targets = {"x"}};
  CHECK(faultOf(tableWith({{"x", {1.0, 2.0}}, {"y", {1.0, 2.0}}}), spec).path == "data.targets[0]");
}

TEST_CASE("ten thousand categories are refused by name") {
  std::vector<Cell> names;
  std::vector<Cell> numbers;
  for (int k = 0; k < 10'000; ++k) {
    names.emplace_back("n" + std::to_string(k));
    numbers.emplace_back(static_cast<double>(k));
  }
  DatasetSpec spec;
  spec.roles = {.inputs = {"x"}, .targets = {"name"}};
  const Error error = faultOf(tableWith({{"x", numbers}, {"name", names}}), spec);
  CHECK(error.code == "limit");
  CHECK(error.path == "data.table.columns[1]");
  CHECK(error.message.find("10000") != std::string::npos);
}

TEST_CASE("a number too large for the network is a fault at its cell") {
  DatasetSpec spec;
  spec.scale = Scale::none;
  spec.split = SplitSpec{.train = 1};
  const Error error = faultOf(tableWith({{"x", {1.0, 1e300}}, {"y", {1.0, 2.0}}}), spec);
  CHECK(error.code == "range");
  CHECK(error.path == "data.table.columns[0].values[1]");
}

TEST_CASE("encoders decode what they encode") {
  const Dataset data = datasetOf(builtinTable("iris"));
  const ColumnEncoder& length = data.encoding.inputs[0];
  Real encoded = 0;
  REQUIRE(length.encode(Cell{5.1}, {&encoded, 1}));
  const Cell decoded = length.decode({&encoded, 1});
  CHECK(std::get<double>(decoded) == doctest::Approx(5.1).epsilon(1e-6));
  const std::vector<Real> outputs{0.2F, 0.5F, 0.3F};
  CHECK(data.encoding.targets[0].decode(outputs) == Cell{"versicolor"});
  CHECK(data.encoding.targets[0].shares(outputs) ==
        std::vector<Real>(outputs.begin(), outputs.end()));
  ColumnEncoder single = data.encoding.targets[0];
  single.single = true;
  const Real yes = 0.75;
  CHECK(single.shares({&yes, 1}) == std::vector<Real>{0.25, 0.75});
}

TEST_CASE("an unseen category is a fault with its name") {
  const Dataset data = datasetOf(builtinTable("penguins"));
  std::vector<Real> out(3);
  const auto fault = data.encoding.inputs[0].encode(Cell{"Atlantis"}, out);
  REQUIRE_FALSE(fault);
  CHECK(fault.error().code == "category");
  CHECK(fault.error().message.find("\"Atlantis\"") != std::string::npos);
  CHECK(fault.error().message.find("\"Biscoe\"") != std::string::npos);
}

TEST_CASE("generators are a function of their seed and fill both classes") {
  for (const GeneratorName name :
       {GeneratorName::circle, GeneratorName::exclusiveOr, GeneratorName::spiral}) {
    const Table table = generate({.name = name, .samples = 200});
    REQUIRE(table.rows() == 200);
    const auto& codes = table.columns[2].codes;
    const auto ones = std::count(codes.begin(), codes.end(), 1);
    CHECK(ones > 60);
    CHECK(ones < 140);
    CHECK(table.columns[0].numbers == generate({.name = name, .samples = 200}).columns[0].numbers);
    const auto other = generate({.name = name, .samples = 200, .noise = 0.3, .seed = 2});
    CHECK(table.columns[0].numbers != other.columns[0].numbers);
  }
  const Table sine = generate({.name = GeneratorName::sine, .samples = 10});
  CHECK(sine.columns[1].numbers[3] == doctest::Approx(std::sin(sine.columns[0].numbers[3])));
}

TEST_CASE("texts go in byte by byte where the author says so") {
  const std::vector<Cell> texts{std::string("ab"), std::string("c"), std::monostate(),
                                std::string("\xc3\xa9")};
  auto text = makeColumn("text", texts, ColumnType::bytes);
  REQUIRE(text);
  const std::vector<Index> rows{0, 1, 3};
  auto encoder = fitEncoder(*text, rows, Scale::standard);
  REQUIRE(encoder);
  CHECK(encoder->width() == 2);
  CHECK(encoder->label(1) == "text[1]");
  std::vector<Real> out(2);
  REQUIRE(encoder->encode(std::string("c"), out));
  CHECK(out == std::vector<Real>{Real(99) / 255, 0});
  REQUIRE(encoder->encode(std::string("\xc3\xa9"), out));
  CHECK(out == std::vector<Real>{Real(0xc3) / 255, Real(0xa9) / 255});
  const auto tooLong = encoder->encode(std::string("abc"), out);
  REQUIRE_FALSE(tooLong);
  CHECK(tooLong.error().message.find("at most 2 bytes") != std::string::npos);
  CHECK_FALSE(encoder->encode(std::monostate(), out));
}
