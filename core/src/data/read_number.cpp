#include "edgewise/read_number.hpp"

#include <cmath>

#include "data/number_text.hpp"
#include "data/words.hpp"

namespace edgewise {

namespace {

std::optional<data::NumberText> bareNumber(std::string_view text) {
  const auto number = data::scanNumber(text);
  if (!number || number->inexact || !number->unit.empty()) return std::nullopt;
  return number;
}

std::optional<double> wholeNumber(std::string_view text) {
  const auto number = bareNumber(text);
  const bool whole = number && number->decimal == data::DecimalMark::none && number->exponent == 0;
  if (!whole) return std::nullopt;
  return data::valueOf(*number, data::DecimalMark::point);
}

// 1/2, -3/4, 1 1/2.
std::optional<double> fraction(std::string_view text) {
  text = data::trimBlanks(text);
  double sign = 1;
  if (data::takeAny(text, "-|\u2212|\u2013") > 0) sign = -1;
  const std::size_t stroke = text.find('/');
  if (stroke == std::string_view::npos) return std::nullopt;
  std::string_view above = data::trimBlanks(text.substr(0, stroke));
  const auto below = wholeNumber(text.substr(stroke + 1));
  double whole = 0;
  const std::size_t blank = above.find(' ');
  if (blank != std::string_view::npos) {
    const auto front = wholeNumber(above.substr(0, blank));
    if (!front) return std::nullopt;
    whole = *front;
    above = above.substr(blank);
  }
  const auto count = wholeNumber(above);
  const bool proper = count && below && *count >= 0 && *below > 0 && whole >= 0;
  if (!proper) return std::nullopt;
  return sign * (whole + *count / *below);
}

}  // namespace

std::optional<ReadNumber> readNumber(std::string_view text) {
  if (const auto value = fraction(text)) return ReadNumber{*value};
  const auto number = bareNumber(text);
  if (!number) return std::nullopt;
  ReadNumber read{data::valueOf(*number, data::DecimalMark::point)};
  if (!std::isfinite(read.value)) return std::nullopt;
  if (number->ambiguous) read.other = data::valueOf(*number, data::DecimalMark::comma);
  return read;
}

}  // namespace edgewise
