#include "data/reading/units.hpp"

#include <algorithm>
#include <array>

#include "data/reading/text.hpp"

namespace edgewise::data {

namespace {

using namespace std::string_view_literals;

// Units of physics, geography and money, and the words for kinds of columns that some programs
// write below the names.
constexpr std::array unitWords{
    "%"sv,          "°"sv,      "°c"sv,      "°f"sv,      "a"sv,        "ah"sv,       "atm"sv,
    "bar"sv,        "bool"sv,   "boolean"sv, "c"sv,       "cd"sv,       "category"sv, "chf"sv,
    "cl"sv,         "class"sv,  "cm"sv,      "cm²"sv,     "cm³"sv,      "cm2"sv,      "cm3"sv,
    "continuous"sv, "counts"sv, "d"sv,       "date"sv,    "datetime"sv, "day"sv,      "days"sv,
    "db"sv,         "dba"sv,    "deg"sv,     "degc"sv,    "discrete"sv, "dl"sv,       "dm"sv,
    "double"sv,     "eur"sv,    "euro"sv,    "ev"sv,      "f"sv,        "float"sv,    "ft"sv,
    "g"sv,          "gb"sv,     "gbp"sv,     "ghz"sv,     "h"sv,        "ha"sv,       "hour"sv,
    "hours"sv,      "hpa"sv,    "hz"sv,      "in"sv,      "inch"sv,     "int"sv,      "integer"sv,
    "j"sv,          "k"sv,      "kb"sv,      "kcal"sv,    "kg"sv,       "khz"sv,      "kj"sv,
    "km"sv,         "km²"sv,    "km2"sv,     "kn"sv,      "kohm"sv,     "kpa"sv,      "kv"sv,
    "kw"sv,         "kwh"sv,    "l"sv,       "lb"sv,      "lbs"sv,      "lm"sv,       "lux"sv,
    "lx"sv,         "m"sv,      "m²"sv,      "m³"sv,      "m2"sv,       "m3"sv,       "ma"sv,
    "mah"sv,        "mb"sv,     "mbar"sv,    "mg"sv,      "mhz"sv,      "mi"sv,       "mile"sv,
    "miles"sv,      "min"sv,    "minutes"sv, "ml"sv,      "mm"sv,       "mmhg"sv,     "mmol"sv,
    "mol"sv,        "month"sv,  "mpa"sv,     "mph"sv,     "ms"sv,       "mv"sv,       "mw"sv,
    "n"sv,          "nm"sv,     "nominal"sv, "ns"sv,      "number"sv,   "numeric"sv,  "ohm"sv,
    "pa"sv,         "pcs"sv,    "percent"sv, "ph"sv,      "ppb"sv,      "ppm"sv,      "psi"sv,
    "rad"sv,        "real"sv,   "rpm"sv,     "s"sv,       "sec"sv,      "seconds"sv,  "string"sv,
    "stück"sv,      "t"sv,      "text"sv,    "ton"sv,     "tons"sv,     "usd"sv,      "v"sv,
    "w"sv,          "wh"sv,     "year"sv,    "years"sv,   "yr"sv,       "£"sv,        "€"sv,
    "$"sv,          "Ω"sv,      "µa"sv,      "µg"sv,      "µm"sv,       "µs"sv,       "µv"sv,
    "μs"sv,         "μm"sv,     "kΩ"sv,      "i32"sv,     "i64"sv,      "f32"sv,      "f64"sv,
    "str"sv,        "int32"sv,  "int64"sv,   "varchar"sv, "float64"sv,  "object"sv,   "dbl"sv,
    "chr"sv};

bool isKnownUnit(std::string_view text) {
  const std::string lower = lowerCase(text);
  return std::find(unitWords.begin(), unitWords.end(), lower) != unitWords.end();
}

// Whether letters of one of the patterns, each of them, are kept apart by its last sign.
bool isPattern(std::string_view text, std::string_view patterns) {
  while (!patterns.empty()) {
    const std::string_view pattern = patterns.substr(0, patterns.find('|'));
    patterns.remove_prefix(std::min(pattern.size() + 1, patterns.size()));
    const bool all = std::all_of(pattern.begin(), pattern.end(), [&](char sign) {
      return text.find(sign) != std::string_view::npos;
    });
    if (all && text.find_first_not_of(pattern) == std::string_view::npos) return true;
  }
  return false;
}

bool standsBetween(std::string_view text, std::string_view open, std::string_view close) {
  return text.size() > open.size() + close.size() && text.starts_with(open) &&
         text.ends_with(close);
}

}  // namespace

bool isUnitWord(std::string_view cell) {
  if (cell.empty() || cell.size() > 24) return false;
  if (standsBetween(cell, "(", ")") || standsBetween(cell, "[", "]") ||
      standsBetween(cell, "{", "}") || standsBetween(cell, "<", ">")) {
    return true;
  }
  if (isKnownUnit(cell)) return true;
  // How dates and times are written: hh:mm:ss, TT.MM.JJJJ
  constexpr std::string_view patterns = "hms:|ymd-|dmy.|dmy/|tmj.|ymd/|hm:";
  if (isPattern(lowerCase(cell), patterns)) return true;
  // A product or quotient of units: m/s, kg*m^2, W·h, m s-1.
  std::size_t begin = 0;
  bool any = false;
  for (std::size_t at = 0; at <= cell.size(); ++at) {
    const bool stop = at == cell.size() ||
                      std::string_view("/*^ -.0123456789").find(cell[at]) != std::string_view::npos;
    if (!stop) continue;
    const std::string_view word = cell.substr(begin, at - begin);
    if (!word.empty() && !isKnownUnit(word)) return false;
    any = any || !word.empty();
    begin = at + 1;
  }
  return any;
}

Units unitsIn(const Sample& sample, const Record& line, const std::vector<BodyColumn>& body) {
  std::size_t units = 0;
  std::size_t words = 0;
  for (std::size_t column = 0; column < body.size(); ++column) {
    const std::string_view cell = sample.cell(line, column);
    const CellKind kind = kindOf(cell);
    if (kind == CellKind::missing) continue;
    if (kind != CellKind::text && cell.find_first_of("0123456789") != std::string_view::npos) {
      return Units::none;
    }
    const std::vector<std::string_view>& texts = body[column].texts;
    if (body[column].kind != CellKind::text) {
      ++(isUnitWord(cell) ? units : words);
    } else if (!isUnitWord(cell) || std::binary_search(texts.begin(), texts.end(), cell)) {
      return Units::none;
    }
  }
  if (words == 0) return units > 0 ? Units::known : Units::none;
  const bool all = units + words == body.size() && body.size() > 1;
  const bool rows = std::any_of(body.begin(), body.end(), [](const BodyColumn& column) {
    return column.kind == CellKind::number || column.kind == CellKind::date;
  });
  return all && rows ? Units::guessed : Units::none;
}

bool isLineOfFlags(const Sample& sample, const Record& line) {
  for (std::size_t column = 0; column < line.cells.size(); ++column) {
    const std::string_view cell = sample.cell(line, column);
    if (!cell.empty() && cell != "class" && cell != "meta" && cell != "ignore") return false;
  }
  return true;
}

bool isLineOfKinds(const Sample& sample, const Record& line) {
  for (std::size_t column = 0; column < line.cells.size(); ++column) {
    const std::string_view cell = sample.cell(line, column);
    if (!standsBetween(cell, "<", ">")) return false;
  }
  return true;
}

}  // namespace edgewise::data
