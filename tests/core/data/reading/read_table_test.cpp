// From bytes to a table in one go, and in pieces.
#include "edgewise/read_table.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "data/decimal.hpp"

using namespace edgewise;

namespace {

std::span<const std::byte> bytesOf(std::string_view text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

std::string shownIn(const Column& column, Index row) {
  const Cell cell = column.cell(row);
  if (const auto* number = std::get_if<double>(&cell)) return shortest(*number);
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return "-";
}

// "a|b / 1|2"
std::string tableOf(const ReadTable& read) {
  std::string shown;
  for (const Column& column : read.table.columns) shown += (shown.empty() ? "" : "|") + column.name;
  for (Index row = 0; row < read.table.rows(); ++row) {
    std::string cells;
    for (const Column& column : read.table.columns) {
      cells += (cells.empty() ? "" : "|") + shownIn(column, row);
    }
    shown += " / " + cells;
  }
  return shown;
}

std::string readText(std::string_view text, ReadOptions options = {}) {
  const auto read = readTable(text, std::move(options));
  return read ? tableOf(*read) : read.error().code + ": " + read.error().path;
}

}  // namespace

TEST_CASE("a truth table without names is all examples") {
  const auto read = readTable("0,0,0\n0,1,1\n1,0,1\n1,1,0\n");
  REQUIRE(read);
  CHECK(read->report.rows == 4);
  CHECK(read->report.columns == 3);
  CHECK(read->roles.targets == std::vector<std::string>{"x3"});
  CHECK(tableOf(*read) == "x1|x2|x3 / 0|0|0 / 0|1|1 / 1|0|1 / 1|1|0");
}

TEST_CASE("each row knows the line of the file in which it begins") {
  const auto read = readTable("# a remark\na,b\n1,2\n\n\"3\n\",4\n5,6\n");
  REQUIRE(read);
  CHECK(read->lines == std::vector<std::int64_t>{3, 5, 7});
}

TEST_CASE("a file may come in pieces of any size") {
  const std::string file = "\xEF\xBB\xBFgröße;y\r\n1,5;a\r\n2,5;b\r\n3,5;a\r\n";
  for (const std::size_t size : {1, 2, 5, 7, 100}) {
    CAPTURE(size);
    TableReader reader({.name = "a.csv"});
    for (std::size_t at = 0; at < file.size(); at += size) {
      REQUIRE(reader.add(bytesOf(std::string_view(file).substr(at, size))));
    }
    const auto read = reader.finish();
    REQUIRE(read);
    CHECK(tableOf(*read) == "größe|y / 1.5|a / 2.5|b / 3.5|a");
    CHECK(read->report.decimalComma);
    CHECK(read->report.delimiter == ";");
  }
}

TEST_CASE("another encoding than UTF-8 is said, and can be chosen") {
  const std::string file = "L\xE4nge,y\n1,a\n2,b\n";
  const auto read = readTable(file);
  REQUIRE(read);
  CHECK(read->table.columns[0].name == "Länge");
  CHECK(read->report.encoding == "windows-1252");
  REQUIRE_FALSE(read->report.entries.empty());
  CHECK(read->report.entries[0].kind == "encoding");
  CHECK(readText("\xC3\xA4,y\n1,a\n", {.choices = {{"encoding", "", "windows-1252"}}})
            .starts_with("Ã¤|y"));
}

TEST_CASE("what is no table is refused before anything is made of it") {
  CHECK(readText("") == "empty: ");
  CHECK(readText("PK\x03\x04xl/workbook.xml") == "binary: ");
  CHECK(readText("a,b\n1,2\n3,4,5\n") == "ragged: line 3");
  TableReader reader;
  const std::string large(50'000'000, '1');
  REQUIRE(reader.add(bytesOf(large)));
  REQUIRE(reader.add(bytesOf(large)));
  const auto more = reader.add(bytesOf(large));
  REQUIRE_FALSE(more);
  CHECK(more.error().code == "limit");
}

TEST_CASE("reading a file tells how far it is, and ends where it is asked to") {
  std::string file = "a,b\n";
  for (int k = 0; k < 20'000; ++k) file += std::to_string(k) + ",x\n";
  TableReader watched;
  REQUIRE(watched.add(bytesOf(file)));
  double last = 0;
  bool rising = true;
  REQUIRE(watched.finish([&](double done) {
    rising = rising && done >= last && done <= 1;
    last = done;
    return true;
  }));
  CHECK(rising);
  CHECK(last > 0.6);
  TableReader stopped;
  REQUIRE(stopped.add(bytesOf(file)));
  const auto read = stopped.finish([](double) { return false; });
  REQUIRE_FALSE(read);
  CHECK(read.error().code == "cancelled");
}

// The kinds of cells that the collection csv-spectrum tries readers with.
TEST_CASE("well-formed files are read to the letter") {
  CHECK(readText("a,b,c\n1,2,3\n") == "a|b|c / 1|2|3");
  CHECK(readText("a,b,c\r\n1,2,3\r\n") == "a|b|c / 1|2|3");
  CHECK(readText("a,b,c\n1,\"\",\"\"\n2,3,4\n") == "a|b|c / 1|-|- / 2|3|4");
  CHECK(readText("name,city,zip\nJohn,\"Anytown, WW\",08123\n") ==
        "name|city|zip / John|Anytown, WW|08123");
  CHECK(readText("a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n") == "a|b / 1|ha \"ha\" ha / 3|4");
  CHECK(readText("key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [102.0, 0.5]}\"\n") ==
        "key|val / 1|{\"type\": \"Point\", \"at\": [102.0, 0.5]}");
  CHECK(readText("a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n") ==
        "a|b|c / 1|2|3 / Once upon \na time|5|6 / 7|8|9");
  CHECK(readText("a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n") ==
        "a|b|c / 1|2|3 / Once upon \r\na time|5|6");
  CHECK(readText("a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n") == "a|b / 1|ha \n\"ha\" \nha / 3|4");
  CHECK(readText("a,b,c\n1,2,3\n4,5,ʤ\n") == "a|b|c / 1|2|3 / 4|5|ʤ");
}
