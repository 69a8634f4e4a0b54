#include "data/decimal.hpp"

#include <rapidjson/internal/dtoa.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>
#include <vector>

namespace edgewise {

namespace {

constexpr int wholeDigits = 15;  // of whole numbers that are written without a power of ten

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// 0.digits * 10^exponent, the first and the last digit not 0; no digits for 0.
struct Decimal {
  bool isNegative = false;
  std::string digits{};
  int exponent = 0;
};

// Reads "e-5" and takes it away; nothing where there is an "e" and no number.
std::optional<int> takeExponent(std::string_view& text) {
  if (text.empty() || (text.front() != 'e' && text.front() != 'E')) return 0;
  text.remove_prefix(1);
  const bool isNegative = !text.empty() && text.front() == '-';
  if (isNegative || (!text.empty() && text.front() == '+')) text.remove_prefix(1);
  if (text.empty() || !isDigit(text.front())) return std::nullopt;
  constexpr int beyond = 100'000'000;  // with which every number is infinite or 0
  int exponent = 0;
  while (!text.empty() && isDigit(text.front())) {
    exponent = std::min(beyond, exponent * 10 + (text.front() - '0'));
    text.remove_prefix(1);
  }
  return isNegative ? -exponent : exponent;
}

std::optional<Decimal> parse(std::string_view text) {
  Decimal decimal;
  decimal.isNegative = !text.empty() && text.front() == '-';
  if (decimal.isNegative || (!text.empty() && text.front() == '+')) text.remove_prefix(1);
  bool hasPoint = false;
  bool hasDigit = false;
  for (; !text.empty() && (isDigit(text.front()) || (text.front() == '.' && !hasPoint));
       text.remove_prefix(1)) {
    const char c = text.front();
    if (c == '.') {
      hasPoint = true;
      continue;
    }
    hasDigit = true;
    const bool leads = decimal.digits.empty() && c == '0';
    if (!leads) decimal.digits += c;
    if (!leads && !hasPoint) ++decimal.exponent;
    if (leads && hasPoint) --decimal.exponent;
  }
  const auto exponent = takeExponent(text);
  if (!hasDigit || !exponent || !text.empty()) return std::nullopt;
  while (!decimal.digits.empty() && decimal.digits.back() == '0') decimal.digits.pop_back();
  decimal.exponent += *exponent;
  return decimal;
}

// 0.digits of any length times 2 to some power: halved and doubled digit by digit, so exactly. (The
// slow way of W. Clinger, How to read floating point numbers accurately, 1990.)
class Fraction {
 public:
  explicit Fraction(const Decimal& decimal) : exponent_(decimal.exponent) {
    for (const char digit : decimal.digits)
      digits_.push_back(static_cast<std::uint8_t>(digit - '0'));
  }

  // The number is at least 1.
  bool isWhole() const { return exponent_ > 0; }
  bool isBelowHalf() const { return exponent_ < 0 || (exponent_ == 0 && digits_.front() < 5); }

  // Below 10^-9: times 2^28 it is still below one half.
  bool isTiny() const { return exponent_ <= -9; }

  void multiply(unsigned powerOfTwo) {
    std::uint64_t carry = 0;
    for (std::size_t place = digits_.size(); place-- > 0;) {
      carry += std::uint64_t{digits_[place]} << powerOfTwo;
      digits_[place] = static_cast<std::uint8_t>(carry % 10);
      carry /= 10;
    }
    std::vector<std::uint8_t> leading;
    for (; carry > 0; carry /= 10) leading.push_back(static_cast<std::uint8_t>(carry % 10));
    digits_.insert(digits_.begin(), leading.rbegin(), leading.rend());
    exponent_ += static_cast<int>(leading.size());
    trim();
  }

  void divide(unsigned powerOfTwo) {
    std::vector<std::uint8_t> quotient;
    std::uint64_t rest = 0;
    std::size_t read = 0;
    while (read < digits_.size() || rest > 0) {
      rest = rest * 10 + (read < digits_.size() ? digits_[read] : 0);
      ++read;
      const std::uint64_t digit = rest >> powerOfTwo;
      rest -= digit << powerOfTwo;
      if (quotient.empty() && digit == 0) {
        --exponent_;
      } else {
        quotient.push_back(static_cast<std::uint8_t>(digit));
      }
    }
    digits_ = std::move(quotient);
    trim();
  }

  // The nearest whole number, of two the even one. Of a number below 10^19.
  std::uint64_t rounded() const {
    std::uint64_t whole = 0;
    for (int k = 0; k < exponent_; ++k) whole = whole * 10 + at(k);
    const auto after = static_cast<std::size_t>(std::max(0, exponent_));
    if (exponent_ < 0 || after >= digits_.size() || digits_[after] < 5) return whole;
    const bool isMiddle = digits_[after] == 5 && after + 1 == digits_.size();
    return whole + (isMiddle ? whole % 2 : 1);
  }

 private:
  unsigned at(int place) const {
    return static_cast<std::size_t>(place) < digits_.size() ? digits_[place] : 0;
  }
  // Zeros at the end say nothing, and what is beyond the digits of any middle between two doubles
  // only that there is something.
  void trim() {
    constexpr std::size_t enough = 800;
    if (digits_.size() > enough) {
      digits_.resize(enough);
      digits_.back() |= 1U;
    }
    while (!digits_.empty() && digits_.back() == 0) digits_.pop_back();
  }

  std::vector<std::uint8_t> digits_;
  int exponent_;
};

// Exact where both the digits and the power of ten are exact doubles.
std::optional<double> valueAtOnce(const Decimal& decimal) {
  constexpr std::array powers{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                              1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                              1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  constexpr std::size_t exactDigits = 15;
  const int power = decimal.exponent - static_cast<int>(decimal.digits.size());
  const auto size = static_cast<std::size_t>(std::abs(power));
  if (decimal.digits.size() > exactDigits || size >= powers.size()) return std::nullopt;
  double digits = 0;
  for (const char digit : decimal.digits) digits = digits * 10 + (digit - '0');
  return power < 0 ? digits / powers[size] : digits * powers[size];
}

double sizeOf(const Decimal& decimal) {
  using Limits = std::numeric_limits<double>;
  constexpr unsigned atOnce = 28;  // bits; a digit times 2^28 and a carry are far from overflow
  if (decimal.digits.empty() || decimal.exponent < -330) return 0;
  if (decimal.exponent > 310) return Limits::infinity();
  if (const auto value = valueAtOnce(decimal)) return *value;
  Fraction fraction(decimal);
  int exponent = 0;
  while (fraction.isWhole()) {
    fraction.divide(atOnce);
    exponent += atOnce;
  }
  while (fraction.isBelowHalf()) {
    const unsigned bits = fraction.isTiny() ? atOnce : 1;
    fraction.multiply(bits);
    exponent -= static_cast<int>(bits);
  }
  // From one half to 1, times 2^exponent; the smallest doubles have fewer digits.
  const int bits = std::clamp(exponent - Limits::min_exponent + Limits::digits, -1, Limits::digits);
  if (bits < 0) return 0;
  for (int left = bits; left > 0; left -= atOnce) {
    fraction.multiply(static_cast<unsigned>(std::min<int>(left, atOnce)));
  }
  return std::ldexp(static_cast<double>(fraction.rounded()), exponent - bits);
}

double valueOf(const Decimal& decimal) {
  return decimal.isNegative ? -sizeOf(decimal) : sizeOf(decimal);
}

// Enough digits to read the same double again. Of a number that is neither 0 nor infinite.
Decimal decimalOf(double number) {
  std::array<char, 32> text{};
  int length = 0;
  int exponent = 0;
  rapidjson::internal::Grisu2(std::abs(number), text.data(), &length, &exponent);
  Decimal decimal{.isNegative = number < 0,
                  .digits = std::string(text.data(), static_cast<std::size_t>(length)),
                  .exponent = exponent + length};
  while (decimal.digits.back() == '0') decimal.digits.pop_back();
  return decimal;
}

// Rounded half up: the digits that are dropped stand for a number that is seldom at the middle.
Decimal rounded(Decimal decimal, std::size_t digits) {
  if (decimal.digits.size() <= digits) return decimal;
  const bool up = decimal.digits[digits] >= '5';
  decimal.digits.resize(digits);
  if (up) {
    while (!decimal.digits.empty() && decimal.digits.back() == '9') decimal.digits.pop_back();
    if (decimal.digits.empty()) {
      decimal.digits = "1";
      ++decimal.exponent;
    } else {
      ++decimal.digits.back();
    }
  }
  while (decimal.digits.back() == '0') decimal.digits.pop_back();
  return decimal;
}

// With a power of ten where fixed digits would need zeros that are none of its `most` digits, or
// more than four after the point.
std::string textOf(const Decimal& decimal, int most) {
  const auto& [isNegative, digits, exponent] = decimal;
  const auto length = static_cast<int>(digits.size());
  std::string text = isNegative ? "-" : "";
  if (exponent < -3 || exponent > most) {
    text += digits.substr(0, 1);
    if (length > 1) text += "." + digits.substr(1);
    const int power = exponent - 1;
    const std::string size = std::to_string(std::abs(power));
    return text + (power < 0 ? "e-" : "e+") + (size.size() < 2 ? "0" : "") + size;
  }
  if (exponent <= 0)
    return text + "0." + std::string(static_cast<std::size_t>(-exponent), '0') + digits;
  if (length <= exponent) {
    return text + digits + std::string(static_cast<std::size_t>(exponent - length), '0');
  }
  const auto point = static_cast<std::size_t>(exponent);
  return text + digits.substr(0, point) + "." + digits.substr(point);
}

std::string textOfOdd(double number) {
  if (std::isnan(number)) return "nan";
  if (std::isinf(number)) return number < 0 ? "-inf" : "inf";
  return std::signbit(number) ? "-0" : "0";
}

// The fewest digits of at most `most` that read back as `number`, by way of the type Number.
template <class Number>
std::string shortestAs(Number number, int most) {
  const auto wide = static_cast<double>(number);
  if (wide == 0 || !std::isfinite(wide)) return textOfOdd(wide);
  const Decimal exact = decimalOf(wide);
  if (std::abs(wide) < 1e15 && wide == std::floor(wide)) return textOf(exact, wholeDigits);
  // Of two decimals with so few digits no double is the nearest to both: none with fewer is read
  // back as this one. Among the smallest doubles that does not hold.
  const auto least = static_cast<int>(exact.digits.size());
  const bool isFew =
      std::is_same_v<Number, double> && least <= std::numeric_limits<double>::digits10;
  for (int digits = isFew && exact.exponent > -290 ? least : 1; digits < most; ++digits) {
    const Decimal brief = rounded(exact, static_cast<std::size_t>(digits));
    if (static_cast<Number>(valueOf(brief)) == number) {
      return textOf(brief, digits);
    }
  }
  return textOf(rounded(exact, static_cast<std::size_t>(most)), most);
}

}  // namespace

std::optional<double> readDecimal(std::string_view text) {
  const auto decimal = parse(text);
  if (!decimal) return std::nullopt;
  return valueOf(*decimal);
}

std::string inDigits(double number, int digits) {
  if (number == 0 || !std::isfinite(number)) return textOfOdd(number);
  return textOf(rounded(decimalOf(number), static_cast<std::size_t>(digits)), wholeDigits);
}

std::string shortest(double number) { return shortestAs(number, 17); }
std::string shortest(float number) { return shortestAs(number, 9); }

}  // namespace edgewise
