// Rows as the JavaScript API's `predict` takes them: a JSON list of lists, in the order of the
// inputs, and of objects by the names of their columns. Cells are numbers, texts or null.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/dataset.hpp"
#include "reading.hpp"

namespace edgewise::cli {

struct JsonRows {
  Reading reading{};                            // with the rows as a table, as they are told
  std::vector<std::optional<Index>> columns{};  // of each input; none where no row has it
  std::vector<std::string> faults{};            // of each row; empty where there is none
};

// Nothing for any other text, and for a list whose first row holds names: that is a table.
std::optional<JsonRows> readJsonRows(const std::string& file, std::string_view bytes,
                                     const std::vector<ColumnEncoder>& inputs);

}  // namespace edgewise::cli
