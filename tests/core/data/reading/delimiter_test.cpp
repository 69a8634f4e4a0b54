#include <doctest/doctest.h>

#include "read_grid.hpp"

using gridtest::cellsOf;
using gridtest::readCells;

TEST_CASE("the delimiter is the one that gives equal widths and numbers") {
  const std::vector<std::array<const char*, 3>> texts{{
      {"1,5;2,5;0\n2,5;3,5;1\n3,0;4,5;1\n", ";", "- / 1,5|2,5|0 / 2,5|3,5|1 / 3,0|4,5|1"},
      {"a (x, y);b (m, n)\n1;2\n3;4\n", ";", "a (x, y)|b (m, n) / 1|2 / 3|4"},
      {"x\ty\n1\t 2\n2\t4\n", "tab", "x|y / 1|2 / 2|4"},
      {"a|b note,x\n1,2\n2,3\n", ",", "a|b note|x / 1|2 / 2|3"},
      {"a|b\n1|2\n3|4\n", "|", "a|b / 1|2 / 3|4"},
      {"x y class\n1 2 a\n2 3 b\n", "blanks", "x|y|class / 1|2|a / 2|3|b"},
      {" 0.5  18.0   2\n 0.2   0.0   7\n", "blanks", "- / 0.5|18.0|2 / 0.2|0.0|7"},
      {"mpg \"car name\"\n18 \"ford pinto\"\n15 \"vw\"\n", "blanks",
       "mpg|car name / 18|ford pinto / 15|vw"},
      {"car name    mpg\nford pinto  25\nvw          17\n", "wide blanks",
       "car name|mpg / ford pinto|25 / vw|17"},
      {"x^y\n1^2\n2^4\n", "^", "x|y / 1|2 / 2|4"},
      {"x:y\n1:2\n2:4\n", ":", "x|y / 1|2 / 2|4"},
      {"x, y\n1,5, 2,5\n2,5, 3,5\n", ", ", "x|y / 1,5|2,5 / 2,5|3,5"},
      {"Ort\tpop\nA\t1,234\nB\t2,345\n", "tab", "Ort|pop / A|1,234 / B|2,345"},
      {"x;y\n10 000;a\n25 000;b\n", ";", "x|y / 10 000|a / 25 000|b"},
      {"t,y\n08:30,1\n09:15,2\n", ",", "t|y / 08:30|1 / 09:15|2"},
      {"1,a;b\n2,c;d\n3,e;f\n", ",", "- / 1|a;b / 2|c;d / 3|e;f"},
      {"x;c\n1,2 Mio. €;a\n3,4 Mio. €;b\n", ";", "x|c / 1,2 Mio. €|a / 3,4 Mio. €|b"},
      {"x,c\n1h 30m,a\n2h 15m,b\n", ",", "x|c / 1h 30m|a / 2h 15m|b"},
      {"x,c\n45 (90%),a\n30 (60%),b\n", ",", "x|c / 45 (90%)|a / 30 (60%)|b"},
      {"T, W, R\n12,5, 3,4, ja\n13,0, 2,2, nein\n", ", ", "T|W|R / 12,5|3,4|ja / 13,0|2,2|nein"},
  }};
  for (const auto& [text, delimiter, cells] : texts) {
    const std::string_view shown = text;
    CAPTURE(shown);
    const auto reading = readCells(text);
    CHECK(reading.delimiter == delimiter);
    CHECK(reading.cells == cells);
  }
}

TEST_CASE("a single column stays one") {
  CHECK(cellsOf("x\n1,5\n2,5\n") == "x / 1,5 / 2,5");
  CHECK(cellsOf("2024-01-01 08:00\n2024-01-01 09:00\n") ==
        "- / 2024-01-01 08:00 / 2024-01-01 09:00");
  CHECK(cellsOf("name\nMaria Lopez\nJohn Smith\n") == "name / Maria Lopez / John Smith");
  CHECK(cellsOf("08:30\n09:15\n") == "- / 08:30 / 09:15");
}

TEST_CASE("two ways that are as likely are asked about, and the other one is a choice") {
  const auto reading = readCells("1,5\n2,5\n3,5\n");
  CHECK(reading.asks("delimiter"));
  CHECK(reading.cells == "- / 1|5 / 2|5 / 3|5");
  CHECK(cellsOf("1,5\n2,5\n3,5\n", {{"delimiter", "", ";"}}) == "- / 1,5 / 2,5 / 3,5");
  CHECK(cellsOf("a b,c\nd e,f\n", {{"delimiter", "", "blanks"}}) == "a|b,c / d|e,f");
  CHECK(cellsOf("a,b\n1,2\n", {{"delimiter", "", "no such word"}}) == "a|b / 1|2");
}

TEST_CASE("rare delimiters are said, usual ones are not") {
  CHECK(readCells("x y\n1 2\n3 4\n").taken("delimiter") == "blanks");
  CHECK(readCells("x,y\n1,2\n3,4\n").taken("delimiter").empty());
  CHECK(readCells("x;y\n1;2\n3;4\n").taken("delimiter").empty());
}

TEST_CASE("arrows set the last columns apart") {
  const std::string table = "- / 0|0|0 / 0|1|1 / 1|0|1";
  for (const char* text : {
           "0,0 -> 0\n0,1 -> 1\n1,0 -> 1\n",
           "(0,0) -> 0\n(0,1) -> 1\n(1,0) -> 1\n",
           "0 0 => 0\n0 1 => 1\n1 0 => 1\n",
           "0;0 → 0\n0;1 → 1\n1;0 → 1\n",
           "(0, 0): 0\n(0, 1): 1\n(1, 0): 1\n",
           "0 0 | 0\n0 1 | 1\n1 0 | 1\n",
           "0 0 = 0\n0 1 = 1\n1 0 = 1\n",
       }) {
    CAPTURE(text);
    CHECK(cellsOf(text) == table);
  }
  CHECK(cellsOf("a b -> y\n0 0 -> 0\n0 1 -> 1\n") == "a|b|y / 0|0|0 / 0|1|1");
  CHECK(cellsOf("00 -> 0\n01 -> 1\n") == "- / 00|0 / 01|1");
  CHECK(readCells("0,0 -> 0\n0,1 -> 1\n").taken("arrow") == "->");
}
