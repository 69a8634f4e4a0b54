// What a network makes of its inputs, and why: losses around its weights, matrices, measures, axes,
// gradients, advice.
#include <algorithm>
#include <array>
#include <cmath>

#include "explain/composition.hpp"
#include "explain/gradient_check.hpp"
#include "explain/measures.hpp"
#include "explain/slice.hpp"
#include "network/plan.hpp"
#include "questions/advice.hpp"
#include "questions/question.hpp"

namespace edgewise::answers {

namespace {

void writeMatrix(JsonWriter& writer, const Matrix& matrix) {
  writer.beginArray();
  for (Index i = 0; i < matrix.rows; ++i) {
    writer.beginArray();
    for (Index j = 0; j < matrix.columns; ++j) writer.value(matrix(i, j));
    writer.endArray();
  }
  writer.endArray();
}

void writeIds(JsonWriter& writer, std::string_view key, const Graph& graph,
              const std::vector<Index>& neurons) {
  writer.key(key);
  writer.beginArray();
  for (const Index n : neurons) writer.value(graph.neurons[n].id);
  writer.endArray();
}

std::array<Real, 2> toReal(std::array<double, 2> range) {
  return {static_cast<Real>(range[0]), static_cast<Real>(range[1])};
}

// ---- along one weight, and along two

struct SliceAsked {
  Index edge = 0;
  std::array<double, 2> range{};
  Index points = 0;
  Asked on{};
};

SliceAsked readSlice(const Session& session, ObjectReader& reader, Faults& faults) {
  SliceAsked asked;
  reader.require("edge", "it says along which weight");
  const Value* value = reader.find("edge");
  if (value != nullptr) asked.edge = edgeAt(session, *value, "edge", faults);
  if (faults.any()) return asked;  // there may be no edge at all
  asked.range = usualSlice(session.weights()[asked.edge]);
  reader.number("from", asked.range[0], {-1e6, 1e6});
  reader.number("to", asked.range[1], {-1e6, 1e6});
  if (!(asked.range[0] < asked.range[1])) {
    faults.add("range", "to", "\"to\" must be above \"from\".");
  }
  asked.points = countOf(reader, "points", 101, 2, maxSlicePoints);
  asked.on = readOn(session, reader, faults);
  return asked;
}

struct SliceWithStep {
  LossSlice slice;
  double stepSize = 0;
};

SliceWithStep sliceAt(const Session& session, const SliceAsked& asked) {
  return SliceWithStep{
      .slice = lossSlice(session.plan(), session.weights(), session.training().loss,
                         asked.on.examples, asked.edge, toReal(asked.range), asked.points),
      .stepSize = session.metrics().stepSize};
}

void writeSlice(JsonWriter& writer, const Session& /*session*/, const SliceWithStep& answer) {
  const auto& [slice, stepSize] = answer;
  writer.beginObject();
  writer.list("weights", slice.weights);
  writer.list("losses", slice.losses);
  writer.member("weight", slice.weight);
  writer.member("loss", slice.loss);
  writer.member("derivative", slice.derivative);
  writer.member("stepSize", stepSize);
  writer.member("next", slice.next(stepSize));
  writer.endObject();
}

struct GridAsked {
  std::vector<Index> edges{};
  std::vector<std::array<Real, 2>> ranges{};
  Index resolution = 0;
  Asked on{};
};

GridAsked readGrid(const Session& session, ObjectReader& reader, Faults& faults) {
  GridAsked asked;
  asked.edges = readEdges(session, reader, faults);
  reader.array("ranges", [&](const Value& item, const std::string& path) {
    const bool pair = item.IsArray() && item.Size() == 2 && item[0].IsNumber() &&
                      item[1].IsNumber() && item[0].GetDouble() < item[1].GetDouble();
    if (!pair) {
      faults.add("range", path, "A range goes from a lower to a higher number.");
      return;
    }
    asked.ranges.push_back(toReal({item[0].GetDouble(), item[1].GetDouble()}));
  });
  if (asked.edges.size() != 2 || asked.edges[0] == asked.edges[1] || asked.ranges.size() != 2) {
    faults.add("shape", "edges", "A grid needs two different edges and a range for each.");
  }
  asked.resolution = countOf(reader, "resolution", 41, 2, maxGridPoints);
  asked.on = readOn(session, reader, faults);
  return asked;
}

LossGrid gridAt(const Session& session, const GridAsked& asked) {
  return lossGrid(session.plan(), session.weights(), session.training().loss, asked.on.examples,
                  {asked.edges[0], asked.edges[1]}, {asked.ranges[0], asked.ranges[1]},
                  asked.resolution);
}

void writeGrid(JsonWriter& writer, const Session& /*session*/, const LossGrid& grid) {
  writer.beginObject();
  writer.member("resolution", grid.resolution);
  writer.list("losses", grid.losses);
  writer.list("weights", grid.weights);
  writer.list("derivatives", grid.derivatives);
  writer.member("loss", grid.loss);
  writer.endObject();
}

// ---- matrices

struct Composed {
  std::vector<LayerMap> maps;
  Result<Matrix> product;
};

Result<Composed> compose(const Session& session, const NothingMore& /*asked*/) {
  auto maps = composition(session.graph(), session.topology(), session.weights());
  if (!maps) return maps.error();
  return Composed{.maps = std::move(*maps),
                  .product = collapse(session.graph(), session.topology(), session.weights())};
}

void writeComposed(JsonWriter& writer, const Session& session, const Composed& composed) {
  const Graph& graph = session.graph();
  const auto& [maps, product] = composed;
  writer.beginObject();
  writer.key("layers");
  writer.beginArray();
  for (const LayerMap& map : maps) {
    writer.beginObject();
    writeIds(writer, "tails", graph, map.tails);
    writeIds(writer, "heads", graph, map.heads);
    writer.key("functions");
    writer.beginArray();
    for (const Index n : map.heads) writer.value(name(graph.neurons[n].function));
    writer.endArray();
    writer.key("matrix");
    writeMatrix(writer, map.matrix);
    writer.endObject();
  }
  writer.endArray();
  writer.key("product");
  if (product) {
    writeMatrix(writer, *product);
  } else {
    writer.value(std::monostate());
  }
  writer.member("reason", product ? std::string() : product.error().message);
  writer.endObject();
}

std::vector<Real> readInputs(const Session& session, ObjectReader& reader, Faults& faults) {
  reader.require("inputs", "it says what goes in");
  std::vector<Real> inputs = readReals(reader, faults, "inputs");
  if (inputs.size() != session.plan().inputs.size()) {
    faults.add("shape", "inputs", "There must be one value for each input neuron.");
  }
  return inputs;
}

Result<CollapsedOutputs> throughProduct(const Session& session, const std::vector<Real>& inputs) {
  return collapsedOutputs(session.graph(), session.topology(), session.plan(), session.weights(),
                          inputs);
}

void writeCollapsed(JsonWriter& writer, const Session& session, const CollapsedOutputs& both) {
  writer.beginObject();
  writeIds(writer, "neurons", session.graph(), session.plan().outputs);
  writer.list("network", both.network);
  writer.list("product", both.product);
  writer.member("difference", both.difference);
  writer.endObject();
}

// ---- measures and axes

Measures measuresOn(const Session& session, const Asked& asked) {
  return measure(session.plan(), session.topology(), session.weights(), session.training().loss,
                 asked.examples, session.encoding().targets);
}

void writeMeasures(JsonWriter& writer, const Session& session, const Measures& all) {
  writer.beginObject();
  writer.key("confusion");
  writer.beginArray();
  for (const ConfusionMatrix& matrix : all.confusion) {
    writer.beginObject();
    writer.member("target", matrix.target);
    writer.list("categories", matrix.categories);
    writer.list("counts", matrix.counts);
    writer.endObject();
  }
  writer.endArray();
  writer.key("rSquared");
  writer.beginArray();
  for (const RSquared& one : all.rSquared) {
    writer.beginObject();
    writer.member("target", one.target);
    writer.member("value", one.value);
    writer.member("meanAbsoluteError", one.meanAbsoluteError);
    writer.endObject();
  }
  writer.endArray();
  writer.key("gradients");
  writer.beginArray();
  for (const LayerGradient& layer : all.gradients) {
    writer.beginObject();
    writer.member("layer", layer.layer);
    writer.member("edges", layer.edges);
    writer.member("norm", layer.norm);
    writer.endObject();
  }
  writer.endArray();
  writeIds(writer, "dead", session.graph(), all.dead);
  writer.endObject();
}

Result<const PrincipalAxes*> axesOf(const Session& session, const NothingMore& /*asked*/) {
  const Result<PrincipalAxes>& axes = session.principalAxes();
  if (!axes) return axes.error();
  return &*axes;
}

void writeAxes(JsonWriter& writer, const Session& session, const PrincipalAxes* axes) {
  writer.beginObject();
  writer.key("plane");
  writer.beginObject();
  writer.list("centre", axes->plane.centre);
  writer.key("directions");
  writer.beginArray();
  for (const auto& direction : axes->plane.directions) {
    writer.beginArray();
    for (const double one : direction) writer.value(one);
    writer.endArray();
  }
  writer.endArray();
  writer.endObject();
  writer.list("variances", axes->variances);
  writer.member("total", axes->total);
  writer.key("inUnits");
  const auto raw = inUnits(axes->plane, session.encoding().inputs);
  if (raw) {
    writer.beginObject();
    std::size_t k = 0;
    for (const ColumnEncoder& column : session.encoding().inputs) {
      writer.key(column.name);
      writer.beginObject();
      writer.member("centre", raw->centre[k]);
      writer.list("directions", std::array{raw->directions[0][k], raw->directions[1][k]});
      writer.endObject();
      ++k;
    }
    writer.endObject();
  } else {
    writer.value(std::monostate());
  }
  writer.endObject();
}

// ---- the gradient, and what it may mean

struct CheckAsked {
  std::vector<Index> edges{};
  Asked on{};
};

CheckAsked readCheck(const Session& session, ObjectReader& reader, Faults& faults) {
  constexpr std::size_t most = 1000;
  CheckAsked asked;
  reader.require("edges", "it says which weights to move");
  asked.edges = readEdges(session, reader, faults);
  if (asked.edges.size() > most)
    faults.add("range", "edges", "At most 1000 edges are possible at a time.");
  asked.on = readOn(session, reader, faults);
  return asked;
}

std::vector<GradientCheck> checkAt(const Session& session, const CheckAsked& asked) {
  return checkGradient(session.plan(), session.weights(), session.training().loss,
                       asked.on.examples, asked.edges);
}

void writeChecks(JsonWriter& writer, const Session& /*session*/,
                 const std::vector<GradientCheck>& checks) {
  writer.beginObject();
  writer.member("step", checkStep);
  writer.key("edges");
  writer.beginArray();
  for (const GradientCheck& check : checks) {
    writer.beginObject();
    writer.member("edge", check.edge);
    writer.member("gradient", check.gradient);
    writer.member("numeric", check.numeric);
    writer.member("difference", check.difference);
    writer.member("below", check.below);
    writer.member("above", check.above);
    writer.endObject();
  }
  writer.endArray();
  writer.endObject();
}

std::vector<double> readLosses(const Session& /*session*/, ObjectReader& reader, Faults& faults) {
  return readNumbers(reader, faults, "losses");
}

std::vector<Advice> adviceOn(const Session& session, const std::vector<double>& losses) {
  return advise(session, losses);
}

void writeAdvice(JsonWriter& writer, const Session& session, const std::vector<Advice>& all) {
  writer.beginArray();
  for (const Advice& one : all) {
    writer.beginObject();
    writer.member("kind", one.kind);
    writer.member("sentence", one.sentence);
    writeIds(writer, "neurons", session.graph(), one.neurons);
    writer.endObject();
  }
  writer.endArray();
}

constexpr std::array explainTable{
    // {edge: number | {from, to}, from, to, points, on} -> the loss as a function of one weight,
    // and where one step of gradient descent takes it. `on`: "train" (the default), "test", or
    // one example {inputs, targets}, encoded.
    aboutSession<readSlice, sliceAt, writeSlice>("lossSlice"),
    // {edges: [two], ranges: [[low, high], [low, high]], resolution, on} -> of two weights.
    aboutSession<readGrid, gridAt, writeGrid>("lossGrid"),
    // {} -> the matrices and functions of a layered network, the product where it collapses.
    aboutSession<readNothing, compose, writeComposed>("composition"),
    // {inputs} -> what the network makes of encoded inputs beside what the product of its matrices
    // makes of them, and the largest difference.
    aboutSession<readInputs, throughProduct, writeCollapsed>("collapsed"),
    // {on} -> confusion matrices, R squared, gradient norms by layer, dead neurons.
    aboutSession<readOn, measuresOn, writeMeasures>("measures"),
    // {} -> {plane: {centre, directions}, variances, total, inUnits}: the first two principal axes
    // of the encoded inputs of the training rows (principal_axes.hpp); `inUnits` is the same plane
    // in the units of the table by column, {column: {centre, directions: [two numbers]}}, or null.
    aboutSession<readNothing, axesOf, writeAxes>("principalAxes"),
    // {edges: [numbers or {from, to}], on} -> each gradient beside a central difference of
    // the loss.
    aboutSession<readCheck, checkAt, writeChecks>("gradientCheck"),
    // {losses: [numbers]} -> why the network may not be learning, as a list of sentences
    // (advice.hpp).
    aboutSession<readLosses, adviceOn, writeAdvice>("advice"),
};

}  // namespace

std::span<const Question<Session>> explainQuestions() { return explainTable; }

}  // namespace edgewise::answers
