#include "data/reading/number_text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "data/reading/words.hpp"

namespace edgewise::data {

namespace {

constexpr int mostMarks = 12;

constexpr std::string_view minusSigns = "-|\u2212|\u2013|\u2010|\u2011|\uFF0D";
constexpr std::string_view apostrophes = "'|\u2019|\u00B4|`|\u02BC";
constexpr std::string_view currencies =
    "US$|CA$|AU$|A$|C$|R$|$|\u20AC|\u00A3|\u00A5|\u20B9|\u20BD|CHF|EUR|USD|GBP|JPY|SFr.|Fr.|Rs.|Rs|"
    "INR|kr|\u20BA|\u20A9";
constexpr std::string_view roughly =
    "~|\u2248|about |About |approx. |approx |around |ca. |ca.|ca |circa |etwa |rund ";

bool takeMinus(std::string_view& rest) {
  const std::string_view before = rest;
  if (takeAny(rest, minusSigns) > 0) {
    skipBlanks(rest);
    // A minus belongs to a number, dashes alone do not.
    if (!rest.empty()) return true;
    rest = before;
  }
  return false;
}

bool takeCurrency(std::string_view& rest, NumberText& number) {
  const std::string_view before = rest;
  const std::size_t length = takeAny(rest, currencies);
  if (length == 0) return false;
  number.unit = before.substr(0, length);
  skipBlanks(rest);
  return true;
}

// One mark among the digits, and how many digits follow it up to the next one.
struct DigitMark {
  char kind;  // . , ' or a blank
  int digits;
};

struct Mantissa {
  int whole = 0;  // digits in front of the first mark
  std::array<DigitMark, mostMarks> marks{};
  int count = 0;  // of the marks
};

int digitsAt(std::string_view text) {
  int count = 0;
  while (static_cast<std::size_t>(count) < text.size() && isDigit(text[count])) ++count;
  return count;
}

// The mark that `rest` starts with and its bytes; a blank only in front of exactly three digits.
std::size_t markLength(std::string_view rest, char& kind) {
  if (rest.empty()) return 0;
  if (rest.front() == '.' || rest.front() == ',') {
    kind = rest.front();
    return 1;
  }
  std::string_view behind = rest;
  kind = '\'';
  std::size_t length = takeAny(behind, apostrophes);
  if (length == 0) {
    kind = ' ';
    length = blankLength(rest);
  }
  return length > 0 && digitsAt(rest.substr(length)) == 3 ? length : 0;
}

void addDigit(NumberText& number, char digit) {
  if (number.count == 0 && digit == '0') return;
  ++number.count;
  if (number.count <= exactDigits) {
    number.mantissa = number.mantissa * 10 + static_cast<unsigned>(digit - '0');
  }
}

bool takeMantissa(std::string_view& rest, NumberText& number, Mantissa& mantissa) {
  const std::string_view before = rest;
  std::size_t end = 0;  // behind the last digit
  int* digits = &mantissa.whole;
  while (!rest.empty()) {
    char kind = 0;
    if (isDigit(rest.front())) {
      addDigit(number, rest.front());
      ++*digits;
      rest.remove_prefix(1);
      end = before.size() - rest.size();
      continue;
    }
    const std::size_t length = markLength(rest, kind);
    if (length == 0) {
      if (digits != &mantissa.whole || mantissa.whole > 0) takeAny(rest, ":-|:\u2013");
      break;
    }
    if (mantissa.count == mostMarks) return false;
    if (digitsAt(rest.substr(length)) == 0) {
      // 12. is 12, and so is 12,– where prices are written so.
      std::string_view behind = rest.substr(length);
      const bool dashes = takeAny(behind, "--|-|\u2013|\u2014") > 0;
      if (dashes) mantissa.marks[mantissa.count++] = {kind, 0};
      // "1. test" is a name.
      const bool alone = trimBlanks(behind).empty() && (kind == ',' || mantissa.count == 0);
      if (dashes || alone) rest = behind;
      break;
    }
    mantissa.marks[mantissa.count] = {kind, 0};
    digits = &mantissa.marks[mantissa.count++].digits;
    rest.remove_prefix(length);
  }
  number.digits = before.substr(0, end);
  return end > 0;
}

// Whether marks [0, count) group digits: all of one kind, by three, or as in 12,34,567.
bool groups(const Mantissa& mantissa, int count) {
  const char kind = mantissa.marks[0].kind;
  bool threes = mantissa.whole >= 1 && mantissa.whole <= 3;
  bool lakhs = kind == ',' && count > 1 && mantissa.whole >= 1 && mantissa.whole <= 2;
  for (int k = 0; k < count; ++k) {
    if (mantissa.marks[k].kind != kind) return false;
    threes = threes && mantissa.marks[k].digits == 3;
    lakhs = lakhs && mantissa.marks[k].digits == (k == count - 1 ? 3 : 2);
  }
  return threes || lakhs;
}

DecimalMark markOf(char kind) {
  if (kind == '.') return DecimalMark::point;
  return kind == ',' ? DecimalMark::comma : DecimalMark::none;
}

// What the marks mean. False: no number is written so.
bool understand(const Mantissa& mantissa, NumberText& number) {
  const bool zeroFirst = mantissa.whole > 0 && number.digits.front() == '0';
  if (mantissa.count == 0) {
    number.leadingZero = zeroFirst && mantissa.whole > 1;
    return true;
  }
  const DigitMark last = mantissa.marks[mantissa.count - 1];
  const DecimalMark decimal = markOf(last.kind);
  const bool grouped = !zeroFirst && groups(mantissa, mantissa.count);
  const auto kinds = [&](char kind) {
    return std::any_of(mantissa.marks.begin(), mantissa.marks.begin() + mantissa.count,
                       [&](const DigitMark& mark) { return mark.kind == kind; });
  };
  number.blanks = kinds(' ');
  if (decimal == DecimalMark::none) return grouped;
  if (mantissa.count == 1) {
    number.decimal = decimal;
    number.fraction = last.digits;
    number.ambiguous = grouped;
    return true;
  }
  if (grouped) {
    number.decimal = otherMark(decimal);
    return true;
  }
  if (!groups(mantissa, mantissa.count - 1) || mantissa.marks[0].kind == last.kind) return false;
  number.decimal = decimal;
  number.fraction = last.digits;
  return true;
}

// ⁻³ behind a ten, as the digits of which it is written; false where there is none.
bool takeSuperscript(std::string_view& rest, int& exponent) {
  constexpr std::array<std::string_view, 10> raised{"\u2070", "\u00B9", "\u00B2", "\u00B3",
                                                    "\u2074", "\u2075", "\u2076", "\u2077",
                                                    "\u2078", "\u2079"};
  std::string_view behind = rest;
  const bool minus = takeAny(behind, "\u207B") > 0;
  int size = 0;
  int count = 0;
  for (std::size_t digit = 0; digit < raised.size() && count < 4;) {
    if (takeAny(behind, raised[digit]) == 0) {
      ++digit;
      continue;
    }
    size = size * 10 + static_cast<int>(digit);
    ++count;
    digit = 0;
  }
  if (count == 0) return false;
  exponent = minus ? -size : size;
  rest = behind;
  return true;
}

// e+03, D-2, ×10^3, ·10³.
void takeExponent(std::string_view& rest, NumberText& number) {
  std::string_view behind = rest;
  if (takeAny(behind, "\u00D710|\u00B710|*10|x10|\u00D7 10|\u00B7 10|x 10") > 0 &&
      takeSuperscript(behind, number.exponent)) {
    number.ambiguous = false;
    rest = behind;
    return;
  }
  behind = rest;
  const bool ten = takeAny(behind, "\u00D710^|\u00B710^|*10^|x10^|\u00D7 10^") > 0;
  if (!ten && takeAny(behind, "e|E|D+|D-") == 0) return;
  if (!ten && rest.front() == 'D') behind = rest.substr(1);
  const bool minus = takeAny(behind, minusSigns) > 0;
  if (!minus) takeAny(behind, "+");
  const int digits = digitsAt(behind);
  if (digits == 0) return;
  int exponent = 0;
  for (int k = 0; k < digits; ++k) exponent = std::min(exponent * 10 + (behind[k] - '0'), 99'999);
  number.exponent = minus ? -exponent : exponent;
  // With an exponent nobody groups digits.
  number.ambiguous = false;
  rest = behind.substr(static_cast<std::size_t>(digits));
}

// A minus behind the digits, as bookkeepers write 1.234,50-; a mark such as 3- is none.
void takeMinusBehind(std::string_view& rest, NumberText& number) {
  if (rest != "-" || number.negative || number.decimal == DecimalMark::none) return;
  number.negative = true;
  rest = {};
}

// ±1 and what follows it up to the unit; (2), the same in the last digit; * and †, which point to a
// footnote.
void takeTolerance(std::string_view& rest, NumberText& number) {
  std::string_view behind = rest;
  const bool pointed = isOneOf(rest, "*|**|***|\u2020|\u2021");
  const bool lastDigits = rest.size() > 2 && rest.size() < 5 && rest.front() == '(' &&
                          rest.back() == ')' && number.fraction > 0 &&
                          digitsAt(rest.substr(1)) + 2 == static_cast<int>(rest.size());
  if (pointed || lastDigits) {
    number.inexact = true;
    rest = {};
    return;
  }
  skipBlanks(behind);
  if (takeAny(behind, "\u00B1|+/-|+-") == 0) return;
  skipBlanks(behind);
  while (!behind.empty() &&
         (isDigit(behind.front()) || behind.front() == '.' || behind.front() == ','))
    behind.remove_prefix(1);
  number.inexact = true;
  rest = behind;
}

// cm, °C, %, km/h, m/s^2, m², Std., the marks of inches and feet; at most one word.
bool isUnit(std::string_view unit) {
  constexpr std::size_t longest = 16;
  if (unit.size() > longest) return false;
  // Mio. €
  const std::size_t blank = unit.find(' ');
  if (blank != std::string_view::npos && isOneOf(unit.substr(blank + 1), currencies)) {
    return isUnit(unit.substr(0, blank));
  }
  if (isOneOf(unit, "\u00BC|\u00BD|\u00BE|\u2153|\u2154|\u215B|\u215C")) return false;
  if (isOneOf(unit, "%|\"|''|'|\u2033|\u2032")) return true;  // inches and feet too
  if (!isLetter(unit.front()) && unit.front() != '$' && unit.front() != '%') {
    return false;
  }
  for (std::size_t k = 0; k < unit.size(); ++k) {
    const char c = unit[k];
    if (blankLength(unit.substr(k)) > 0) return false;
    // Digits are powers, as in m2 and s^2, or stand below a stroke: l/100km.
    const bool power = (c == '2' || c == '3') && k + 1 == unit.size();
    const bool below =
        isDigit(c) && unit.substr(0, k).find_first_of("/^") != std::string_view::npos;
    const bool joint = c == '/' || c == '^' || c == '.' || c == '*' || c == '$' || c == '%';
    const bool minus = c == '-' && k > 0 && unit[k - 1] == '^';
    if (!isLetter(c) && !power && !below && !joint && !minus) return false;
  }
  return true;
}

}  // namespace

bool isPlainInteger(std::string_view cell) {
  if (!cell.empty() && cell.front() == '-') cell.remove_prefix(1);
  if (cell.empty() || cell.size() > 15 || (cell.front() == '0' && cell.size() > 1)) return false;
  return std::all_of(cell.begin(), cell.end(), isDigit);
}

std::optional<NumberText> scanNumber(std::string_view cell) {
  NumberText number;
  std::string_view rest = trimBlanks(cell);
  // Accountants write (12) for -12.
  const bool bracketed = rest.size() > 2 && rest.front() == '(' && rest.back() == ')';
  if (bracketed) rest = rest.substr(1, rest.size() - 2);
  number.negative = bracketed;
  bool currency = false;
  // '12: spreadsheets mark texts so.
  if (rest.size() > 1 && rest.front() == '\'' && isDigit(rest[1])) rest.remove_prefix(1);
  // Most numbers: nothing in front of the digits but a minus, and nothing behind them.
  if (!bracketed && rest.size() > 1 && rest.front() == '-' && isDigit(rest[1])) {
    number.negative = true;
    rest.remove_prefix(1);
  }
  if (!rest.empty() && !isDigit(rest.front())) {
    number.bound = takeAny(rest, "<=|>=|<|>|\u2264|\u2265") > 0;
    number.inexact = number.bound || takeAny(rest, roughly) > 0;
    if (number.inexact) skipBlanks(rest);
    bool minus = takeMinus(rest);
    if (!minus && takeAny(rest, "+") > 0) skipBlanks(rest);
    currency = takeCurrency(rest, number);
    if (currency && !minus) minus = takeMinus(rest);
    if (minus && bracketed) return std::nullopt;
    number.negative = number.negative || minus;
  }
  if (rest.empty() || !(isDigit(rest.front()) || rest.front() == '.' || rest.front() == ',')) {
    return std::nullopt;
  }
  Mantissa mantissa;
  if (!takeMantissa(rest, number, mantissa) || !understand(mantissa, number)) return std::nullopt;
  if (rest.empty()) return number;
  takeExponent(rest, number);
  takeMinusBehind(rest, number);
  takeTolerance(rest, number);
  skipBlanks(rest);
  if (rest.empty()) return number;
  const bool hexadecimal = number.digits == "0" && rest.front() == 'x';
  if (currency || hexadecimal || !isUnit(rest)) return std::nullopt;
  number.unit = rest;
  return number;
}

std::optional<double> scanFraction(std::string_view cell, bool large) {
  constexpr std::array<std::pair<std::string_view, double>, 7> signs{{{"\u00BD", 0.5},
                                                                      {"\u00BC", 0.25},
                                                                      {"\u00BE", 0.75},
                                                                      {"\u2153", 1.0 / 3},
                                                                      {"\u2154", 2.0 / 3},
                                                                      {"\u215B", 0.125},
                                                                      {"\u215C", 0.375}}};
  constexpr int mostBelow = 1000;
  constexpr int mostParts = 16;  // of a whole, where there are more than one whole
  std::string_view rest = trimBlanks(cell);
  const bool negative = takeMinus(rest);
  const auto take = [&]() -> std::optional<int> {
    const int digits = digitsAt(rest);
    if (digits == 0 || digits > 4 || (digits > 1 && rest.front() == '0')) return std::nullopt;
    int number = 0;
    for (int k = 0; k < digits; ++k)
      number = number * 10 + (rest[static_cast<std::size_t>(k)] - '0');
    rest.remove_prefix(static_cast<std::size_t>(digits));
    skipBlanks(rest);
    return number;
  };
  const auto first = take();
  for (const auto& [sign, value] : signs) {
    if (rest == sign) return (negative ? -1 : 1) * (first.value_or(0) + value);
  }
  if (!first) return std::nullopt;
  const auto second = take();
  const int whole = second ? *first : 0;
  const int above = second.value_or(*first);
  if (takeAny(rest, "/|\u2044") == 0) return std::nullopt;
  skipBlanks(rest);
  const auto below = take();
  if (!below || !rest.empty() || *below == 0) return std::nullopt;
  if (!large && (*below > mostBelow || (above > *below && *below > mostParts))) return std::nullopt;
  return (negative ? -1 : 1) * (whole + static_cast<double>(above) / *below);
}

}  // namespace edgewise::data
