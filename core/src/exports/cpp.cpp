#include <algorithm>

#include "exports/code_texts.hpp"

namespace edgewise::exports {

namespace {

constexpr std::string_view headerText = R"text(// A neural network, {{origin}}.
//
//   #include "network.hpp"
//   network::predict({{example}}).values  // cells in the order of network::inputs
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
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace network {

using namespace std::string_view_literals;

// A gap, a number, or a text in UTF-8.
using Cell = std::variant<std::monostate, double, std::string>;

struct Prediction {
  std::vector<Cell> values;    // one a target
  std::vector<float> outputs;  // one an output neuron
};

// A cell as it stands in this file.
struct Given {
  char kind = '-';  // of a gap; of a number n, of a text t
  double number = 0;
  std::string_view text;

  constexpr Given() = default;
  constexpr Given(double value) : kind('n'), number(value) {}
  constexpr Given(std::string_view value) : kind('t'), text(value) {}
};

enum class Type { number, category, bytes };

// Numbers go in as (number - shift) / scale; a column with a typical value may have gaps.
struct Column {
  std::string_view name;
  Type type;
  double shift;
  double scale;
  int firstCategory;  // of `categories`
  int categories;     // how many
  bool single;        // two categories as one number: 0 or 1
  int bytes;          // of the longest text
  Given typical;
};

constexpr std::string_view categories[] = {{categories}};

// The columns that go in.
constexpr Column inputs[] = {{inputs}};

// The columns that come out.
constexpr Column targets[] = {{targets}};

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

inline Cell cellOf(const Given& given) {
  if (given.kind == 'n') return given.number;
  if (given.kind == 't') return std::string(given.text);
  return {};
}

inline double numberOf(const std::string& text) {
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  return text.empty() || *end != 0 ? std::nan("") : number;
}

[[noreturn]] inline void fail(const Column& column, const char* what) {
  throw std::invalid_argument("\"" + std::string(column.name) + "\" " + what);
}

inline int codeOf(const Column& column, const Cell& cell) {
  const auto* number = std::get_if<double>(&cell);
  for (int code = 0; code < column.categories; ++code) {
    const std::string category(categories[column.firstCategory + code]);
    if (number ? numberOf(category) == *number : category == std::get<std::string>(cell)) {
      return code;
    }
  }
  fail(column, "has no such category.");
}

inline void encode(const Column& column, const Cell& cell, std::vector<float>& out) {
  if (std::holds_alternative<std::monostate>(cell)) {
    if (column.typical.kind == '-') fail(column, "has no value.");
    return encode(column, cellOf(column.typical), out);
  }
  if (column.type == Type::number) {
    const auto* number = std::get_if<double>(&cell);
    const double encoded = number ? (*number - column.shift) / column.scale : std::nan("");
    if (!std::isfinite(static_cast<float>(encoded))) fail(column, "takes a number to compute with.");
    out.push_back(static_cast<float>(encoded));
  } else if (column.type == Type::category) {
    const int code = codeOf(column, cell);
    if (column.single) out.push_back(static_cast<float>(code));
    for (int k = 0; k < column.categories && !column.single; ++k) {
      out.push_back(k == code ? 1.0F : 0.0F);
    }
  } else {
    const auto* text = std::get_if<std::string>(&cell);
    const auto bytes = static_cast<std::size_t>(column.bytes);
    if (!text || text->size() > bytes) fail(column, "takes a text, not longer than the longest.");
    for (std::size_t k = 0; k < bytes; ++k) {
      const char letter = k < text->size() ? (*text)[k] : '\0';
      out.push_back(static_cast<float>(static_cast<unsigned char>(letter)) / 255.0F);
    }
  }
}

}  // namespace detail

// A row as the numbers that go into the network. It throws std::invalid_argument for a row that does
// not fit.
inline std::vector<float> encode(const std::vector<Cell>& row) {
  std::vector<float> encoded;
  std::size_t place = 0;
  for (const Column& column : inputs) {
    if (place == row.size()) break;
    detail::encode(column, row[place++], encoded);
  }
  if (place != row.size() || encoded.size() != detail::inputPlaces) {
    throw std::invalid_argument("The row has another number of cells.");
  }
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
  std::size_t place = 0;
  for (const Column& column : targets) {
    const float first = outputs[place++];
    if (column.type == Type::number) {
      values.emplace_back(static_cast<double>(first) * column.scale + column.shift);
      continue;
    }
    int code = column.single && first >= 0.5F ? 1 : 0;
    float largest = first;
    for (int k = 1; k < column.categories && !column.single; ++k) {
      const float next = outputs[place++];
      if (next > largest) {
        largest = next;
        code = k;
      }
    }
    values.emplace_back(std::string(categories[column.firstCategory + code]));
  }
  return values;
}

inline Prediction predict(const std::vector<Cell>& row) {
  std::vector<float> outputs = evaluate(encode(row));
  return {decode(outputs), std::move(outputs)};
}

// Some rows, cell by cell, and the outputs that Edgewise had for them.
constexpr int sampleCount = {{sampleCount}};
constexpr Given sampleCells[] = {{sampleCells}};
constexpr float sampleOutputs[] = {{sampleOutputs}};

// Prints and returns the largest difference from Edgewise, relative where outputs are larger than 1.
inline double check() {
  double largest = 0;
  const Given* cell = sampleCells;
  const float* expected = sampleOutputs;
  for (int sample = 0; sample < sampleCount; ++sample) {
    std::vector<Cell> row;
    for (std::size_t k = 0; k < std::size(inputs); ++k) row.push_back(detail::cellOf(*cell++));
    for (const float output : evaluate(encode(row))) {
      const double size = std::abs(static_cast<double>(*expected));
      const double difference = std::abs(static_cast<double>(output - *expected++));
      if (!(difference / std::max(1.0, size) <= largest)) {
        largest = difference / std::max(1.0, size);
      }
    }
  }
  std::printf("Largest difference in %d rows: %g\n", sampleCount, largest);
  return largest;
}

}  // namespace network

#ifdef NETWORK_CHECK
int main() { return network::check() <= 1e-5 ? 0 : 1; }
#endif

#endif
)text";

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
  std::vector<std::string> categories;
  const std::string inputs = cppColumns(session.encoding().inputs, categories);
  const std::string targets = cppColumns(session.encoding().targets, categories);
  std::vector<std::string> cells;
  std::vector<std::string> outputs;
  for (const auto& [row, prediction] : *samples) {
    for (const Cell& cell : row) cells.push_back(cppCell(cell));
    for (const Real output : prediction.outputs) {
      outputs.push_back(cppFloat(static_cast<float>(output)));
    }
  }
  const std::array inserts{
      Insert{"origin", origin(session)},
      Insert{"example", example(
                            *samples, [](const Cell& cell) { return cppCell(cell); }, "{", "}")},
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
      Insert{"sampleCount", std::to_string(samples->size())},
      Insert{"sampleCells", cppArray(std::move(cells), "{}")},
      Insert{"sampleOutputs", cppArray(std::move(outputs))},
  };
  return filled(headerText, inserts);
}

}  // namespace edgewise::exports
