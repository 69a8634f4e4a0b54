#include "rows.hpp"

#include <algorithm>
#include <utility>

#include "data/csv_text.hpp"
#include "data/decimal.hpp"
#include "data/reading/read_number.hpp"
#include "data/reading/words.hpp"
#include "data/table.hpp"
#include "json_rows.hpp"
#include "network/plan.hpp"

namespace edgewise::cli {

namespace {

// Of each input its column in the file; fewer, where some have none.
std::vector<Index> matched(const std::vector<ColumnEncoder>& inputs, const Table& table) {
  std::vector<Index> columns;
  for (const ColumnEncoder& input : inputs) {
    std::optional<Index> found = table.find(input.name);
    for (Index c = 0; c < std::ssize(table.columns) && !found; ++c) {
      if (data::folded(table.columns[c].name) == data::folded(input.name)) found = c;
    }
    if (found) columns.push_back(*found);
  }
  return columns;
}

Error unmatched(const std::vector<ColumnEncoder>& inputs, const Reading& reading) {
  std::string missing;
  std::string has;
  for (const ColumnEncoder& input : inputs) {
    if (!matched({input}, reading.read.table).empty()) continue;
    missing += (missing.empty() ? "\"" : ", \"") + input.name + "\"";
  }
  constexpr Index shown = 8;
  for (Index c = 0; c < std::ssize(reading.read.table.columns) && c < shown; ++c) {
    has += (c > 0 ? ", \"" : "\"") + reading.read.table.columns[c].name + "\"";
  }
  if (std::ssize(reading.read.table.columns) > shown) has += ", …";
  return {"reference", reading.file,
          "The file has no column " + missing + "; it has " + has +
              ". Name its columns like the inputs."};
}

bool areNumbers(const Table& table) {
  return std::all_of(table.columns.begin(), table.columns.end(),
                     [](const Column& column) { return readNumber(column.name).has_value(); });
}

// Whether the first row is none, but the names of the inputs.
bool holdsNames(const Table& table, const std::vector<ColumnEncoder>& inputs) {
  Table named;
  for (const Column& column : table.columns) {
    const Cell cell = column.cell(0);
    if (const auto* text = std::get_if<std::string>(&cell))
      named.columns.push_back({.name = *text});
  }
  return !matched(inputs, named).empty();
}

// Columns without names stand in the order of the inputs.
std::vector<Index> inOrder(std::size_t inputs) {
  std::vector<Index> columns;
  for (std::size_t c = 0; c < inputs; ++c) columns.push_back(static_cast<Index>(c));
  return columns;
}

// Whether a column holds dates or times, which the reader can make numbers of in several ways.
bool holdsMoments(const Reading& reading, const std::string& name) {
  const auto& entries = reading.read.report.entries;
  return std::any_of(entries.begin(), entries.end(), [&](const ReportEntry& entry) {
    const auto& options = entry.options;
    const auto has = [&](std::string_view word) {
      return std::find(options.begin(), options.end(), word) != options.end();
    };
    return entry.kind == "type" && entry.where == name && (has("month") || has("hour"));
  });
}

// The columns as the network knows them: texts stay as they are written, numbers are no classes.
// Days are counted from the first one of a file, so that those of another are no numbers here.
std::vector<Choice> asKnown(const std::vector<ColumnEncoder>& inputs,
                            const std::vector<Index>& columns, const Reading& reading) {
  std::vector<Choice> choices;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    const Column& column = reading.read.table.columns[columns[k]];
    const bool texts = inputs[k].type != ColumnType::number || holdsMoments(reading, column.name);
    choices.push_back({.kind = texts ? "type" : "role",
                       .where = column.name,
                       .taken = texts ? "category" : "input"});
  }
  return choices;
}

bool saysHeader(const std::vector<Choice>& choices) {
  return std::any_of(choices.begin(), choices.end(),
                     [](const Choice& choice) { return choice.kind == "header"; });
}

struct Matched {
  Reading reading;
  std::vector<Index> columns;  // of each input
};

Result<Matched> readMatched(const std::vector<ColumnEncoder>& inputs, const std::string& file,
                            std::string_view bytes, const std::vector<Choice>& given) {
  std::vector<Choice> choices = given;
  auto reading = readFileTable(file, bytes, choices);
  const bool isRow = reading ? matched(inputs, reading->read.table).size() < inputs.size() &&
                                   areNumbers(reading->read.table)
                             : reading.error().code == "empty";
  if (isRow && !saysHeader(choices)) {
    // A first line of numbers, or an only line: as names it would be of no use.
    std::vector<Choice> asRows = choices;
    asRows.push_back({.kind = "header", .where = "", .taken = "data"});
    auto again = readFileTable(file, bytes, asRows);
    if (again && !holdsNames(again->read.table, inputs)) {
      reading = std::move(again);
      choices = std::move(asRows);
    }
  }
  if (!reading) return reading.error();
  const auto columnsOf = [&](const Reading& from) {
    auto columns = matched(inputs, from.read.table);
    const auto& entries = from.read.report.entries;
    const bool nameless = std::any_of(entries.begin(), entries.end(), [](const auto& entry) {
      return entry.kind == "header" && entry.taken == "data";
    });
    const bool fits = from.read.table.columns.size() == inputs.size();
    return columns.size() < inputs.size() && nameless && fits ? inOrder(inputs.size()) : columns;
  };
  const auto columns = columnsOf(*reading);
  if (columns.size() < inputs.size()) return unmatched(inputs, *reading);
  reading = readFileTable(file, bytes, choices, asKnown(inputs, columns, *reading));
  if (!reading) return reading.error();
  return Matched{.reading = std::move(*reading), .columns = columns};
}

// What the reader thinks of columns that do not go in, or of what might be predicted.
void forgetOthers(Matched& matched) {
  const Table& table = matched.reading.read.table;
  std::erase_if(matched.reading.read.report.entries, [&](const ReportEntry& entry) {
    if (entry.kind == "role" || entry.kind == "sparse") return true;
    if (entry.kind == "type" && entry.taken != "number") return true;
    const auto column = table.find(entry.where);
    return column && std::find(matched.columns.begin(), matched.columns.end(), *column) ==
                         matched.columns.end();
  });
}

// A cell as the input takes it; nothing for a text that is not a number.
std::optional<Cell> cellFor(const ColumnEncoder& input, const Cell& cell) {
  const auto* text = std::get_if<std::string>(&cell);
  const auto* number = std::get_if<double>(&cell);
  if (input.type != ColumnType::number) return number != nullptr ? Cell(shortest(*number)) : cell;
  if (text == nullptr) return cell;
  const auto read = readNumber(*text);
  return read ? std::optional<Cell>(read->value) : std::nullopt;
}

// Where the cells of a row come from.
struct Sources {
  std::vector<std::optional<Index>> columns;  // of each input
  std::vector<std::string> faults{};          // of each row, where some are known
  std::string unit = "line";                  // as rows are counted
};

class Predictor {
 public:
  Predictor(const Session& session, PredictedRows& told, const Sources& sources)
      : session_(session), told_(told), sources_(sources), inputs_(session.encoding().inputs) {}

  void run(std::int64_t count) {
    const auto rows = static_cast<Index>(count);  // objects without members have no columns
    told_.predictions.resize(static_cast<std::size_t>(rows));
    for (Index row = 0; row < rows; ++row) predict(row);
    for (const auto& [name, found] : outside_) {
      told_.notes.push_back(
          "\"" + name + "\" lies far outside of its training rows in " +
          (found.count == 1 ? "" : std::to_string(found.count) + " rows, first in ") +
          sources_.unit + " " + std::to_string(found.line) + ".");
    }
    addColumns();
  }

 private:
  std::int64_t line(Index row) const {
    return told_.reading.read.lines[static_cast<std::size_t>(row)];
  }

  void fail(Index row, const std::string& why) {
    std::string where = sources_.unit + " " + std::to_string(line(row)) + ": ";
    where.front() = static_cast<char>(where.front() - 'a' + 'A');
    told_.failed.push_back(where + why);
  }

  void predict(Index row) {
    RawInput raw;
    const auto place = static_cast<std::size_t>(row);
    if (place < sources_.faults.size() && !sources_.faults[place].empty()) {
      return fail(row, sources_.faults[place]);
    }
    for (std::size_t k = 0; k < inputs_.size(); ++k) {
      const auto column = sources_.columns[k];
      const Cell cell = column ? told_.table.columns[*column].cell(row) : Cell();
      auto taken = cellFor(inputs_[k], cell);
      if (!taken) {
        return fail(row, "\"" + std::get<std::string>(cell) + "\" in \"" + inputs_[k].name +
                             "\" is not a number. Correct the cell.");
      }
      raw.push_back(std::move(*taken));
    }
    auto prediction = edgewise::predict(session_, {raw});
    if (!prediction) return fail(row, prediction.error().message);
    for (const std::string& name : prediction->front().outside) {
      auto found = std::find_if(outside_.begin(), outside_.end(),
                                [&](const auto& one) { return one.first == name; });
      if (found == outside_.end()) found = outside_.insert(found, {name, {0, line(row)}});
      ++found->second.count;
    }
    told_.predictions[static_cast<std::size_t>(row)] = std::move(prediction->front());
  }

  template <class CellOf>
  void add(const std::string& name, ColumnType type, CellOf cellOf) {
    std::vector<Cell> cells;
    for (const auto& prediction : told_.predictions) {
      cells.push_back(prediction ? cellOf(*prediction) : Cell());
    }
    std::vector<std::string> taken;
    for (const Column& column : told_.table.columns) taken.push_back(column.name);
    told_.table.columns.push_back(*makeColumn(freeName(name, taken), cells, type));
  }

  void addColumns() {
    const auto& targets = session_.encoding().targets;
    for (std::size_t t = 0; t < targets.size(); ++t) {
      add("predicted " + targets[t].name, targets[t].type,
          [&](const Prediction& one) { return one.values[t]; });
    }
    std::size_t first = 0;
    for (const ColumnEncoder& target : targets) {
      const auto width = static_cast<std::size_t>(target.width());
      const bool shares =
          target.type == ColumnType::category &&
          givesProbabilities(session_.plan().function[session_.plan().outputs[first]]);
      for (std::size_t k = 0; shares && k < target.categories.size(); ++k) {
        const std::string what =
            targets.size() > 1 ? target.name + " = " + target.categories[k] : target.categories[k];
        add("probability of " + what, ColumnType::number, [&](const Prediction& one) {
          const auto own = std::span(one.outputs).subspan(first, width);
          return Cell(readNumber(shortest(target.shares(own)[k]))->value);
        });
      }
      first += width;
    }
  }

  struct Found {
    Index count = 0;
    std::int64_t line = 0;
  };

  const Session& session_;
  PredictedRows& told_;
  const Sources& sources_;
  const std::vector<ColumnEncoder>& inputs_;
  std::vector<std::pair<std::string, Found>> outside_{};
};

}  // namespace

namespace {

PredictedRows predictJson(const Session& session, JsonRows rows) {
  PredictedRows told{.reading = std::move(rows.reading)};
  told.table = std::move(told.reading.read.table);
  const auto count = std::ssize(rows.faults);
  Predictor(session, told, {std::move(rows.columns), std::move(rows.faults), "row"}).run(count);
  return told;
}

Result<PredictedRows> predictTable(const Session& session, const std::string& file,
                                   std::string_view bytes, const TableArguments& arguments) {
  auto found = readMatched(session.encoding().inputs, file, bytes, arguments.choices);
  if (!found) return found.error();
  forgetOthers(*found);
  if (arguments.strict) {
    auto checked = checkStrict(found->reading, arguments.choices);
    if (!checked) return checked.error();
  }
  PredictedRows told{.reading = std::move(found->reading)};
  told.table = std::move(told.reading.read.table);
  const Index count = told.table.rows();
  Predictor(session, told, {{found->columns.begin(), found->columns.end()}}).run(count);
  return told;
}

}  // namespace

Result<PredictedRows> predictFile(const Session& session, const std::string& file,
                                  std::string_view bytes, const TableArguments& arguments) {
  // Choices are about how a table is read, and JSON may hold one as well.
  auto rows = arguments.choices.empty() ? readJsonRows(file, bytes, session.encoding().inputs)
                                        : std::nullopt;
  auto told = rows ? Result<PredictedRows>(predictJson(session, std::move(*rows)))
                   : predictTable(session, file, bytes, arguments);
  if (!told || told->failed.empty()) return told;
  const bool none = std::ssize(told->failed) == std::ssize(told->predictions);
  if (none || arguments.strict) return Error{"rows", told->reading.file, told->failed.front()};
  return told;
}

}  // namespace edgewise::cli
