#include "csv.hpp"

#include "data/csv_text.hpp"

namespace edgewise::cli {

std::string toCsv(const Table& table) {
  std::string text;
  for (const Column& column : table.columns) {
    if (&column != table.columns.data()) text += ',';
    text += csvText(column.name);
  }
  for (Index row = 0; row < table.rows(); ++row) {
    text += '\n';
    for (const Column& column : table.columns) {
      if (&column != table.columns.data()) text += ',';
      text += csvCell(column.cell(row));
    }
  }
  return text;
}

}  // namespace edgewise::cli
