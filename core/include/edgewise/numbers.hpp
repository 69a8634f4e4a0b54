// The numbers of a column, NaN where one is missing. They are kept as float as long as that loses
// nothing (pixels, counts, zeros and ones), which halves what a large table takes.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace edgewise {

class Numbers {
 public:
  void add(double number);
  void reserve(std::size_t count) { narrow_.reserve(count); }

  std::size_t size() const { return wide_.empty() ? narrow_.size() : wide_.size(); }
  double operator[](std::size_t place) const {
    return wide_.empty() ? static_cast<double>(narrow_[place]) : wide_[place];
  }
  // As they are kept: all in one of the two.
  bool isNarrow() const { return wide_.empty(); }
  std::span<const float> narrow() const { return narrow_; }
  std::span<const double> wide() const { return wide_; }

  double back() const { return (*this)[size() - 1]; }

  friend bool operator==(const Numbers&, const Numbers&) = default;

 private:
  std::vector<float> narrow_;  // one of the two is empty
  std::vector<double> wide_;
};

}  // namespace edgewise
