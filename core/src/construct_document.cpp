#include "construct_document.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cassert>
#include <cmath>

#include "edgewise/session.hpp"

namespace edgewise {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void writeText(Writer& writer, const char* key, std::string_view text) {
  writer.Key(key);
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void writeTexts(Writer& writer, const char* key, const std::vector<std::string>& texts) {
  writer.Key(key);
  writer.StartArray();
  for (const std::string& text : texts) writer.String(text.c_str());
  writer.EndArray();
}

void writeNetwork(Writer& writer, const Graph& graph) {
  writer.Key("network");
  writer.StartObject();
  writer.Key("neurons");
  writer.StartArray();
  for (const Neuron& neuron : graph.neurons) {
    writer.StartObject();
    writeText(writer, "id", neuron.id);
    writeText(writer, "kind", neuronKindNames[static_cast<std::size_t>(neuron.kind)]);
    if (neuron.kind == NeuronKind::hidden || neuron.kind == NeuronKind::output) {
      writeText(writer, "function", name(neuron.function));
    }
    if (!neuron.label.empty()) writeText(writer, "label", neuron.label);
    writer.EndObject();
  }
  writer.EndArray();
  writer.Key("edges");
  writer.StartArray();
  for (const Edge& edge : graph.edges) {
    writer.StartObject();
    writeText(writer, "from", graph.neurons[edge.from].id);
    writeText(writer, "to", graph.neurons[edge.to].id);
    if (edge.weight) {
      writer.Key("weight");
      writer.Double(*edge.weight);
    }
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
}

// Unscaled, and every row to be looked at: a construction is not trained.
void writeData(Writer& writer, const Samples& samples) {
  std::vector<std::string> names = samples.inputs;
  names.insert(names.end(), samples.targets.begin(), samples.targets.end());
  writer.Key("data");
  writer.StartObject();
  writer.Key("table");
  writer.StartObject();
  writer.Key("columns");
  writer.StartArray();
  for (std::size_t c = 0; c < names.size(); ++c) {
    writer.StartObject();
    writeText(writer, "name", names[c]);
    writer.Key("values");
    writer.StartArray();
    for (const double value : samples.columns[c]) writer.Double(value);
    writer.EndArray();
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  writeTexts(writer, "inputs", samples.inputs);
  writeTexts(writer, "targets", samples.targets);
  writeText(writer, "scale", "none");
  writer.Key("split");
  writer.StartObject();
  writer.Key("train");
  writer.Int(1);
  writer.EndObject();
  writer.EndObject();
}

double largestError(const Session& session) {
  const Dataset& data = *session.data();
  const auto outputs = session.evaluate(data.inputs);
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

Construction construct(const std::string& title, const GraphBuilder& builder,
                       const Samples& samples) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  writer.Key("edgewise");
  writer.Int(1);
  writeText(writer, "title", title);
  writeNetwork(writer, builder.graph());
  writeData(writer, samples);
  writer.EndObject();

  Construction result{.document = {buffer.GetString(), buffer.GetSize()},
                      .hidden = builder.hiddenCount()};
  const auto session = Session::open(result.document);
  assert(session && "constructions write valid documents");
  result.error = largestError(**session);
  return result;
}

}  // namespace edgewise
