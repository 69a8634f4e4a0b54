// A small data set: the table as people have it, the encoders that make numbers for neurons of its
// cells, and the examples that come of both.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "edgewise/functions.hpp"
#include "edgewise/numbers.hpp"
#include "edgewise/result.hpp"

namespace edgewise {

// ---- tables: named columns of numbers or texts, with gaps

// A raw cell: missing, a number, or a text.
using Cell = std::variant<std::monostate, double, std::string>;

enum class ColumnType {
  number,
  category,
  bytes,  // texts that go in byte by byte
};

// As documents call them, in the order of ColumnType.
inline constexpr std::array<std::string_view, 3> columnTypeNames{"number", "category", "bytes"};

struct Column {
  std::string name;
  ColumnType type = ColumnType::number;
  Numbers numbers{};           // of a number column, a row each; NaN where missing
  std::vector<Index> codes{};  // of the others, a row each: index into `categories`, or -1
  std::vector<std::string> categories{};  // of the others: the different texts, sorted

  Index rows() const;
  bool missing(Index row) const;
  Cell cell(Index row) const;
};

struct Table {
  std::vector<Column> columns;  // all with the same number of rows

  Index rows() const { return columns.empty() ? 0 : columns.front().rows(); }
  // The number of the column of this name.
  std::optional<Index> find(std::string_view name) const;
};

struct ColumnSummary {
  Index missing = 0;      // cells
  bool constant = false;  // no two present cells differ
  // Over the present cells of a number column:
  double min = 0;
  double max = 0;
  double mean = 0;
  double deviation = 0;  // population standard deviation
};

ColumnSummary summarize(const Column& column);

// ---- encoders: how cells become numbers for input neurons, and outputs become cells again

// The encoder of one column. It is fitted once, on the training rows, and is part of the model from
// then on.
struct ColumnEncoder {
  std::string name;
  ColumnType type = ColumnType::number;
  std::vector<std::string> categories{};
  Index bytes = 0;      // length of the longest text, of a column that goes in byte by byte
  bool single = false;  // a target of two categories as one number: 0 or 1
  double shift = 0;     // numbers are encoded as (x - shift) / scale
  double scale = 1;
  double low = -1;  // range over the training rows, raw
  double high = 1;
  Cell typical{};     // mean or most frequent value of the training rows
  bool fill = false;  // a missing cell counts as `typical`

  // Neurons the column takes.
  Index width() const;
  // What neuron k of the column stands for: "petal_width_cm", "species = setosa", "text[0]".
  std::string label(Index k) const;

  // Errors: a missing cell that is not to be filled, a text that is no category, a text where a
  // number belongs, a number too large for the network's precision, a text longer than the longest
  // of the table. A byte b of UTF-8 goes in as b / 255, and 0 behind the end. `out` has width()
  // places.
  Status encode(const Cell& cell, std::span<Real> out) const;

  // The number or category that outputs of width() values stand for: the category with the largest
  // one (the first among equals), or for a single output the second category from 0.5 on.
  Cell decode(std::span<const Real> outputs) const;

  // One share a category, of the outputs of a category column; those of a single output p are 1 - p
  // and p. Probabilities where the outputs are.
  std::vector<Real> shares(std::span<const Real> outputs) const;
};

// The encoders of all inputs and targets, in the order of their neurons.
struct Encoding {
  std::vector<ColumnEncoder> inputs;
  std::vector<ColumnEncoder> targets;

  // Neurons that they take together.
  Index inputWidth() const;
  Index outputWidth() const;

  // What outputs, one an output neuron, stand for: a cell a target.
  std::vector<Cell> decode(std::span<const Real> outputs) const;
};

// ---- examples: columns get roles, rows are kept or left out, split, and encoded

enum class Role { input, target, ignore };

// As documents call them, in the order of Role.
inline constexpr std::array<std::string_view, 3> roleNames{"input", "target", "ignore"};

// Which columns are to be what, by their names.
struct RolesSpec {
  std::vector<std::string> inputs;   // guessed when empty
  std::vector<std::string> targets;  // likewise
};

// Which of the kept rows train and which test, and how that came about.
struct Split {
  Index trainCount = 0;  // rows that train
  double train = 1;      // share that was asked for; where a column says, the one that came of it
  std::uint64_t seed = 1;
  bool stratify = false;  // each class of the target keeps its share in both sets
  std::string column{};   // whose cells say "train" or "test"; empty where it was drawn
  std::string why{};      // a sentence
};

struct Dataset {
  Table table;
  std::vector<Role> roles{};  // one a column of the table
  Encoding encoding{};
  std::vector<Index> rows{};  // of the table, kept: training rows first, each part in table order
  Index trainCount = 0;       // of `rows`
  Split split{};
  // One a column: rows that were left out with a gap in it, and perhaps in others too.
  std::vector<Index> dropped{};
  std::vector<Real> inputs{};   // encoded, row by row: rows x inputWidth
  std::vector<Real> targets{};  // likewise: rows x outputWidth

  Index testCount() const { return static_cast<Index>(rows.size()) - trainCount; }
  // Valid as long as the data set.
  Examples train() const;
  Examples test() const;
};

// The rows that the `data` part of a document names (JSON text), and the data set that becomes of
// it without a network: then a target of two categories takes two neurons. `apart`: as
// Session::open() takes it. Errors have paths below "data".
Result<Table> readRows(std::string_view data, std::vector<Numbers> apart = {});
Result<Dataset> readDataset(std::string_view data, std::vector<Numbers> apart = {});

// ---- what there is to tell of a data set

// How the classes of a category column fell to the two sets.
struct CategoryCounts {
  std::string column;
  std::vector<std::string> categories;  // sorted
  std::vector<Index> train;             // rows of each
  std::vector<Index> test;
};

// Of each category target, in the order of the targets.
std::vector<CategoryCounts> classCounts(const Dataset& data);

// Sentences: classes that no training row has, or no test row where there are any; categories of
// inputs that only test rows have.
std::vector<std::string> unseenCategories(const Dataset& data);

// Names of the columns that say of every row whether it trains, for some rows either way: they can
// take the place of a draw.
std::vector<std::string> splitColumns(const Table& table);

// Outputs and loss that suit targets.
struct SuggestedOutput {
  Index width = 1;  // output neurons
  Activation output = Activation::identity;
  Loss loss = Loss::squared;
};

// One target of two categories: a logistic neuron; of more: a softmax; several targets, all
// categories: logistic neurons, each its own probability. All of these with cross-entropy. Where
// there are numbers: the identity and the squared loss.
SuggestedOutput suggestOutput(const std::vector<ColumnEncoder>& targets);

// ---- principal axes: many inputs as a picture of two coordinates

// A plane in the space of encoded inputs: the point (a, b) of it is centre + a * directions[0] +
// b * directions[1], a value an input neuron.
struct Plane {
  std::vector<double> centre;
  std::array<std::vector<double>, 2> directions;  // of length 1, at right angles

  // Where encoded inputs, one an input neuron, lie in it: (a, b) of the nearest point.
  std::array<double, 2> project(std::span<const Real> inputs) const;

  // Error ("shape"): vectors that are not of `width` finite numbers, or directions that are not as
  // said above, to four digits.
  Status check(Index width) const;
};

// The two directions in which the encoded inputs of training rows vary most.
struct PrincipalAxes {
  Plane plane;                        // through the mean of the rows
  std::array<double, 2> variances{};  // along the directions, the larger first
  double total = 0;                   // of all inputs together
};

// The same plane in the units of the table: in a column of numbers, the point (a, b) stands for
// centre + a * directions[0] + b * directions[1]. Nothing where a column has categories or goes in
// byte by byte, since points between two of them are no rows.
std::optional<Plane> inUnits(const Plane& plane, const std::vector<ColumnEncoder>& inputs);

}  // namespace edgewise
