// From a table to examples: columns get roles, rows are kept or left out, split, and encoded.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "edgewise/encoder.hpp"
#include "edgewise/trainer.hpp"

namespace edgewise {

struct SplitSpec {
  double train = 0.8;  // share of the kept rows, rounded; at least one row trains
  std::uint64_t seed = 1;
};

struct RolesSpec {
  std::vector<std::string> inputs;   // column names; guessed when empty
  std::vector<std::string> targets;  // likewise
};

struct DatasetSpec {
  RolesSpec roles{};
  Scale scale = Scale::standard;
  Missing missing = Missing::drop;
  SplitSpec split{};
};

// Values that all examples together may have, inputs and targets: 400 MB as float.
inline constexpr std::int64_t maxEncodedValues = 100'000'000;

enum class Role { input, target, ignore };

inline constexpr std::array<std::string_view, 3> roleNames{"input", "target", "ignore"};

// One role a column: what the spec names. Where it names no targets, a column with a name like
// "class", "label" or "species", else the last category column, else the last number column; where
// it names no inputs, every other column. Both only if the column varies and is no identifier (a
// category column with more than 20 categories, or with one for nearly every row). Errors: unknown
// or repeated names, a column with both roles, nothing to predict (from).
Result<std::vector<Role>> assignRoles(const Table& table, const RolesSpec& spec);

struct Dataset {
  Table table;
  std::vector<Role> roles{};  // per column of the table
  Encoding encoding{};
  std::vector<Index> rows{};  // of the table, kept: training rows first, each part in table order
  Index trainCount = 0;
  std::vector<Real> inputs{};   // rows x inputWidth
  std::vector<Real> targets{};  // rows x outputWidth

  Index testCount() const { return static_cast<Index>(rows.size()) - trainCount; }
  Examples train() const;
  Examples test() const;
};

// Columns that `saved` has encoders for are encoded by those, all others by what is fitted to the
// training rows. `outputNeurons` decides how a target of two categories is encoded: as one number
// if the network has one output neuron. Errors have paths below "data".
Result<Dataset> makeDataset(Table table, const DatasetSpec& spec, Index outputNeurons,
                            const std::optional<Encoding>& saved = std::nullopt);

}  // namespace edgewise
