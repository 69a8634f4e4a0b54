// From a table to examples: columns get roles, rows are kept or left out, split, and encoded.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "edgewise/activation.hpp"
#include "edgewise/encoder.hpp"
#include "edgewise/examples.hpp"
#include "edgewise/split.hpp"

namespace edgewise {

struct RolesSpec {
  std::vector<std::string> inputs;   // column names; guessed when empty
  std::vector<std::string> targets;  // likewise
};

struct DatasetSpec {
  RolesSpec roles{};
  Scale scale = Scale::standard;
  Missing missing = Missing::drop;
  std::optional<SplitSpec> split{};
};

// Values that all examples together may have, inputs and targets: 400 MB as float.
inline constexpr std::int64_t maxEncodedValues = 100'000'000;

enum class Role { input, target, ignore };

inline constexpr std::array<std::string_view, 3> roleNames{"input", "target", "ignore"};

// One role a column: what the spec names. Where it names no targets, a column with a name like
// "class", "label" or "species", else the last category column, else the last number column; where
// it names no inputs, every other column. Both only if the column varies and is no identifier (a
// category column with more than 20 categories, or with one for nearly every row). Errors: unknown
// or repeated names, a column with both roles, nothing to predict (from). `splitColumn`, if named,
// has no role.
Result<std::vector<Role>> assignRoles(const Table& table, const RolesSpec& spec,
                                      const std::string& splitColumn = "");

struct Dataset {
  Table table;
  std::vector<Role> roles{};  // per column of the table
  Encoding encoding{};
  std::vector<Index> rows{};  // of the table, kept: training rows first, each part in table order
  Index trainCount = 0;
  Split split{};
  // Per column: rows that were left out with a gap in it, and perhaps in others too.
  std::vector<Index> dropped{};
  std::vector<Real> inputs{};   // rows x inputWidth
  std::vector<Real> targets{};  // rows x outputWidth

  Index testCount() const { return static_cast<Index>(rows.size()) - trainCount; }
  Examples train() const;
  Examples test() const;
};

// Columns that `saved` has encoders for are encoded by those, all others by what is fitted to the
// training rows. `outputs`, the functions of the output neurons, decide how targets are encoded:
// where there is one output neuron, two categories are one number, and numbers go where each
// function reaches (targets.hpp). Without a network it is empty. Errors have paths below "data".
Result<Dataset> makeDataset(Table table, const DatasetSpec& spec,
                            std::span<const Activation> outputs,
                            const std::optional<Encoding>& saved = std::nullopt);

}  // namespace edgewise
