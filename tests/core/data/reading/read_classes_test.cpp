#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "columns.hpp"

using namespace edgewise;

TEST_CASE("spellings of one class are one, the most frequent, and said") {
  const auto spelled = [](const std::vector<std::string>& cells) {
    std::vector<std::string> lines{"x,ok"};
    for (std::size_t k = 0; k < cells.size(); ++k) {
      lines.push_back(std::to_string(k) + "," + cells[k]);
    }
    return columns::read(lines);
  };
  const ReadTable read = spelled({"Yes", "no", "YES", "yes.", "Yes", "No", "no"});
  CHECK(columns::cellsOf(read, "ok") == "Yes no Yes Yes Yes no no");
  CHECK(columns::entry(read, "spelling", "ok")->other == "apart");
  CHECK(columns::cellsOf(spelled({"TRUE", "FALSE", "1", "0", "TRUE", "FALSE"}), "ok") ==
        "TRUE FALSE TRUE FALSE TRUE FALSE");
  CHECK(columns::cellsOf(spelled({"Ärger", "ÄRGER", "ärger", "ärger", "Ruhe"}), "ok") ==
        "ärger ärger ärger ärger Ruhe");
  CHECK(columns::cellsOf(spelled({"New York", "New\u00A0York", "New  York", "New York", "Bern"}),
                         "ok") == "New York New York New York New York Bern");
  CHECK(columns::cellsOf(spelled({"oui", "Non", "O", "N"}), "ok") == "oui Non oui Non");
  CHECK(columns::cellsOf(spelled({"m", "F", "male", "female", "M"}), "ok") == "m F m F m");
  CHECK(columns::cellsOf(spelled({"m", "w", "männlich", "weiblich"}), "ok") == "m w m w");
  CHECK(columns::cellsOf(spelled({"Pass", "FAIL", "passed", "failed"}), "ok") ==
        "Pass FAIL Pass FAIL");
  // One letter, written as two characters.
  CHECK(columns::cellsOf(spelled({"Zu\u0308rich", "Z\u00FCrich", "Z\u00FCrich", "Bern"}), "ok") ==
        "Z\u00FCrich Z\u00FCrich Z\u00FCrich Bern");
  // Genotypes differ by case.
  CHECK(columns::cellsOf(spelled({"AA", "Aa", "aa", "AA"}), "ok") == "AA Aa aa AA");
  CHECK_FALSE(columns::entry(spelled({"yes", "no", "yes"}), "spelling", "ok"));
}

TEST_CASE("spellings can be kept apart") {
  const ReadTable read = columns::read({"x,k", "1,Cat", "2,cat", "3,dog", "4,cat"},
                                       {.choices = {{"spelling", "k", "apart"}}});
  CHECK(columns::cellsOf(read, "k") == "Cat cat dog cat");
  CHECK(columns::entry(read, "spelling", "k")->other == "one");
}

TEST_CASE("None is an answer among texts, NA is a gap; each may be the other") {
  const std::vector<std::string> lines{"pet,garage,happy", "dog,NA,yes", "None,Attic,no",
                                       "cat,Cellar,yes",   "None,NA,no", "dog,Attic,yes"};
  const ReadTable read = columns::read(lines);
  CHECK(columns::cellsOf(read, "pet") == "dog None cat None dog");
  CHECK(columns::cellsOf(read, "garage") == "_ Attic Cellar _ Attic");
  CHECK(columns::entry(read, "missing", "pet")->other == "gap");
  CHECK(columns::entry(read, "missing", "garage")->other == "value");
  const ReadTable turned = columns::read(
      lines, {.choices = {{"missing", "pet", "gap"}, {"missing", "garage", "value"}}});
  CHECK(columns::cellsOf(turned, "pet") == "dog _ cat _ dog");
  CHECK(columns::cellsOf(turned, "garage") == "NA Attic Cellar NA Attic");
}

TEST_CASE("plus and minus are two classes") {
  const ReadTable read = columns::read({"x,class", "1,+", "2,-", "3,+", "4,-"});
  CHECK(columns::cellsOf(read, "class") == "+ - + -");
}

TEST_CASE("ranges, weekdays and subjects are categories") {
  CHECK(columns::inputs(columns::read({"age,buys", "18-25,yes", "26-35,no", "18-25,no"})) == "age");
  const ReadTable week = columns::read(
      {"day,visitors", "Mon,12", "Tue,15", "Wed,14", "Thu,18", "Fri,30", "Sat,55", "Sun,50"});
  CHECK(columns::inputs(week) == "day");
  CHECK(columns::targets(week) == "visitors");
  const ReadTable subjects = columns::read({"subject,lessons", "Maths,5", "Art,2", "Music,1"});
  CHECK(columns::inputs(subjects) == "subject");
  CHECK(columns::entry(subjects, "role", "subject")->ask);
}

TEST_CASE("a target of two values, or of few whole ones, counts classes") {
  const auto target = [](const std::string& name, const std::vector<int>& values, int repeats,
                         std::vector<Choice> choices = {}) {
    std::vector<std::string> lines{"x," + name};
    for (int k = 0; k < repeats; ++k) {
      for (const int value : values) {
        lines.push_back(std::to_string(lines.size() * 1.5) + "," + std::to_string(value));
      }
    }
    return columns::read(lines, {.choices = std::move(choices)});
  };
  CHECK(columns::typeOf(target("passed", {0, 1}, 3), "passed") == ColumnType::category);
  CHECK(columns::typeOf(target("v", {1, 2}, 3), "v") == ColumnType::category);
  CHECK(columns::typeOf(target("v", {3, 5, 8}, 2), "v") == ColumnType::number);
  CHECK(columns::typeOf(target("v", {3, 5, 8}, 5), "v") == ColumnType::category);
  CHECK(columns::typeOf(target("label", {3, 5, 8}, 2), "label") == ColumnType::category);
  CHECK(columns::typeOf(target("price", {100, 200, 300}, 9), "price") == ColumnType::number);
  CHECK(columns::entry(target("v", {3, 5, 8}, 2), "type", "v")->other == "category");
  const ReadTable turned = target("passed", {0, 1}, 3, {{"type", "passed", "number"}});
  CHECK(columns::typeOf(turned, "passed") == ColumnType::number);
  CHECK(columns::entry(turned, "type", "passed")->other == "category");
  // Classes that are numbers stand in the order of numbers.
  const ReadTable digits = target("label", {9, 10, 2}, 3);
  CHECK(digits.table.columns[1].categories == std::vector<std::string>{"2", "9", "10"});
  const ReadTable decimals = columns::read({"a,out", "0,0.0", "1,1.0", "2,1", "3,0.0"});
  CHECK(columns::cellsOf(decimals, "out") == "0.0 1.0 1.0 0.0");
}

TEST_CASE("many texts become inputs up to a hundred, and are never dropped without a word") {
  std::vector<std::string> lines{"city,name,note,v"};
  for (int k = 0; k < 240; ++k) {
    lines.push_back("c" + std::to_string(k % 60) + ",n" + std::to_string(k) + ",t" +
                    std::to_string(k % 120) + "," + std::to_string(k * 0.5));
  }
  const ReadTable read = columns::read(lines);
  CHECK(columns::inputs(read) == "city");
  CHECK(columns::entry(read, "type", "city")->other == "ignored");
  CHECK(columns::entry(read, "role", "name")->other == "input");
  CHECK(columns::entry(read, "type", "note")->other == "category");
  CHECK(columns::entry(read, "type", "note")->options ==
        std::vector<std::string>{"ignored", "category", "bytes"});
  const ReadTable bytes = columns::read(lines, {.choices = {{"type", "note", "bytes"}}});
  CHECK(columns::typeOf(bytes, "note") == ColumnType::bytes);
  CHECK(columns::inputs(bytes) == "city note");
}

TEST_CASE("messages and their kinds go in byte by byte") {
  std::vector<std::string> lines{"text,kind"};
  for (int k = 0; k < 30; ++k) {
    lines.push_back("message number " + std::to_string(k) + (k % 2 == 0 ? ",spam" : ",ham"));
  }
  const ReadTable read = columns::read(lines);
  CHECK(columns::typeOf(read, "text") == ColumnType::bytes);
  CHECK(columns::inputs(read) == "text");
  CHECK(columns::sentence(read, "type", "text") == "The texts of \"text\" go in byte by byte.");
}
