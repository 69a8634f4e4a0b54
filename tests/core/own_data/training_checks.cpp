#include "own_data/training_checks.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "edgewise/construct.hpp"
#include "edgewise/explain.hpp"
#include "explain/measures.hpp"

namespace edgewise::test {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void writeText(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void writeCell(Writer& writer, const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    writeText(writer, *text);
  } else if (const auto* number = std::get_if<double>(&cell)) {
    writer.Double(*number);
  } else {
    writer.Null();
  }
}

void writeNames(Writer& writer, const char* key, const std::vector<std::string>& names) {
  writer.Key(key);
  writer.StartArray();
  for (const std::string& name : names) writeText(writer, name);
  writer.EndArray();
}

void writeData(Writer& writer, const ReadTable& read, const std::string& split) {
  writer.StartObject();
  writer.Key("table");
  writer.StartObject();
  writer.Key("columns");
  writer.StartArray();
  for (const Column& column : read.table.columns) {
    writer.StartObject();
    writer.Key("name");
    writeText(writer, column.name);
    writer.Key("type");
    writeText(writer, columnTypeNames[static_cast<std::size_t>(column.type)]);
    writer.Key("values");
    writer.StartArray();
    for (Index row = 0; row < column.rows(); ++row) writeCell(writer, column.cell(row));
    writer.EndArray();
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  writeNames(writer, "inputs", read.roles.inputs);
  writeNames(writer, "targets", read.roles.targets);
  if (!split.empty()) {
    writer.Key("split");
    writer.RawValue(split.data(), split.size(), rapidjson::kObjectType);
  }
  writer.EndObject();
}

std::unique_ptr<Session> open(const Result<std::string>& document, Faults& faults) {
  auto session = document ? Session::open(*document) : document.error();
  if (session) return std::move(*session);
  faults.add("its project is refused: ", session.error().path, ": ", session.error().message);
  return nullptr;
}

std::vector<Index> hiddenOf(const Json& value) {
  const Json* hidden = memberOf(value, "hidden");
  if (hidden == nullptr) return {8, 8};
  std::vector<Index> layers;
  for (const Json& neurons : hidden->GetArray()) layers.push_back(neurons.GetInt());
  return layers;
}

void checkLearning(const ReadTable& read, const Json& value, Faults& faults) {
  const auto session = open(documentOf(read, hiddenOf(value)), faults);
  if (!session) return;
  if (const auto trained = session->train({.epochs = value["epochs"].GetInt64()}); !trained) {
    return faults.add("it does not train: ", trained.error().message);
  }
  checkSession(*session, value, "", faults);
}

// The categories of the first target in one of the sets.
std::vector<Index> countsOf(const Dataset& data, bool test) {
  const auto place =
      std::find(data.roles.begin(), data.roles.end(), Role::target) - data.roles.begin();
  const Column& target = data.table.columns[static_cast<std::size_t>(place)];
  std::vector<Index> counts(target.categories.size(), 0);
  const auto begin = data.rows.begin() + (test ? data.trainCount : 0);
  const auto end = test ? data.rows.end() : data.rows.begin() + data.trainCount;
  for (auto row = begin; row != end; ++row) {
    ++counts[static_cast<std::size_t>(target.codes[static_cast<std::size_t>(*row)])];
  }
  return counts;
}

void checkStratified(const ReadTable& read, const Json& value, Faults& faults) {
  std::set<std::vector<Index>> drawn;
  for (int seed = 1; seed <= value["seeds"].GetInt(); ++seed) {
    const std::string split = R"({"stratify": true, "train": )" + written(value["train"]) +
                              R"(, "seed": )" + std::to_string(seed) + "}";
    const auto session = open(documentOf(read, {}, split), faults);
    if (!session) return;
    const auto again = open(documentOf(read, {}, split), faults);
    const Dataset& data = *session->data();
    if (data.rows != again->data()->rows) faults.add("split ", seed, " is not the same again");
    drawn.insert(data.rows);
    for (const bool test : {false, true}) {
      const auto counts = countsOf(data, test);
      if (std::find(counts.begin(), counts.end(), 0) != counts.end()) {
        faults.add("with split ", seed, " a class is in no ", test ? "test" : "training", " row");
      }
      if (const Json* wanted = memberOf(value, "counts")) {
        const Json& of = (*wanted)[test ? 1 : 0];
        for (rapidjson::SizeType k = 0; k < of.Size(); ++k) {
          if (counts[k] != of[k].GetInt()) faults.add("split ", seed, " has other shares");
        }
      }
    }
  }
  if (drawn.size() < 2) faults.add("every seed splits alike");
}

RawInput rawInput(const Json& row) {
  RawInput cells;
  for (const Json& cell : row.GetArray()) {
    if (cell.IsString()) {
      cells.emplace_back(std::string(textOf(cell)));
    } else {
      cells.emplace_back(cell.GetDouble());
    }
  }
  return cells;
}

void checkSaved(const ReadTable& read, const Json& rows, Faults& faults) {
  const auto session = open(documentOf(read, {4}), faults);
  if (!session || !session->train({.epochs = 20})) return faults.add("it does not train");
  const auto again = open(session->save(), faults);
  if (!again) return;
  std::vector<RawInput> inputs;
  for (const Json& row : rows.GetArray()) inputs.push_back(rawInput(row));
  const auto before = predict(*session, inputs);
  const auto after = predict(*again, inputs);
  if (!before || !after) return faults.add("its rows are not predicted");
  for (std::size_t row = 0; row < inputs.size(); ++row) {
    if ((*before)[row].values != (*after)[row].values ||
        (*before)[row].outputs != (*after)[row].outputs) {
      faults.add("row ", row + 1, " is predicted otherwise after saving");
    }
  }
}

void checkRefusedRow(const ReadTable& read, const Json& value, Faults& faults) {
  const auto session = open(documentOf(read, {4}), faults);
  if (!session) return;
  const auto predicted = predict(*session, {rawInput(value["row"])});
  if (predicted) return faults.add("a row that cannot be is predicted");
  if (!says(predicted.error().message, value["says"])) {
    faults.add("\"", predicted.error().message, "\" does not say ", written(value["says"]));
  }
}

}  // namespace

Result<std::string> documentOf(const ReadTable& read, const std::vector<Index>& hidden,
                               const std::string& split) {
  rapidjson::StringBuffer data;
  Writer writer(data);
  writeData(writer, read, split);
  std::string layers;
  for (const Index neurons : hidden) {
    layers += (layers.empty() ? "" : ", ") + std::to_string(neurons);
  }
  return suggestProject({data.GetString(), data.GetSize()}, R"({"hidden": [)" + layers + "]}");
}

bool checkTraining(const ReadTable& read, std::string_view key, const Json& value, Faults& faults) {
  if (key == "split" || key == "kept") {
    const auto session = open(documentOf(read, {4}), faults);
    if (!session) return true;
    const Dataset& data = *session->data();
    if (key == "split") {
      faults.equal("the number of training rows", data.trainCount, value["train"].GetInt());
      faults.equal("the number of test rows", data.testCount(), value["test"].GetInt());
    } else if (static_cast<int>(data.rows.size()) < value["atLeast"].GetInt()) {
      faults.add("only ", data.rows.size(), " rows are kept");
    }
  } else if (key == "learns") {
    checkLearning(read, value, faults);
  } else if (key == "stratified") {
    checkStratified(read, value, faults);
  } else if (key == "saved") {
    checkSaved(read, value, faults);
  } else if (key == "refusesRow") {
    checkRefusedRow(read, value, faults);
  } else {
    // What the page makes of the data is tested there.
    return key == "network" || key == "title";
  }
  return true;
}

}  // namespace edgewise::test
