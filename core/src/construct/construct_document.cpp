#include "construct/construct_document.hpp"

#include <algorithm>
#include <cmath>

#include "edgewise/explain.hpp"
#include "project/json_writer.hpp"

namespace edgewise {

namespace {

using json::JsonWriter;

void writeNetwork(JsonWriter& writer, const Graph& graph) {
  writer.key("network");
  writer.beginObject();
  writer.key("neurons");
  writer.beginArray();
  for (const Neuron& neuron : graph.neurons) {
    writer.beginObject();
    writer.member("id", neuron.id);
    writer.member("kind", neuronKindNames[static_cast<std::size_t>(neuron.kind)]);
    if (neuron.kind == NeuronKind::hidden || neuron.kind == NeuronKind::output) {
      writer.member("function", name(neuron.function));
    }
    if (!neuron.label.empty()) writer.member("label", neuron.label);
    writer.endObject();
  }
  writer.endArray();
  writer.key("edges");
  writer.beginArray();
  for (const Edge& edge : graph.edges) {
    writer.beginObject();
    writer.member("from", graph.neurons[edge.from].id);
    writer.member("to", graph.neurons[edge.to].id);
    if (edge.weight) writer.member("weight", *edge.weight);
    writer.endObject();
  }
  writer.endArray();
  writer.endObject();
}

// Unscaled, and every row to be looked at: a construction is not trained.
void writeData(JsonWriter& writer, const Samples& samples) {
  std::vector<std::string> names = samples.inputs;
  names.insert(names.end(), samples.targets.begin(), samples.targets.end());
  writer.key("data");
  writer.beginObject();
  writer.key("table");
  writer.beginObject();
  writer.key("columns");
  writer.beginArray();
  for (std::size_t c = 0; c < names.size(); ++c) {
    writer.beginObject();
    writer.member("name", names[c]);
    writer.list("values", samples.columns[c]);
    writer.endObject();
  }
  writer.endArray();
  writer.endObject();
  writer.list("inputs", samples.inputs);
  writer.list("targets", samples.targets);
  writer.member("scale", "none");
  writer.key("split");
  writer.beginObject();
  writer.member("train", 1);
  writer.endObject();
  writer.endObject();
}

double largestError(const Session& session) {
  const Dataset& data = *session.data();
  const auto outputs = evaluate(session, data.inputs);
  double largest = 0;
  for (std::size_t k = 0; k < data.targets.size(); ++k) {
    const double difference = static_cast<double>((*outputs)[k]) - data.targets[k];
    largest = std::max(largest, std::abs(difference));
  }
  return largest;
}

}  // namespace

Index GraphBuilder::add(NeuronKind kind, Activation function, const std::string& label) {
  const std::string id = std::to_string(graph_.neurons.size() + 1);
  graph_.neurons.push_back({.id = id, .kind = kind, .function = function, .label = label});
  return static_cast<Index>(graph_.neurons.size()) - 1;
}

Index GraphBuilder::input(const std::string& label) {
  return add(NeuronKind::input, Activation::identity, label);
}

Index GraphBuilder::bias() { return add(NeuronKind::bias, Activation::identity, ""); }

Index GraphBuilder::hidden(Activation function) { return add(NeuronKind::hidden, function, ""); }

Index GraphBuilder::output(Activation function, const std::string& label) {
  return add(NeuronKind::output, function, label);
}

void GraphBuilder::connect(Index from, Index to, double weight) {
  graph_.edges.push_back({.from = from, .to = to, .weight = weight});
}

Result<Construction> construct(const std::string& title, const GraphBuilder& builder,
                               const Samples& samples) {
  JsonWriter writer;
  writer.beginObject();
  writer.member("edgewise", 1);
  writer.member("title", title);
  writeNetwork(writer, builder.graph());
  writeData(writer, samples);
  writer.endObject();

  Construction result{.document = writer.text(), .hidden = builder.hiddenCount()};
  const auto session = Session::open(result.document);
  // Numbers are all that a question can make wrong in it.
  if (!session) {
    return Error{"range", "",
                 "The network would need numbers beyond ±3.4e38, which no float can hold. Take "
                 "smaller values, or points that lie further apart."};
  }
  result.error = largestError(**session);
  return result;
}

}  // namespace edgewise
