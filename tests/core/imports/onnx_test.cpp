#include <doctest/doctest.h>

#include <cmath>

#include "edgewise/explain.hpp"
#include "edgewise/exports.hpp"
#include "edgewise/imports.hpp"
#include "exports/onnx_graph.hpp"
#include "network/plan.hpp"
#include "network/random.hpp"
#include "open.hpp"

using namespace edgewise;

namespace {

using exports::Message;
using exports::OnnxGraph;
using exports::OnnxType;
using Attributes = std::vector<OnnxGraph::Attribute>;

std::string modelWith(OnnxGraph& graph, std::int64_t version = 13) {
  Message opset;
  opset.add(2, version);
  Message file;
  file.add(1, std::int64_t{7});
  file.add(7, graph.message());
  file.add(8, opset);
  return file.bytes();
}

// Two inputs, two neurons in the hidden layer, one output; the function in between is added by
// `act`.
template <class Act>
std::string twoLayers(Act act) {
  OnnxGraph graph;
  graph.input("x", OnnxType::real, 2);
  const std::string first = graph.node(
      "Gemm", {"x", graph.reals({1, 2, 3, 4}, {2, 2}), graph.reals({0.5F, -0.5F}, {2})}, "first");
  const std::string value = act(graph, first);
  const std::string sums = graph.node("MatMul", {value, graph.reals({5, 6}, {2, 1})}, "sums");
  const std::string last = graph.node("Add", {sums, graph.reals({7}, {1})}, "last");
  graph.output(last, OnnxType::real, 1);
  return modelWith(graph);
}

std::string withNode(std::string_view type, const Attributes& attributes = {}) {
  return twoLayers([&](OnnxGraph& graph, const std::string& x) {
    return graph.node(type, {x}, "between", attributes);
  });
}

Error refusal(std::string_view bytes) {
  const auto made = importOnnx(bytes);
  REQUIRE_FALSE(made);
  CHECK_FALSE(made.error().message.empty());
  return made.error();
}

bool told(const Error& error, std::string_view part) {
  return error.message.find(part) != std::string::npos;
}

// What comes of any bytes: an error that says something, or a project that opens.
void checkAny(std::string_view bytes) {
  const auto made = importOnnx(bytes);
  if (!made) {
    CHECK_FALSE(made.error().code.empty());
    CHECK_FALSE(made.error().message.empty());
    return;
  }
  CHECK(Session::open(made->document));
}

}  // namespace

TEST_CASE("a chain of Gemm, MatMul and Add is a layered network with its weights") {
  const auto made = importOnnx(withNode("Tanh"));
  REQUIRE(made);
  CHECK(made->notes.empty());
  const auto session = test::open(made->document);
  CHECK(session->weights() == std::vector<Real>{1, 3, 0.5F, 2, 4, -0.5F, 5, 6, 7});
  CHECK(session->plan().function[session->plan().order.front()] == Activation::tanh);
  const auto outputs = evaluate(*session, std::vector<Real>{0.1F, -0.2F});
  const double expected = 5 * std::tanh(0.1 - 0.6 + 0.5) + 6 * std::tanh(0.2 - 0.8 - 0.5) + 7;
  CHECK((*outputs)[0] == doctest::Approx(expected).epsilon(1e-6));
}

TEST_CASE("functions are known by what they compute") {
  const auto functionFor = [](const std::string& bytes) {
    const auto session = test::open(importOnnx(bytes)->document);
    return session->plan().function[session->plan().order.front()];
  };
  CHECK(functionFor(withNode("Relu")) == Activation::rectifier);
  CHECK(functionFor(withNode("Sigmoid")) == Activation::logistic);
  CHECK(functionFor(withNode("LeakyRelu")) == Activation::leakyRectifier);
  CHECK(functionFor(withNode("Identity")) == Activation::identity);
  CHECK(functionFor(twoLayers([](OnnxGraph& graph, const std::string& x) {
          return graph.node("Mul", {x, graph.node("Sigmoid", {x})});
        })) == Activation::silu);
  CHECK(functionFor(twoLayers([](OnnxGraph& graph, const std::string& x) {
          return graph.node("Max", {x, graph.reals({0}, {})});
        })) == Activation::rectifier);
}

TEST_CASE("what no network here computes is refused by its name") {
  const Error norm = refusal(withNode("LayerNormalization"));
  CHECK(norm.code == "unsupported");
  CHECK(told(norm, "\"between\" (LayerNormalization)"));
  CHECK(told(refusal(withNode("LeakyRelu", {{.name = "alpha", .type = 1, .number = 0.3F}})),
             "The function before"));
  CHECK(told(refusal(withNode("Softmax")), "no hidden layer"));
  CHECK(told(refusal(twoLayers([](OnnxGraph& graph, const std::string& x) {
               return graph.node("Concat", {x, "x"}, "joined");
             })),
             "(Concat)"));
  CHECK(told(refusal(twoLayers([](OnnxGraph&, const std::string&) { return "nowhere"; })),
             "Nothing in this model gives \"nowhere\""));
}

TEST_CASE("layers that do not fit, and models too old or too large, are refused") {
  OnnxGraph graph;
  graph.input("x", OnnxType::real, 2);
  const std::string first = graph.node("MatMul", {"x", graph.reals({1, 2}, {2, 1})});
  graph.output(graph.node("MatMul", {first, graph.reals({1, 2}, {2, 1})}), OnnxType::real, 1);
  CHECK(told(refusal(modelWith(graph)), "the layer before gives 1"));
  CHECK(told(refusal(modelWith(graph, 6)), "opset 6"));

  OnnxGraph wide;
  wide.input("x", OnnxType::real, 1);
  const std::vector<float> ones(30'000, 1);
  wide.output(wide.node("MatMul", {"x", wide.reals(ones, {1, 30'000})}), OnnxType::real, 1);
  CHECK(refusal(modelWith(wide)).code == "limit");
}

TEST_CASE("counts that the bytes do not hold are refused without making room for them") {
  const std::int64_t most = INT64_MAX;
  for (const std::vector<std::int64_t>& shape :
       {std::vector<std::int64_t>{most, most}, {1 << 30, 1 << 30}, {-1, 2}, {4, 1}, {0, 2}}) {
    OnnxGraph graph;
    graph.input("x", OnnxType::real, 2);
    graph.output(graph.node("MatMul", {"x", graph.reals({1, 2}, shape)}), OnnxType::real, 1);
    CHECK_FALSE(refusal(modelWith(graph)).code.empty());
  }
}

TEST_CASE("a model that is cut off anywhere, or changed anywhere, is refused or still a project") {
  const std::string whole = withNode("Tanh");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CAPTURE(length);
    checkAny(std::string_view(whole).substr(0, length));
  }
  Random random(1, Stream::generator);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(random.below(256));
    CAPTURE(at);
    checkAny(changed);
  }
}

TEST_CASE("bytes that are no model are refused") {
  Random random(2, Stream::generator);
  for (int k = 0; k < 2000; ++k) {
    std::string bytes(random.below(60), '\0');
    for (char& byte : bytes) byte = static_cast<char>(random.below(256));
    checkAny(bytes);
  }
  CHECK(refusal("").code == "format");
  CHECK(refusal("x,y\n1,2\n").code == "format");
  CHECK(refusal(std::string(100, '\xff')).code == "format");
}

TEST_CASE(
    "what is exported comes back with the same bits, its scaling and the names of its inputs") {
  const auto session = test::open(test::circle);
  const auto made = importOnnx(exportAs(*session, "onnx")->bytes);
  REQUIRE(made);
  const auto again = test::open(made->document);
  CHECK(again->weights() == session->weights());
  REQUIRE(again->encoding().inputs.size() == 2);
  for (std::size_t k = 0; k < 2; ++k) {
    const ColumnEncoder& column = session->encoding().inputs[k];
    CHECK(again->encoding().inputs[k].name == column.name);
    CHECK(again->encoding().inputs[k].shift == column.shift);
    CHECK(again->encoding().inputs[k].scale == column.scale);
  }
  const std::vector<RawInput> rows{{0.3, -0.8}, {1.5, 0.25}};
  const auto expected = predict(*session, rows);
  const auto found = predict(*again, rows);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    CHECK((*found)[r].outputs == (*expected)[r].outputs);
  }
  CHECK(made->notes.size() == 1);
}
