// Line ends, quotes, and rows that are too short or too long.
#include <doctest/doctest.h>

#include "read_grid.hpp"

using gridtest::cellsOf;
using gridtest::readCells;

TEST_CASE("line ends may be of any kind, and mixed") {
  for (const char* text :
       {"a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r", "a,b\r\n1,2\n3,4",
        "a,b\n1,2\r\n3,4\r\n", "a,b\r\n1,2\r3,4\r\n", "a,b\r\r\n1,2\r\r\n3,4\r\r\n"}) {
    CAPTURE(text);
    const auto reading = readCells(text);
    CHECK(reading.cells == "a|b / 1|2 / 3|4");
    CHECK(reading.lines == std::vector<std::int64_t>{2, 3});
  }
}

TEST_CASE("line ends inside quotes belong to the cell, and the lines behind are counted on") {
  const auto reading = readCells("note,y\n\"two\r\nlines\",1\n\"one\",2\n");
  CHECK(reading.cells == "note|y / two\r\nlines|1 / one|2");
  CHECK(reading.lines == std::vector<std::int64_t>{2, 4});
}

TEST_CASE("quotes round cells are taken off") {
  CHECK(cellsOf("a,b\n\"x, y\",1\n\"\",2\n") == "a|b / x, y|1 / |2");
  CHECK(cellsOf("a,b\n\"say \"\"hi\"\"\",1\n\"\"\"\",2\n") == "a|b / say \"hi\"|1 / \"|2");
  CHECK(cellsOf("\"a\", \"b\"\n1, \"x, y\"\n2 , \"z\" \n") == "a|b / 1|x, y / 2|z");
  CHECK(cellsOf("“a”,“b”\n“1”,“x, y”\n„2“,«z»\n") == "a|b / 1|x, y / 2|z");
  CHECK(cellsOf("name,x\n'Smith, J',1\n'Doe, K',2\n") == "name|x / Smith, J|1 / Doe, K|2");
  CHECK(cellsOf("a,b\n\"say \\\"hi\\\"\",1\n\"x\",2\n") == "a|b / say \"hi\"|1 / x|2");
}

TEST_CASE("digits that a spreadsheet keeps as text lose its marks") {
  CHECK(cellsOf("a,b\n=\"007\",1\n=\"012\",2\n") == "a|b / 007|1 / 012|2");
  CHECK(cellsOf("a,b\n'12,x\n'15,y\n") == "a|b / '12|x / '15|y");
}

TEST_CASE("quotes inside a cell are text") {
  CHECK(cellsOf("size,price\n5\",10\n7\",14\n") == "size|price / 5\"|10 / 7\"|14");
  CHECK(cellsOf("a,b\n\"Great\" movie,1\nx,2\n") == "a|b / \"Great\" movie|1 / x|2");
  CHECK(cellsOf("name,y\nO'Brien,1\nD'Arcy,2\n") == "name|y / O'Brien|1 / D'Arcy|2");
  const auto reading = readCells("a,b\n\"say \"hi\" now\",1\nx,2\n");
  CHECK(reading.cells == "a|b / say \"hi\" now|1 / x|2");
  CHECK(reading.where("quotes") == "line 2");
}

TEST_CASE("a quote that is never closed is refused with its line") {
  const auto reading = readCells("a,b\n1,x\n2,\"y\n3,z\n");
  CHECK(reading.cells == "quotes: line 3");
  CHECK(reading.message.find("Line 3") == 0);
}

TEST_CASE("short rows end with gaps, which is said") {
  const auto reading = readCells("a,b,c\n1,2,x\n2,3\n3,4,x\n");
  CHECK(reading.cells == "a|b|c / 1|2|x / 2|3| / 3|4|x");
  CHECK(reading.where("short") == "line 3");
}

TEST_CASE("a delimiter at the end of rows or names is left out, which is said") {
  CHECK(cellsOf("A,B,C\n1,4,7,\n2,5,8,\n3,6,9,\n") == "A|B|C / 1|4|7 / 2|5|8 / 3|6|9");
  CHECK(cellsOf("A,B,C,\n1,4,7\n2,5,8\n") == "A|B|C / 1|4|7 / 2|5|8");
  CHECK(cellsOf("A,B,,,\n1,2,,,\n3,4,,,\n") == "A|B / 1|2 / 3|4");
  CHECK(cellsOf("A,B\n1,2\n3,4,,\n5,6\n") == "A|B / 1|2 / 3|4 / 5|6");
  CHECK(cellsOf("1,2,\n3,4,\n") == "- / 1|2 / 3|4");
  for (const char* text : {"A,B\n1,2,\n3,4,\n", "A,B,\n1,2\n3,4\n", "A,B\n1,2\n3,4,,\n5,6\n"}) {
    CAPTURE(text);
    CHECK(readCells(text).taken("superfluous") == "left out");
  }
}

TEST_CASE("a row that is too long is refused with its line and the remedy") {
  const auto reading = readCells("a,b\n1,2\n3,4,5\n6,7\n");
  CHECK(reading.cells == "ragged: line 3");
  CHECK(reading.message.find("quotation marks") != std::string::npos);
  // Decimal commas between commas cannot be told apart.
  const auto commas = readCells("a,b\nx,2\ny,3\n1,5,2,5\n");
  CHECK(commas.cells == "ragged: line 4");
  CHECK(commas.message.find("semicolons") != std::string::npos);
}

TEST_CASE("limits are refused with what to do") {
  std::string wide = "0";
  for (int k = 1; k < 1200; ++k) wide += "," + std::to_string(k % 7);
  CHECK(cellsOf(wide + "\n" + wide + "\n") == "limit: ");
  std::string tall;
  for (int k = 0; k < 200'002; ++k) tall += "1,2\n";
  CHECK(cellsOf(tall) == "limit: ");
}

TEST_CASE("reading can be watched and cancelled") {
  using namespace edgewise;
  std::string text = "a,b\n";
  for (int k = 0; k < 20'000; ++k) text += std::to_string(k) + ",x\n";
  data::Report report({});
  double last = 0;
  bool rising = true;
  const auto grid = data::readGrid(text, {}, report, [&](double done) {
    rising = rising && done >= last && done <= 1;
    last = done;
    return true;
  });
  REQUIRE(grid);
  CHECK(rising);
  CHECK(last > 0.5);
  const auto cancelled = data::readGrid(text, {}, report, [](double done) { return done < 0.5; });
  REQUIRE_FALSE(cancelled);
  CHECK(cancelled.error().code == "cancelled");
}

TEST_CASE("what a sample of the first lines cannot show is seen in the rest") {
  std::string text = "a,b\n";
  for (int k = 0; k < 5000; ++k) text += std::to_string(k) + ",1.5\n";
  CHECK(readCells(text + "7,8,9\n").cells == "ragged: line 5002");
  CHECK(readCells(text + "Source: me\n").lines.size() == 5000);
}
