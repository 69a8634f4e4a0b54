#include "data/table.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "data/decimal.hpp"
#include "edgewise/dataset.hpp"

using namespace edgewise;

namespace {

const Cell gap{};

Column columnOf(const std::vector<Cell>& cells, std::optional<ColumnType> type = std::nullopt) {
  auto column = makeColumn("c", cells, type);
  REQUIRE(column);
  return *column;
}

}  // namespace

TEST_CASE("a column of numbers is a number column, with gaps") {
  const Column column = columnOf({1.5, gap, -2.0});
  CHECK(column.type == ColumnType::number);
  CHECK(column.missing(1));
  CHECK(column.cell(0) == Cell{1.5});
  CHECK(column.cell(1) == gap);
}

TEST_CASE("a column of texts has sorted categories") {
  const Column column = columnOf({"b", "a", gap, "b"});
  CHECK(column.type == ColumnType::category);
  CHECK(column.categories == std::vector<std::string>{"a", "b"});
  CHECK(column.codes == std::vector<Index>{1, 0, -1, 1});
}

TEST_CASE("numbers as categories are sorted by size") {
  const Column column = columnOf({10.0, 9.0, 0.5}, ColumnType::category);
  CHECK(column.categories == std::vector<std::string>{"0.5", "9", "10"});
}

TEST_CASE("texts among numbers are a fault at their row") {
  const auto mixed = makeColumn("c", {Cell{1.0}, Cell{"x"}});
  REQUIRE_FALSE(mixed);
  CHECK(mixed.error().path == "[0]");
  const auto wrong = makeColumn("c", {Cell{1.0}, Cell{"x"}}, ColumnType::number);
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().path == "[1]");
}

TEST_CASE("a summary counts gaps and sees constant columns") {
  const ColumnSummary summary = summarize(columnOf({1.0, gap, 3.0}));
  CHECK(summary.missing == 1);
  CHECK(summary.mean == 2);
  CHECK(summary.deviation == 1);
  CHECK(summary.min == 1);
  CHECK(summary.max == 3);
  CHECK_FALSE(summary.constant);
  CHECK(summarize(columnOf({5.0, 5.0, gap})).constant);
  CHECK(summarize(columnOf({gap, gap})).constant);
}

TEST_CASE("the shortest text reads back as the same number") {
  CHECK(shortest(0.1) == "0.1");
  CHECK(shortest(0.1F) == "0.1");
  CHECK(shortest(3.0) == "3");
  CHECK(shortest(1.0 / 3) == "0.3333333333333333");
  CHECK(shortest(1e300) == "1e+300");
}
