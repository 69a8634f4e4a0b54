#include "exports/code_texts.hpp"

#include <algorithm>

#include "data/decimal.hpp"

namespace edgewise::exports {

namespace {

// An object as JSON writes it, broken into lines like a list.
class ObjectText {
 public:
  void add(std::string_view key, std::string text) {
    members_.push_back(quoted(key) + ": " + std::move(text));
  }
  std::string text(std::string_view indent) const { return list(members_, indent, "{", "}"); }

 private:
  std::vector<std::string> members_;
};

std::string inner(std::string_view indent, int levels = 1) {
  return std::string(indent) + std::string(static_cast<std::size_t>(2 * levels), ' ');
}

std::string columnText(const ColumnEncoder& column, Words words, const std::string& indent) {
  ObjectText object;
  object.add("name", quoted(column.name));
  object.add("type", quoted(columnTypeNames[static_cast<std::size_t>(column.type)]));
  if (column.type == ColumnType::number) {
    object.add("shift", shortest(column.shift));
    object.add("scale", shortest(column.scale));
  } else if (column.type == ColumnType::bytes) {
    object.add("bytes", std::to_string(column.bytes));
  } else {
    std::vector<std::string> categories;
    for (const std::string& category : column.categories) categories.push_back(quoted(category));
    object.add("categories", list(categories, inner(indent)));
    if (column.single) object.add("single", std::string(words.yes));
  }
  if (column.fill && !std::holds_alternative<std::monostate>(column.typical)) {
    object.add("typical", cellText(column.typical, words));
  }
  return object.text(indent);
}

// A list with an item on each line.
std::string listOfLines(const std::vector<std::string>& items, std::string_view indent) {
  if (items.empty()) return "[]";
  std::string text = "[\n";
  for (const std::string& item : items) text += inner(indent) + item + ",\n";
  return text + std::string(indent) + "]";
}

}  // namespace

std::vector<std::string_view> functionsUsed(const Model& model, std::span<const FunctionText> all) {
  std::vector<std::string_view> texts;
  for (const FunctionText& one : all) {
    const bool used = std::any_of(model.runs.begin(), model.runs.end(),
                                  [&](const Run& run) { return run.function == one.function; });
    if (used) texts.push_back(one.text);
  }
  return texts;
}

std::string cellText(const Cell& cell, Words words) {
  if (const double* number = std::get_if<double>(&cell)) return shortest(*number);
  if (const auto* text = std::get_if<std::string>(&cell)) return quoted(*text);
  return std::string(words.none);
}

std::string columnsText(const std::vector<ColumnEncoder>& columns, Words words,
                        std::string_view indent) {
  std::vector<std::string> texts;
  texts.reserve(columns.size());
  for (const ColumnEncoder& column : columns) {
    texts.push_back(columnText(column, words, inner(indent)));
  }
  return listOfLines(texts, indent);
}

std::string samplesText(const std::vector<Sample>& samples, Words words, std::string_view indent) {
  const auto cells = [&](const std::vector<Cell>& from) {
    std::vector<std::string> texts;
    texts.reserve(from.size());
    for (const Cell& cell : from) texts.push_back(cellText(cell, words));
    return list(texts, inner(indent, 2));
  };
  std::vector<std::string> texts;
  for (const auto& [row, prediction] : samples) {
    const std::vector<float> outputs(prediction.outputs.begin(), prediction.outputs.end());
    ObjectText object;
    object.add("row", cells(row));
    object.add("outputs", list(textsOf(outputs), inner(indent, 2)));
    object.add("values", cells(prediction.values));
    texts.push_back(object.text(inner(indent)));
  }
  return listOfLines(texts, indent);
}

void writeColumns(json::JsonWriter& writer, std::string_view key,
                  const std::vector<ColumnEncoder>& columns) {
  writer.key(key);
  writer.beginArray();
  for (const ColumnEncoder& column : columns) {
    writer.beginObject();
    writer.member("name", column.name);
    writer.member("type", columnTypeNames[static_cast<std::size_t>(column.type)]);
    if (column.type == ColumnType::number) {
      writer.member("shift", column.shift);
      writer.member("scale", column.scale);
    } else if (column.type == ColumnType::bytes) {
      writer.member("bytes", column.bytes);
    } else {
      writer.list("categories", column.categories);
      if (column.single) writer.member("single", true);
    }
    if (column.fill && !std::holds_alternative<std::monostate>(column.typical)) {
      writer.member("typical", column.typical);
    }
    writer.endObject();
  }
  writer.endArray();
}

void writeSamples(json::JsonWriter& writer, std::string_view key,
                  const std::vector<Sample>& samples) {
  writer.key(key);
  writer.beginArray();
  for (const auto& [row, prediction] : samples) {
    writer.beginObject();
    writer.list("row", row);
    writer.list("outputs", prediction.outputs);
    writer.endObject();
  }
  writer.endArray();
}

std::string example(const std::vector<Sample>& samples, Words words) {
  return example(
      samples, [&](const Cell& cell) { return cellText(cell, words); }, "[", "]");
}

std::vector<std::string> indexTexts(std::span<const Index> numbers) {
  std::vector<std::string> texts;
  texts.reserve(numbers.size());
  for (const Index number : numbers) texts.push_back(std::to_string(number));
  return texts;
}

std::string origin(const Session& session) {
  return "exported from Edgewise " EDGEWISE_VERSION "; the weights have the fingerprint " +
         session.fingerprint();
}

}  // namespace edgewise::exports
