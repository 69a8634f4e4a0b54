#include "project/project_data.hpp"

#include <bit>
#include <cmath>
#include <utility>

#include "data/builtin.hpp"
#include "data/dataset.hpp"
#include "data/encoder.hpp"
#include "data/generators.hpp"
#include "data/split.hpp"
#include "data/table.hpp"

namespace edgewise {

namespace {

using json::Faults;
using json::ObjectReader;
using json::Value;

constexpr std::int64_t maxSamples = 100'000;

std::vector<Cell> readCells(ObjectReader& reader, Faults& faults) {
  std::vector<Cell> cells;
  reader.array("values", [&](const Value& value, const std::string& where) {
    if (value.IsNumber()) {
      cells.emplace_back(value.GetDouble());
    } else if (value.IsString()) {
      cells.emplace_back(std::string(json::textOf(value)));
    } else if (value.IsNull()) {
      cells.emplace_back();
    } else {
      faults.add("type", where,
                 "A cell is a number, a text or null, not " + json::kindOf(value) + ".");
    }
  });
  return cells;
}

// The numbers that stand beside the document for this column.
std::optional<Numbers> takeApart(ObjectReader& reader, bool mayBeGiven, Apart& apart) {
  const Value* values = reader.find("values");
  if (values == nullptr) return std::nullopt;
  auto place = json::placeApart(*values);
  if (!place && mayBeGiven && values->IsUint() && values->GetUint() < apart.givenCount) {
    place = values->GetUint();
  }
  if (!place) return std::nullopt;
  return std::exchange(apart.columns[*place], {});
}

std::vector<Cell> cellsOf(const Numbers& numbers) {
  std::vector<Cell> cells;
  cells.reserve(numbers.size());
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    cells.emplace_back();
    if (!std::isnan(numbers[k])) cells.back() = numbers[k];
  }
  return cells;
}

void readColumn(const Value& item, const std::string& path, Apart& apart, Faults& faults,
                Table& table) {
  ObjectReader reader(item, path, faults);
  std::string name;
  reader.require("name", "every column needs one");
  reader.text("name", name);
  std::optional<ColumnType> type;
  if (reader.has("type")) reader.name("type", type.emplace(), columnTypeNames);
  reader.find("type");
  reader.require("values", "a column has one value per row");
  const bool isNumber = type.value_or(ColumnType::number) == ColumnType::number;
  std::optional<Numbers> numbers = takeApart(reader, isNumber, apart);
  std::vector<Cell> cells;
  if (!numbers) cells = readCells(reader, faults);
  if (numbers && !isNumber) cells = cellsOf(*numbers);
  reader.done();
  if (faults.any()) return;
  auto column = numbers && isNumber ? Column{.name = name, .numbers = std::move(*numbers)}
                                    : makeColumn(name, cells, type);
  if (!column) {
    faults.add(column.error().code, path + ".values" + column.error().path, column.error().message);
    return;
  }
  if (table.find(name)) {
    faults.add("duplicate", path + ".name",
               "Two columns have the name \"" + name + "\"; rename one.");
  } else if (!table.columns.empty() && column->rows() != table.rows()) {
    faults.add("shape", path + ".values",
               "Column \"" + name + "\" has " + std::to_string(column->rows()) +
                   " values, but the first column has " + std::to_string(table.rows()) + ".");
  }
  table.columns.push_back(std::move(*column));
}

void readGenerator(ObjectReader& reader, GeneratorSpec& spec) {
  reader.require("name", "it says which generator makes the data");
  reader.name("name", spec.name, generatorNames);
  std::int64_t samples = spec.samples;
  reader.integer("samples", samples, 1, maxSamples);
  spec.samples = static_cast<Index>(samples);
  reader.number("noise", spec.noise, {0, 1000});
  std::int64_t seed = 1;
  if (reader.integer("seed", seed, 0, maxSeed)) spec.seed = static_cast<std::uint64_t>(seed);
  if (!reader.text("truth", spec.truth)) return;
  const bool bits = spec.truth.find_first_not_of("01") == std::string::npos;
  const std::size_t rows = spec.truth.size();
  if (!bits || rows < 2 || rows > 1024 || !std::has_single_bit(rows)) {
    reader.fault(
        "range", "truth",
        "\"truth\" is a text of 2, 4, 8, … or 1024 digits 0 and 1, one per row of the table.");
  }
}

void readSplit(ObjectReader& reader, Faults& faults, SplitSpec& split) {
  reader.number("train", split.train, {0, 1});
  std::int64_t seed = 1;
  if (reader.integer("seed", seed, 0, maxSeed)) split.seed = static_cast<std::uint64_t>(seed);
  reader.flag("stratify", split.stratify);
  if (reader.text("column", split.column) && split.column.empty()) {
    reader.fault("range", "column",
                 "\"column\" is the name of the column that says which rows train.");
  }
  if (reader.has("column") && (reader.has("train") || reader.has("stratify"))) {
    faults.add("duplicate", reader.pathOf("column"),
               "A split is by a column or by a share: leave \"column\" out, or \"train\" and "
               "\"stratify\".");
  }
}

void readSource(ObjectReader& reader, Apart& apart, Faults& faults, DataSpec& data) {
  int sources = 0;
  if (reader.has("table")) {
    ++sources;
    Table table;
    reader.object("table", [&](ObjectReader& part) {
      part.require("columns", "a table is a list of columns");
      part.array("columns", [&](const Value& item, const std::string& path) {
        readColumn(item, path, apart, faults, table);
      });
    });
    data.source = std::move(table);
  }
  reader.find("table");
  if (const Value* member = reader.find("builtin"); member != nullptr) {
    ++sources;
    const auto index = reader.nameIndex(*member, reader.pathOf("builtin"), builtinNames);
    data.source = std::string(builtinNames[index.value_or(0)]);
  }
  GeneratorSpec generator;
  if (reader.has("generator")) ++sources;
  if (reader.object("generator", [&](ObjectReader& part) { readGenerator(part, generator); })) {
    data.source = generator;
  }
  if (sources != 1 && !faults.any()) {
    faults.add(
        sources == 0 ? "missing-key" : "duplicate", "data",
        "The data need exactly one source: \"table\", \"builtin\" or \"generator\"; here are " +
            std::to_string(sources) + ".");
  }
}

}  // namespace

void readDataPart(ObjectReader& reader, Apart& apart, Faults& faults, DataSpec& data) {
  readSource(reader, apart, faults, data);
  DatasetSpec& spec = data.dataset;
  reader.texts("inputs", spec.roles.inputs);
  reader.texts("targets", spec.roles.targets);
  reader.name("scale", spec.scale, scaleNames);
  reader.name("missing", spec.missing, missingNames);
  reader.object("split",
                [&](ObjectReader& part) { readSplit(part, faults, spec.split.emplace()); });
}

Result<Table> readRows(std::string_view data, std::vector<Numbers> apart) {
  auto spec = readData(data, std::move(apart));
  if (!spec) return spec.error();
  return tableOf(std::move(*spec));
}

Result<Dataset> readDataset(std::string_view data, std::vector<Numbers> apart) {
  auto spec = readData(data, std::move(apart));
  if (!spec) return spec.error();
  const DatasetSpec options = spec->dataset;
  return makeDataset(tableOf(std::move(*spec)), options, {});
}

}  // namespace edgewise
