// How encoders are fitted to the training rows.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/dataset.hpp"

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

// Fits an encoder to the cells of `rows`. Errors: no value in any of them; more than maxCategories
// categories.
Result<ColumnEncoder> fitEncoder(const Column& column, std::span<const Index> rows, Scale scale);

// The columns as a list for people, with the number of neurons of those that take several:
// "length, species (3)".
std::string columnsInWords(const std::vector<ColumnEncoder>& encoders);

}  // namespace edgewise
