#include "construct/counting.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "data/decimal.hpp"
#include "edgewise/construct.hpp"
#include "network/math.hpp"

namespace edgewise {

namespace {

constexpr std::uint64_t limb = 1'000'000'000;
constexpr double ln10 = 2.302585092994045684;
constexpr std::uint64_t largestBase = std::uint64_t{1} << 32;  // what a pixel of four bytes holds

}  // namespace

Natural::Natural(std::uint64_t value) {
  for (; value > 0; value /= limb) limbs_.push_back(static_cast<std::uint32_t>(value % limb));
}

Natural& Natural::operator*=(std::uint64_t factor) {
  assert(factor <= largestBase);
  std::uint64_t carry = 0;
  for (std::uint32_t& part : limbs_) {
    const std::uint64_t product = part * factor + carry;
    part = static_cast<std::uint32_t>(product % limb);
    carry = product / limb;
  }
  for (; carry > 0; carry /= limb) limbs_.push_back(static_cast<std::uint32_t>(carry % limb));
  return *this;
}

std::string Natural::decimal() const {
  if (limbs_.empty()) return "0";
  std::string text = std::to_string(limbs_.back());
  for (auto part = limbs_.rbegin() + 1; part != limbs_.rend(); ++part) {
    const std::string digits = std::to_string(*part);
    text += std::string(9 - digits.size(), '0') + digits;
  }
  return text;
}

Result<Magnitude> power(double base, double exponent) {
  constexpr double largest = 1e15;
  const auto whole = [](double x) { return x == std::floor(x); };
  if (!(base >= 1 && base <= largestBase && whole(base))) {
    return Error{"range", "base", "The base is a whole number from 1 to 2^32 = 4294967296."};
  }
  if (!(exponent >= 0 && exponent <= largest && whole(exponent))) {
    return Error{"range", "exponent", "The exponent is a whole number from 0 to 10^15."};
  }
  Magnitude result;
  const double digits = exponent * math::log(base) / ln10;
  if (digits < maxDigits - 1) {
    Natural number(1);
    for (double k = 0; base > 1 && k < exponent; ++k) number *= static_cast<std::uint64_t>(base);
    result.decimal = number.decimal();
    result.exponent = static_cast<double>(result.decimal.size() - 1);
    result.mantissa =
        *readDecimal(result.decimal.substr(0, 1) + "." + result.decimal.substr(1, 16));
    return result;
  }
  result.exponent = std::floor(digits);
  result.mantissa = math::exp((digits - result.exponent) * ln10);
  return result;
}

Result<std::int64_t> fewestHidden(int bits) {
  if (bits < 1 || bits > 60) {
    return Error{"range", "bits", "From 1 to 60 bits can be counted."};
  }
  const std::int64_t wanted = std::int64_t{1} << bits;
  const std::int64_t each = std::int64_t{bits} * bits + 1;
  const auto enough = [&](std::int64_t n) { return n * each + n * n + 1 >= wanted; };
  std::int64_t low = 0;                       // not enough, but for no neuron at all
  std::int64_t high = std::int64_t{1} << 30;  // its square is 2^60
  while (high - low > 1) {
    const std::int64_t middle = low + (high - low) / 2;
    (enough(middle) ? high : low) = middle;
  }
  return high;
}

}  // namespace edgewise
