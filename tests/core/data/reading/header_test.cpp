// Is the first line names, or an example?
#include <doctest/doctest.h>

#include "read_grid.hpp"

using gridtest::cellsOf;
using gridtest::readCells;

TEST_CASE("a first line of the types and categories below it is data") {
  CHECK(cellsOf("5.1,3.5,Iris-setosa\n4.9,3.0,Iris-setosa\n7.0,3.2,Iris-versicolor\n") ==
        "- / 5.1|3.5|Iris-setosa / 4.9|3.0|Iris-setosa / 7.0|3.2|Iris-versicolor");
  for (const char* text : {
           "39, State-gov, 77516, <=50K\n50, Private, 83311, >50K\n38, ?, 215646, >50K\n",
           "842302,M,17.99\n842517,M,20.57\n8510426,B,13.54\n",
           "B,1,1,1\nR,1,1,2\nL,2,1,1\nB,2,2,2\n",
           "2024-01-01,3.5,rain\n2024-01-02,4.1,dry\n2024-01-03,2.2,rain\n",
           "1.2\t3.4\tA\n2.1\t4.5\tB\n0.9\t3.1\tA\n",
           "sunny,hot,no\nsunny,mild,no\nrain,hot,yes\nrain,mild,yes\nrain,cool,no\n",
           "0,0,0\n0,1,1\n1,0,1\n1,1,0\n",
           "?,1.5,a\n2,2.5,b\n3,3.5,a\n",
           "1,2,3\n4,5,6\n7,8,9\n",
           "<0.01,5\n0.05,3\n0.3,4\n",
           "12 cm,big\n10 cm,small\n9 cm,small\n",
           "1.5\n2.5\n3.5\n",
           "5,3\n",
       }) {
    CAPTURE(text);
    const auto reading = readCells(text);
    CHECK(reading.cells.starts_with("- / "));
    CHECK(reading.taken("header") == "data");
  }
}

TEST_CASE("words above numbers are names, and nothing is said about them") {
  for (const char* text : {
           "a,b,y\n0,0,no\n0,1,yes\n",
           "1st test,2nd test,3rd test\n12,14,15\n5,8,7\n",
           "Name;1. KA;2. KA\nA;2;3\nB;4;4\n",
           "1h,2h,4h\n0.5,0.7,1.1\n0.4,0.6,0.9\n",
           "5-year rate,10-year rate\n0.5,0.2\n0.6,0.3\n",
           "subject,lessons\nMaths,5\nArt,2\n",
           ",len,Species\n0,5.1,setosa\n1,4.9,setosa\n",
           "name;taille;âge\nAlice;1,65;15\nBob;1,80;16\n",
           "\"x1\",\"x2\"\n1,2\n2,3\n",
           "date,visitors\n2024-01-01,5\n2024-01-02,6\n",
       }) {
    CAPTURE(text);
    const auto reading = readCells(text);
    CHECK_FALSE(reading.cells.starts_with("-"));
    CHECK(reading.taken("header").empty());
  }
}

TEST_CASE("words above other texts are names") {
  CHECK(cellsOf("city,country\nUlm,Germany\nBern,Switzerland\n").starts_with("city|country / "));
  CHECK(cellsOf("pet,mood\ncat,good\ndog,bad\ncat,bad\n").starts_with("pet|mood / "));
}

TEST_CASE("numbers that count on above other kinds are names, which is said") {
  for (const char* text : {
           "2019,2020,2021\n1.5,2.5,4.0\n2.5,3.5,6.0\n",
           "0,1,2,3\n0.1,0.2,0.3,1\n0.5,0.6,0.7,0\n",
           "0,1,2,3\n5.1,3.5,1.4,setosa\n4.9,3.0,1.4,setosa\n7.0,3.2,4.7,virginica\n",
           "country,1990,2000,2010\nA,1.5,2.5,3.5\nB,2.5,2.6,2.7\n",
           ",0,1\n0,5,3\n1,2,2\n2,8,1\n",
           "0,1,2,3,4,5,6,7\n5,3,1,0,0,1,2,3\n1,0,0,0,5,1,2,2\n",
       }) {
    CAPTURE(text);
    const auto reading = readCells(text);
    CHECK_FALSE(reading.cells.starts_with("-"));
    CHECK(reading.taken("header") == "names");
  }
}

TEST_CASE("the other choice turns the first line over") {
  CHECK(cellsOf("1,2\n3,4\n", {{"header", "", "names"}}) == "1|2 / 3|4");
  CHECK(cellsOf("a,b\n3,4\n", {{"header", "", "data"}}) == "- / a|b / 3|4");
  CHECK(cellsOf("2019,2020\n1.5,2.5\n", {{"header", "", "data"}}) == "- / 2019|2020 / 1.5|2.5");
  CHECK(cellsOf("[[1,2],[3,4]]", {{"header", "", "names"}}) == "1|2 / 3|4");
  // And back again, where the names are not in the line above the rows.
  CHECK(cellsOf("# a,b\n1,2\n3,4\n", {{"header", "", "names"}}) == "a|b / 1|2 / 3|4");
  CHECK(cellsOf("# a,b\n1,2\n3,4\n", {{"header", "", "data"}}) == "- / 1|2 / 3|4");
  CHECK(readCells("a,b\n3,4\n", {{"header", "", "data"}}).taken("header") == "data");
}

TEST_CASE("a person is asked where both are as likely") {
  CHECK(readCells("10,2,label\n0,0,9\n0,1,10\n1,0,2\n").asks("header"));
  CHECK_FALSE(readCells("1,2\n3,4\n").asks("header"));
}

TEST_CASE("names are made up where they are missing, and told apart where they are twice") {
  const auto reading = readCells("x,x,,y\n1,2,3,4\n");
  CHECK(reading.cells == "x|x (2)|column 3|y / 1|2|3|4");
  CHECK(reading.taken("name") == "made up");
  CHECK(cellsOf("x,x,x (2)\n1,2,3\n") == "x|x (3)|x (2) / 1|2|3");
  CHECK(cellsOf("\"two\nlines\",b\n1,2\n") == "two lines|b / 1|2");
}

TEST_CASE(
    "rows with one cell more than the names begin with names of their own, as R writes them") {
  const auto reading = readCells("\"mpg\" \"cyl\"\n\"Mazda RX4\" 21.0 6\n\"Datsun\" 22.8 4\n");
  CHECK(reading.cells == "row|mpg|cyl / Mazda RX4|21.0|6 / Datsun|22.8|4");
  CHECK(reading.taken("row names") == "first");
  CHECK(cellsOf("a,b\n1,2,x\n3,4,y\n", {{"row names", "", "last"}}) ==
        "a|b|column 3 / 1|2|x / 3|4|y");
}

TEST_CASE("names without rows are no table") {
  CHECK(cellsOf("a,b\n") == "empty: line 1");
  CHECK(cellsOf("") == "empty: ");
  CHECK(cellsOf("\n \n\n") == "empty: ");
}
