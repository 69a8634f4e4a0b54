#include "edgewise/random.hpp"

#include <cmath>

#include "edgewise/math.hpp"

namespace edgewise {

namespace {

using Block = std::array<std::uint32_t, 4>;
using Key = std::array<std::uint32_t, 2>;

Block round(const Block& counter, const Key& key) {
  const std::uint64_t a = std::uint64_t{0xD2511F53} * counter[0];
  const std::uint64_t b = std::uint64_t{0xCD9E8D57} * counter[2];
  return {static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
          static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
}

// Philox4x32-10 of several counters, round by round.
template <std::size_t count>
void philox(std::array<Block, count>& counters, Key key) {
  for (int k = 0; k < 10; ++k) {
    for (Block& counter : counters) counter = round(counter, key);
    key = {key[0] + 0x9E3779B9U, key[1] + 0xBB67AE85U};
  }
}

}  // namespace

Block philox(Block counter, Key key) {
  std::array<Block, 1> counters{counter};
  philox(counters, key);
  return counters[0];
}

Random::Random(std::uint64_t seed, Stream stream, std::uint32_t part)
    : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)},
      counter_{0, 0, part, static_cast<std::uint32_t>(stream)} {}

void Random::refill() {
  std::array<Block, blocks> counters{};
  for (Block& counter : counters) {
    counter = counter_;
    if (++counter_[0] == 0) ++counter_[1];
  }
  philox(counters, key_);
  for (std::size_t k = 0; k < numbers_.size(); ++k) numbers_[k] = counters[k / 4][k % 4];
  used_ = 0;
}

double Random::uniform() {
  const std::uint64_t high = next() >> 5;  // 27 bits
  const std::uint64_t low = next() >> 6;   // 26 bits
  return static_cast<double>((high << 26) | low) * 0x1p-53;
}

double Random::normal() {
  for (;;) {
    const double u = uniform(-1, 1);
    const double v = uniform(-1, 1);
    const double s = u * u + v * v;
    if (s > 0 && s < 1) return u * std::sqrt(-2 * math::log(s) / s);
  }
}

}  // namespace edgewise
