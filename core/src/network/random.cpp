// Compiled for speed: blocks of random numbers, and the distributions that are made of them.

#include "network/random.hpp"

#include <cmath>
#include <cstring>
#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

#include "network/math.hpp"

namespace edgewise {

namespace {

constexpr int rounds = 10;  // Philox4x32-10

using Block = std::array<std::uint32_t, 4>;
using Key = std::array<std::uint32_t, 2>;

Block round(const Block& counter, const Key& key) {
  const std::uint64_t a = std::uint64_t{0xD2511F53} * counter[0];
  const std::uint64_t b = std::uint64_t{0xCD9E8D57} * counter[2];
  return {static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
          static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
}

Key nextKey(const Key& key) { return {key[0] + 0x9E3779B9U, key[1] + 0xBB67AE85U}; }

// The same for four blocks side by side: word w of block k is at [w][k].
using Words = std::uint32_t __attribute__((vector_size(16)));
using FourBlocks = std::array<Words, 4>;

struct Product {
  Words high;
  Words low;
};

Product product(Words a, std::uint32_t b) {
#ifdef __wasm_simd128__
  const v128_t factor = wasm_u32x4_splat(b);
  const auto first = Words(wasm_u64x2_extmul_low_u32x4(v128_t(a), factor));
  const auto second = Words(wasm_u64x2_extmul_high_u32x4(v128_t(a), factor));
  return {__builtin_shufflevector(first, second, 1, 3, 5, 7),
          __builtin_shufflevector(first, second, 0, 2, 4, 6)};
#else
  using Wide = std::uint64_t __attribute__((vector_size(32)));
  const Wide wide = __builtin_convertvector(a, Wide) * std::uint64_t{b};
  return {__builtin_convertvector(wide >> 32, Words), __builtin_convertvector(wide, Words)};
#endif
}

FourBlocks round(const FourBlocks& counters, const Key& key) {
  const Product a = product(counters[0], 0xD2511F53);
  const Product b = product(counters[2], 0xCD9E8D57);
  return {b.high ^ counters[1] ^ key[0], b.low, a.high ^ counters[3] ^ key[1], a.low};
}

// Block by block.
std::array<Words, 4> transposed(const FourBlocks& words) {
  const auto& [a, b, c, d] = words;
  const Words ab = __builtin_shufflevector(a, b, 0, 4, 1, 5);
  const Words cd = __builtin_shufflevector(c, d, 0, 4, 1, 5);
  const Words lateAb = __builtin_shufflevector(a, b, 2, 6, 3, 7);
  const Words lateCd = __builtin_shufflevector(c, d, 2, 6, 3, 7);
  return {__builtin_shufflevector(ab, cd, 0, 1, 4, 5), __builtin_shufflevector(ab, cd, 2, 3, 6, 7),
          __builtin_shufflevector(lateAb, lateCd, 0, 1, 4, 5),
          __builtin_shufflevector(lateAb, lateCd, 2, 3, 6, 7)};
}

}  // namespace

Block philox(Block counter, Key key) {
  for (int k = 0; k < rounds; ++k, key = nextKey(key)) counter = round(counter, key);
  return counter;
}

Random::Random(std::uint64_t seed, Stream stream, std::uint32_t part)
    : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)},
      counter_{0, 0, part, static_cast<std::uint32_t>(stream)} {}

// Four blocks in vectors and four one by one: the processor multiplies both at the same time.
void Random::refill() {
  const std::uint64_t first = counter_[0] | std::uint64_t{counter_[1]} << 32;
  const auto low = [&](std::size_t k) { return static_cast<std::uint32_t>(first + k); };
  const auto high = [&](std::size_t k) { return static_cast<std::uint32_t>((first + k) >> 32); };
  FourBlocks four{Words{low(0), low(1), low(2), low(3)}, Words{high(0), high(1), high(2), high(3)},
                  Words{} + counter_[2], Words{} + counter_[3]};
  std::array<Block, 4> others{};
  for (std::size_t k = 0; k < others.size(); ++k) {
    others[k] = {low(4 + k), high(4 + k), counter_[2], counter_[3]};
  }
  Key key = key_;
  for (int k = 0; k < rounds; ++k, key = nextKey(key)) {
    four = round(four, key);
    for (Block& other : others) other = round(other, key);
  }
  const std::array<Words, 4> inOrder = transposed(four);
  static_assert(sizeof(inOrder) + sizeof(others) == sizeof(numbers_));
  std::memcpy(numbers_.data(), inOrder.data(), sizeof(inOrder));
  std::memcpy(numbers_.data() + numbers_.size() / 2, others.data(), sizeof(others));
  counter_[0] = low(blocks);
  counter_[1] = high(blocks);
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
