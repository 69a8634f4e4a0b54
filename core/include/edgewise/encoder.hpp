// How cells become numbers for input neurons, and outputs become cells again.
//
// An encoder is fitted once, on the training rows, and is part of the model from then on.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/table.hpp"

namespace edgewise {

enum class Scale {
  none,      // as it is
  standard,  // (x - mean) / standard deviation
  minmax,    // (x - min) / (max - min)
};

inline constexpr std::array<std::string_view, 3> scaleNames{"none", "standard", "minmax"};

// What happens to a row with a missing input: it is left out, or the cell takes the mean (numbers)
// or the most frequent value (categories). Rows with a missing target are always left out.
enum class Missing { drop, fill };

inline constexpr std::array<std::string_view, 2> missingNames{"drop", "fill"};

// A category column with more categories than this cannot be encoded.
inline constexpr Index maxCategories = 1000;

// A text that goes in byte by byte may have so many of them.
inline constexpr Index maxBytes = 512;

struct ColumnEncoder {
  std::string name;
  ColumnType type = ColumnType::number;
  std::vector<std::string> categories{};
  Index bytes = 0;      // length of the longest text, of a column that goes in byte by byte
  bool single = false;  // a target of two categories as one number: 0 or 1
  double shift = 0;     // numbers are encoded as (x - shift) / scale
  double scale = 1;
  double low = -1;  // range over the training rows, raw
  double high = 1;
  Cell typical{};     // mean or most frequent value of the training rows
  bool fill = false;  // a missing cell counts as `typical`

  // Neurons the column takes.
  Index width() const;
  // What neuron k of the column stands for: "petal_width_cm", "species = setosa", "text[0]".
  std::string label(Index k) const;

  // Errors: a missing cell that is not to be filled, a text that is no category, a text where a
  // number belongs, a number too large for the network's precision, a text longer than the longest
  // of the table. A byte b of UTF-8 goes in as b / 255, and 0 behind the end. `out` has width()
  // places.
  Status encode(const Cell& cell, std::span<Real> out) const;

  // The number or category that outputs of width() values stand for: the category with the largest
  // one (the first among equals), or for a single output the second category from 0.5 on.
  Cell decode(std::span<const Real> outputs) const;

  // One share a category, of the outputs of a category column; those of a single output p are 1 - p
  // and p. Probabilities where the outputs are.
  std::vector<Real> shares(std::span<const Real> outputs) const;
};

// Fits an encoder to the cells of `rows`. Errors: no value in any of them; more than maxCategories
// categories.
Result<ColumnEncoder> fitEncoder(const Column& column, std::span<const Index> rows, Scale scale);

// The encoders of all inputs and targets, in the order of their neurons.
struct Encoding {
  std::vector<ColumnEncoder> inputs;
  std::vector<ColumnEncoder> targets;

  Index inputWidth() const;
  Index outputWidth() const;
};

}  // namespace edgewise
