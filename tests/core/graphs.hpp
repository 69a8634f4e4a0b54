// Graphs that several tests use.
#pragma once

#include "edgewise/graph.hpp"
#include "network/graph.hpp"

namespace edgewise::test {

// The introduction's running example: 1 input, 2 5 8 bias, 3 4 and 6 7 hidden, 9 output; not fully
// connected, since 3 heads only into 6.
inline Graph runningExample(Activation three, Activation four, Activation six, Activation seven,
                            Activation nine) {
  Graph graph;
  graph.neurons = {
      {.id = "1", .kind = NeuronKind::input},
      {.id = "2", .kind = NeuronKind::bias},
      {.id = "3", .function = three},
      {.id = "4", .function = four},
      {.id = "5", .kind = NeuronKind::bias},
      {.id = "6", .function = six},
      {.id = "7", .function = seven},
      {.id = "8", .kind = NeuronKind::bias},
      {.id = "9", .kind = NeuronKind::output, .function = nine},
  };
  const auto connect = [&](Index from, Index to) {
    graph.edges.push_back({.from = from - 1, .to = to - 1});
  };
  connect(1, 3), connect(2, 3), connect(1, 4), connect(2, 4);
  connect(3, 6), connect(4, 6), connect(5, 6), connect(4, 7), connect(5, 7);
  connect(6, 9), connect(7, 9), connect(8, 9);
  sortEdges(graph);
  return graph;
}

// a -> b -> c with a -> c: free of cycles, but no layering puts every edge between neighbours. A
// bias goes into b and c.
inline Graph triangle(Activation hidden, Activation output) {
  Graph graph;
  graph.neurons = {{.id = "a", .kind = NeuronKind::input},
                   {.id = "bias", .kind = NeuronKind::bias},
                   {.id = "b", .function = hidden},
                   {.id = "c", .kind = NeuronKind::output, .function = output}};
  graph.edges = {{.from = 0, .to = 2},
                 {.from = 2, .to = 3},
                 {.from = 0, .to = 3},
                 {.from = 1, .to = 2},
                 {.from = 1, .to = 3}};
  sortEdges(graph);
  return graph;
}

}  // namespace edgewise::test
