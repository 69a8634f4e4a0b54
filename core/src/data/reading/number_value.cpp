// The number that a cell stands for, once it has been scanned.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "data/decimal.hpp"
#include "data/reading/number_text.hpp"
#include "data/reading/words.hpp"

namespace edgewise::data {

namespace {

// By way of decimal text, where the digits are too many for exact arithmetic.
double byText(const NumberText& number, int exponent) {
  std::string text;
  for (const char c : number.digits) {
    if (isDigit(c)) text += c;
  }
  text += 'e' + std::to_string(exponent);
  return *readDecimal(text);
}

}  // namespace

double valueOf(const NumberText& number, DecimalMark decimal) {
  constexpr std::array<double, 23> powers{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                          1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                          1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  constexpr int mostPower = 22;
  constexpr std::uint64_t mostExact = std::uint64_t{1} << 53;
  const bool grouping = number.ambiguous && number.decimal != decimal;
  const int exponent = number.exponent - (grouping ? 0 : number.fraction);
  double size = 0;
  // Both factors are exact, so that the one rounding of their product or quotient is the right one.
  if (number.count <= exactDigits && number.mantissa <= mostExact &&
      std::abs(exponent) <= mostPower) {
    const auto whole = static_cast<double>(number.mantissa);
    size = exponent < 0 ? whole / powers[-exponent] : whole * powers[exponent];
  } else {
    size = byText(number, exponent);
  }
  return number.negative ? -size : size;
}

}  // namespace edgewise::data
