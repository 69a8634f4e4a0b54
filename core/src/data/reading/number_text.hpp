// A number as people write it: 1,234.5  1.234,5  1 234,5  1'234.50  −3  (12)  €12.50  21 °C  61 %.
//
// A cell alone may leave open whether its one mark groups the digits or is the decimal mark: 1,234.
// Then it is `ambiguous`, and valueOf() takes what the rest of the file says.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace edgewise::data {

enum class DecimalMark : std::uint8_t { none, point, comma };

inline DecimalMark otherMark(DecimalMark mark) {
  return mark == DecimalMark::point ? DecimalMark::comma : DecimalMark::point;
}

inline constexpr int exactDigits = 19;  // that fit into 64 bits

struct NumberText {
  std::string_view digits;     // all from the first to the last digit, exponent left out
  std::uint64_t mantissa = 0;  // of its digits, if they are at most exactDigits
  int count = 0;               // of the digits, without zeros in front
  int fraction = 0;            // digits behind the decimal mark, if it is one
  int exponent = 0;
  bool negative = false;
  bool leadingZero = false;  // 007, a code rather than a quantity
  bool inexact = false;      // <0.01, about 9, 5±1
  bool bound = false;        // <0.01
  bool blanks = false;       // groups of digits are kept apart by blanks
  // The decimal mark of the file, as far as this number tells; ambiguous: the one mark it has.
  DecimalMark decimal = DecimalMark::none;
  bool ambiguous = false;
  std::string_view unit;  // behind the digits, or a currency in front of them
};

// Digits with at most a sign and a decimal mark; nothing for what needs a closer look.
bool isPlainInteger(std::string_view cell);

std::optional<NumberText> scanNumber(std::string_view cell);

// 3/4, 1 1/2, 8 / 10, ½, 2¾: at most a whole, or in few parts as 3/2. 120/80 is one only
// where fractions may be `large`.
std::optional<double> scanFraction(std::string_view cell, bool large = false);

// The nearest double; infinite if it is too large. `decimal` settles what is ambiguous.
double valueOf(const NumberText& number, DecimalMark decimal);

}  // namespace edgewise::data
