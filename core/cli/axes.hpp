// What varies in a sweep: PATH=VALUES, such as training.stepSize.initial=0.01,0.1,1 or
// network.layers=[4,3,3],[4,8,3]. Values are JSON; plain words need no quotation marks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document_values.hpp"
#include "edgewise/result.hpp"

namespace edgewise::cli {

struct Axis {
  std::string path;                 // into the document
  std::vector<std::string> values;  // as JSON text
};

// Errors: "usage" for a text that is none.
Result<Axis> readAxis(std::string_view text);

// Combinations of all values, those of the last axis first.
inline constexpr std::int64_t mostVariants = 1000;
std::int64_t variantsOf(const std::vector<Axis>& axes);
std::vector<PlacedValue> variant(const std::vector<Axis>& axes, std::int64_t k);

}  // namespace edgewise::cli
