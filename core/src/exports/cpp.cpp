#include <algorithm>

#include "exports/code.hpp"

namespace edgewise::exports {

namespace {

constexpr std::string_view headerText = R"cpp(// A neural network, {{origin}}.
//
//   #include "network.hpp"
//   network::predict({{example}}).values  // cells in the order of network::inputs()
//
// C++17 without dependencies. Two networks in one program: rename the namespace of one. As a program
// of its own it compares itself with what Edgewise computed for some rows:
//
//   g++ -std=c++17 -DNETWORK_CHECK -x c++ network.hpp -o check && ./check
#ifndef NETWORK_HPP
#define NETWORK_HPP

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace network {

using namespace std::string_literals;

// A gap, a number, or a text in UTF-8.
using Cell = std::variant<std::monostate, double, std::string>;

enum class Type { number, category, bytes };

// Numbers go in as (number - shift) / scale; a column with a typical value may have gaps.
struct Column {
  std::string name;
  Type type = Type::number;
  double shift = 0;
  double scale = 1;
  std::vector<std::string> categories;
  bool single = false;    // two categories as one number: 0 or 1
  std::size_t bytes = 0;  // of the longest text
  Cell typical;

  std::size_t width() const {
    if (type == Type::bytes) return bytes;
    return type == Type::number || single ? 1 : categories.size();
  }
};

struct Prediction {
  std::vector<Cell> values;    // one a target
  std::vector<float> outputs;  // one an output neuron
};

// The columns that go in.
inline const std::vector<Column>& inputs() {
  static const std::vector<Column> columns = {{inputs}};
  return columns;
}

// The columns that come out.
inline const std::vector<Column>& targets() {
  static const std::vector<Column> columns = {{targets}};
  return columns;
}

namespace detail {

enum class Function { {{names}} };

inline float apply(Function function, float x) {
  switch (function) {
{{functions}}
  }
  return x;
}

// Every value has a place: the inputs come first, then a 1 that biases are the weights of, then the
// neurons, block by block.
struct Block {
  std::size_t count;  // of neurons
  Function function;
  std::size_t tails;  // how many values go into each, whose places are the next of tailPlaces
};

constexpr std::size_t inputPlaces = {{inputPlaces}};
constexpr std::size_t places = {{places}};
constexpr Block blocks[] = {{blocks}};
constexpr int tailPlaces[] = {{tails}};
constexpr std::size_t outputPlaces[] = {{outputs}};

// In this order: the weights of the first neuron, of the second …
constexpr float weights[] = {{weights}};

inline double numberOf(const std::string& text) {
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  return text.empty() || *end != 0 ? std::nan("") : number;
}

inline bool isCategory(const std::string& category, const Cell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) return numberOf(category) == *number;
  return category == std::get<std::string>(cell);
}

inline void encode(const Column& column, const Cell& cell, std::vector<float>& out) {
  const auto fail = [&](const std::string& what) {
    throw std::invalid_argument("\"" + column.name + "\" " + what);
  };
  if (std::holds_alternative<std::monostate>(cell)) {
    if (std::holds_alternative<std::monostate>(column.typical)) fail("has no value.");
    return encode(column, column.typical, out);
  }
  if (column.type == Type::number) {
    const auto* number = std::get_if<double>(&cell);
    const double encoded = number ? (*number - column.shift) / column.scale : std::nan("");
    if (!std::isfinite(static_cast<float>(encoded))) fail("takes a number to compute with.");
    out.push_back(static_cast<float>(encoded));
    return;
  }
  if (column.type == Type::category) {
    const auto& all = column.categories;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const std::string& one) { return isCategory(one, cell); });
    if (found == all.end()) fail("has no such category.");
    const auto code = static_cast<std::size_t>(found - all.begin());
    if (column.single) {
      out.push_back(static_cast<float>(code));
    } else {
      for (std::size_t k = 0; k < all.size(); ++k) out.push_back(k == code ? 1.0F : 0.0F);
    }
    return;
  }
  const auto* text = std::get_if<std::string>(&cell);
  if (!text || text->size() > column.bytes) fail("takes a text, not longer than the longest.");
  for (std::size_t k = 0; k < column.bytes; ++k) {
    const char letter = k < text->size() ? (*text)[k] : '\0';
    out.push_back(static_cast<float>(static_cast<unsigned char>(letter)) / 255.0F);
  }
}

}  // namespace detail

// A row as the numbers that go into the network. It throws std::invalid_argument for a row that does
// not fit.
inline std::vector<float> encode(const std::vector<Cell>& row) {
  if (row.size() != inputs().size()) throw std::invalid_argument("The row has another length.");
  std::vector<float> encoded;
  for (std::size_t k = 0; k < row.size(); ++k) detail::encode(inputs()[k], row[k], encoded);
  return encoded;
}

// Encoded inputs to the values of the output neurons.
inline std::vector<float> evaluate(const std::vector<float>& encoded) {
  if (encoded.size() != detail::inputPlaces) throw std::invalid_argument("Not as many as inputs.");
  std::vector<float> values(detail::places);
  std::copy(encoded.begin(), encoded.end(), values.begin());
  std::size_t place = encoded.size();
  values[place++] = 1;
  const float* weight = detail::weights;
  const int* tails = detail::tailPlaces;
  for (const detail::Block& block : detail::blocks) {
    for (std::size_t k = 0; k < block.count; ++k) {
      float sum = 0;
      for (std::size_t t = 0; t < block.tails; ++t) {
        sum += *weight++ * values[static_cast<std::size_t>(tails[t])];
      }
      values[place++] = detail::apply(block.function, sum);
    }
    tails += block.tails;
  }
  std::vector<float> result;
  for (const std::size_t output : detail::outputPlaces) result.push_back(values[output]);
{{softmax}}  return result;
}

// The values of the output neurons as a value for each target.
inline std::vector<Cell> decode(const std::vector<float>& outputs) {
  std::vector<Cell> values;
  auto first = outputs.begin();
  for (const Column& column : targets()) {
    const auto last = first + static_cast<std::ptrdiff_t>(column.width());
    if (column.type == Type::number) {
      values.emplace_back(static_cast<double>(*first) * column.scale + column.shift);
    } else if (column.single) {
      values.emplace_back(column.categories[*first >= 0.5F ? 1 : 0]);
    } else {
      const auto code = std::max_element(first, last) - first;
      values.emplace_back(column.categories[static_cast<std::size_t>(code)]);
    }
    first = last;
  }
  return values;
}

inline Prediction predict(const std::vector<Cell>& row) {
  std::vector<float> outputs = evaluate(encode(row));
  return {decode(outputs), std::move(outputs)};
}

// Some rows, and what Edgewise made of them.
struct Sample {
  std::vector<Cell> row;
  std::vector<float> outputs;
};

inline const std::vector<Sample>& samples() {
  static const std::vector<Sample> rows = {{samples}};
  return rows;
}

// Prints and returns the largest difference from Edgewise, relative where outputs are larger than 1.
inline double check() {
  double largest = 0;
  for (const Sample& sample : samples()) {
    const std::vector<float> outputs = evaluate(encode(sample.row));
    for (std::size_t k = 0; k < outputs.size(); ++k) {
      const double expected = static_cast<double>(sample.outputs[k]);
      const double difference =
          std::abs(static_cast<double>(outputs[k]) - expected) / std::max(1.0, std::abs(expected));
      if (!(difference <= largest)) largest = difference;
    }
  }
  std::printf("Largest difference in %zu rows: %g\n", samples().size(), largest);
  return largest;
}

}  // namespace network

#ifdef NETWORK_CHECK
int main() { return network::check() <= 1e-5 ? 0 : 1; }
#endif

#endif
)cpp";

constexpr std::string_view cppSoftmax = R"cpp(  const float highest = *std::max_element(result.begin(), result.end());
  float total = 0;
  for (float& value : result) total += value = std::exp(value - highest);
  for (float& value : result) value /= total;
)cpp";

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
    CppFunction{
        Activation::gelu, "gelu",
        "0.5F * x * (1.0F + std::tanh(0.797884561F * (x + 0.044715F * x * x * x)))"},
    CppFunction{Activation::silu, "silu", "x / (1.0F + std::exp(-x))"},
    CppFunction{Activation::sine, "sine", "std::abs(x) < 8192.0F ? std::sin(x) : 0.0F"},
    CppFunction{Activation::gaussian, "gaussian", "std::exp(-x * x)"},
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
std::string cppArray(std::vector<std::string> items) {
  if (items.empty()) items.emplace_back("0");
  return braced(items, "");
}

// A list with an item on each line, within a function.
std::string bracedLines(const std::vector<std::string>& items, std::string_view indent) {
  std::string text = "{\n";
  for (const std::string& item : items) text += std::string(indent) + "    " + item + ",\n";
  return text + std::string(indent) + "}";
}

std::string cppColumns(const std::vector<ColumnEncoder>& columns) {
  std::vector<std::string> texts;
  for (const ColumnEncoder& column : columns) {
    std::vector<std::string> categories;
    if (column.type == ColumnType::category) {
      for (const std::string& one : column.categories) categories.push_back(quotedForCpp(one));
    }
    const bool fills = column.fill && !std::holds_alternative<std::monostate>(column.typical);
    texts.push_back(braced(
        {quotedForCpp(column.name),
         "Type::" + std::string(columnTypeNames[static_cast<std::size_t>(column.type)]),
         cppDouble(column.shift), cppDouble(column.scale), braced(categories, "      "),
         column.single ? "true" : "false", std::to_string(column.bytes),
         fills ? cppCell(column.typical) : "{}"},
        "      "));
  }
  return bracedLines(texts, "  ");
}

std::string cppSamples(const std::vector<Sample>& samples) {
  std::vector<std::string> texts;
  for (const auto& [row, prediction] : samples) {
    std::vector<std::string> cells;
    for (const Cell& cell : row) cells.push_back(cppCell(cell));
    std::vector<std::string> outputs;
    for (const Real output : prediction.outputs) {
      outputs.push_back(cppFloat(static_cast<float>(output)));
    }
    texts.push_back(braced({braced(cells, "      "), braced(outputs, "      ")}, "      "));
  }
  return bracedLines(texts, "  ");
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
  const auto samples = samplesOf(session);
  if (!samples) return samples.error();
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
  const std::array inserts{
      Insert{"origin", origin(session)},
      Insert{"example", example(*samples, [](const Cell& cell) { return cppCell(cell); }, "{", "}")},
      Insert{"inputs", cppColumns(session.encoding().inputs)},
      Insert{"targets", cppColumns(session.encoding().targets)},
      Insert{"names", list(names, "", "", "")},
      Insert{"functions", functions},
      Insert{"inputPlaces", std::to_string(model.inputs)},
      Insert{"places", std::to_string(model.places)},
      Insert{"blocks", cppBlocks(model)},
      Insert{"tails", cppArray(indexTexts(tails))},
      Insert{"outputs", cppArray(indexTexts(model.outputs))},
      Insert{"weights", cppArray(std::move(weights))},
      Insert{"softmax", std::string(model.softmax ? cppSoftmax : "")},
      Insert{"samples", cppSamples(*samples)},
  };
  return filled(headerText, inserts);
}

}  // namespace edgewise::exports
