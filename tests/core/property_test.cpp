// What has to hold whatever the network, the data and the settings are: random cases, shrunk to the
// smallest one that fails.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>

#include "edgewise/construct.hpp"
#include "edgewise/session.hpp"
#include "network/graph.hpp"
#include "network/initialize.hpp"
#include "network/network.hpp"
#include "network/random.hpp"
#include "open.hpp"

using namespace edgewise;

namespace {

int between(int low, int high) { return *rc::gen::inRange(low, high + 1); }

std::string pick(const std::vector<std::string>& names) { return *rc::gen::elementOf(names); }

// Some edges of the first layer, of its bias too, where it has such a shape.
std::string someFrozen(int width) {
  std::string frozen;
  for (int k = between(0, 2); k > 0; --k) {
    const std::string tail = std::to_string(between(1, 3));
    const std::string head = std::to_string(between(4, 3 + width));
    const std::string ends = R"({"from": ")" + tail + R"(", "to": ")" + head + R"(", )";
    if (frozen.find(ends) != std::string::npos) continue;
    frozen += (frozen.empty() ? "" : ", ") + ends + R"("weight": )" +
              std::to_string(between(-20, 20)) + "e-1}";
  }
  return frozen;
}

// A project that trains: random layers, functions, optimizer, batch and seeds.
std::string anyProject() {
  std::string layers = "2";
  std::string hidden;
  const int depth = between(0, 3);
  int first = 1;
  for (int k = 0; k < depth; ++k) {
    const int width = between(1, 5);
    if (k == 0) first = width;
    layers += ", " + std::to_string(width);
    hidden += (k > 0 ? ", \"" : "\"") +
              pick({"tanh", "logistic", "rectifier", "gelu", "sine", "softplus"}) + "\"";
  }
  return R"({"edgewise": 1, "network": {"layers": [)" + layers + R"(, 1], "hidden": [)" + hidden +
         R"(], "output": "logistic", "frozen": [)" + someFrozen(first) +
         R"(]}, "data": {"generator": {"name": ")" +
         pick({"circle", "spiral", "gaussians", "exclusive-or"}) + R"(", "samples": )" +
         std::to_string(between(3, 40)) + R"(, "seed": )" + std::to_string(between(0, 1000)) +
         R"(}, "inputs": ["x1", "x2"], "targets": ["label"]}, "training": {"loss": ")" +
         pick({"squared", "cross-entropy", "huber"}) + R"(", "batch": )" +
         std::to_string(between(1, 12)) + R"(, "optimizer": {"name": ")" +
         pick({"sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"}) +
         R"("}, "stepSize": {"initial": 0.02, "schedule": "inverse-time", "warmup": )" +
         std::to_string(between(0, 3)) + R"(}, "init": {"seed": )" +
         std::to_string(between(0, 1000)) + "}}}";
}

std::string after(Session& session, std::int64_t samples) {
  RC_ASSERT(static_cast<bool>(session.train({.samples = samples})));
  return session.fingerprint();
}

void holds(const char* name, const std::function<void()>& property) {
  CHECK(rc::check(name, property));
}

}  // namespace

TEST_CASE("save, then open: the same bits, and the same way on") {
  holds("saved sessions go on", [] {
    const std::string project = anyProject();
    const int first = between(0, 150);
    const int second = between(0, 150);
    auto whole = test::open(project);
    (void)after(*whole, first + second);
    auto part = test::open(project);
    const std::string saved = after(*part, first);
    auto again = test::open(part->save());
    RC_ASSERT(again->fingerprint() == saved);
    RC_ASSERT(after(*again, second) == whole->fingerprint());
  });
}

TEST_CASE("a run split anywhere gives the same bits") {
  holds("split runs", [] {
    const std::string project = anyProject();
    const auto cuts = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 60));
    auto whole = test::open(project);
    auto parts = test::open(project);
    for (const int cut : cuts) (void)after(*parts, cut);
    const auto total = std::accumulate(cuts.begin(), cuts.end(), 0);
    RC_ASSERT(after(*whole, total) == parts->fingerprint());
  });
}

TEST_CASE("the order of the examples is a function of seed and epoch") {
  holds("orders", [] {
    const auto seed = static_cast<std::uint64_t>(between(0, 1'000'000));
    const auto epoch = static_cast<std::uint32_t>(between(0, 1000));
    std::vector<int> once(static_cast<std::size_t>(between(1, 50)));
    std::iota(once.begin(), once.end(), 0);
    auto twice = once;
    const auto sorted = once;
    Random first(seed, Stream::order, epoch);
    Random second(seed, Stream::order, epoch);
    shuffle(std::span(once), first);
    shuffle(std::span(twice), second);
    RC_ASSERT(once == twice);
    std::sort(once.begin(), once.end());
    RC_ASSERT(once == sorted);
  });
}

TEST_CASE("names of neurons change nothing, their order no more than rounding") {
  holds("relabelled", [] {
    auto session = test::open(anyProject());
    Graph graph = session->graph();
    const auto weights = session->weights();
    std::vector<Real> input{static_cast<Real>(between(-300, 300)) / 100,
                            static_cast<Real>(between(-300, 300)) / 100};
    const auto outputOf = [&](const Graph& g, const std::vector<Real>& w) {
      std::vector<Real> output(1);
      evaluate(makePlan(g), w, input, output);
      return output[0];
    };
    const Real expected = outputOf(graph, weights);

    for (Neuron& neuron : graph.neurons) neuron.id = "n" + neuron.id + "!";
    RC_ASSERT(outputOf(graph, weights) == expected);

    std::vector<Index> place(graph.neurons.size());
    std::iota(place.begin(), place.end(), 0);
    Random random(static_cast<std::uint64_t>(between(0, 1000)), Stream::generator);
    // Inputs keep their order, since the values go in by it.
    shuffle(std::span(place).subspan(2), random);
    Graph permuted;
    permuted.neurons.resize(graph.neurons.size());
    for (std::size_t n = 0; n < place.size(); ++n) permuted.neurons[place[n]] = graph.neurons[n];
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
      const Edge& edge = graph.edges[e];
      permuted.edges.push_back(
          {.from = place[edge.from], .to = place[edge.to], .weight = weights[e]});
    }
    sortEdges(permuted);
    const auto moved = initialWeights(permuted, {});
    RC_ASSERT(std::abs(outputOf(permuted, moved) - expected) < Real(1e-5));
  });
}

TEST_CASE("a constructed boolean network is right on every row") {
  holds("boolean networks", [] {
    TruthTable truth(std::size_t{1} << between(1, 6));
    for (std::size_t row = 0; row < truth.size(); ++row) truth[row] = *rc::gen::arbitrary<bool>();
    const auto network = booleanNetwork(truth);
    RC_ASSERT(static_cast<bool>(network));
    RC_ASSERT(network->error == 0.0);
  });
}
