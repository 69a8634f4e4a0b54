// Networks from elsewhere, as projects: ONNX models that are a chain of dense layers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edgewise/result.hpp"

namespace edgewise {

struct Imported {
  std::string document;  // a project with its weights, and encoders where inputs are scaled
  std::vector<std::string> notes{};  // sentences: what was left out, or taken as something else
};

// A chain of Gemm, or MatMul and Add, with functions between them that are those of neurons,
// however they are put together. Before it, inputs may be shifted and scaled, as encoders do.
// Errors: "format" for bytes that are no ONNX model, "unsupported" with the node and its operator
// for what no network here can compute, "limit" for one that is too large.
Result<Imported> importOnnx(std::string_view bytes);

}  // namespace edgewise
