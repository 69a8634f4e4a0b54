// What a network makes of its inputs, and why: losses around its weights, matrices, measures, axes,
// gradients.
#include <algorithm>
#include <array>
#include <cmath>

#include "edgewise/answers.hpp"
#include "edgewise/composition.hpp"
#include "edgewise/gradient_check.hpp"
#include "edgewise/measures.hpp"
#include "edgewise/slice.hpp"
#include "project/json_writer.hpp"
#include "questions/question.hpp"

namespace edgewise::answers {

namespace {

using json::JsonWriter;

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

}  // namespace

Result<std::string> lossSlice(const Session& session, std::string_view question) {
  Asked asked;
  Index edge = 0;
  std::array<double, 2> range{};
  Index points = 0;
  const auto fault = ask(question, [&](ObjectReader& reader, Faults& faults) {
    reader.require("edge", "it says along which weight");
    const Value* value = reader.find("edge");
    if (value != nullptr) edge = edgeAt(session, *value, "edge", faults);
    if (faults.any()) return;  // there may be no edge at all
    const auto weight = static_cast<double>(session.weights()[edge]);
    range = {weight - 2, weight + 2};
    reader.number("from", range[0], {-1e6, 1e6});
    reader.number("to", range[1], {-1e6, 1e6});
    if (!(range[0] < range[1])) faults.add("range", "to", "\"to\" must be above \"from\".");
    points = countOf(reader, "points", 101, 2, maxSlicePoints);
    readOn(session, reader, faults, asked);
  });
  if (fault) return *fault;
  const LossSlice slice =
      edgewise::lossSlice(session.plan(), session.weights(), session.training().loss,
                          asked.examples, edge, toReal(range), points);
  JsonWriter writer;
  writer.beginObject();
  writer.list("weights", slice.weights);
  writer.list("losses", slice.losses);
  writer.member("weight", slice.weight);
  writer.member("loss", slice.loss);
  writer.member("derivative", slice.derivative);
  const double stepSize = session.metrics().stepSize;
  writer.member("stepSize", stepSize);
  writer.member("next", slice.weight - static_cast<Real>(stepSize) * slice.derivative);
  writer.endObject();
  return writer.text();
}

Result<std::string> lossGrid(const Session& session, std::string_view question) {
  Asked asked;
  std::vector<Index> edges;
  std::vector<std::array<Real, 2>> ranges;
  Index resolution = 0;
  const auto fault = ask(question, [&](ObjectReader& reader, Faults& faults) {
    reader.array("edges", [&](const Value& item, const std::string& path) {
      edges.push_back(edgeAt(session, item, path, faults));
    });
    reader.array("ranges", [&](const Value& item, const std::string& path) {
      const bool pair = item.IsArray() && item.Size() == 2 && item[0].IsNumber() &&
                        item[1].IsNumber() && item[0].GetDouble() < item[1].GetDouble();
      if (!pair) {
        faults.add("range", path, "A range goes from a lower to a higher number.");
        return;
      }
      ranges.push_back(toReal({item[0].GetDouble(), item[1].GetDouble()}));
    });
    if (edges.size() != 2 || edges[0] == edges[1] || ranges.size() != 2) {
      faults.add("shape", "edges", "A grid needs two different edges and a range for each.");
    }
    resolution = countOf(reader, "resolution", 41, 2, maxGridPoints);
    readOn(session, reader, faults, asked);
  });
  if (fault) return *fault;
  const LossGrid grid =
      edgewise::lossGrid(session.plan(), session.weights(), session.training().loss, asked.examples,
                         {edges[0], edges[1]}, {ranges[0], ranges[1]}, resolution);
  JsonWriter writer;
  writer.beginObject();
  writer.member("resolution", grid.resolution);
  writer.list("losses", grid.losses);
  writer.list("weights", grid.weights);
  writer.list("derivatives", grid.derivatives);
  writer.member("loss", grid.loss);
  writer.endObject();
  return writer.text();
}

Result<std::string> composition(const Session& session, std::string_view question) {
  if (const auto fault = ask(question, [](ObjectReader&, Faults&) {})) return *fault;
  const Graph& graph = session.graph();
  const auto maps = edgewise::composition(graph, session.topology(), session.weights());
  if (!maps) return maps.error();
  const auto product = collapse(graph, session.topology(), session.weights());
  JsonWriter writer;
  writer.beginObject();
  writer.key("layers");
  writer.beginArray();
  for (const LayerMap& map : *maps) {
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
  return writer.text();
}

Result<std::string> measures(const Session& session, std::string_view question) {
  Asked asked;
  if (const auto fault = askOn(session, question, asked)) return *fault;
  const Measures all = measure(session.plan(), session.topology(), session.weights(),
                               session.training().loss, asked.examples, session.encoding().targets);
  JsonWriter writer;
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
  return writer.text();
}

Result<std::string> principalAxes(const Session& session, std::string_view question) {
  if (const auto fault = ask(question, [](ObjectReader&, Faults&) {})) return *fault;
  const Result<PrincipalAxes>& axes = session.principalAxes();
  if (!axes) return axes.error();
  JsonWriter writer;
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
  return writer.text();
}

Result<std::string> collapsed(const Session& session, std::string_view question) {
  std::vector<Real> inputs;
  const auto fault = ask(question, [&](ObjectReader& reader, Faults& faults) {
    reader.require("inputs", "it says what goes in");
    for (const double input : readNumbers(reader, faults, "inputs")) {
      inputs.push_back(static_cast<Real>(input));
    }
    if (inputs.size() != session.plan().inputs.size()) {
      faults.add("shape", "inputs", "There must be one value for each input neuron.");
    }
  });
  if (fault) return *fault;
  const Graph& graph = session.graph();
  const auto product = collapse(graph, session.topology(), session.weights());
  if (!product) return product.error();
  const auto outputs = session.evaluate(inputs);
  if (!outputs) return outputs.error();
  std::vector<Real> products;
  products.reserve(outputs->size());
  double difference = 0;
  for (std::size_t k = 0; k < outputs->size(); ++k) {
    const auto row = static_cast<Index>(k);
    Real sum = (*product)(row, product->columns - 1);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      sum += (*product)(row, static_cast<Index>(i)) * inputs[i];
    }
    products.push_back(sum);
    difference = std::max(difference, std::abs(static_cast<double>(sum) - (*outputs)[k]));
  }
  JsonWriter writer;
  writer.beginObject();
  writeIds(writer, "neurons", graph, session.plan().outputs);
  writer.list("network", *outputs);
  writer.list("product", products);
  writer.member("difference", difference);
  writer.endObject();
  return writer.text();
}

Result<std::string> gradientCheck(const Session& session, std::string_view question) {
  constexpr std::size_t most = 1000;
  Asked asked;
  std::vector<Index> edges;
  const auto fault = ask(question, [&](ObjectReader& reader, Faults& faults) {
    reader.require("edges", "it says which weights to move");
    reader.array("edges", [&](const Value& item, const std::string& path) {
      edges.push_back(edgeAt(session, item, path, faults));
    });
    if (edges.size() > most)
      faults.add("range", "edges", "At most 1000 edges are possible at a time.");
    readOn(session, reader, faults, asked);
  });
  if (fault) return *fault;
  JsonWriter writer;
  writer.beginObject();
  writer.member("step", checkStep);
  writer.key("edges");
  writer.beginArray();
  for (const GradientCheck& check : checkGradient(session.plan(), session.weights(),
                                                  session.training().loss, asked.examples, edges)) {
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
  return writer.text();
}

}  // namespace edgewise::answers
