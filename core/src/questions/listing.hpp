// The rows of a set with what the network makes of them: sorted, filtered, and a page at a time, so
// that tables of any length can be read.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/explain.hpp"

namespace edgewise {

enum class ListingOrder {
  row,         // as in the table
  loss,        // of the example alone
  cell,        // the value in a column
  prediction,  // the value predicted for a target column
};

inline constexpr std::array<std::string_view, 4> listingOrderNames{"row", "loss", "cell",
                                                                   "prediction"};

// Rows of one category that were predicted as another, or as itself: a cell of a confusion matrix.
struct ConfusionCell {
  std::string target;
  std::string truth;
  std::string prediction;
};

struct ListingSpec {
  bool test = false;
  ListingOrder order = ListingOrder::row;
  std::string column{};  // of the orders "cell" and "prediction"
  bool descending = false;
  bool wrong = false;  // only rows with a category that is predicted wrong
  std::optional<ConfusionCell> cell{};
  Index from = 0;  // place in the sorted list
  Index count = 50;
};

struct ListedExample {
  Index index = 0;  // place in the set
  ExampleReport report;
};

struct Listing {
  Index total = 0;  // rows that the filters let through
  Index wrong = 0;  // of these with a category that is predicted wrong
  std::vector<ListedExample> examples;
};

// Rows that compare equal keep the order of the table. Errors: "data" without data, "reference" for
// a column that has no such role or a category that it does not have.
Result<Listing> listExamples(const Session& session, const ListingSpec& spec);

}  // namespace edgewise
