// Lines that are no rows: above the names, below them, in the middle, at the end.
#include <doctest/doctest.h>

#include "read_grid.hpp"

using gridtest::cellsOf;
using gridtest::readCells;

TEST_CASE("a title above the names is left out and said") {
  for (const char* text : {
           "Class 9b, heights\n\nname,height\nAnna,170\nBen,180\n",
           "Table 1: heights,\n\nname,height\nAnna,170\nBen,180\n",
           "# exported\n# by a program\nname,height\nAnna,170\nBen,180\n",
           "\"# exported 2024-05-01\"\nname,height\nAnna,170\nBen,180\n",
           "; DataLogger 3\nname,height\nAnna,170\nBen,180\n",
           "% comment\nname,height\nAnna,170\nBen,180\n",
           "// comment\nname,height\nAnna,170\nBen,180\n",
           "Device: X\nSerial: 5\n\nname,height\nAnna,170\nBen,180\n",
           "Measured, by hand, on Monday\nname,height\nAnna,170\nBen,180\n",
           "Heights of class 9b, in cm\nname,height\nAnna,170\nBen,180\n",
           "School: North,\nClass: 9b,\n,\nname,height\nAnna,170\nBen,180\n",
       }) {
    CAPTURE(text);
    const auto reading = readCells(text);
    CHECK(reading.cells == "name|height / Anna|170 / Ben|180");
    CHECK(reading.taken("preamble") == "left out");
  }
  CHECK(readCells("A\nB\nx,y\n1,2\n3,4\n").where("preamble") == "lines 1 to 2");
  CHECK(readCells("A\nx,y\n1,2\n3,4\n").where("preamble") == "line 1");
}

TEST_CASE("a group of names above the names is a title, too") {
  CHECK(cellsOf("Group A,,Group B,\nx,y,u,v\n1,2,3,4\n5,6,7,8\n") == "x|y|u|v / 1|2|3|4 / 5|6|7|8");
}

TEST_CASE("several titles that are filled up with delimiters are left out together") {
  const auto reading = readCells(
      "School: North;;;\nClass: 10a;;;\n;;;\nName;Exam 1;Exam 2;Passed\nAnna;12;14;yes\n"
      "Ben;5;8;no\n");
  CHECK(reading.cells == "Name|Exam 1|Exam 2|Passed / Anna|12|14|yes / Ben|5|8|no");
  CHECK(reading.where("preamble") == "lines 1 to 2");
  CHECK(cellsOf("Run 3;;\nDate: 12.05.2024;;\nt in s;x in m;v\n0;0;0\n1;0,5;1\n") ==
        "t in s|x in m|v / 0|0|0 / 1|0,5|1");
}

TEST_CASE("names that stand once more are no row") {
  const auto reading = readCells("x,y,c\n1,2,a\n2,3,b\nx,y,c\n3,4,a\n");
  CHECK(reading.cells == "x|y|c / 1|2|a / 2|3|b / 3|4|a");
  CHECK(reading.where("comment") == "line 4");
  CHECK(cellsOf("x,c\n1,a\nx,c\n3,b\n", {{"comment", "line 3", "kept"}}) ==
        "x|c / 1|a / x|c / 3|b");
}

TEST_CASE("ways of writing times are units") {
  CHECK(cellsOf("Time;Ch1;State\nhh:mm:ss;V;-\n10:00:01;1,2;OK\n10:00:02;1,3;OK\n") ==
        "Time|Ch1|State / 10:00:01|1,2|OK / 10:00:02|1,3|OK");
}

TEST_CASE("a line above the names is kept if it is chosen so") {
  CHECK(cellsOf("Title,,\na,b,c\n1,2,3\n4,5,6\n", {{"preamble", "line 1", "kept"}}) ==
        "Title|column 2|column 3 / a|b|c / 1|2|3 / 4|5|6");
}

TEST_CASE("sep= names the delimiter and is no row") {
  CHECK(cellsOf("sep=;\nx;y\n1;2\n") == "x|y / 1|2");
  CHECK(cellsOf("sep=,\r\nx,y\r\n1,2\r\n") == "x|y / 1|2");
  CHECK(cellsOf("sep=\t\nx\ty\n1\t2\n") == "x|y / 1|2");
  CHECK(cellsOf("\"sep=;\"\nx;y\n1;2\n") == "x|y / 1|2");
  // It is obeyed where another delimiter would look better.
  CHECK(cellsOf("sep=;\nx,1;y,2\n1,5;2,5\n") == "x,1|y,2 / 1,5|2,5");
}

TEST_CASE("names are found in the last comment above rows without names") {
  for (const char* text : {"# note\n# year,mean\n1959,315.98\n1960,316.91\n",
                           "# note\n#year mean\n1959,315.98\n1960,316.91\n",
                           "% year mean\n1959 315.98\n1960 316.91\n"}) {
    CAPTURE(text);
    const auto reading = readCells(text);
    CHECK(reading.cells == "year|mean / 1959|315.98 / 1960|316.91");
    CHECK(reading.taken("header") == "names");
  }
  CHECK(cellsOf("# t U\n# s V\n0.1 5.2\n0.2 5.1\n") == "t|U / 0.1|5.2 / 0.2|5.1");
}

TEST_CASE("units below the names are left out and said") {
  for (const char* units : {"(s),(V),", "[s],[V],", "s,V,", "ms,mV,", "float,float,string"}) {
    CAPTURE(units);
    const std::string text =
        std::string("time,voltage,class\n") + units + "\n0.1,1.5,a\n0.2,2.5,b\n0.3,1.4,a\n";
    const auto reading = readCells(text);
    CHECK(reading.cells == "time|voltage|class / 0.1|1.5|a / 0.2|2.5|b / 0.3|1.4|a");
    CHECK(reading.taken("units") == "left out");
    CHECK(reading.where("units") == "line 2");
  }
  CHECK(cellsOf("t,U\ns,V\n1,2\n3,4\n", {{"units", "line 2", "kept"}}) == "t|U / s|V / 1|2 / 3|4");
  CHECK(cellsOf("t,U\nsec,volts\n1,2\n3,4\n") == "t|U / 1|2 / 3|4");
}

TEST_CASE("a first row with a text of its own is no line of units") {
  CHECK(cellsOf("name,score\nAnna,absent\nBen,5\nCem,7\n") ==
        "name|score / Anna|absent / Ben|5 / Cem|7");
  CHECK(cellsOf("profit,loss\n(12),(3)\n15,4\n7,2\n") == "profit|loss / (12)|(3) / 15|4 / 7|2");
  CHECK(cellsOf("a,b\n5 s,3 m\n6 s,4 m\n7 s,5 m\n") == "a|b / 5 s|3 m / 6 s|4 m / 7 s|5 m");
}

TEST_CASE("comments in the middle are left out and said") {
  const auto reading = readCells("x,y\n1,2\n# sensor restarted\n2,4\n3,6\n");
  CHECK(reading.cells == "x|y / 1|2 / 2|4 / 3|6");
  CHECK(reading.where("comment") == "line 3");
  CHECK(reading.lines == std::vector<std::int64_t>{2, 4, 5});
  CHECK(cellsOf("x,y\n1,2\nsensor restarted\n2,4\n") == "x|y / 1|2 / 2|4");
  CHECK(cellsOf("x,y\n1,2\n# a\n2,4\n", {{"comment", "line 3", "kept"}}) ==
        "x|y / 1|2 / # a| / 2|4");
}

TEST_CASE("marks of comments are cells where most rows begin so") {
  CHECK(cellsOf("color,y\n#FF0000,1\n#00FF00,0\n#0000FF,1\n") ==
        "color|y / #FF0000|1 / #00FF00|0 / #0000FF|1");
  CHECK(cellsOf("#,height\n1,170\n2,180\n") == "#|height / 1|170 / 2|180");
  CHECK(cellsOf("%,y\n5,1\n6,2\n") == "%|y / 5|1 / 6|2");
  CHECK(cellsOf(";a;b\n0;1;2\n1;3;4\n") == "column 1|a|b / 0|1|2 / 1|3|4");
}

TEST_CASE("foot lines are left out and said") {
  for (const char* foot :
       {"Source: school office", "Source: school office,", "\nNote: a, b and c", "* estimated",
        "(2 rows)", "Quelle: Schulamt, 2024", "exported by a program, version 5", "© 2024"}) {
    CAPTURE(foot);
    const auto reading = readCells(std::string("a,b\n1,2\n2,4\n") + foot + "\n");
    CHECK(reading.cells == "a|b / 1|2 / 2|4");
    CHECK(reading.taken("summary") == "left out");
  }
  CHECK(cellsOf("a,b\n1,2\n2,4\nSource: x\n", {{"summary", "line 4", "kept"}}) ==
        "a|b / 1|2 / 2|4 / Source: x|");
}

TEST_CASE("lines of blanks, of delimiters and of dashes are no rows") {
  CHECK(cellsOf("x,y\n1,2\n,\n2,4\n\n  \n3,6\n") == "x|y / 1|2 / 2|4 / 3|6");
  CHECK(cellsOf("x  y\n---  ---\n1  2\n3  4\n") == "x|y / 1|2 / 3|4");
}

TEST_CASE("many lines that are left out are told in one sentence") {
  std::string text = "x,y\n";
  for (int k = 0; k < 30; ++k) text += "1,2\n# restarted\n";
  const auto reading = readCells(text);
  CHECK(reading.lines.size() == 30);
  CHECK(reading.entries.size() == 1);
  CHECK(readCells(text, {{"comment", "", "kept"}}).lines.size() == 60);
}
