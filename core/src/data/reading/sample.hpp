// The first lines of a file, on which its layout is decided: reading 120 MB several times to find
// the delimiter would take too long, and the lines further down look like these.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "data/reading/records.hpp"

namespace edgewise::data {

struct Sample {
  std::string text;               // that the cells are places of
  std::vector<Record> records{};  // without lines that hold nothing
  bool whole = true;              // there is nothing behind them

  std::string_view cell(const Record& record, std::size_t column) const {
    if (column >= record.cells.size()) return {};
    return std::string_view(text).substr(record.cells[column].begin, record.cells[column].length);
  }
};

// The first lines of the text.
std::string_view headOf(std::string_view text);

Sample sampleRecords(RecordSource& source, bool whole);

// Whether a line says by how it begins that it is no row: #, %, //, ;, also in quotes. A lone mark
// in the first cell, as in the names "#,height,class", does not.
bool isComment(std::string_view text, const Record& record, char delimiter);

// How many cells are not empty; counting ends at `most`.
std::size_t filledCells(const Record& record, std::size_t most);

// The number of cells with the highest count, the larger of equal ones; 1 where nothing was
// counted.
std::size_t mostCounted(const std::map<std::size_t, std::size_t>& counts);

}  // namespace edgewise::data
