// Random numbers that are a pure function of (seed, purpose, number of the draw).
//
// Philox4x32-10, from J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random numbers: as easy as
// 1, 2, 3" (SC11). Distributions and the shuffle are our own: those of the standard libraries
// differ from each other.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>

namespace edgewise {

// What the numbers are for. Streams of different purposes are independent.
enum class Stream : std::uint32_t { weights = 1, order = 2, split = 3, generator = 4 };

// One block of Philox4x32-10.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                    std::array<std::uint32_t, 2> key);

class Random {
 public:
  // `part` numbers independent sequences within a stream, such as the epoch or the restart.
  Random(std::uint64_t seed, Stream stream, std::uint32_t part = 0);

  std::uint32_t next() {
    if (used_ == numbers_.size()) refill();
    return numbers_[used_++];
  }

  // Uniform in [0, 1), in steps of 2^-53.
  double uniform();

  // Uniform in [low, high).
  double uniform(double low, double high) { return low + (high - low) * uniform(); }

  // Uniform in 0 … count - 1, without bias (Lemire 2019); count > 0.
  std::uint32_t below(std::uint32_t count) {
    std::uint64_t product = std::uint64_t{next()} * count;
    if (static_cast<std::uint32_t>(product) < count) {
      const std::uint32_t threshold = (0U - count) % count;
      while (static_cast<std::uint32_t>(product) < threshold) {
        product = std::uint64_t{next()} * count;
      }
    }
    return static_cast<std::uint32_t>(product >> 32);
  }

  // Standard normal (Marsaglia's polar method).
  double normal();

 private:
  void refill();

  // Blocks computed together: each is a chain of ten multiplications that wait for each other.
  static constexpr std::size_t blocks = 8;

  std::array<std::uint32_t, 2> key_;
  std::array<std::uint32_t, 4> counter_;
  std::array<std::uint32_t, 4 * blocks> numbers_{};
  std::size_t used_ = 4 * blocks;
};

// Fisher and Yates: every order equally likely.
template <class T>
void shuffle(std::span<T> items, Random& random) {
  for (auto last = static_cast<std::uint32_t>(items.size()); last > 1; --last) {
    std::swap(items[last - 1], items[random.below(last)]);
  }
}

}  // namespace edgewise
