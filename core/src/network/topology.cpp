// The shape of a graph: its order of evaluation, layers or a cycle, and warnings.
#include "network/topology.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <queue>

#include "network/graph.hpp"
#include "network/sorting.hpp"

namespace edgewise {

namespace {

using Adjacency = std::vector<std::vector<Index>>;

Adjacency headsByTail(const Graph& graph) {
  Adjacency heads(graph.neurons.size());
  for (const Edge& edge : graph.edges) heads[edge.from].push_back(edge.to);
  return heads;
}

// The shortest way from `start` back to itself that is shorter than `limit` edges, or nothing.
std::vector<Index> shortestCycleThrough(Index start, const Adjacency& heads, std::size_t limit) {
  std::vector<Index> cameFrom(heads.size(), -1);
  std::vector<std::size_t> distance(heads.size(), 0);
  std::vector<Index> reached{start};
  for (std::size_t next = 0; next < reached.size(); ++next) {
    const Index tail = reached[next];
    if (distance[tail] + 1 >= limit) return {};
    for (const Index head : heads[tail]) {
      if (head == start) {
        std::vector<Index> cycle;
        for (Index n = tail; n != start; n = cameFrom[n]) cycle.push_back(n);
        cycle.push_back(start);
        std::reverse(cycle.begin(), cycle.end());
        return cycle;
      }
      if (cameFrom[head] == -1) {
        cameFrom[head] = tail;
        distance[head] = distance[tail] + 1;
        reached.push_back(head);
      }
    }
  }
  return {};
}

std::vector<Index> shortestCycle(const Graph& graph) {
  const Adjacency heads = headsByTail(graph);
  std::vector<Index> shortest;
  std::size_t limit = graph.neurons.size() + 1;
  for (Index start = 0; start < static_cast<Index>(heads.size()); ++start) {
    auto cycle = shortestCycleThrough(start, heads, limit);
    if (cycle.empty()) continue;
    limit = cycle.size();
    shortest = std::move(cycle);
  }
  return shortest;
}

// Per neuron, the number of edges on the longest path that ends in it. A bias neuron has no place
// of its own: it stands one layer before the first neuron it feeds.
std::vector<Index> longestPathLevels(const Graph& graph, const std::vector<Index>& order) {
  std::vector<Index> level(graph.neurons.size(), 0);
  const Adjacency heads = headsByTail(graph);
  for (const Index tail : order) {
    for (const Index head : heads[tail]) level[head] = std::max(level[head], level[tail] + 1);
  }
  for (const Index bias : neuronsOfKind(graph, NeuronKind::bias)) {
    if (heads[bias].empty()) continue;
    Index first = level[heads[bias].front()];
    for (const Index head : heads[bias]) first = std::min(first, level[head]);
    level[bias] = first - 1;
  }
  return level;
}

// Sets of neurons whose distance in layers is known (union-find with potentials).
class RelativeLevels {
 public:
  explicit RelativeLevels(std::size_t count) : parent_(count), offset_(count, 0) {
    std::iota(parent_.begin(), parent_.end(), 0);
  }

  // Root of n's set and n's level relative to it.
  std::pair<Index, Index> find(Index n) const {
    Index level = 0;
    while (parent_[n] != n) {
      level += offset_[n];
      n = parent_[n];
    }
    return {n, level};
  }

  // Demands that `head` is one layer after `tail`; false if that contradicts what is known.
  bool demandNext(Index tail, Index head) {
    auto [tailRoot, tailLevel] = find(tail);
    auto [headRoot, headLevel] = find(head);
    if (tailRoot == headRoot) return headLevel == tailLevel + 1;
    Index offset = tailLevel + 1 - headLevel;  // of headRoot relative to tailRoot
    if (size(headRoot) > size(tailRoot)) {
      std::swap(headRoot, tailRoot);
      offset = -offset;
    }
    parent_[headRoot] = tailRoot;
    offset_[headRoot] = offset;
    size_[tailRoot] += size_[headRoot];
    return true;
  }

 private:
  Index size(Index root) const { return size_[root]; }

  std::vector<Index> parent_;
  std::vector<Index> offset_;
  std::vector<Index> size_ = std::vector<Index>(parent_.size(), 1);
};

void findLayers(const Graph& graph, const std::vector<Index>& order, Topology& topology) {
  std::vector<Index> level = longestPathLevels(graph, order);
  const auto span = [&](Index e) { return level[graph.edges[e].to] - level[graph.edges[e].from]; };

  // Short edges first: then the edge that contradicts is one that skips a layer.
  const std::vector<Index> edges =
      sorted(graph.edges.size(), [&](Index a, Index b) { return span(a) < span(b); });
  RelativeLevels relative(graph.neurons.size());
  for (const Index e : edges) {
    if (!relative.demandNext(graph.edges[e].from, graph.edges[e].to)) {
      topology.layered = false;
      topology.offendingEdge = e;
      break;
    }
  }

  if (topology.layered) {
    // Each connected part begins in the first layer.
    const auto count = static_cast<Index>(graph.neurons.size());
    std::vector<Index> lowest(graph.neurons.size(), count);
    for (Index n = 0; n < count; ++n) {
      const auto [root, offset] = relative.find(n);
      lowest[root] = std::min(lowest[root], offset);
    }
    for (Index n = 0; n < count; ++n) {
      const auto [root, offset] = relative.find(n);
      level[n] = offset - lowest[root];
    }
  }

  for (Index n = 0; n < static_cast<Index>(level.size()); ++n) {
    const auto layer = static_cast<std::size_t>(level[n]);
    if (topology.layers.size() <= layer) topology.layers.resize(layer + 1);
    topology.layers[layer].push_back(n);
  }
}

void findWarnings(const Graph& graph, Topology& topology) {
  const std::size_t count = graph.neurons.size();
  std::vector<std::uint8_t> hasBias(count, 0);
  std::vector<std::uint8_t> hasIncoming(count, 0);
  std::vector<std::uint8_t> hasOutgoing(count, 0);
  for (const Edge& edge : graph.edges) {
    hasIncoming[edge.to] = true;
    hasOutgoing[edge.from] = true;
    if (graph.neurons[edge.from].kind == NeuronKind::bias) hasBias[edge.to] = true;
  }
  for (std::size_t n = 0; n < count; ++n) {
    const Neuron& neuron = graph.neurons[n];
    const std::string who = "Neuron " + neuron.id;
    const bool computes = neuron.kind == NeuronKind::hidden || neuron.kind == NeuronKind::output;
    if (computes && !hasBias[n]) topology.withoutBias.push_back(static_cast<Index>(n));
    if (computes && !hasIncoming[n]) {
      topology.warnings.push_back(who + " has no incoming edge: it always sends the same value.");
    } else if (computes && !hasBias[n]) {
      topology.warnings.push_back(who + " has no edge from a bias neuron.");
    }
    if (neuron.kind != NeuronKind::output && !hasOutgoing[n]) {
      topology.warnings.push_back(who + " has no outgoing edge: it does not affect the output.");
    }
  }
}

}  // namespace

std::vector<Index> evaluationOrder(const Graph& graph) {
  std::vector<Index> missing(graph.neurons.size(), 0);
  for (const Edge& edge : graph.edges) ++missing[edge.to];
  std::priority_queue<Index, std::vector<Index>, std::greater<>> ready;
  for (std::size_t n = 0; n < missing.size(); ++n) {
    if (missing[n] == 0) ready.push(static_cast<Index>(n));
  }
  const Adjacency heads = headsByTail(graph);
  std::vector<Index> order;
  while (!ready.empty()) {
    const Index tail = ready.top();
    ready.pop();
    order.push_back(tail);
    for (const Index head : heads[tail]) {
      if (--missing[head] == 0) ready.push(head);
    }
  }
  if (order.size() != graph.neurons.size()) order.clear();
  return order;
}

Topology analyze(const Graph& graph) {
  Topology topology;
  const std::vector<Index> order = evaluationOrder(graph);
  if (order.empty()) {
    topology.feedForward = false;
    topology.layered = false;
    topology.cycle = shortestCycle(graph);
  } else {
    findLayers(graph, order, topology);
  }
  findWarnings(graph, topology);
  return topology;
}

}  // namespace edgewise
