#include "data/encoder.hpp"

#include <algorithm>
#include <cmath>

#include "data/decimal.hpp"

namespace edgewise {

namespace {

// Number of the row's most frequent category; the first among equals.
Cell mostFrequent(const Column& column, std::span<const Index> rows) {
  std::vector<Index> count(column.categories.size(), 0);
  for (const Index row : rows) {
    if (!column.missing(row)) ++count[column.codes[row]];
  }
  const auto most = std::max_element(count.begin(), count.end());
  if (most == count.end()) return std::monostate{};
  return column.categories[static_cast<std::size_t>(most - count.begin())];
}

std::string listOf(const std::vector<std::string>& categories) {
  constexpr std::size_t shown = 8;
  std::string list;
  for (std::size_t k = 0; k < std::min(categories.size(), shown); ++k) {
    if (k > 0) list += ", ";
    list += "\"" + categories[k] + "\"";
  }
  if (categories.size() > shown) {
    list += " and " + std::to_string(categories.size() - shown) + " more";
  }
  return list;
}

void fitNumbers(const Column& column, std::span<const Index> rows, Scale scale,
                ColumnEncoder& encoder) {
  Column part{.name = column.name};
  for (const Index row : rows) part.numbers.add(column.numbers[row]);
  const ColumnSummary summary = summarize(part);
  encoder.low = summary.min;
  encoder.high = summary.max;
  encoder.typical = summary.mean;
  if (scale == Scale::standard) {
    encoder.shift = summary.mean;
    encoder.scale = summary.deviation;
  } else if (scale == Scale::minmax) {
    encoder.shift = summary.min;
    encoder.scale = summary.max - summary.min;
  }
  if (summary.constant || !(encoder.scale > 0)) encoder.scale = 1;
}

}  // namespace

Index ColumnEncoder::width() const {
  if (type == ColumnType::bytes) return bytes;
  if (type == ColumnType::number || single) return 1;
  return static_cast<Index>(categories.size());
}

std::string ColumnEncoder::label(Index k) const {
  if (type == ColumnType::number) return name;
  if (type == ColumnType::bytes) return name + "[" + std::to_string(k) + "]";
  return name + " = " + categories[single ? 1 : k];
}

Status ColumnEncoder::encode(const Cell& cell, std::span<Real> out) const {
  if (std::holds_alternative<std::monostate>(cell)) {
    if (fill && !std::holds_alternative<std::monostate>(typical)) return encode(typical, out);
    return Error{"missing", "",
                 "\"" + name +
                     "\" has no value. Enter one, or set \"missing\" to "
                     "\"fill\" to use " +
                     (type == ColumnType::number ? "the mean" : "the most frequent") + "."};
  }
  if (type == ColumnType::number) {
    const double* number = std::get_if<double>(&cell);
    if (number == nullptr) {
      return Error{
          "type", "",
          "\"" + name + "\" takes a number, not the text \"" + std::get<std::string>(cell) + "\"."};
    }
    const auto encoded = static_cast<Real>((*number - shift) / scale);
    if (!std::isfinite(encoded)) {
      return Error{"range", "",
                   "\"" + name + "\": " + shortest(*number) +
                       " is too large to compute with. Scale the column, or correct "
                       "the value."};
    }
    out[0] = encoded;
    return success();
  }
  const double* number = std::get_if<double>(&cell);
  const std::string text =
      number != nullptr ? shortest(*number + 0.0) : std::get<std::string>(cell);
  if (type == ColumnType::bytes) {
    if (std::ssize(text) > bytes) {
      return Error{"range", "",
                   "\"" + name + "\" takes texts of at most " + std::to_string(bytes) +
                       " bytes, the longest of the data; this one has " +
                       std::to_string(text.size()) + "."};
    }
    std::fill(out.begin(), out.end(), Real{0});
    for (std::size_t k = 0; k < text.size(); ++k) {
      out[k] = static_cast<Real>(static_cast<unsigned char>(text[k])) / 255;
    }
    return success();
  }
  const auto place = std::find(categories.begin(), categories.end(), text);
  if (place == categories.end()) {
    return Error{
        "category", "",
        "\"" + name + "\" has no category \"" + text + "\"; it has " + listOf(categories) + "."};
  }
  const auto code = place - categories.begin();
  if (single) {
    out[0] = static_cast<Real>(code);
  } else {
    std::fill(out.begin(), out.end(), Real{0});
    out[static_cast<std::size_t>(code)] = 1;
  }
  return success();
}

Cell ColumnEncoder::decode(std::span<const Real> outputs) const {
  if (type == ColumnType::number) return static_cast<double>(outputs[0]) * scale + shift;
  if (single) return categories[outputs[0] >= Real(0.5) ? 1 : 0];
  const auto largest = std::max_element(outputs.begin(), outputs.end());
  return categories[static_cast<std::size_t>(largest - outputs.begin())];
}

std::vector<Real> ColumnEncoder::shares(std::span<const Real> outputs) const {
  if (single) return {Real(1) - outputs[0], outputs[0]};
  return {outputs.begin(), outputs.end()};
}

Result<ColumnEncoder> fitEncoder(const Column& column, std::span<const Index> rows, Scale scale) {
  ColumnEncoder encoder{.name = column.name, .type = column.type};
  if (std::all_of(rows.begin(), rows.end(), [&](Index row) { return column.missing(row); })) {
    return Error{"data", "",
                 "Column \"" + column.name +
                     "\" has no value in any of the training rows, so nothing can be learnt from "
                     "it, nor its gaps be filled. Ignore the column."};
  }
  if (column.type == ColumnType::number) {
    fitNumbers(column, rows, scale, encoder);
    if (!std::isfinite(encoder.shift) || !std::isfinite(encoder.scale) ||
        !std::isfinite(std::get<double>(encoder.typical))) {
      return Error{"range", "",
                   "Column \"" + column.name + "\" reaches from " + shortest(encoder.low) + " to " +
                       shortest(encoder.high) +
                       ", too far to be scaled. Correct its values, or ignore the column."};
    }
    return encoder;
  }
  if (column.type == ColumnType::bytes) {
    std::size_t longest = 1;
    for (const std::string& text : column.categories) longest = std::max(longest, text.size());
    if (static_cast<Index>(longest) > maxBytes) {
      return Error{"limit", "",
                   "Column \"" + column.name + "\" holds a text of " + std::to_string(longest) +
                       " bytes; at most " + std::to_string(maxBytes) + " go in byte by byte."};
    }
    encoder.bytes = static_cast<Index>(longest);
    encoder.typical = mostFrequent(column, rows);
    return encoder;
  }
  if (static_cast<Index>(column.categories.size()) > maxCategories) {
    return Error{"limit", "",
                 "Column \"" + column.name + "\" has " + std::to_string(column.categories.size()) +
                     " different values, and each would need a neuron of its own; at "
                     "most " +
                     std::to_string(maxCategories) +
                     " are possible. Ignore the column, or group its values."};
  }
  encoder.categories = column.categories;
  encoder.typical = mostFrequent(column, rows);
  return encoder;
}

std::string columnsInWords(const std::vector<ColumnEncoder>& encoders) {
  std::string text;
  for (const ColumnEncoder& encoder : encoders) {
    if (!text.empty()) text += ", ";
    text += encoder.name;
    if (encoder.width() > 1) text += " (" + std::to_string(encoder.width()) + ")";
  }
  return text;
}

Index Encoding::inputWidth() const {
  Index sum = 0;
  for (const auto& encoder : inputs) sum += encoder.width();
  return sum;
}

Index Encoding::outputWidth() const {
  Index sum = 0;
  for (const auto& encoder : targets) sum += encoder.width();
  return sum;
}

std::vector<Cell> Encoding::decode(std::span<const Real> outputs) const {
  std::vector<Cell> cells;
  std::size_t first = 0;
  for (const ColumnEncoder& target : targets) {
    const auto width = static_cast<std::size_t>(target.width());
    cells.push_back(target.decode(outputs.subspan(first, width)));
    first += width;
  }
  return cells;
}

}  // namespace edgewise
