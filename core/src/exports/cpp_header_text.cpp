#include "exports/cpp_header_text.hpp"

namespace edgewise::exports {

const std::string_view cppHeaderText = R"text(// A neural network, {{origin}}.
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

// Numbers go in as (number - shift) / scale; a gap becomes the typical value, where there is one.
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

// Prints and returns the largest difference from Edgewise, relative where outputs exceed 1.
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

}  // namespace edgewise::exports
