#include "data/dataset.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "data/decimal.hpp"
#include "data/reading/column_plan.hpp"
#include "data/reading/name_hints.hpp"
#include "data/targets.hpp"
#include "edgewise/dataset.hpp"

namespace edgewise {

namespace {

// A column of texts that name rows rather than describe them: a guess is better without it.
bool looksLikeIdentifier(const Column& column) {
  if (column.type != ColumnType::category) return false;
  const auto categories = static_cast<Index>(column.categories.size());
  return categories > 20 || data::differsByRow(categories, column.rows());
}

std::optional<Error> markNamed(const Table& table, const std::vector<std::string>& names, Role role,
                               std::vector<Role>& roles) {
  const std::string key = role == Role::input ? "inputs" : "targets";
  for (std::size_t k = 0; k < names.size(); ++k) {
    const std::string path = "data." + key + "[" + std::to_string(k) + "]";
    const auto column = table.find(names[k]);
    if (!column) {
      return Error{"reference", path, "There is no column \"" + names[k] + "\" in the data."};
    }
    if (roles[*column] == role) {
      return Error{"duplicate", path, "The column \"" + names[k] + "\" is named twice."};
    }
    if (roles[*column] != Role::ignore) {
      return Error{"duplicate", path,
                   "The column \"" + names[k] + "\" cannot be both an input and a target."};
    }
    roles[*column] = role;
  }
  return std::nullopt;
}

// Names that say of themselves that they are what is to be predicted.
bool soundsLikeTarget(const std::string& name) { return data::targetNameWeight(name) >= 80; }

std::optional<Index> guessTarget(const Table& table, const std::vector<std::uint8_t>& varies,
                                 const std::vector<Role>& roles) {
  std::optional<Index> category;
  std::optional<Index> number;
  for (Index c = static_cast<Index>(table.columns.size()) - 1; c >= 0; --c) {
    const Column& column = table.columns[c];
    if (roles[c] != Role::ignore || !varies[c] || looksLikeIdentifier(column)) continue;
    if (column.type == ColumnType::bytes) continue;
    if (soundsLikeTarget(column.name)) return c;
    std::optional<Index>& found = column.type == ColumnType::category ? category : number;
    if (!found) found = c;
  }
  return category ? category : number;
}

// The columns that a guess leaves out although they vary, as the end of a message.
std::string leftOut(const Table& table) {
  for (const Column& column : table.columns) {
    if (!looksLikeIdentifier(column)) continue;
    return " (\"" + column.name + "\" holds " + std::to_string(column.categories.size()) +
           " different texts, such as \"" + column.categories.front() +
           "\": too many to count as categories unless you say so.)";
  }
  return "";
}

// Whether the row of a column must have a cell there.
std::vector<std::uint8_t> neededColumns(const Dataset& data, const DatasetSpec& spec) {
  std::vector<std::uint8_t> needed;
  for (std::size_t c = 0; c < data.roles.size(); ++c) {
    const bool target = data.roles[c] == Role::target;
    const bool input = data.roles[c] == Role::input && spec.missing == Missing::drop;
    const bool splits = spec.split && spec.split->column == data.table.columns[c].name;
    needed.push_back(target || input || splits ? 1 : 0);
  }
  return needed;
}

// Keeps the rows without a gap in a column that is needed, and counts the others by column.
void keepRows(Dataset& data, const DatasetSpec& spec) {
  const std::vector<std::uint8_t> needed = neededColumns(data, spec);
  data.dropped.assign(needed.size(), 0);
  for (Index row = 0; row < data.table.rows(); ++row) {
    bool complete = true;
    for (std::size_t c = 0; c < needed.size(); ++c) {
      if (!needed[c] || !data.table.columns[c].missing(row)) continue;
      complete = false;
      ++data.dropped[c];
    }
    if (complete) data.rows.push_back(row);
  }
}

std::string columnPath(Index column) {
  return "data.table.columns[" + std::to_string(column) + "]";
}

// The saved encoder of a column of this name, if it encodes such cells.
const ColumnEncoder* savedFor(const Column& column, const std::vector<ColumnEncoder>& encoders) {
  const auto found = std::find_if(encoders.begin(), encoders.end(), [&](const auto& encoder) {
    return encoder.name == column.name && encoder.type == column.type;
  });
  return found == encoders.end() ? nullptr : &*found;
}

// The words of a split column; at least one row must train.
Status checkSplitColumn(const Dataset& data, const std::string& name) {
  const Column& column = data.table.columns[*data.table.find(name)];
  bool any = false;
  for (const Index row : data.rows) {
    const auto training = trains(column, row);
    if (!training) {
      const Cell cell = column.cell(row);
      const double* number = std::get_if<double>(&cell);
      return Error{"split", "data.split.column",
                   "The column \"" + name + "\" should say which rows train, but row " +
                       std::to_string(row + 1) + " says \"" +
                       (number != nullptr ? shortest(*number) : std::get<std::string>(cell)) +
                       R"(". Write "train" or "test" (or 1 and 0 in a column called "train" or )"
                       R"("test").)"};
    }
    any = any || *training;
  }
  if (any) return success();
  return Error{
      "split", "data.split.column",
      "The column \"" + name + "\" marks every row as a test row: none is left for training."};
}

Status splitDataset(Dataset& data, const DatasetSpec& spec) {
  if (spec.split && !spec.split->column.empty()) {
    if (auto checked = checkSplitColumn(data, spec.split->column); !checked) return checked;
  }
  SplitColumns columns;
  for (std::size_t c = 0; c < data.roles.size(); ++c) {
    if (data.roles[c] == Role::input) columns.inputs.push_back(static_cast<Index>(c));
    if (data.roles[c] == Role::target) columns.targets.push_back(static_cast<Index>(c));
  }
  data.split = splitRows(data.table, columns, spec.split, data.rows);
  data.trainCount = data.split.trainCount;
  return success();
}

Status fitEncoders(Dataset& data, const DatasetSpec& spec, std::span<const Activation> outputs,
                   const std::optional<Encoding>& saved) {
  const std::span trainRows(data.rows.data(), static_cast<std::size_t>(data.trainCount));
  // Targets are added in the order of the output neurons.
  const auto fit = [&](const Column& column, bool isInput) {
    if (isInput) return fitEncoder(column, trainRows, spec.scale);
    const auto place = static_cast<std::size_t>(data.encoding.outputWidth());
    return fitTarget(column, trainRows, spec.scale,
                     place < outputs.size() ? outputs[place] : Activation::identity);
  };
  const auto add = [&](Index c) -> Status {
    const bool isInput = data.roles[c] == Role::input;
    const ColumnEncoder* known =
        saved ? savedFor(data.table.columns[c], isInput ? saved->inputs : saved->targets) : nullptr;
    auto encoder =
        known != nullptr ? Result<ColumnEncoder>(*known) : fit(data.table.columns[c], isInput);
    if (!encoder) return Error{encoder.error().code, columnPath(c), encoder.error().message};
    if (data.roles[c] == Role::target && encoder->type == ColumnType::bytes) {
      return Error{"unsupported", columnPath(c),
                   "Texts that go in byte by byte can be inputs, not targets: give column \"" +
                       encoder->name + "\" the type \"category\"."};
    }
    if (data.roles[c] == Role::input) {
      encoder->fill = spec.missing == Missing::fill;
      data.encoding.inputs.push_back(std::move(*encoder));
    } else {
      data.encoding.targets.push_back(std::move(*encoder));
    }
    return success();
  };
  // In the order in which the spec names them, else in table order.
  const auto addAll = [&](Role role, const std::vector<std::string>& named) -> Status {
    if (!named.empty()) {
      for (const std::string& name : named) {
        if (auto added = add(*data.table.find(name)); !added) return added;
      }
      return success();
    }
    for (Index c = 0; c < static_cast<Index>(data.roles.size()); ++c) {
      if (data.roles[c] != role) continue;
      if (auto added = add(c); !added) return added;
    }
    return success();
  };
  if (auto added = addAll(Role::input, spec.roles.inputs); !added) return added;
  if (auto added = addAll(Role::target, spec.roles.targets); !added) return added;
  if (data.encoding.targets.size() == 1 && outputs.size() == 1) {
    ColumnEncoder& target = data.encoding.targets.front();
    target.single = target.type == ColumnType::category && target.categories.size() == 2;
  }
  return success();
}

// Before the memory is taken: columns of many categories make many values of one cell.
Status checkSize(const Dataset& data) {
  const std::int64_t width = data.encoding.inputWidth() + data.encoding.outputWidth();
  const std::int64_t rows = std::ssize(data.rows);
  if (width == 0 || rows <= maxEncodedValues / width) return success();
  return Error{"limit", "data",
               "The " + std::to_string(rows) + " rows would become " + std::to_string(width) +
                   " values each, " + std::to_string(rows * width) + " in all; at most " +
                   std::to_string(maxEncodedValues) +
                   " are possible. Ignore columns with many categories, group their values, or "
                   "take a sample of the rows."};
}

Status encodeRows(const Table& table, const std::vector<ColumnEncoder>& encoders, Index width,
                  const std::vector<Index>& rows, std::vector<Real>& out) {
  out.resize(rows.size() * static_cast<std::size_t>(width));
  std::size_t offset = 0;
  for (const ColumnEncoder& encoder : encoders) {
    const Index c = *table.find(encoder.name);
    const auto columnWidth = static_cast<std::size_t>(encoder.width());
    for (std::size_t r = 0; r < rows.size(); ++r) {
      const std::span place(out.data() + r * static_cast<std::size_t>(width) + offset, columnWidth);
      if (auto encoded = encoder.encode(table.columns[c].cell(rows[r]), place); !encoded) {
        return Error{encoded.error().code,
                     columnPath(c) + ".values[" + std::to_string(rows[r]) + "]",
                     encoded.error().message};
      }
    }
    offset += columnWidth;
  }
  return success();
}

}  // namespace

Result<std::vector<Role>> assignRoles(const Table& table, const RolesSpec& spec,
                                      const std::string& splitColumn) {
  std::vector<Role> roles(table.columns.size(), Role::ignore);
  if (auto error = markNamed(table, spec.inputs, Role::input, roles)) return *error;
  if (auto error = markNamed(table, spec.targets, Role::target, roles)) return *error;

  std::vector<std::uint8_t> varies;  // per column that may be guessed, 0 or 1
  for (const Column& column : table.columns) {
    varies.push_back(summarize(column).constant || column.name == splitColumn ? 0 : 1);
  }
  if (!splitColumn.empty()) {
    const auto place = table.find(splitColumn);
    if (!place) {
      return Error{"reference", "data.split.column",
                   "There is no column \"" + splitColumn + "\" in the data."};
    }
    if (roles[*place] != Role::ignore) {
      return Error{"duplicate", "data.split.column",
                   "The column \"" + splitColumn +
                       "\" says which rows train, so it cannot be an input or a target."};
    }
  }
  if (spec.targets.empty()) {
    const auto target = guessTarget(table, varies, roles);
    if (!target) {
      return Error{"data", "data",
                   "There is nothing to predict: no column that could be a target takes more than "
                   "one value." +
                       leftOut(table)};
    }
    roles[*target] = Role::target;
  }
  if (spec.inputs.empty()) {
    for (std::size_t c = 0; c < roles.size(); ++c) {
      const bool useful = varies[c] && !looksLikeIdentifier(table.columns[c]);
      if (roles[c] == Role::ignore && useful) roles[c] = Role::input;
    }
  }
  if (std::find(roles.begin(), roles.end(), Role::input) == roles.end()) {
    return Error{"data", "data",
                 "There is nothing to predict from: apart from the target no column takes more "
                 "than one value. Give the data at least one more column." +
                     leftOut(table)};
  }
  return roles;
}

Examples Dataset::train() const {
  const auto count = static_cast<std::size_t>(trainCount);
  return {.inputs = {inputs.data(), count * static_cast<std::size_t>(encoding.inputWidth())},
          .targets = {targets.data(), count * static_cast<std::size_t>(encoding.outputWidth())},
          .count = trainCount};
}

Examples Dataset::test() const {
  const Examples first = train();
  const std::span<const Real> allInputs(inputs);
  const std::span<const Real> allTargets(targets);
  return {.inputs = allInputs.subspan(first.inputs.size()),
          .targets = allTargets.subspan(first.targets.size()),
          .count = testCount()};
}

Result<Dataset> makeDataset(Table table, const DatasetSpec& spec,
                            std::span<const Activation> outputs,
                            const std::optional<Encoding>& saved) {
  Dataset data{.table = std::move(table)};
  if (data.table.rows() == 0) {
    return Error{"data", "data", "The data have no rows. Add at least one below the column names."};
  }
  auto roles = assignRoles(data.table, spec.roles, spec.split ? spec.split->column : "");
  if (!roles) return roles.error();
  data.roles = std::move(*roles);

  keepRows(data, spec);
  if (data.rows.empty()) {
    return Error{"data", "data",
                 "Every row has a missing cell in a column that is used. Ignore the columns with "
                 "gaps, or set \"missing\" to \"fill\"."};
  }
  if (auto split = splitDataset(data, spec); !split) return split.error();
  if (auto fitted = fitEncoders(data, spec, outputs, saved); !fitted) return fitted.error();
  const Encoding& encoding = data.encoding;
  if (auto fits = checkSize(data); !fits) return fits.error();
  if (auto done =
          encodeRows(data.table, encoding.inputs, encoding.inputWidth(), data.rows, data.inputs);
      !done) {
    return done.error();
  }
  if (auto done =
          encodeRows(data.table, encoding.targets, encoding.outputWidth(), data.rows, data.targets);
      !done) {
    return done.error();
  }
  return data;
}

}  // namespace edgewise
