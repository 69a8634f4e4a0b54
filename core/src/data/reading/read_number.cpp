#include "data/reading/read_number.hpp"

#include <cmath>

#include "data/reading/number_text.hpp"

namespace edgewise {

namespace {

std::optional<data::NumberText> bareNumber(std::string_view text) {
  const auto number = data::scanNumber(text);
  if (!number || number->inexact || !number->unit.empty()) return std::nullopt;
  return number;
}

}  // namespace

std::optional<ReadNumber> readNumber(std::string_view text) {
  if (const auto value = data::scanFraction(text, true)) return ReadNumber{*value};
  const auto number = bareNumber(text);
  if (!number) return std::nullopt;
  ReadNumber read{data::valueOf(*number, data::DecimalMark::point)};
  if (!std::isfinite(read.value)) return std::nullopt;
  if (number->ambiguous) read.other = data::valueOf(*number, data::DecimalMark::comma);
  return read;
}

}  // namespace edgewise
