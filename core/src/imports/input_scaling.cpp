#include "imports/input_scaling.hpp"

#include <algorithm>
#include <cmath>

#include "project/project.hpp"

namespace edgewise::imports {

namespace {

double atOrOnly(const std::vector<double>& numbers, std::size_t k) {
  return numbers[numbers.size() == 1 ? 0 : k];
}

bool isOneOr(std::size_t count, const std::vector<double>& numbers) {
  return numbers.size() == 1 || numbers.size() == count;
}

}  // namespace

std::optional<InputScaling> InputScaling::changedBy(std::string_view type,
                                                    const std::vector<double>& by) const {
  const std::size_t count = std::max({shift_.size(), scale_.size(), by.size()});
  if (count > static_cast<std::size_t>(maxNeurons)) return std::nullopt;
  if (!isOneOr(count, shift_) || !isOneOr(count, scale_) || !isOneOr(count, by)) {
    return std::nullopt;
  }
  InputScaling made = *this;
  made.shift_.resize(count);
  made.scale_.resize(count);
  for (std::size_t k = 0; k < count; ++k) {
    double& shift = made.shift_[k];
    double& scale = made.scale_[k];
    shift = atOrOnly(shift_, k);
    scale = atOrOnly(scale_, k);
    const double number = atOrOnly(by, k);
    if (type == "Sub") {
      shift += number * scale;
    } else if (type == "Add") {
      shift -= number * scale;
    } else if (type == "Div") {
      scale *= number;
    } else if (type == "Mul") {
      scale /= number;
    } else {
      return std::nullopt;
    }
  }
  return made;
}

std::optional<InputScaling> InputScaling::filledWith(const std::vector<double>& typical) const {
  if (!isPlain() || typical.empty() || typical.size() > static_cast<std::size_t>(maxNeurons)) {
    return std::nullopt;
  }
  InputScaling made = *this;
  made.typical_ = typical;
  return made;
}

bool InputScaling::isUsable() const {
  const auto isNumber = [](double number) { return std::isfinite(number); };
  return std::all_of(shift_.begin(), shift_.end(), isNumber) &&
         std::all_of(scale_.begin(), scale_.end(),
                     [&](double scale) { return isNumber(scale) && scale != 0; });
}

bool InputScaling::isPlain() const {
  return typical_.empty() && shift_ == std::vector{0.0} && scale_ == std::vector{1.0};
}

bool InputScaling::fits(std::size_t inputs) const {
  return isOneOr(inputs, shift_) && isOneOr(inputs, scale_) &&
         (typical_.empty() || isOneOr(inputs, typical_));
}

std::vector<ColumnEncoder> InputScaling::encoders(std::size_t inputs) const {
  std::vector<ColumnEncoder> encoders;
  if (isPlain()) return encoders;
  for (std::size_t k = 0; k < inputs; ++k) {
    ColumnEncoder encoder;
    encoder.shift = atOrOnly(shift_, k);
    encoder.scale = atOrOnly(scale_, k);
    if (!typical_.empty() && std::isfinite(atOrOnly(typical_, k))) {
      encoder.typical = atOrOnly(typical_, k);
      encoder.fill = true;
    }
    encoders.push_back(std::move(encoder));
  }
  return encoders;
}

}  // namespace edgewise::imports
