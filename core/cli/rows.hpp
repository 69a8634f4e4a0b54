// Rows of another file, with a target or without one: matched by the names of their columns, and
// predicted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/explain.hpp"
#include "reading.hpp"

namespace edgewise::cli {

struct PredictedRows {
  Reading reading{};  // how the file was read, as far as it concerns the inputs
  Table table{};      // the file's columns, and behind them what is predicted
  std::vector<std::optional<Prediction>> predictions{};  // one a row
  std::vector<std::string> failed{};                     // a sentence for each row without one
  std::vector<std::string> notes{};                      // what to look at in the others
};

// A row that cannot be predicted is told and stays without a prediction; with `strict` it is an
// error. Errors: those of readTable; "reference" for inputs without a column; "rows" where no row
// can be predicted.
Result<PredictedRows> predictFile(const Session& session, const std::string& file,
                                  std::string_view bytes, const TableArguments& arguments);

}  // namespace edgewise::cli
