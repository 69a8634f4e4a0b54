// Numbers that take half the room while all of them are floats.
#include "edgewise/numbers.hpp"

#include <cmath>
#include <limits>

namespace edgewise {

namespace {

bool fitsFloat(double number) {
  if (std::isnan(number)) return true;
  constexpr double most = std::numeric_limits<float>::max();
  return std::abs(number) <= most && static_cast<double>(static_cast<float>(number)) == number;
}

}  // namespace

void Numbers::add(double number) {
  if (wide_.empty() && fitsFloat(number)) {
    narrow_.push_back(static_cast<float>(number));
    return;
  }
  if (!narrow_.empty()) {
    wide_.reserve(narrow_.capacity());
    wide_.assign(narrow_.begin(), narrow_.end());
    narrow_ = {};
  }
  wide_.push_back(number);
}

}  // namespace edgewise
