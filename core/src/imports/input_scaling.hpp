// How a model shifts and scales its inputs before the first layer, which is what encoders do here:
// (x - shift) / scale.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "edgewise/dataset.hpp"

namespace edgewise::imports {

class InputScaling {
 public:
  // The same, changed by Sub, Add, Div or Mul with constants: one for all inputs, or one each.
  // Nothing for other operators, and where numbers do not fit those before.
  std::optional<InputScaling> changedBy(std::string_view type, const std::vector<double>& by) const;

  // The same with values for gaps; nothing where it scales already.
  std::optional<InputScaling> filledWith(const std::vector<double>& typical) const;

  // Whether every number can be computed with.
  bool isUsable() const;

  // Whether it is one for so many inputs, and their encoders then; none where nothing is changed.
  bool fits(std::size_t inputs) const;
  std::vector<ColumnEncoder> encoders(std::size_t inputs) const;

 private:
  bool isPlain() const;

  std::vector<double> shift_{0};
  std::vector<double> scale_{1};
  std::vector<double> typical_{};
};

}  // namespace edgewise::imports
