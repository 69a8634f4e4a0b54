// The numbers of a column come back as they were given, in whichever form they are kept.
#include "edgewise/numbers.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

using edgewise::Numbers;

namespace {

std::uint64_t bitsOf(double number) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof(bits));
  return bits;
}

}  // namespace

TEST_CASE("numbers come back to the bit, wherever the first that is no float stands") {
  const std::vector<double> exact{0, -0.0, 0.25, 255, -3e38, 1e-45F, NAN};
  const std::vector<double> inexact{0.1, 1e300, -1e-300, 16777217, INFINITY};
  for (const double odd : inexact) {
    for (std::size_t place = 0; place <= exact.size(); ++place) {
      std::vector<double> given = exact;
      given.insert(given.begin() + static_cast<std::ptrdiff_t>(place), odd);
      Numbers numbers;
      numbers.reserve(given.size());
      for (const double number : given) numbers.add(number);
      REQUIRE(numbers.size() == given.size());
      for (std::size_t k = 0; k < given.size(); ++k) {
        if (std::isnan(given[k])) {
          CHECK(std::isnan(numbers[k]));
        } else {
          CHECK(bitsOf(numbers[k]) == bitsOf(given[k]));
        }
      }
    }
  }
}

TEST_CASE("numbers are the same if they hold the same") {
  Numbers one;
  Numbers other;
  for (const double number : {1.0, 0.1, 2.0}) {
    CHECK(one == other);
    one.add(number);
    CHECK_FALSE(one == other);
    other.add(number);
    CHECK(one.back() == number);
  }
  CHECK(one == other);
}
