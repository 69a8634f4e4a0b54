#include "data/split.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <numeric>
#include <span>

#include "data/decimal.hpp"
#include "network/random.hpp"
#include "network/sorting.hpp"

namespace edgewise {

namespace {

std::string trimmedLower(std::string_view text) {
  const auto isSpace = [](unsigned char c) { return std::isspace(c) != 0; };
  while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

template <std::size_t N>
bool hasWord(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Whether rows that say yes to the column's name train: "test" and "is_train" speak for themselves.
std::optional<bool> yesTrains(std::string_view name) {
  const std::string lower = trimmedLower(name);
  const bool train = lower.find("train") != std::string::npos;
  const bool test = lower.find("test") != std::string::npos;
  if (train == test) return std::nullopt;
  return train;
}

Index trainCountOf(double share, Index kept) {
  return std::clamp(static_cast<Index>(std::llround(share * kept)), Index{1}, kept);
}

Index drawRows(double share, std::uint64_t seed, std::vector<Index>& rows) {
  const Index train = trainCountOf(share, static_cast<Index>(rows.size()));
  Random random(seed, Stream::split);
  shuffle(std::span(rows), random);
  sort(std::span(rows).first(train));
  sort(std::span(rows).subspan(train));
  return train;
}

// How many rows of each class train: its share rounded down, and the rows that remain to the
// classes that lost most by that. None is left out of training, nor of the test set without need.
std::vector<Index> sharesOf(const std::vector<Index>& sizes, double share) {
  const Index kept = std::accumulate(sizes.begin(), sizes.end(), Index{0});
  const Index total = trainCountOf(share, kept);
  if (total == kept) return sizes;
  std::vector<Index> train;
  std::vector<double> lost;
  Index given = 0;
  const auto most = [&](std::size_t k) { return std::max(Index{1}, sizes[k] - 1); };
  for (std::size_t k = 0; k < sizes.size(); ++k) {
    const double exact = static_cast<double>(total) * sizes[k] / kept;
    const auto whole = static_cast<Index>(std::floor(exact));
    train.push_back(sizes[k] == 0 ? 0 : std::clamp(whole, Index{1}, most(k)));
    lost.push_back(exact - train.back());
    given += train.back();
  }
  for (const Index k : sorted(sizes.size(), [&](Index a, Index b) { return lost[a] > lost[b]; })) {
    if (given >= total) break;
    if (sizes[k] == 0 || train[k] == most(k)) continue;
    ++train[k];
    ++given;
  }
  return train;
}

Index drawByClass(const Column& target, double share, std::uint64_t seed,
                  std::vector<Index>& rows) {
  std::vector<std::vector<Index>> classes(target.categories.size());
  for (const Index row : rows) classes[target.codes[row]].push_back(row);
  std::vector<Index> sizes;
  sizes.reserve(classes.size());
  for (const auto& members : classes) sizes.push_back(static_cast<Index>(members.size()));
  const std::vector<Index> counts = sharesOf(sizes, share);
  Random random(seed, Stream::split);
  std::vector<Index> train;
  std::vector<Index> test;
  for (std::size_t k = 0; k < classes.size(); ++k) {
    shuffle(std::span(classes[k]), random);
    const auto middle = classes[k].begin() + counts[k];
    train.insert(train.end(), classes[k].begin(), middle);
    test.insert(test.end(), middle, classes[k].end());
  }
  sort(train);
  sort(test);
  rows = train;
  rows.insert(rows.end(), test.begin(), test.end());
  return static_cast<Index>(train.size());
}

// Which of its two values each of the rows has, 0 or 1; nothing for a column with more or fewer.
std::optional<std::vector<std::uint8_t>> twoValued(const Column& column,
                                                   const std::vector<Index>& rows) {
  std::array<Cell, 2> values;
  std::size_t found = 0;
  std::vector<std::uint8_t> bits;
  bits.reserve(rows.size());
  for (const Index row : rows) {
    const Cell cell = column.cell(row);
    const auto place = static_cast<std::size_t>(
        std::find(values.begin(), values.begin() + found, cell) - values.begin());
    if (place == values.size()) return std::nullopt;
    if (place == found) values[found++] = cell;
    bits.push_back(static_cast<std::uint8_t>(place));
  }
  if (found != 2) return std::nullopt;
  return bits;
}

bool isTruthTable(const Table& table, const SplitColumns& columns, const std::vector<Index>& rows) {
  const std::size_t inputs = columns.inputs.size();
  if (inputs == 0 || inputs > 20 || (std::size_t{1} << inputs) > rows.size()) return false;
  std::vector<std::uint32_t> combinations(rows.size(), 0);
  for (const Index c : columns.inputs) {
    const auto bits = twoValued(table.columns[c], rows);
    if (!bits) return false;
    for (std::size_t r = 0; r < rows.size(); ++r) {
      combinations[r] = 2 * combinations[r] + (*bits)[r];
    }
  }
  std::map<std::uint32_t, Index> firstRow;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const Index first = firstRow.emplace(combinations[r], rows[r]).first->second;
    for (const Index c : columns.targets) {
      if (table.columns[c].cell(first) != table.columns[c].cell(rows[r])) return false;
    }
  }
  return firstRow.size() == std::size_t{1} << inputs;
}

const Column* classTarget(const Table& table, const SplitColumns& columns) {
  if (columns.targets.size() != 1) return nullptr;
  const Column& target = table.columns[columns.targets.front()];
  return target.type == ColumnType::category ? &target : nullptr;
}

std::string percent(double share) { return shortest(std::round(share * 1000) / 10) + " %"; }

Split drawSplit(const Table& table, const SplitColumns& columns, const SplitSpec& spec,
                const std::string& ending, std::vector<Index>& rows) {
  const Column* target = spec.stratify ? classTarget(table, columns) : nullptr;
  Split split{.train = spec.train, .seed = spec.seed, .stratify = target != nullptr};
  split.trainCount = target != nullptr ? drawByClass(*target, spec.train, spec.seed, rows)
                                       : drawRows(spec.train, spec.seed, rows);
  if (split.trainCount == static_cast<Index>(rows.size())) {
    split.why = "All rows train" + ending + ".";
    return split;
  }
  split.why = percent(spec.train) + " of the rows train" + ending;
  if (target != nullptr) split.why += ", and of each class of \"" + target->name + "\"";
  split.why += ".";
  return split;
}

Split byColumn(const Column& column, std::vector<Index>& rows) {
  const auto middle = std::stable_partition(
      rows.begin(), rows.end(), [&](Index row) { return trains(column, row).value_or(false); });
  const auto count = static_cast<Index>(middle - rows.begin());
  return {.trainCount = count,
          .train = static_cast<double>(count) / static_cast<double>(rows.size()),
          .column = column.name,
          .why = "The column \"" + column.name + "\" says which rows train."};
}

}  // namespace

std::optional<bool> trains(std::string_view text, std::string_view name) {
  constexpr std::array<std::string_view, 3> training{"train", "training", "learn"};
  constexpr std::array<std::string_view, 7> testing{"test", "testing", "validation", "valid",
                                                    "val",  "dev",     "holdout"};
  constexpr std::array<std::string_view, 3> agreeing{"1", "true", "yes"};
  constexpr std::array<std::string_view, 3> denying{"0", "false", "no"};
  const std::string word = trimmedLower(text);
  if (hasWord(training, word)) return true;
  if (hasWord(testing, word)) return false;
  const auto yes = yesTrains(name);
  if (yes && hasWord(agreeing, word)) return *yes;
  if (yes && hasWord(denying, word)) return !*yes;
  return std::nullopt;
}

std::optional<bool> trains(const Column& column, Index row) {
  const Cell cell = column.cell(row);
  if (std::holds_alternative<std::monostate>(cell)) return std::nullopt;
  const double* number = std::get_if<double>(&cell);
  return trains(number != nullptr ? shortest(*number) : std::get<std::string>(cell), column.name);
}

std::vector<std::string> splitColumns(const Table& table) {
  std::vector<std::string> names;
  for (const Column& column : table.columns) {
    std::array<bool, 2> some{};
    Index row = 0;
    for (; row < column.rows(); ++row) {
      const auto train = trains(column, row);
      if (!train) break;
      some[*train ? 1 : 0] = true;
    }
    if (row == column.rows() && some[0] && some[1]) names.push_back(column.name);
  }
  return names;
}

Split splitRows(const Table& table, const SplitColumns& columns,
                const std::optional<SplitSpec>& spec, std::vector<Index>& rows) {
  if (spec && !spec->column.empty()) {
    return byColumn(table.columns[*table.find(spec->column)], rows);
  }
  if (spec) return drawSplit(table, columns, *spec, ", as the project says", rows);
  const auto count = static_cast<Index>(rows.size());
  if (count <= fewRows) {
    return {.trainCount = count,
            .why = count == 1 ? "There is only one row, and it is used for training."
                              : "All " + std::to_string(count) +
                                    " rows train: with so few, each is needed."};
  }
  if (isTruthTable(table, columns, rows)) {
    return {.trainCount = count,
            .why = "All " + std::to_string(count) + " rows train: they are a full truth table."};
  }
  return drawSplit(table, columns, {.stratify = true}, "", rows);
}

}  // namespace edgewise
