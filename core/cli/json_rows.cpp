#include "json_rows.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "data/decimal.hpp"
#include "data/reading/words.hpp"
#include "data/table.hpp"
#include "files.hpp"
#include "project/json_reader.hpp"

namespace edgewise::cli {

namespace {

bool isCell(const json::Value& value) {
  return value.IsNull() || value.IsNumber() || value.IsString();
}

bool isRow(const json::Value& row) {
  if (row.IsArray()) return std::all_of(row.Begin(), row.End(), isCell);
  return row.IsObject() && std::all_of(row.MemberBegin(), row.MemberEnd(),
                                       [](const auto& member) { return isCell(member.value); });
}

// Names of the inputs, as a table of lists has them in its first row.
bool areNames(const json::Value& row, const std::vector<ColumnEncoder>& inputs) {
  if (!row.IsArray()) return false;
  return std::any_of(row.Begin(), row.End(), [&](const json::Value& cell) {
    return cell.IsString() &&
           std::any_of(inputs.begin(), inputs.end(), [&](const ColumnEncoder& input) {
             return data::folded(input.name) == data::folded(std::string(json::textOf(cell)));
           });
  });
}

Cell cellOf(const json::Value& value) {
  if (value.IsNumber()) return value.GetDouble();
  if (value.IsString()) return std::string(json::textOf(value));
  return {};
}

// The rows as columns of cells, by name, in the order in which they come up.
class Gathering {
 public:
  explicit Gathering(const std::vector<ColumnEncoder>& inputs) : inputs_(inputs) {}

  void add(const json::Value& row, bool isNamed) {
    if (row.IsObject()) {
      for (const auto& member : row.GetObject()) {
        put(nameFor(std::string(json::textOf(member.name))), member.value);
      }
    } else {
      for (rapidjson::SizeType k = 0; k < row.Size(); ++k) {
        const bool isInput = isNamed && k < inputs_.size();
        put(isInput ? inputs_[k].name : "x" + std::to_string(k + 1), row[k]);
      }
    }
    ++rows_;
  }

  Table table() {
    Table table;
    for (auto& [name, cells] : columns_) {
      cells.resize(rows_);
      const bool areTexts = std::any_of(cells.begin(), cells.end(), [](const Cell& cell) {
        return std::holds_alternative<std::string>(cell);
      });
      for (Cell& cell : cells) {
        const auto* number = std::get_if<double>(&cell);
        if (areTexts && number != nullptr) cell = shortest(*number + 0.0);
      }
      const auto type = areTexts ? ColumnType::category : ColumnType::number;
      table.columns.push_back(*makeColumn(name, cells, type));
    }
    return table;
  }

 private:
  // An input's name, where it is written in another way.
  std::string nameFor(const std::string& name) const {
    for (const ColumnEncoder& input : inputs_) {
      if (input.name == name) return name;
    }
    for (const ColumnEncoder& input : inputs_) {
      if (data::folded(input.name) == data::folded(name)) return input.name;
    }
    return name;
  }

  void put(const std::string& name, const json::Value& value) {
    auto column = std::find_if(columns_.begin(), columns_.end(),
                               [&](const auto& one) { return one.first == name; });
    if (column == columns_.end()) column = columns_.insert(column, {name, {}});
    column->second.resize(rows_ + 1);
    column->second.back() = cellOf(value);
  }

  const std::vector<ColumnEncoder>& inputs_;
  std::vector<std::pair<std::string, std::vector<Cell>>> columns_;
  std::size_t rows_ = 0;
};

}  // namespace

std::optional<JsonRows> readJsonRows(const std::string& file, std::string_view bytes,
                                     const std::vector<ColumnEncoder>& inputs) {
  const std::string_view text = withoutMark(bytes);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || text[first] != '[') return std::nullopt;
  rapidjson::Document document;
  if (json::parse(text, document) || !document.IsArray()) return std::nullopt;
  if (!std::all_of(document.Begin(), document.End(), isRow)) return std::nullopt;
  if (!document.Empty() && areNames(document[0], inputs)) return std::nullopt;
  const bool isNamed = std::any_of(document.Begin(), document.End(),
                                   [](const json::Value& row) { return row.IsObject(); });
  JsonRows rows{.reading = {.file = nameOf(file)}};
  Gathering gathering(inputs);
  for (const json::Value& row : document.GetArray()) {
    gathering.add(row, isNamed);
    rows.reading.read.lines.push_back(std::ssize(rows.faults) + 1);
    const bool fits = row.IsObject() || row.Size() == inputs.size();
    rows.faults.push_back(fits ? ""
                               : "A row needs " + std::to_string(inputs.size()) +
                                     " values, one an input; here are " +
                                     std::to_string(row.Size()) + ".");
  }
  ReadTable& read = rows.reading.read;
  read.table = gathering.table();
  read.report.rows = std::ssize(rows.faults);
  read.report.columns = std::ssize(read.table.columns);
  read.report.format = "json";
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    const auto byName = read.table.find(inputs[k].name);
    const bool byPlace = !isNamed && k < read.table.columns.size();
    rows.columns.push_back(isNamed   ? byName
                           : byPlace ? std::optional(static_cast<Index>(k))
                                     : std::nullopt);
  }
  return rows;
}

}  // namespace edgewise::cli
