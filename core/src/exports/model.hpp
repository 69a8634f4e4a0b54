// The network as exports write it: its neurons in places, one after the other in the order in which
// they are computed, and the edges between places in blocks.
//
// A layered network becomes one block a layer; a graph of any other shape as many as it needs, by
// the same rule. So code that is exported is a loop over blocks, whatever the shape.
#pragma once

#include <vector>

#include "edgewise/explain.hpp"

namespace edgewise::exports {

// Neurons of one function whose incoming edges have the same tails. They take the next places.
struct Run {
  Index count = 0;
  Activation function = Activation::identity;
  std::vector<Index> tails{};  // places
};

// Runs of one level (the longest path from the inputs) and one function.
struct Level {
  Index beginRun = 0;
  Index endRun = 0;
};

// Softmax is applied at the end, to the sums of all outputs.
struct Model {
  Index inputs = 0;  // their places come first; the next one, that of the bias neurons, holds 1
  Index places = 0;
  std::vector<Run> runs{};
  std::vector<Level> levels{};
  std::vector<float> weights{};  // run by run, head by head, each head's in the order of its tails
  std::vector<Index> edges{};    // the number of each weight in edge order
  std::vector<Index> outputs{};  // places
  bool softmax = false;

  Index biasPlace() const { return inputs; }
};

Model modelOf(const Session& session);

// Neurons of one function as a matrix: sums = weights * values + biases. Places leave out that of
// the bias neurons.
struct Block {
  Index first = 0;  // place of the first head
  Index count = 0;
  Activation function = Activation::identity;
  std::vector<Index> tails{};    // places, rising
  std::vector<float> weights{};  // one row a head, one column a tail; 0 where there is no edge
  std::vector<float> biases{};   // one a head; 0 where there is no edge
  // The weight (a number of Model::weights) at each place of `weights`, -1 where there is no edge;
  // and those of each head that come from bias neurons.
  std::vector<Index> weightAt{};
  std::vector<std::vector<Index>> biasAt{};

  bool isFull() const;  // an edge everywhere
};

// A level becomes one block, unless most of its matrix would be empty: then one a run.
std::vector<Block> blocksOf(const Model& model);

// Places without that of the bias neurons.
inline Index placeInBlocks(const Model& model, Index place) {
  return place > model.biasPlace() ? place - 1 : place;
}

// A row that went in, and what came out of it.
struct Sample {
  RawInput row;
  Prediction prediction;
};

// A few rows of the data, training rows first; without data, numbers in the range of each input.
// Rows whose outputs are too large to be numbers are left out.
std::vector<Sample> samplesOf(const Session& session);

}  // namespace edgewise::exports
