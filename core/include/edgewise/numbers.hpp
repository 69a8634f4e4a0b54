// What networks compute with: the scalar, numbers of neurons and rows, and many scalars at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace edgewise {

// ---- scalars

// Weights, sums, outputs, losses: float in every shipped build, double in tests that compare with
// numeric derivatives.
#ifdef EDGEWISE_REAL_DOUBLE
using Real = double;
#else
using Real = float;
#endif

// Numbers of neurons, edges, rows and columns, from 0; and how many there are.
using Index = std::int32_t;

// ---- many scalars

// The numbers of a column, a row each, NaN where one is missing. They are kept as float as long as
// that loses nothing (pixels, counts, zeros and ones), which halves what a large table takes.
class Numbers {
 public:
  void add(double number);
  void reserve(std::size_t count) { narrow_.reserve(count); }

  std::size_t size() const { return wide_.empty() ? narrow_.size() : wide_.size(); }
  double operator[](std::size_t place) const {
    return wide_.empty() ? static_cast<double>(narrow_[place]) : wide_[place];
  }
  // The last; there must be one.
  double back() const { return (*this)[size() - 1]; }

  // As they are kept: all in one of the two.
  bool isNarrow() const { return wide_.empty(); }
  std::span<const float> narrow() const { return narrow_; }
  std::span<const double> wide() const { return wide_; }

  friend bool operator==(const Numbers&, const Numbers&) = default;

 private:
  std::vector<float> narrow_;  // one of the two is empty
  std::vector<double> wide_;
};

// Many numbers that are written once, as the values of a map: of fixed size, not set to zero first,
// and given back without a look at each.
class Floats {
 public:
  Floats() = default;
  explicit Floats(std::size_t size) : numbers_(new float[size]), size_(size) {}

  std::size_t size() const { return size_; }
  float* begin() { return numbers_.get(); }
  float* end() { return begin() + size_; }
  const float* begin() const { return numbers_.get(); }
  const float* end() const { return begin() + size_; }
  float& operator[](std::size_t k) { return numbers_[k]; }
  const float& operator[](std::size_t k) const { return numbers_[k]; }
  std::span<const float> all() const { return {begin(), size_}; }

 private:
  std::unique_ptr<float[]> numbers_{};
  std::size_t size_ = 0;
};

// Encoded examples, row by row: what goes in, and what should come out. Owned by someone else.
struct Examples {
  std::span<const Real> inputs;   // count x input neurons
  std::span<const Real> targets;  // count x output neurons
  Index count = 0;
};

}  // namespace edgewise
