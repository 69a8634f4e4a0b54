#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "data/reading/report.hpp"
#include "data/reading/steps.hpp"

using namespace edgewise;
using namespace edgewise::data;

namespace {

Grid gridOf(const std::string& text) {
  Report report({});
  auto grid = readGrid(text, {.name = "own.csv"}, report, {});
  if (!grid) FAIL(grid.error().message);
  return std::move(*grid);
}

}  // namespace

TEST_CASE("a word above numbers is a name, though the word beside it stands below, too") {
  const Grid grid = gridOf("alter,ja\n15,ja\nk.A.,nein\n16,ja\nkeine Angabe,nein\n17,ja\n");
  CHECK(grid.hasNames);
  CHECK(grid.names == std::vector<std::string>{"alter", "ja"});
  CHECK(grid.rows() == 5);
}

TEST_CASE("a row that begins with an error value is no comment") {
  const Grid grid = gridOf("x,c\n1,a\n#DIV/0!,b\n7,a\n#N/A,b\n");
  CHECK(grid.rows() == 4);
  CHECK(grid.cell(1, 0) == "#DIV/0!");
  CHECK(gridOf("x,c\n1,a\n# restarted\n7,a\n").rows() == 2);
}
