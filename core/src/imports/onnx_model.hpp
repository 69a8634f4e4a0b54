// An ONNX file as it says itself: nodes, constants, inputs and outputs. What they mean is for
// others to find.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/result.hpp"

namespace edgewise::imports {

struct OnnxTensor {
  std::vector<std::int64_t> shape{};  // empty: a single number
  std::vector<double> values{};       // floats are doubles of the same value
};

struct OnnxAttribute {
  std::optional<double> number{};
  std::optional<std::int64_t> integer{};
  std::optional<std::string> text{};
  std::vector<std::int64_t> integers{};
  std::vector<double> numbers{};
  std::optional<OnnxTensor> tensor{};
};

struct OnnxNode {
  std::string type;    // "Gemm"; with the domain before it where that is not ONNX's own
  std::string name{};  // as it is told; may be empty
  std::vector<std::string> inputs{};
  std::vector<std::string> outputs{};
  std::map<std::string, OnnxAttribute> attributes{};

  // For messages: the node by its name or its output.
  std::string told() const;
};

struct OnnxModel {
  std::vector<OnnxNode> nodes{};  // in an order in which they can be computed
  std::map<std::string, OnnxTensor> constants{};
  std::vector<std::string> inputs{};  // without those that are constants
  std::vector<std::string> outputs{};
  std::map<std::string, std::string> metadata{};
  std::string name{};
};

// Errors: "format", "unsupported" for tensors that are not all there or of other numbers, "limit".
Result<OnnxModel> readOnnx(std::string_view bytes);

// A name from a file, for a sentence: without what is no letter, and not too long.
std::string shown(std::string_view name);

}  // namespace edgewise::imports
