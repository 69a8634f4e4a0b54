// Tables that are no delimited text.
#include <doctest/doctest.h>

#include "read_grid.hpp"

using gridtest::cellsOf;
using gridtest::readCells;

TEST_CASE("JSON is read as records, rows or columns") {
  CHECK(cellsOf(R"([{"a":0,"y":"no"},{"a":1,"y":"yes"}])") == "a|y / 0|no / 1|yes");
  CHECK(cellsOf(R"([{"a":1},{"b":"x","a":null}])") == "a|b / 1| / |x");
  CHECK(cellsOf("[[0,0,0],[0,1,1]]") == "- / 0|0|0 / 0|1|1");
  CHECK(cellsOf(R"([["x","y"],[1,2],[3,4]])") == "x|y / 1|2 / 3|4");
  CHECK(cellsOf(R"({"a":[1,2],"b":["x","y"]})") == "a|b / 1|x / 2|y");
  CHECK(cellsOf(R"({"columns":[{"name":"a","values":[1,2]},{"name":"b","values":[3]}]})") ==
        "a|b / 1|3 / 2|");
  CHECK(cellsOf(R"({"columns":["a","b"],"index":[0,1],"data":[[1,2],[3,4]]})") ==
        "a|b / 1|2 / 3|4");
  CHECK(cellsOf(R"({"a":{"0":1,"1":2},"b":{"0":"x","1":"y"}})") == "a|b / 1|x / 2|y");
  CHECK(cellsOf(R"({"Anna":{"age":15},"Ben":{"age":16}})") == "row|age / Anna|15 / Ben|16");
  CHECK(cellsOf(R"({"status":"ok","rows":[{"a":1,"b":{"c":2}},{"a":3}]})") == "a|b.c / 1|2 / 3|");
  CHECK(cellsOf("{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":\"y\"}\n") == "a|b / 1|x / 2|y");
  CHECK(cellsOf("[1,2,3]") == "- / 1 / 2 / 3");
  CHECK(readCells("[[1,2]]").format == "json");
}

TEST_CASE("texts in JSON lose their escapes") {
  CHECK(cellsOf(R"([{"a\"b":"caf\u00e9 \ud83d\ude00","c":" x\ty "}])") == "a\"b|c / café 😀|x\ty");
}

TEST_CASE("lists as Python and others print them are rows") {
  const std::string table = "- / 0|0|0 / 0|1|1";
  for (const char* text :
       {"[0, 0, 0]\n[0, 1, 1]\n", "(0, 0, 0)\n(0, 1, 1)\n", "[[0, 0, 0],\n [0, 1, 1],]",
        "[[0 0 0]\n [0 1 1]]", "data = [((0, 0), 0), ((0, 1), 1)]", "np.array([[0,0,0],\n[0,1,1]])",
        "array([[0, 0, 0],\n       [0, 1, 1]], dtype=int64)", "{{0,0,0},{0,1,1}};",
        "([0, 0], [0])\n([0, 1], [1])\n", "# xor\n[0, 0, 0]  # no\n[0, 1, 1]\n",
        "[0,0,0],\n[0,1,1]\n", "A = [0 0 0; 0 1 1];", "[0, 0, 0;\n 0, 1, 1]"}) {
    CAPTURE(text);
    CHECK(cellsOf(text) == table);
  }
  CHECK(cellsOf("{'a': [1, 2], 'b': ['x', 'y']}") == "a|b / 1|x / 2|y");
}

TEST_CASE("brackets in delimited texts are no lists") {
  CHECK(cellsOf("[cm],[kg]\n180,80\n170,60\n") == "[cm]|[kg] / 180|80 / 170|60");
  CHECK(cellsOf("(12),no\n15,yes\n(3),no\n") == "- / (12)|no / 15|yes / (3)|no");
  CHECK(cellsOf("(12),(3)\n(4),(5)\n") == "- / (12)|(3) / (4)|(5)");
}

TEST_CASE("JSON that is no table is refused with the reason") {
  const auto broken = readCells("[{\"a\":1},\n{\"a\":]");
  CHECK(broken.cells == "json: line 2");
  CHECK(readCells(R"({"edgewise":1,"data":{}})").cells == "project: ");
  CHECK(readCells(R"([{"a":1},5])").cells == "format: ");
  CHECK(readCells(R"({"a":{"b":[]}})", {}, "x.json").cells == "format: ");
}

TEST_CASE("tables drawn with pipes are read without their rules") {
  const std::string table = "a|b / 0|no / 1|yes";
  for (const char* text :
       {"| a | b |\n|---|:-:|\n| 0 | no |\n| 1 | yes |\n", "a | b\n--|--\n0 | no\n1 | yes\n",
        "+---+-----+\n| a | b   |\n+---+-----+\n| 0 | no  |\n| 1 | yes |\n+---+-----+\n",
        " a | b  \n---+----\n 0 | no\n 1 | yes\n(2 rows)\n",
        "┌───┬─────┐\n│ a ┆ b   │\n╞═══╪═════╡\n│ 0 ┆ no  │\n│ 1 ┆ yes │\n└───┴─────┘\n",
        "# Title\n\nSome text, with commas.\n\n| a | b |\n|---|---|\n| 0 | no |\n| 1 | yes |\n"}) {
    CAPTURE(text);
    const auto reading = readCells(text);
    CHECK(reading.cells == table);
    CHECK(reading.format == "markdown");
  }
  CHECK(cellsOf("|a|b|\n|-|-|\n|x\\|y|1|\n|z||\n") == "a|b / x|y|1 / z|");
}

TEST_CASE("tables as R and reStructuredText print them are read without their kinds and rules") {
  CHECK(cellsOf("# A tibble: 2 × 2\n      x y\n  <dbl> <chr>\n1   1.5 a\n2   2.5 b\n") ==
        "row|x|y / 1|1.5|a / 2|2.5|b");
  CHECK(cellsOf("=====  ====\nA      B\n=====  ====\n0      no\n1      yes\n=====  ====\n") ==
        "A|B / 0|no / 1|yes");
}

TEST_CASE("tables of web pages are read, the largest first") {
  const std::string page =
      "<!doctype html><html><body><p>x</p><table><tr><th>a</th><th>b</th></tr>"
      "<tr><td>1</td><td>x &amp; <b>y</b></td></tr>\n<tr><td>2<td>z<br>w</table></body></html>";
  CHECK(cellsOf(page) == "a|b / 1|x & y / 2|z w");
  CHECK(readCells(page).format == "html");
  CHECK(cellsOf("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>") ==
        "- / 1|2 / 3|4");
  CHECK(cellsOf("<table><tr><td colspan=2>Title</td></tr><tr><td>a</td><td>b</td></tr>"
                "<tr><td rowspan=2>1</td><td>2</td></tr><tr><td>3</td></tr></table>") ==
        "a|b / 1|2 / 1|3");
  const std::string two =
      "<table><tr><td>5</td></tr></table><table><tr><td>1</td><td>2</td></tr>"
      "<tr><td>3</td><td>4</td></tr></table>";
  CHECK(cellsOf(two) == "- / 1|2 / 3|4");
  CHECK(readCells(two).taken("sheet") == "2");
  CHECK(cellsOf(two, {{"sheet", "", "1"}}) == "- / 5");
}

TEST_CASE("a web page without a table is named as one") {
  const auto reading =
      readCells("<!DOCTYPE html>\n<html><body><p>Sign in, please</p></body></html>");
  CHECK(reading.cells == "format: ");
  CHECK(reading.message.find("This is a web page, not a table") == 0);
  CHECK(readCells("<?xml version=\"1.0\"?><a/>").cells == "format: ");
}

TEST_CASE("ARFF gives names and rows") {
  CHECK(cellsOf("% c\n@RELATION r\n@ATTRIBUTE a NUMERIC\n@attribute 'b c' {x,y}\n@DATA\n"
                "5.1, x\n% in between\n?,'y'\n") == "a|b c / 5.1|x / ?|y");
  CHECK(cellsOf("@relation r\n@attribute a numeric\n@attribute b numeric\n@data\n{1 5}\n{}\n") ==
        "a|b / 0|5 / 0|0");
  CHECK(cellsOf("@relation r\n@attribute a numeric\n@attribute b {n, y}\n@data\n{0 1}\n{1 y}\n") ==
        "a|b / 1|n / 0|y");
  CHECK(readCells("@relation r\n@attribute a numeric\n@data\n{7 5}\n").cells == "format: line 4");
}
