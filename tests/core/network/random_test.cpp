#include "network/random.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

using namespace edgewise;

TEST_CASE("philox gives the values that its authors publish") {
  // Known answers from the Random123 distribution (kat_vectors, philox4x32 10).
  CHECK(philox({0, 0, 0, 0}, {0, 0}) ==
        std::array<std::uint32_t, 4>{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
        std::array<std::uint32_t, 4>{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("random numbers are the blocks of philox, one after the other") {
  const std::array<std::uint32_t, 2> key{0x9abcdef0, 0x12345678};
  Random random(0x123456789abcdef0, Stream::order, 7);
  for (std::uint32_t block = 0; block < 50; ++block) {
    const auto words = philox({block, 0, 7, static_cast<std::uint32_t>(Stream::order)}, key);
    for (const std::uint32_t word : words) REQUIRE(random.next() == word);
  }
}

TEST_CASE("streams and parts are independent, and each is repeatable") {
  Random first(1, Stream::weights);
  Random again(1, Stream::weights);
  Random order(1, Stream::order);
  Random part(1, Stream::weights, 1);
  const auto value = first.next();
  CHECK(value == again.next());
  CHECK(value != order.next());
  CHECK(value != part.next());
}

TEST_CASE("uniform numbers have the right mean and bounds") {
  Random random(5, Stream::generator);
  double sum = 0;
  for (int k = 0; k < 100'000; ++k) {
    const double x = random.uniform(-2, 4);
    REQUIRE(x >= -2);
    REQUIRE(x < 4);
    sum += x;
  }
  CHECK(std::abs(sum / 100'000 - 1) < 0.02);
}

TEST_CASE("normal numbers have mean 0 and variance 1") {
  Random random(6, Stream::generator);
  double sum = 0;
  double squares = 0;
  for (int k = 0; k < 100'000; ++k) {
    const double x = random.normal();
    sum += x;
    squares += x * x;
  }
  CHECK(std::abs(sum / 100'000) < 0.02);
  CHECK(std::abs(squares / 100'000 - 1) < 0.02);
}

TEST_CASE("below is uniform over its range") {
  Random random(7, Stream::order);
  std::vector<int> count(7, 0);
  for (int k = 0; k < 70'000; ++k) ++count[random.below(7)];
  for (const int hits : count) CHECK(std::abs(hits - 10'000) < 500);
}

TEST_CASE("a shuffle is a permutation and depends on the seed") {
  std::vector<int> items(50);
  std::iota(items.begin(), items.end(), 0);
  auto other = items;
  Random one(1, Stream::order);
  Random two(2, Stream::order);
  shuffle(std::span(items), one);
  shuffle(std::span(other), two);
  CHECK(items != other);
  std::sort(items.begin(), items.end());
  for (int k = 0; k < 50; ++k) CHECK(items[k] == k);
}
