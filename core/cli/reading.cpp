#include "reading.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "choices.hpp"
#include "files.hpp"
#include "project/json_reader.hpp"

namespace edgewise::cli {

namespace {

using Names = std::vector<std::string>;

// The file's name without its folders; empty for standard input.
std::string baseName(const std::string& file) {
  if (file == "-") return "";
  return file.substr(file.find_last_of("/\\") + 1);
}

bool sameColumn(const Column& a, const Column& b) {
  if (a.name != b.name || a.type != b.type || a.codes != b.codes || a.categories != b.categories) {
    return false;
  }
  for (std::size_t row = 0; row < a.numbers.size(); ++row) {
    const bool gaps = std::isnan(a.numbers[row]) && std::isnan(b.numbers[row]);
    if (!gaps && a.numbers[row] != b.numbers[row]) return false;
  }
  return true;
}

bool sameReading(const ReadTable& a, const ReadTable& b) {
  return a.lines == b.lines && a.roles.inputs == b.roles.inputs &&
         a.roles.targets == b.roles.targets && a.split == b.split &&
         std::equal(a.table.columns.begin(), a.table.columns.end(), b.table.columns.begin(),
                    b.table.columns.end(), sameColumn);
}

Names namesOf(const Table& table) {
  Names names;
  for (const Column& column : table.columns) names.push_back(column.name);
  return names;
}

std::string listOf(const Names& names) {
  constexpr std::size_t shown = 12;
  std::string list;
  for (std::size_t k = 0; k < std::min(names.size(), shown); ++k) {
    list += (k > 0 ? ", \"" : "\"") + names[k] + "\"";
  }
  if (names.size() > shown) list += " and " + std::to_string(names.size() - shown) + " more";
  return list;
}

Names partsOf(const std::string& list) {
  Names parts;
  std::size_t from = 0;
  for (;;) {
    const std::size_t comma = list.find(',', from);
    parts.push_back(list.substr(from, comma - from));
    if (comma == std::string::npos) return parts;
    from = comma + 1;
  }
}

// The columns that an option names. A name may have commas of its own.
Result<Names> columnsNamed(const Names& given, const Table& table, const std::string& option) {
  Names names;
  for (const std::string& list : given) {
    const Names parts = table.find(list) ? Names{list} : partsOf(list);
    for (const std::string& part : parts) {
      if (!table.find(part)) {
        const Names all = namesOf(table);
        const std::vector<std::string_view> views(all.begin(), all.end());
        const auto close = json::closest(part, views);
        return Error{
            "reference", option,
            "There is no column \"" + part + "\"" +
                (close && part.size() > 2 ? "; is \"" + std::string(*close) + "\" meant?" : ".") +
                " The columns are " + listOf(all) + "."};
      }
      if (std::find(names.begin(), names.end(), part) == names.end()) names.push_back(part);
    }
  }
  return names;
}

// Before the names of the columns are known, a list may be one name.
void chooseRoles(const Names& given, const std::string& role, std::vector<Choice>& choices) {
  for (const std::string& list : given) {
    choices.push_back({.kind = "role", .where = list, .taken = role});
    if (list.find(',') == std::string::npos) continue;
    for (const std::string& part : partsOf(list)) {
      choices.push_back({.kind = "role", .where = part, .taken = role});
    }
  }
}

Error nothingToPredict(const Reading& reading) {
  const Table& table = reading.read.table;
  if (table.columns.size() == 1) {
    return {"target", reading.file,
            "The table has only one column (" + listOf(namesOf(table)) +
                "). Add another to predict from."};
  }
  return {
      "target", reading.file,
      "No column looks like one to predict. Say which it is by --target NAME; the columns are " +
          listOf(namesOf(table)) + "."};
}

// Without choices nothing is read again, and the bytes need not be there any more.
Result<Reading> readOnce(const std::string& file, std::string bytes,
                         const std::vector<Choice>& roles) {
  TableReader reader({.name = baseName(file), .choices = roles});
  const auto added = reader.add(std::move(bytes));
  auto table = added ? reader.finish() : Result<ReadTable>(added.error());
  if (!table) return Error{table.error().code, nameOf(file), table.error().message};
  return Reading{.file = nameOf(file), .read = std::move(*table)};
}

// What entries tell of columns that take no part is of no interest.
void forgetOthers(ReadTable& read) {
  const auto takesPart = [&](const std::string& name) {
    const auto& [inputs, targets] = read.roles;
    return std::find(inputs.begin(), inputs.end(), name) != inputs.end() ||
           std::find(targets.begin(), targets.end(), name) != targets.end();
  };
  std::erase_if(read.report.entries, [&](const ReportEntry& entry) {
    return read.table.find(entry.where) && !takesPart(entry.where);
  });
}

}  // namespace

bool isProject(std::string_view bytes) {
  constexpr std::size_t headLength = 4096;
  const std::string_view head = withoutMark(bytes.substr(0, headLength));
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || head[first] != '{') return false;
  for (const std::string_view key : {"\"edgewise\"", "\"network\""}) {
    for (std::size_t at = head.find(key); at != std::string_view::npos;
         at = head.find(key, at + 1)) {
      const std::size_t next = head.find_first_not_of(" \t\r\n", at + key.size());
      if (next != std::string_view::npos && head[next] == ':') return true;
    }
  }
  return false;
}

Result<Reading> readFileTable(const std::string& file, std::string_view bytes,
                              const std::vector<Choice>& choices,
                              const std::vector<Choice>& roles) {
  const auto read = [&](std::vector<Choice> taken) {
    taken.insert(taken.end(), roles.begin(), roles.end());
    return readTable(bytes, {.name = baseName(file), .choices = std::move(taken)});
  };
  auto table = read(choices);
  if (!table) return Error{table.error().code, nameOf(file), table.error().message};
  Reading reading{.file = nameOf(file), .read = std::move(*table)};
  for (const Choice& choice : choices) {
    const auto& entries = reading.read.report.entries;
    const bool told = std::any_of(entries.begin(), entries.end(), [&](const ReportEntry& entry) {
      return isChosen(entry, {choice});
    });
    if (told) continue;
    std::vector<Choice> others;
    std::copy_if(choices.begin(), choices.end(), std::back_inserter(others),
                 [&](const Choice& other) { return &other != &choice; });
    const auto without = read(others);
    if (without && sameReading(*without, reading.read)) reading.idle.push_back(choice);
  }
  return reading;
}

Result<Reading> readExamples(const std::string& file, std::string bytes,
                             const TableArguments& arguments, const OnReading& onReading) {
  std::vector<Choice> roles;
  chooseRoles(arguments.targets, "target", roles);
  chooseRoles(arguments.inputs, "input", roles);
  auto reading = arguments.choices.empty() ? readOnce(file, std::move(bytes), roles)
                                           : readFileTable(file, bytes, arguments.choices, roles);
  if (!reading) return reading;
  ReadTable& read = reading->read;
  const auto targets = columnsNamed(arguments.targets, read.table, "--target");
  if (!targets) return targets.error();
  const auto inputs = columnsNamed(arguments.inputs, read.table, "--inputs");
  if (!inputs) return inputs.error();
  if (!targets->empty()) read.roles.targets = *targets;
  if (!inputs->empty()) {
    read.roles.inputs = *inputs;
    forgetOthers(read);
  }
  for (const auto* used : {&read.roles.inputs, &read.roles.targets}) {
    if (std::find(used->begin(), used->end(), read.split) != used->end()) read.split.clear();
  }
  onReading(*reading);
  if (read.roles.targets.empty()) return nothingToPredict(*reading);
  if (read.roles.inputs.empty()) {
    return Error{"target", reading->file,
                 "No column looks like one to predict from. Say which they are by --inputs; the "
                 "columns are " +
                     listOf(namesOf(read.table)) + "."};
  }
  if (arguments.strict) {
    if (auto checked = checkStrict(*reading, arguments.choices); !checked) return checked.error();
  }
  return reading;
}

Status checkStrict(const Reading& reading, const std::vector<Choice>& choices) {
  std::string message;
  for (const ReportEntry& entry : reading.read.report.entries) {
    if (!entry.ask || isChosen(entry, choices)) continue;
    message += "\n  " + entry.sentence + " Say";
    if (entry.kind == "role" && entry.taken == "target") {
      message += " --target " + shellWord(entry.where) + " or --target with another column.";
      continue;
    }
    std::string ways = " --choose " + shellWord(choiceText({entry.kind, entry.where, entry.taken}));
    for (const Choice& way : otherWays(entry)) ways += " or --choose " + shellWord(choiceText(way));
    message += ways + ".";
  }
  for (const Choice& choice : reading.idle) {
    message += "\n  --choose " + shellWord(choiceText(choice)) + " changes nothing. Leave it out.";
  }
  if (message.empty()) return success();
  return Error{"ask", reading.file, "This could well be meant otherwise:" + message};
}

}  // namespace edgewise::cli
