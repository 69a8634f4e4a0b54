#include "edgewise/construct.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>

#include "data/generators.hpp"
#include "edgewise/explain.hpp"
#include "explain/composition.hpp"
#include "network/random.hpp"
#include "open.hpp"

using namespace edgewise;

namespace {

TruthTable tableOf(int inputs, std::uint32_t seed) {
  Random random(seed, Stream::generator);
  TruthTable truth(std::size_t{1} << inputs);
  for (std::size_t row = 0; row < truth.size(); ++row) truth[row] = random.below(2) == 1;
  return truth;
}

template <class F>
TruthTable tableBy(int inputs, F f) {
  TruthTable truth;
  for (std::uint32_t row = 0; row < (1U << inputs); ++row) truth.push_back(f(row));
  return truth;
}

}  // namespace

TEST_CASE("a boolean network is right on every row of its truth table") {
  for (int inputs = 1; inputs <= 7; ++inputs) {
    for (std::uint32_t seed = 1; seed <= 4; ++seed) {
      const auto network = booleanNetwork(tableOf(inputs, seed));
      REQUIRE(network);
      CHECK(network->error == 0);
      CHECK(network->hidden <= 1 << (inputs - 1));
    }
  }
  const auto large = booleanNetwork(tableOf(10, 1));
  CHECK(large->error == 0);
  CHECK(large->hidden < 300);
}

TEST_CASE("the way with the fewest hidden neurons is taken") {
  const auto parity = booleanNetwork(tableBy(10, [](auto row) { return std::popcount(row) % 2; }));
  CHECK(parity->hidden == 10);
  CHECK(parity->method == "sum");
  const auto conjunction = booleanNetwork(tableBy(6, [](auto row) { return row == 63; }));
  CHECK(conjunction->hidden == 1);
  const auto disjunction = booleanNetwork(tableBy(6, [](auto row) { return row != 0; }));
  CHECK(disjunction->hidden == 1);
  const auto interval = booleanNetwork(tableBy(8, [](auto row) { return row >= 77 && row < 200; }));
  CHECK(interval->hidden == 2);
  CHECK(interval->method == "order");
  CHECK(booleanNetwork(tableBy(3, [](auto) { return true; }))->hidden == 0);
  CHECK(booleanNetwork(tableBy(3, [](auto) { return false; }))->error == 0);
}

TEST_CASE("every neuron of a boolean network applies the same function, in one hidden layer") {
  const auto network = booleanNetwork(tableOf(4, 9));
  const auto session = test::open(network->document);
  CHECK(session->topology().layered);
  CHECK(session->topology().layers.size() == 3);
  for (const Neuron& neuron : session->graph().neurons) {
    if (neuron.kind == NeuronKind::hidden || neuron.kind == NeuronKind::output) {
      CHECK(neuron.function == Activation::step);
    }
  }
}

TEST_CASE("truth tables of the wrong size are refused") {
  CHECK_FALSE(booleanNetwork({}));
  CHECK_FALSE(booleanNetwork({1}));
  CHECK_FALSE(booleanNetwork({1, 0, 1}));
  CHECK_FALSE(booleanNetwork(TruthTable(2048, 1)));
}

TEST_CASE("an approximation gets better with the square of the number of neurons") {
  std::vector<double> x;
  std::vector<double> y;
  for (int k = 0; k <= 2000; ++k) {
    x.push_back(-3 + 6.0 * k / 2000);
    y.push_back(std::sin(2 * x.back()));
  }
  double before = approximation(x, y, 10)->error;
  for (const int neurons : {20, 40, 80}) {
    const auto built = approximation(x, y, neurons);
    REQUIRE(built);
    CHECK(built->hidden == neurons);
    CHECK(built->error < before / 3);
    before = built->error;
  }
  CHECK_FALSE(approximation(x, y, 0));
  CHECK_FALSE(approximation(std::vector<double>{1, 1}, std::vector<double>{0, 0}, 2));
  CHECK_FALSE(approximation(std::vector<double>{1}, std::vector<double>{0}, 2));
}

TEST_CASE("a matrix product is a network, and the network collapses into the product") {
  const MatrixSpec a{2, 3, {1, 2, 3, 4, 5, 6}};
  const MatrixSpec b{3, 2, {1, -1, 0, 2, 0.5, 1}};
  const auto network = matrixProduct(a, b);
  REQUIRE(network);
  CHECK(network->hidden == 3);
  CHECK(network->error < 1e-5);
  const auto session = test::open(network->document);
  const auto product = collapse(session->graph(), session->topology(), session->weights());
  REQUIRE(product);
  const std::vector<double> expected{2.5, 6, 7, 12};
  for (Index k = 0; k < 4; ++k) {
    CHECK((*product)(k / 2, k % 2) == doctest::Approx(expected[k]).epsilon(1e-6));
  }
  CHECK(matrixProduct(a, {})->hidden == 0);
  // A alone, which B goes through column by column.
  const auto without = matrixProduct(a, {}, b);
  REQUIRE(without);
  CHECK(without->hidden == 0);
  CHECK(without->error < 1e-5);
  for (const auto* column : {"[1,-1]", "[0,2]", "[0.5,1]", "[2.5,6]", "[7,12]"}) {
    CAPTURE(column);
    CHECK(without->document.find(column) != std::string::npos);
  }
  CHECK(test::open(without->document)->topology().layers.size() == 2);
  CHECK_FALSE(matrixProduct(a, {}, a));
  CHECK_FALSE(matrixProduct(a, a));
  CHECK_FALSE(matrixProduct({1, 1, {}}, {}));
}

TEST_CASE("four neurons multiply, the better the smaller the scale, until rounding takes over") {
  const double coarse = productGate(1)->error;
  const double fine = productGate(0.1)->error;
  CHECK(productGate(1)->hidden == 4);
  CHECK(fine < coarse / 20);
  CHECK(fine < 0.01);
  CHECK(productGate(0.001)->error > fine);
  CHECK_FALSE(productGate(0));
}

TEST_CASE("the sawtooth is the same deep and shallow, at very different cost") {
  for (const int times : {1, 3, 8}) {
    const auto deep = sawtooth(times, true);
    const auto shallow = sawtooth(times, false);
    CHECK(deep->hidden == 2 * times);
    CHECK(shallow->hidden == 1 << times);
    CHECK(deep->error < 1e-3);
    CHECK(shallow->error < 1e-2);
  }
  CHECK_FALSE(sawtooth(0, true));
  CHECK_FALSE(sawtooth(11, false));
}

TEST_CASE("the tree of few causes makes the rows of the generator from their hidden numbers") {
  for (const std::uint64_t seed : {1, 2, 77}) {
    const auto built = hierarchyNetwork(seed);
    REQUIRE(built);
    CHECK(built->hidden == 4);
    CHECK(built->error < 1e-6);
    const auto session = test::open(built->document);
    CHECK(session->graph().edges.size() == 8 + 16);

    // The generator draws the process, then two hidden numbers a row; noise of 0 is drawn as well.
    constexpr Index rows = 20;
    const Table table =
        generate({.name = GeneratorName::hierarchy, .samples = rows, .noise = 0, .seed = seed});
    Random random(seed, Stream::generator);
    for (int k = 0; k < 8; ++k) random.uniform();
    for (int k = 0; k < 16; ++k) {
      random.uniform();
      random.below(2);
    }
    for (Index row = 0; row < rows; ++row) {
      const auto first = static_cast<Real>(random.uniform(-1, 1));
      const auto second = static_cast<Real>(random.uniform(-1, 1));
      const auto outputs = evaluate(*session, std::vector<Real>{first, second});
      REQUIRE(outputs);
      for (std::size_t k = 0; k < 16; ++k) {
        CHECK((*outputs)[k] == doctest::Approx(table.columns[k].numbers[row]).epsilon(1e-5));
        random.normal();
      }
    }
  }
}

TEST_CASE("the running example is the introduction's") {
  const auto session = test::open(runningExample()->document);
  CHECK(session->graph().neurons.size() == 9);
  CHECK(session->graph().edges.size() == 12);
  CHECK(session->topology().layers.size() == 4);
  CHECK(session->train({.epochs = 1}));
}
