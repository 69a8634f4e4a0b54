// Counting what is far too many to try: exact, in powers of ten, also far above what a number of
// the machine can hold.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "edgewise/result.hpp"

namespace edgewise {

// A natural number of any size.
class Natural {
 public:
  explicit Natural(std::uint64_t value = 0);

  // By at most 2^32.
  Natural& operator*=(std::uint64_t factor);

  // Every decimal digit. O(digits^2).
  std::string decimal() const;

 private:
  std::vector<std::uint32_t> limbs_;  // base 10^9, least first
};

// mantissa * 10^exponent with 1 <= mantissa < 10, and the number itself where it is short enough.
struct Magnitude {
  double mantissa = 1;
  double exponent = 0;    // whole; a double, since exponents themselves grow beyond 2^53
  std::string decimal{};  // all digits, if there are at most maxDigits
};

inline constexpr int maxDigits = 3000;

// base^exponent: 256^40000 images, or (2^bits)^edges networks. Base from 1 to 2^32, exponent at
// least 0; errors: "range". From a base-10 logarithm in double precision where there are too many
// digits, so the mantissa has about 15 - log10(exponent) right digits.
Result<Magnitude> power(double base, double exponent);

// A lower bound on the hidden neurons that some boolean function of `bits` bits needs (II-5), by
// counting. A step over n bits computes one of at most 2^(n^2 + 1) functions (S. Muroga, "Threshold
// Logic and Its Applications", 1971), so N of them and one that sums them up compute at most
// 2^(N (n^2 + 1) + N^2 + 1); but there are 2^(2^n) functions to compute. The least N for which that
// is enough. Errors: "range" for bits outside 1 … 60.
Result<std::int64_t> fewestHidden(int bits);

}  // namespace edgewise
