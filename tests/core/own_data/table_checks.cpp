#include "own_data/table_checks.hpp"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <optional>

#include "data/decimal.hpp"
#include "own_data/base64.hpp"
#include "own_data/training_checks.hpp"

namespace edgewise::test {

namespace {

std::string_view roleOf(const ReadTable& read, std::string_view name) {
  const auto has = [&](const std::vector<std::string>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (has(read.roles.targets)) return "target";
  return has(read.roles.inputs) ? "input" : "ignore";
}

bool sameCell(const Cell& cell, const Json& wanted) {
  if (wanted.IsNull()) return std::holds_alternative<std::monostate>(cell);
  if (wanted.IsString()) {
    const auto* text = std::get_if<std::string>(&cell);
    return text != nullptr && *text == textOf(wanted);
  }
  const auto* number = std::get_if<double>(&cell);
  return number != nullptr && *number == wanted.GetDouble();
}

std::string told(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return '"' + *text + '"';
  if (const auto* number = std::get_if<double>(&cell)) return shortest(*number);
  return "a gap";
}

void checkCells(const Column& column, const Json& wanted, Faults& faults) {
  if (column.rows() != static_cast<Index>(wanted.Size())) {
    return faults.add("it has ", column.rows(), " cells instead of ", wanted.Size());
  }
  for (Index row = 0; row < column.rows(); ++row) {
    const Json& cell = wanted[static_cast<rapidjson::SizeType>(row)];
    if (sameCell(column.cell(row), cell)) continue;
    return faults.add("cell ", row + 1, " is ", told(column.cell(row)), " instead of ",
                      written(cell));
  }
}

Index gapsOf(const Column& column) {
  Index gaps = 0;
  for (Index row = 0; row < column.rows(); ++row) gaps += column.missing(row) ? 1 : 0;
  return gaps;
}

std::vector<std::string> folded(std::vector<std::string> texts) {
  for (std::string& text : texts) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

void checkColumn(const ReadTable& read, const Column& column, const Json& wanted, Faults& faults) {
  const std::string before = faults.where;
  faults.where += "column \"" + column.name + "\": ";
  const std::string_view type = columnTypeNames[static_cast<std::size_t>(column.type)];
  const std::string_view role = roleOf(read, column.name);
  for (const auto& [name, value] : wanted.GetObject()) {
    const std::string_view key = textOf(name);
    if (key == "name") {
      faults.equal("its name", std::string_view(column.name), textOf(value));
    } else if (key == "type") {
      faults.equal("its type", type, textOf(value));
    } else if (key == "role") {
      faults.equal("its role", role, textOf(value));
    } else if (key == "cells") {
      checkCells(column, value, faults);
    } else if (key == "categories") {
      faults.equal("its categories", join(column.categories), join(textsOf(value)));
    } else if (key == "classes") {
      faults.equal("its categories", join(folded(column.categories)), join(textsOf(value)));
    } else if (key == "classCount") {
      faults.equal("the number of categories", column.categories.size(), value.GetUint64());
    } else if (key == "missing") {
      faults.equal("the number of gaps", gapsOf(column), value.GetInt());
    } else if (key == "notOneHot") {
      if (role == "input" && type != "number") faults.add("each text of it is an input");
    } else {
      faults.add("the test does not know the key ", key);
    }
  }
  faults.where = before;
}

void checkEntries(const ReadReport& report, const Json& wanted, bool there, Faults& faults) {
  for (const Json& one : wanted.GetArray()) {
    const bool isThere =
        std::any_of(report.entries.begin(), report.entries.end(), [&](const ReportEntry& entry) {
          return fits({.kind = entry.kind,
                       .where = entry.where,
                       .taken = entry.taken,
                       .other = entry.other,
                       .hasOptions = !entry.other.empty() || !entry.options.empty(),
                       .ask = entry.ask,
                       .sentence = entry.sentence},
                      one);
        });
    if (isThere == there) continue;
    std::string all;
    for (const ReportEntry& entry : report.entries) {
      all += "\n      {" + entry.kind + " | " + entry.where + " | " + entry.taken + " | " +
             entry.other + " | " + (entry.ask ? "ask | " : "") + entry.sentence + "}";
    }
    faults.add(there ? "no entry is " : "there is an entry ", written(one), all);
  }
}

void checkNames(const ReadTable& read, const Json& wanted, Faults& faults) {
  std::vector<std::string> names;
  for (const Column& column : read.table.columns) names.push_back(column.name);
  faults.equal("the list of columns", join(names), join(textsOf(wanted)));
}

void checkColumns(const ReadTable& read, const Json& wanted, Faults& faults) {
  if (read.table.columns.size() != wanted.Size()) {
    std::string names;
    for (const Column& column : read.table.columns) names += " \"" + column.name + '"';
    return faults.add("there are ", read.table.columns.size(), " columns instead of ",
                      wanted.Size(), ":", names);
  }
  for (rapidjson::SizeType c = 0; c < wanted.Size(); ++c) {
    checkColumn(read, read.table.columns[c], wanted[c], faults);
  }
}

void checkNamedColumns(const ReadTable& read, const Json& wanted, Faults& faults) {
  for (const Json& one : wanted.GetArray()) {
    const auto column = read.table.find(textOf(one["name"]));
    if (column) {
      checkColumn(read, read.table.columns[static_cast<std::size_t>(*column)], one, faults);
    } else {
      faults.add("there is no column \"", textOf(one["name"]), '"');
    }
  }
}

void checkNumbers(const ReadTable& read, const Json& names, Faults& faults) {
  for (const std::string& name : textsOf(names)) {
    const auto column = read.table.find(name);
    if (!column || read.table.columns[static_cast<std::size_t>(*column)].type != ColumnType::number)
      faults.add("column \"", name, "\" does not hold numbers");
  }
}

// What a case turns over: the entry of this kind (and place), taken the other way. "unasked" are
// those that a person may choose though nothing is said of them.
std::optional<Choice> choiceOf(const ReadReport& report, const Json& wanted) {
  const Json* where = memberOf(wanted, "where");
  const Json* taken = memberOf(wanted, "taken");
  const std::string kind(textOf(wanted["kind"]));
  if (memberOf(wanted, "unasked") != nullptr) {
    return Choice{kind, std::string(textOf(*where)), std::string(textOf(*taken))};
  }
  for (const ReportEntry& entry : report.entries) {
    if (entry.kind != kind || (where != nullptr && entry.where != textOf(*where))) continue;
    return Choice{kind, entry.where, taken != nullptr ? std::string(textOf(*taken)) : entry.other};
  }
  return std::nullopt;
}

void checkRefusal(const Result<ReadTable>& read, const Json& wanted, Faults& faults) {
  if (read) return faults.add("it is read instead of being refused");
  const Error& error = read.error();
  if (!says(error.message, wanted["says"])) {
    faults.add("the refusal \"", error.message, "\" does not say ", written(wanted["says"]));
  }
  if (const Json* line = memberOf(wanted, "line")) {
    faults.equal("the place of the refusal", error.path, "line " + std::to_string(line->GetInt()));
  }
}

bool checkReport(const ReadTable& read, std::string_view key, const Json& value, Faults& faults) {
  const ReadReport& report = read.report;
  if (key == "rows") {
    faults.equal("the number of rows", read.table.rows(), value.GetInt());
    faults.equal("the number of rows in the report", report.rows, value.GetInt());
  } else if (key == "missing") {
    faults.equal("the number of gaps in the report", report.missing, value.GetInt());
  } else if (key == "format") {
    faults.equal("the format", std::string_view(report.format), textOf(value));
  } else if (key == "encoding") {
    faults.equal("the encoding", std::string_view(report.encoding), textOf(value));
  } else if (key == "delimiter") {
    faults.equal("the delimiter", std::string_view(report.delimiter), textOf(value));
  } else if (key == "decimalComma") {
    faults.equal("the decimal comma", report.decimalComma, value.GetBool());
  } else if (key == "entries") {
    checkEntries(report, value, true, faults);
  } else if (key == "absent") {
    checkEntries(report, value, false, faults);
  } else if (key == "quiet") {
    for (const ReportEntry& entry : report.entries) {
      if (entry.ask) faults.add("it asks: ", entry.sentence);
    }
  } else {
    return false;
  }
  return true;
}

bool checkTable(const ReadTable& read, std::string_view key, const Json& value, Faults& faults) {
  if (key == "columns") {
    checkColumns(read, value, faults);
  } else if (key == "has") {
    checkNamedColumns(read, value, faults);
  } else if (key == "names") {
    checkNames(read, value, faults);
  } else if (key == "numbersOf") {
    checkNumbers(read, value, faults);
  } else if (key == "targets") {
    faults.equal("what is predicted", join(read.roles.targets), join(textsOf(value)));
  } else if (key == "inputs") {
    faults.equal("the list of inputs", join(read.roles.inputs), join(textsOf(value)));
  } else if (key == "targetsAmong") {
    const auto choice = textsOf(value);
    for (const std::string& target : read.roles.targets) {
      if (std::find(choice.begin(), choice.end(), target) == choice.end())
        faults.add("\"", target, "\" is predicted");
    }
    if (read.roles.targets.empty()) faults.add("nothing is predicted");
  } else if (key == "someInput") {
    if (read.roles.inputs.empty()) faults.add("there is no input");
  } else {
    return false;
  }
  return true;
}

// Of several ways to be right, one has to be met.
void checkAny(const Json& item, const Json& ways, const std::vector<Choice>& choices,
              Faults& faults) {
  std::string all;
  for (const Json& way : ways.GetArray()) {
    Faults own;
    checkReading(item, way, choices, own);
    if (!own.any()) return;
    all += "\n   or" + own.text();
  }
  faults.add("none of these holds", all);
}

void checkTurned(const Json& item, const ReadReport& report, const Json& turned, Faults& faults) {
  for (const Json& one : turned.GetArray()) {
    const std::string before = faults.where;
    faults.where += "with " + written(one["choices"]) + " ";
    std::vector<Choice> choices;
    for (const Json& wanted : one["choices"].GetArray()) {
      const auto choice = choiceOf(report, wanted);
      if (choice) choices.push_back(*choice);
    }
    if (choices.size() == one["choices"].Size()) {
      checkReading(item, one["check"], choices, faults);
    } else {
      faults.add("there is no such entry to turn over");
    }
    faults.where = before;
  }
}

}  // namespace

Result<ReadTable> readFile(const Json& item, std::vector<Choice> choices) {
  ReadOptions options;
  if (memberOf(item, "pasted") == nullptr) options.name = textOf(item["name"]);
  options.choices = std::move(choices);
  const Json* content = memberOf(item, "content");
  return content != nullptr ? readTable(textOf(*content), std::move(options))
                            : readTable(bytesOf(textOf(item["base64"])), std::move(options));
}

void checkReading(const Json& item, const Json& check, const std::vector<Choice>& choices,
                  Faults& faults) {
  const auto read = readFile(item, choices);
  if (const Json* refused = memberOf(check, "refused")) return checkRefusal(read, *refused, faults);
  if (!read && memberOf(check, "anyOf") == nullptr) {
    return faults.add("it is refused: ", read.error().path, ": ", read.error().message);
  }
  for (const auto& [name, value] : check.GetObject()) {
    const std::string_view key = textOf(name);
    if (key == "anyOf") {
      checkAny(item, value, choices, faults);
    } else if (!read) {
      faults.add("it is refused, so there are no ", key);
    } else if (key == "turned") {
      checkTurned(item, read->report, value, faults);
    } else if (!checkReport(*read, key, value, faults) && !checkTable(*read, key, value, faults) &&
               !checkTraining(*read, key, value, faults)) {
      faults.add("the test does not know the key ", key);
    }
  }
}

}  // namespace edgewise::test
