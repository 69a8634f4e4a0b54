#include "project/project_network.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <numeric>
#include <set>

#include "edgewise/graph.hpp"
#include "network/graph.hpp"
#include "network/topology.hpp"

namespace edgewise {

namespace {

using json::Faults;
using json::ObjectReader;
using json::Value;

constexpr std::int64_t maxLayers = 64;

// What becomes a finite float, also as the largest one is written with few digits.
constexpr json::Bounds floatBounds{-3.4028235e38, 3.4028235e38};

std::int64_t edgeCountOf(const std::vector<Index>& layers) {
  std::int64_t edges = 0;
  for (std::size_t k = 1; k < layers.size(); ++k) {
    edges += (std::int64_t{layers[k - 1]} + 1) * layers[k];
  }
  return edges;
}

// One function for all hidden layers, or a list with one for each.
void readHiddenFunctions(ObjectReader& reader, Faults& faults, LayeredSpec& spec) {
  const std::size_t hiddenLayers = spec.layers.size() - 2;
  spec.hidden.assign(hiddenLayers, Activation::tanh);
  const Value* member = reader.find("hidden");
  if (member == nullptr) return;
  const auto read = [&](const Value& value, const std::string& path) {
    const auto index = reader.nameIndex(value, path, activationNames);
    const auto function = static_cast<Activation>(index.value_or(0));
    if (function == Activation::softmax) {
      faults.add("unsupported", path,
                 "Hidden neurons cannot have the function \"softmax\": it "
                 "belongs to all output neurons together.");
    }
    return function;
  };
  if (!member->IsArray()) {
    std::fill(spec.hidden.begin(), spec.hidden.end(), read(*member, reader.pathOf("hidden")));
    return;
  }
  if (member->Size() != hiddenLayers) {
    reader.fault("shape", "hidden",
                 "\"hidden\" lists " + std::to_string(member->Size()) + " functions for " +
                     std::to_string(hiddenLayers) + " hidden layers; give one for each.");
    return;
  }
  for (rapidjson::SizeType k = 0; k < member->Size() && !faults.any(); ++k) {
    spec.hidden[k] = read((*member)[k], reader.pathOf("hidden") + "[" + std::to_string(k) + "]");
  }
}

// The number of a neuron of layers, from 0: they are called 1, 2, …
Index layeredNeuron(std::string_view id) {
  Index number = 0;
  const auto [end, fault] = std::from_chars(id.data(), id.data() + id.size(), number);
  return fault == std::errc() && end == id.data() + id.size() ? number - 1 : -1;
}

// The edges between layers that training leaves alone, with the weights that they keep.
void readFrozen(ObjectReader& reader, Faults& faults, std::vector<Edge>& edges) {
  reader.array("frozen", [&](const Value& item, const std::string& path) {
    ObjectReader part(item, path, faults);
    std::array<std::string, 2> ends;
    for (const std::size_t k : {0, 1}) {
      const std::string_view key = k == 0 ? "from" : "to";
      part.text(key, ends[k]);
      part.require(key, "an edge goes from a neuron to a neuron");
    }
    double weight = 0;
    part.number("weight", weight, floatBounds);
    part.require("weight", "it is what the frozen edge keeps");
    part.done();
    if (faults.any()) return;
    const Edge wanted{.from = layeredNeuron(ends[0]), .to = layeredNeuron(ends[1])};
    // Layers have their edges in edge order.
    const auto found = std::lower_bound(edges.begin(), edges.end(), wanted, isBefore);
    const std::string between = "\"" + ends[0] + "\" to \"" + ends[1] + "\"";
    if (found == edges.end() || isBefore(wanted, *found)) {
      faults.add("reference", path, "These layers have no edge from " + between + ".");
    } else if (found->frozen) {
      faults.add("duplicate", path,
                 "The edge from " + between + " is frozen twice; once is enough.");
    } else {
      found->weight = weight;
      found->frozen = true;
    }
  });
}

void readShortForm(ObjectReader& reader, Faults& faults, Project& project) {
  LayeredSpec spec;
  reader.array("layers", [&](const Value& item, const std::string& path) {
    const bool whole = item.IsInt() && item.GetInt() >= 1 && item.GetInt() <= maxNeurons;
    if (whole) {
      spec.layers.push_back(item.GetInt());
    } else {
      faults.add(
          item.IsNumber() ? "range" : "type", path,
          "A layer needs a whole number of neurons from 1 to " + std::to_string(maxNeurons) + ".");
    }
  });
  if (faults.any()) return;
  if (spec.layers.size() < 2 || std::ssize(spec.layers) > maxLayers) {
    reader.fault("shape", "layers",
                 "\"layers\" needs from 2 to " + std::to_string(maxLayers) +
                     " entries: the input layer, any hidden layers, the output layer.");
    return;
  }
  const auto neurons = std::accumulate(spec.layers.begin(), spec.layers.end(), std::int64_t{0});
  if (neurons > maxNeurons || edgeCountOf(spec.layers) > maxEdges) {
    reader.fault("limit", "layers",
                 "The network would have " + std::to_string(neurons) + " neurons and " +
                     std::to_string(edgeCountOf(spec.layers)) + " edges; at most " +
                     std::to_string(maxNeurons) + " and " + std::to_string(maxEdges) +
                     " are possible.");
    return;
  }
  readHiddenFunctions(reader, faults, spec);
  reader.name("output", spec.output, activationNames);
  if (faults.any()) return;
  project.graph = layeredGraph(spec);
  project.shortForm = true;
  readFrozen(reader, faults, project.graph.edges);
}

void readNeuron(const Value& item, const std::string& path, Faults& faults, Graph& graph) {
  ObjectReader reader(item, path, faults);
  Neuron neuron;
  reader.text("id", neuron.id);
  reader.require("id", "every neuron needs a name that edges can refer to");
  reader.require("kind", "a neuron is an input, a bias, a hidden or an output neuron");
  reader.name("kind", neuron.kind, neuronKindNames);
  const bool computes = neuron.kind == NeuronKind::hidden || neuron.kind == NeuronKind::output;
  if (computes) neuron.function = Activation::tanh;
  if (neuron.kind == NeuronKind::output) neuron.function = Activation::identity;
  if (reader.name("function", neuron.function, activationNames) && !computes &&
      neuron.function != Activation::identity) {
    reader.fault("unsupported", "function",
                 "Input and bias neurons apply no function; leave it out.");
  }
  if (neuron.function == Activation::softmax && neuron.kind == NeuronKind::hidden) {
    reader.fault("unsupported", "function",
                 "Hidden neurons cannot have the function \"softmax\": it belongs to all output "
                 "neurons together.");
  }
  reader.text("label", neuron.label);
  reader.done();
  if (neuron.id.empty()) reader.fault("range", "id", "A neuron's id must not be empty.");
  graph.neurons.push_back(std::move(neuron));
}

class EdgeReader {
 public:
  EdgeReader(Graph& graph, std::vector<EdgeStart>& starts, Faults& faults)
      : graph_(&graph), starts_(&starts), faults_(&faults) {
    for (std::size_t n = 0; n < graph.neurons.size(); ++n) {
      const auto number = static_cast<Index>(n);
      if (!byId_.emplace(graph.neurons[n].id, number).second) {
        faults.add("duplicate", "network.neurons[" + std::to_string(n) + "].id",
                   "Two neurons have the id \"" + graph.neurons[n].id + "\"; give each its own.");
      }
    }
  }

  void read(const Value& item, const std::string& path) {
    ObjectReader reader(item, path, *faults_);
    Edge edge;
    edge.from = end(reader, "from");
    edge.to = end(reader, "to");
    double weight = 0;
    if (reader.number("weight", weight, floatBounds)) edge.weight = weight;
    reader.flag("frozen", edge.frozen);
    const EdgeStart start = readStart(reader);
    reader.done();
    if (faults_->any()) return;
    const Neuron& head = graph_->neurons[edge.to];
    if (head.kind == NeuronKind::bias) {
      reader.fault("bias-input", "to",
                   "Neuron \"" + head.id +
                       "\" is a bias neuron: it always sends 1 and takes no incoming edge.");
    } else if (head.kind == NeuronKind::input) {
      reader.fault("input-input", "to",
                   "Neuron \"" + head.id + "\" is an input neuron: it takes no incoming edge.");
    } else if (!seen_.insert({edge.from, edge.to}).second) {
      faults_->add("duplicate", path,
                   "There are two edges from \"" + graph_->neurons[edge.from].id + "\" to \"" +
                       head.id + "\"; one is enough.");
    }
    graph_->edges.push_back(edge);
    starts_->push_back(start);
  }

 private:
  Index end(ObjectReader& reader, std::string_view key) {
    std::string id;
    reader.text(key, id);
    reader.require(key, "an edge goes from a neuron to a neuron");
    const auto found = byId_.find(id);
    if (found != byId_.end()) return found->second;
    reader.fault("reference", key, "There is no neuron with the id \"" + id + "\".");
    return 0;
  }

  static EdgeStart readStart(ObjectReader& reader) {
    const Value* said = reader.find("start");
    if (said == nullptr || said->IsNull()) return {.isSaid = said != nullptr};
    const bool isWeight = said->IsNumber() && said->GetDouble() >= floatBounds.low &&
                          said->GetDouble() <= floatBounds.high;
    if (isWeight) return {.isSaid = true, .weight = said->GetDouble()};
    reader.fault("type", "start",
                 "\"start\" is the weight that an author gave to start from, or null where the "
                 "seed draws it.");
    return {};
  }

  Graph* graph_;
  std::vector<EdgeStart>* starts_;
  Faults* faults_;
  std::map<std::string, Index> byId_;
  std::set<std::pair<Index, Index>> seen_;
};

void readGraphForm(ObjectReader& reader, Faults& faults, Project& project,
                   std::vector<EdgeStart>& starts) {
  Graph& graph = project.graph;
  reader.require("neurons", "describe the network by \"layers\" or by \"neurons\" and \"edges\"");
  reader.require("edges", "without edges no value goes anywhere");
  reader.array("neurons", [&](const Value& item, const std::string& path) {
    readNeuron(item, path, faults, graph);
    if (std::ssize(graph.neurons) > maxNeurons) {
      faults.add("limit", path, "At most " + std::to_string(maxNeurons) + " neurons are possible.");
    }
  });
  EdgeReader edges(graph, starts, faults);
  reader.array("edges",
               [&](const Value& item, const std::string& path) { edges.read(item, path); });
}

// Puts the edges into edge order and remembers where each stood.
void orderEdges(Project& project) {
  project.documentEdge = edgeOrder(project.graph.edges);
  sortEdges(project.graph);
}

void checkOutputs(const Graph& graph, Faults& faults) {
  const auto outputs = neuronsOfKind(graph, NeuronKind::output);
  if (neuronsOfKind(graph, NeuronKind::input).empty() || outputs.empty()) {
    faults.add("shape", "network.neurons",
               "A network needs at least one input and one output neuron.");
    return;
  }
  const auto isSoftmax = [&](Index n) { return graph.neurons[n].function == Activation::softmax; };
  const auto count = std::count_if(outputs.begin(), outputs.end(), isSoftmax);
  if (count == 0) return;
  if (count != std::ssize(outputs)) {
    faults.add("unsupported", "network.neurons",
               "Either all output neurons have the function \"softmax\" or none has.");
    return;
  }
  for (const Edge& edge : graph.edges) {
    if (!isSoftmax(edge.from)) continue;
    faults.add(
        "unsupported", "network.edges",
        "The softmax neuron \"" + graph.neurons[edge.from].id + "\" cannot have an outgoing edge.");
    return;
  }
}

void checkCycle(const Graph& graph, Faults& faults) {
  const Topology topology = analyze(graph);
  if (topology.feedForward) return;
  std::string cycle;
  std::vector<std::string> neurons;
  for (const Index n : topology.cycle) {
    cycle += graph.neurons[n].id + " -> ";
    neurons.push_back(graph.neurons[n].id);
  }
  cycle += neurons.front();
  faults.add({.code = "cycle",
              .path = "network.edges",
              .message = "The edges " + cycle +
                         " form a cycle; a value would go round for ever. Remove one of them.",
              .neurons = std::move(neurons)});
}

}  // namespace

void readNetwork(ObjectReader& reader, Faults& faults, Project& project,
                 std::vector<EdgeStart>& starts) {
  const bool shortForm = reader.has("layers");
  if (shortForm) {
    readShortForm(reader, faults, project);
  } else {
    readGraphForm(reader, faults, project, starts);
  }
  if (faults.any()) return;
  orderEdges(project);
  checkOutputs(project.graph, faults);
  if (!shortForm && !faults.any()) checkCycle(project.graph, faults);
}

}  // namespace edgewise
