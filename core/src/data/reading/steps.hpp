// The steps of reading a file, in their order. Each stands in files of its own in this folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "data/reading/grid.hpp"
#include "data/reading/report.hpp"
#include "edgewise/read_table.hpp"
#include "edgewise/result.hpp"

namespace edgewise::data {

// What a cell looks like by itself, before the rest of its column is known. `number` covers every
// way of writing one: signs, units, currency, percent, grouping, either decimal mark.
enum class CellKind { missing, number, date, text };

CellKind kindOf(std::string_view cell);

// Bytes to UTF-8 text without a byte order mark. Error "binary" for what is no text; known formats
// (.xls, .ods, PDF, pictures) are named and told how to be saved as CSV.
// `encoding` tells the one that was found, or the chosen one.
Result<std::string> decodeText(std::string bytes, const std::string& name, std::string& encoding,
                               const std::optional<std::string>& chosen = std::nullopt);

// Text to cells: format, delimiter, preamble, names, records.
Result<Grid> readGrid(std::string text, const ReadOptions& options, Report& report,
                      const OnProgress& onProgress);

// Cells to a typed table with roles: numbers, gaps, categories, dates, identifiers, summary rows,
// what is to be predicted.
Result<ReadTable> readColumns(Grid grid, Report& report, const OnProgress& onProgress);

}  // namespace edgewise::data
