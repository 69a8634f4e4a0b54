#include "rows.hpp"

#include <rapidjson/document.h>

#include <string>

#include "json_reader.hpp"

namespace edgewise::cli {

namespace {

std::optional<Cell> cellOf(const rapidjson::Value& value) {
  if (value.IsNull()) return Cell();
  if (value.IsNumber()) return Cell(value.GetDouble());
  if (value.IsString()) return Cell(std::string(value.GetString(), value.GetStringLength()));
  return std::nullopt;
}

Error wrongType(const std::string& path) {
  return Error{"type", path,
               "Rows are a list of lists of numbers, texts and nulls: [[5.1, 3.5], [6.2, 2.9]]."};
}

}  // namespace

Result<std::vector<RawInput>> readRows(std::string_view text) {
  rapidjson::Document document;
  if (const auto error = json::parse(text, document)) {
    return Error{error->code, "rows", error->message};
  }
  if (!document.IsArray()) return wrongType("rows");
  std::vector<RawInput> rows;
  for (const auto& row : document.GetArray()) {
    const std::string path = "rows[" + std::to_string(rows.size()) + "]";
    if (!row.IsArray()) return wrongType(path);
    RawInput& cells = rows.emplace_back();
    for (const auto& value : row.GetArray()) {
      auto cell = cellOf(value);
      if (!cell) return wrongType(path + "[" + std::to_string(cells.size()) + "]");
      cells.push_back(std::move(*cell));
    }
  }
  return rows;
}

}  // namespace edgewise::cli
