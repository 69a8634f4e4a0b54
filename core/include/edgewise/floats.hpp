// Many numbers that are written once: of fixed size, not set to zero first, and given back without
// a look at each.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

namespace edgewise {

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

}  // namespace edgewise
