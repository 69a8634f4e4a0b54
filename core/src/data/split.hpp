// Which of the rows train a network and which test it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/dataset.hpp"

namespace edgewise {

// What a document says of it.
struct SplitSpec {
  double train = 0.8;  // share of the kept rows, rounded; at least one row trains
  std::uint64_t seed = 1;
  // Each class of the target keeps its share in both sets: with at least one row of each class in
  // training, and in the test set one of each class that has two.
  bool stratify = false;
  std::string column{};  // its cells say "train" or "test"; then nothing is drawn
};

// Up to so many rows all train, where the document says nothing.
inline constexpr Index fewRows = 30;

// Columns of a table, by their numbers.
struct SplitColumns {
  std::vector<Index> inputs;
  std::vector<Index> targets;
};

// Whether the row of a split column trains: "train", "training" and "learn", "test", "testing",
// "validation", "valid", "val", "dev" and "holdout", in any case; of a column whose name holds
// "train" or "test", also 1 and 0, true and false, yes and no. Nothing for other cells.
std::optional<bool> trains(const Column& column, Index row);

// The same of one word in a column of this name.
std::optional<bool> trains(std::string_view word, std::string_view name);

// Reorders the kept `rows`, which come in table order, so that the training rows come first, each
// part in table order. Without a spec: all rows train where there are at most `fewRows`, or where
// they are a full truth table (every input takes two values, every combination of them occurs, and
// the targets follow from it); else 80 % do, stratified where there is one target and it is a
// category. A document with a `split` gets the draw it describes, unstratified unless it says so.
// The same rows and seed give the same split. A split column must hold words for all rows.
Split splitRows(const Table& table, const SplitColumns& columns,
                const std::optional<SplitSpec>& spec, std::vector<Index>& rows);

}  // namespace edgewise
