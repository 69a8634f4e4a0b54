// From a table to examples: what a document says of it, and the data set that becomes of both.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "data/encoder.hpp"
#include "data/split.hpp"
#include "edgewise/dataset.hpp"

namespace edgewise {

struct DatasetSpec {
  RolesSpec roles{};
  Scale scale = Scale::standard;
  Missing missing = Missing::drop;
  std::optional<SplitSpec> split{};
};

// Values that all examples together may have, inputs and targets: 400 MB as float.
inline constexpr std::int64_t maxEncodedValues = 100'000'000;

// One role a column: what the spec names. Where it names no targets, a column with a name like
// "class", "label" or "species", else the last category column, else the last number column; where
// it names no inputs, every other column. Both only if the column varies and is no identifier (a
// category column with more than 20 categories, or with one for nearly every row). Errors: unknown
// or repeated names, a column with both roles, nothing to predict (from). `splitColumn`, if named,
// has no role.
Result<std::vector<Role>> assignRoles(const Table& table, const RolesSpec& spec,
                                      const std::string& splitColumn = "");

// Columns that `saved` has encoders for are encoded by those, all others by what is fitted to the
// training rows. `outputs`, the functions of the output neurons, decide how targets are encoded:
// where there is one output neuron, two categories are one number, and numbers go where each
// function reaches (targets.hpp). Without a network it is empty. Errors have paths below "data".
Result<Dataset> makeDataset(Table table, const DatasetSpec& spec,
                            std::span<const Activation> outputs,
                            const std::optional<Encoding>& saved = std::nullopt);

}  // namespace edgewise
