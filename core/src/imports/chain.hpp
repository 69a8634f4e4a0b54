// A chain of dense layers, as it is found in an ONNX model.
#pragma once

#include <string>
#include <vector>

#include "edgewise/dataset.hpp"
#include "edgewise/functions.hpp"
#include "imports/onnx_model.hpp"

namespace edgewise::imports {

struct DenseLayer {
  std::size_t width = 0;          // neurons
  std::vector<double> weights{};  // a row a neuron, as many as the layer before has neurons
  std::vector<double> biases{};
  Activation function = Activation::identity;
};

struct Chain {
  std::size_t inputs = 0;
  std::vector<ColumnEncoder>
      encoders{};  // one an input, without names; empty where none shifts or scales
  std::vector<DenseLayer> layers{};
  std::vector<std::string> notes{};
};

// What leads to the model's first output. Errors: "unsupported" with the node, "limit".
Result<Chain> chainOf(const OnnxModel& model);

}  // namespace edgewise::imports
