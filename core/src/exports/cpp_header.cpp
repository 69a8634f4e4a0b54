#include <algorithm>

#include "data/decimal.hpp"
#include "exports/code_texts.hpp"
#include "exports/cpp_header_text.hpp"

namespace edgewise::exports {

namespace {

constexpr std::string_view cppSoftmax =
    R"text(  const float highest = *std::max_element(result.begin(), result.end());
  float total = 0;
  for (float& value : result) total += value = std::exp(value - highest);
  for (float& value : result) value /= total;
)text";

struct CppFunction {
  Activation function;
  std::string_view name;
  std::string_view formula;
};

constexpr std::array cppFunctions{
    CppFunction{Activation::identity, "identity", "x"},
    CppFunction{Activation::logistic, "logistic", "1.0F / (1.0F + std::exp(-x))"},
    CppFunction{Activation::tanh, "tanh", "std::tanh(x)"},
    CppFunction{Activation::rectifier, "rectifier", "std::max(0.0F, x)"},
    CppFunction{Activation::leakyRectifier, "leakyRectifier", "x > 0.0F ? x : 0.01F * x"},
    CppFunction{Activation::softplus, "softplus",
                "std::max(0.0F, x) + std::log1p(std::exp(-std::abs(x)))"},
    CppFunction{Activation::elu, "elu", "x > 0.0F ? x : std::expm1(x)"},
    CppFunction{Activation::gelu, "gelu",
                "0.5F * x * (1.0F + std::tanh(0.797884561F * (x + 0.044715F * x * x * x)))"},
    CppFunction{Activation::silu, "silu", "x / (1.0F + std::exp(-x))"},
    CppFunction{Activation::sine, "sine", "std::abs(x) < 8192.0F ? std::sin(x) : 0.0F"},
    CppFunction{Activation::gaussian, "gaussian", "std::exp(-x * x)"},
    CppFunction{Activation::absolute, "absolute", "std::abs(x)"},
    CppFunction{Activation::step, "step", "x < 0.0F ? 0.0F : 1.0F"},
    CppFunction{Activation::softmax, "softmax", "x"},
};

std::string_view cppName(Activation function) {
  for (const CppFunction& one : cppFunctions) {
    if (one.function == function) return one.name;
  }
  return "";
}

// With the suffix of a float.
std::string cppFloat(float number) {
  std::string text = shortest(number);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text + 'F';
}

// A double that is not taken for an int.
std::string cppDouble(double number) {
  std::string text = shortest(number);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::string cppCell(const Cell& cell) {
  if (const double* number = std::get_if<double>(&cell)) return cppDouble(*number);
  if (const auto* text = std::get_if<std::string>(&cell)) return quotedForCpp(*text);
  return "{}";
}

std::string braced(const std::vector<std::string>& items, std::string_view indent) {
  return list(items, indent, "{", "}");
}

// An array has at least one element.
std::string cppArray(std::vector<std::string> items, std::string_view none = "0") {
  if (items.empty()) items.emplace_back(none);
  return braced(items, "");
}

// Columns, whose categories are added to `categories`.
std::string cppColumns(const std::vector<ColumnEncoder>& columns,
                       std::vector<std::string>& categories) {
  std::vector<std::string> texts;
  for (const ColumnEncoder& column : columns) {
    const auto first = std::to_string(categories.size());
    const auto count = std::to_string(column.categories.size());
    for (const std::string& one : column.categories) categories.push_back(quotedForCpp(one));
    const bool fills = column.fill && !std::holds_alternative<std::monostate>(column.typical);
    texts.push_back(
        braced({quotedForCpp(column.name),
                "Type::" + std::string(columnTypeNames[static_cast<std::size_t>(column.type)]),
                cppDouble(column.shift), cppDouble(column.scale), first, count,
                column.single ? "true" : "false", std::to_string(column.bytes),
                fills ? cppCell(column.typical) : "{}"},
               "  "));
  }
  std::string text = "{\n";
  for (const std::string& column : texts) text += "  " + column + ",\n";
  return text + "}";
}

std::string cppBlocks(const Model& model) {
  std::vector<std::string> texts;
  for (const Run& run : model.runs) {
    texts.push_back("{" + std::to_string(run.count) +
                    ", Function::" + std::string(cppName(run.function)) + ", " +
                    std::to_string(run.tails.size()) + "}");
  }
  return braced(texts, "");
}

}  // namespace

Result<std::string> cpp(const Session& session) {
  const std::vector<Sample> samples = samplesOf(session);
  const Model model = modelOf(session);
  std::vector<std::string> names;
  std::string functions;
  std::vector<Index> tails;
  for (const CppFunction& one : cppFunctions) {
    const bool used = std::any_of(model.runs.begin(), model.runs.end(),
                                  [&](const Run& run) { return run.function == one.function; });
    if (!used) continue;
    names.emplace_back(one.name);
    if (!functions.empty()) functions += '\n';
    functions += "    case Function::" + std::string(one.name) + ":\n      return " +
                 std::string(one.formula) + ";";
  }
  for (const Run& run : model.runs) tails.insert(tails.end(), run.tails.begin(), run.tails.end());
  std::vector<std::string> weights;
  for (const float weight : model.weights) weights.push_back(cppFloat(weight));
  std::vector<std::string> categories;
  const std::string inputs = cppColumns(session.encoding().inputs, categories);
  const std::string targets = cppColumns(session.encoding().targets, categories);
  std::vector<std::string> cells;
  std::vector<std::string> outputs;
  for (const auto& [row, prediction] : samples) {
    for (const Cell& cell : row) cells.push_back(cppCell(cell));
    for (const Real output : prediction.outputs) {
      outputs.push_back(cppFloat(static_cast<float>(output)));
    }
  }
  const std::array inserts{
      Insert{"origin", origin(session)},
      Insert{"example", example(
                            samples, [](const Cell& cell) { return cppCell(cell); }, "{", "}")},
      Insert{"categories", cppArray(std::move(categories), "{}")},
      Insert{"inputs", inputs},
      Insert{"targets", targets},
      Insert{"names", list(names, "", "", "")},
      Insert{"functions", functions},
      Insert{"inputPlaces", std::to_string(model.inputs)},
      Insert{"places", std::to_string(model.places)},
      Insert{"blocks", cppBlocks(model)},
      Insert{"tails", cppArray(indexTexts(tails))},
      Insert{"outputs", cppArray(indexTexts(model.outputs))},
      Insert{"weights", cppArray(std::move(weights))},
      Insert{"softmax", std::string(model.softmax ? cppSoftmax : "")},
      Insert{"sampleCount", std::to_string(samples.size())},
      Insert{"sampleCells", cppArray(std::move(cells), "{}")},
      Insert{"sampleOutputs", cppArray(std::move(outputs))},
  };
  return filled(cppHeaderText, inserts);
}

}  // namespace edgewise::exports
