#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "columns.hpp"

using namespace edgewise;

namespace {

// What column x of these cells is read as, in a file with this delimiter.
void checkNumbers(const std::vector<std::string>& cells, char delimiter, const char* numbers) {
  const ReadTable read =
      columns::read(columns::withClasses(cells, delimiter), {.delimiter = delimiter});
  CAPTURE(cells.front());
  CHECK(columns::typeOf(read, "x") == ColumnType::number);
  CHECK(columns::cellsOf(read, "x") == numbers);
}

}  // namespace

TEST_CASE("numbers are read in the file's way of writing them") {
  checkNumbers({"1.5", "2", "-3"}, ',', "1.5 2 -3");
  checkNumbers({"12,5", "1.200", "3,25"}, ';', "12.5 1200 3.25");
  checkNumbers({"0,125", "0,250"}, ';', "0.125 0.25");
  checkNumbers({"83.100.000", "67.000.000"}, ';', "83100000 67000000");
  checkNumbers({"1 234,5", "2 500,0", "12,5"}, ';', "1234.5 2500 12.5");
  checkNumbers({"1\u00A0234", "2\u202F345"}, ';', "1234 2345");
  checkNumbers({"1'234.50", "2\u2019000.00", "310.00"}, ';', "1234.5 2000 310");
  checkNumbers({"\u22121.5", "2", "\u20133"}, ',', "-1.5 2 -3");
  checkNumbers({"1,2E+03", "5,6E-01"}, ';', "1200 0.56");
  checkNumbers({"(12)", "15", "(3)"}, ',', "-12 15 -3");
  checkNumbers({"5±1", "7±1", "9±2"}, ',', "5 7 9");
  checkNumbers({"1.234,-", "12.500,-", "310,-"}, ';', "1234 12500 310");
  checkNumbers({"1.234,– €", "310,– €"}, ';', "1234 310");
  checkNumbers({"1'234.--", "310.--"}, ';', "1234 310");
  checkNumbers({"1 234:-", "310:-"}, ';', "1234 310");
  checkNumbers({"1.234,50-", "12.500,00", "310,25-"}, ';', "-1234.5 12500 -310.25");
  checkNumbers({",5", "-,25", "1,"}, ';', "0.5 -0.25 1");
  checkNumbers({"1,2·10³", "3,4·10⁻²", "5×10⁴"}, ';', "1200 0.034 50000");
  checkNumbers({"1\u2009234", "12\u2007500", "310"}, ';', "1234 12500 310");
  checkNumbers({"12,34,567", "1,23,456", "45,678"}, '\t', "1234567 123456 45678");
  checkNumbers({"'12", "'15", "'9"}, ',', "12 15 9");
  checkNumbers({"5.1*", "4.9", "6.0**"}, ',', "5.1 4.9 6");
  checkNumbers({"5.1(2)", "4.9(1)"}, ',', "5.1 4.9");
}

TEST_CASE("a price that ends with a dash shows its decimal mark, so that nothing is to be asked") {
  const ReadTable read =
      columns::read(columns::withClasses({"1.234,-", "310,-"}, ';'), {.delimiter = ';'});
  CHECK(read.report.decimalComma);
  CHECK_FALSE(columns::entry(read, "decimal", ""));
}

TEST_CASE("fractions are numbers, which is asked, or stay as they are written") {
  checkNumbers({"1/2", "3/4", "1 1/2", "3/2"}, ',', "0.5 0.75 1.5 1.5");
  checkNumbers({"8 / 10", "7 / 10", "10 / 10"}, ',', "0.8 0.7 1");
  checkNumbers({"½", "2¾", "-¼"}, ',', "0.5 2.75 -0.25");
  const auto lines = columns::withClasses({"1/2", "3/4", "1/2", "1/4"}, ',');
  const auto entry = columns::entry(columns::read(lines), "type", "x");
  REQUIRE(entry);
  CHECK(entry->ask);
  CHECK(entry->sentence == "Fractions in \"x\" were read as numbers, \"1/2\" as 0.5.");
  const ReadTable kept = columns::read(lines, {.choices = {{"type", "x", "category"}}});
  CHECK(columns::cellsOf(kept, "x") == "1/2 3/4 1/2 1/4");
  // Blood pressure is no fraction.
  const ReadTable pressure =
      columns::read(columns::withClasses({"120/80", "130/85", "120/80", "140/90", "130/85"}, ','));
  CHECK(columns::typeOf(pressure, "x") == ColumnType::category);
}

TEST_CASE("units and currencies are left off, and said") {
  checkNumbers({"12.5 cm", "10.0 cm"}, ',', "12.5 10");
  checkNumbers({"21°C", "-3°C", "15 °C"}, ',', "21 -3 15");
  checkNumbers({"€1.540,55", "€581,93"}, ';', "1540.55 581.93");
  checkNumbers({"1.540,55 €", "581,93 EUR"}, ';', "1540.55 581.93");
  checkNumbers({"CHF 1'200.50", "CHF 80.00"}, ';', "1200.5 80");
  checkNumbers({"5\"", "7\""}, ',', "5 7");
  checkNumbers({"61%", "55", "84%"}, ',', "61 55 84");
  checkNumbers({"7", "8 hours", "1 hour"}, ',', "7 8 1");
  checkNumbers({"12k", "900", "1.5M"}, ',', "12000 900 1500000");
  checkNumbers({"1,2 Mio. €", "3,4 Mio. €"}, ';', "1.2 3.4");
  checkNumbers({"5 µg", "7 \u03BCg"}, ',', "5 7");
  checkNumbers({"15 years", "17 yrs", "1 year"}, ',', "15 17 1");
  checkNumbers({"15 Jahre", "1 Jahr"}, ';', "15 1");
  const ReadTable read = columns::read({"price,c", "5 €,a", "7 €,b"});
  CHECK(columns::sentence(read, "unit", "price") ==
        "\"price\" was read as numbers without its unit \"€\".");
  const ReadTable kept = columns::read({"price,c", "5 €,a", "7 €,b", "5 €,a"},
                                       {.choices = {{"unit", "price", "kept"}}});
  CHECK(columns::cellsOf(kept, "price") == "5 € 7 € 5 €");
  CHECK(columns::entry(kept, "unit", "price")->other == "€");
}

TEST_CASE("numbers of several units do not compare, and stay texts") {
  const ReadTable read =
      columns::read({"length,x,c", "5 cm,1,a", "3 m,2,b", "5 cm,3,a", "3 m,4,b", "3 m,5,a"});
  CHECK(columns::typeOf(read, "length") == ColumnType::category);
  CHECK_FALSE(columns::sentence(read, "type", "length").empty());
}

TEST_CASE("one column's evidence settles the decimal mark of all") {
  const std::vector<std::string> lines{"x;y;c", "1.200;12,5;a", "3.450;30,1;b"};
  const ReadTable read = columns::read(lines, {.delimiter = ';'});
  CHECK(columns::cellsOf(read, "x") == "1200 3450");
  CHECK(read.report.decimalComma);
  const auto entry = columns::entry(read, "decimal", "");
  REQUIRE(entry);
  CHECK_FALSE(entry->ask);
  CHECK(entry->sentence == "\"1.200\" was read as 1200.");
}

TEST_CASE("three decimals in a file of decimal points are nothing to tell") {
  const ReadTable read =
      columns::read({"x y", "0.5 2.310", "1.5 7.070", "2.5 1.125"}, {.delimiter = ' '});
  CHECK(columns::cellsOf(read, "y") == "2.31 7.07 1.125");
  CHECK_FALSE(columns::entry(read, "decimal", ""));
}

TEST_CASE("without evidence the likelier decimal mark is taken and asked about") {
  const auto lines = columns::withClasses({"12.500", "9.800"}, ';');
  const ReadTable read = columns::read(lines, {.delimiter = ';'});
  CHECK(columns::cellsOf(read, "x") == "12500 9800");
  const auto entry = columns::entry(read, "decimal", "");
  REQUIRE(entry);
  CHECK(entry->ask);
  CHECK(entry->taken == "comma");
  CHECK(entry->action == "It is 12.5");
  const ReadTable turned =
      columns::read(lines, {.delimiter = ';', .choices = {{"decimal", "", "point"}}});
  CHECK(columns::cellsOf(turned, "x") == "12.5 9.8");

  const ReadTable tab =
      columns::read(columns::withClasses({"1,234", "2,345"}, '\t'), {.delimiter = '\t'});
  CHECK(columns::cellsOf(tab, "x") == "1234 2345");
  CHECK(columns::entry(tab, "decimal", "")->ask);
  // Three decimals between commas are nothing to ask about.
  const ReadTable plain = columns::read(columns::withClasses({"1.234", "2.345"}, ','));
  CHECK(columns::cellsOf(plain, "x") == "1.234 2.345");
  CHECK_FALSE(columns::entry(plain, "decimal", ""));
}

TEST_CASE("marks for missing values are gaps, and named") {
  const ReadTable read = columns::read(columns::withClasses(
      {"1", "None", ".", "#DIV/0!", "N.A.", "--", "7", "k.A.", "", "inf"}, ','));
  CHECK(columns::cellsOf(read, "x") == "1 _ _ _ _ _ 7 _ _ _");
  CHECK(read.report.missing == 8);
  CHECK(columns::sentence(read, "missing", "x") ==
        "7 cells of \"x\" count as gaps: \".\", \"#DIV/0!\", \"N.A.\", \"--\", \"k.A.\", \"inf\", "
        "\"None\".");
}

TEST_CASE("what people write instead of a number is a gap among numbers, and a text among texts") {
  const ReadTable read = columns::read(columns::withClasses(
      {"12", "krank", "9", "don't know", "15", "absent", "saknas", "inconnu", "s/d", "11"}, ','));
  CHECK(columns::cellsOf(read, "x") == "12 _ 9 _ 15 _ _ _ _ 11");
  const ReadTable texts =
      columns::read({"n,state", "1,absent", "2,present", "3,absent", "4,present"});
  CHECK(columns::cellsOf(texts, "state") == "absent present absent present");
  CHECK_FALSE(columns::entry(texts, "missing", "state"));
}

TEST_CASE("texts among more numbers are asked about") {
  const ReadTable read = columns::read(columns::withClasses({"x", "5", "x", "7", "8", "9"}, ','));
  CHECK(columns::typeOf(read, "x") == ColumnType::category);
  CHECK(columns::entry(read, "type", "x")->ask);
  const ReadTable bounds =
      columns::read(columns::withClasses({">100", "50", "<5", "70", ">100", "50"}, ','));
  CHECK(columns::sentence(bounds, "type", "x") ==
        "\"x\" was kept as text, since \">100\" in line 2 is only a bound.");
}

TEST_CASE("numbers far outside the rest may stand for gaps, which is asked") {
  const auto lines = columns::withClasses({"15", "-99", "17", "16", "18"}, ',');
  const ReadTable read = columns::read(lines);
  CHECK(columns::cellsOf(read, "x") == "15 -99 17 16 18");
  const auto entry = columns::entry(read, "missing", "x");
  REQUIRE(entry);
  CHECK(entry->ask);
  CHECK(entry->other == "gap");
  const ReadTable gaps = columns::read(lines, {.choices = {{"missing", "x", "gap"}}});
  CHECK(columns::cellsOf(gaps, "x") == "15 _ 17 16 18");
  CHECK(columns::entry(gaps, "missing", "x")->other == "value");
  for (const auto& usual : {std::vector<std::string>{"-1", "1", "1", "-1"},
                            {"97", "98", "99", "100"},
                            {"0", "1", "-1", "0"},
                            {"12.5", "30.1", "99.9", "20.4"}}) {
    CHECK_FALSE(columns::entry(columns::read(columns::withClasses(usual, ',')), "missing", "x"));
  }
}

TEST_CASE("few texts among numbers are gaps, and the first is shown") {
  const ReadTable read =
      columns::read(columns::withClasses({"25", "30", "over 90", "41", "2"}, ','));
  CHECK(columns::cellsOf(read, "x") == "25 30 _ 41 2");
  CHECK(columns::sentence(read, "type", "x") ==
        "\"x\" was read as numbers; \"over 90\" in line 4 is not a number and counts as a gap.");
  const ReadTable bounds =
      columns::read(columns::withClasses({"<0.01", "0.05", "0.30", "about 9"}, ','));
  CHECK(columns::cellsOf(bounds, "x") == "0.01 0.05 0.3 9");
  CHECK(columns::entry(bounds, "inexact", "x"));
  // Two classes that begin like numbers are classes.
  const ReadTable classes = columns::read({"x,c", "1,<=50K", "2,>50K", "3,<=50K"});
  CHECK(columns::cellsOf(classes, "c") == "<=50K >50K <=50K");
}

TEST_CASE("a number too large is a gap that is named with its line") {
  const ReadTable read = columns::read(columns::withClasses({"1", "1e400", "3"}, ','));
  CHECK(columns::cellsOf(read, "x") == "1 _ 3");
  CHECK(columns::sentence(read, "missing", "x") ==
        "\"1e400\" in line 3 of \"x\" is too large for a number and counts as a gap.");
}

TEST_CASE("codes keep their digits") {
  const ReadTable zips = columns::read({"zip,c", "02134,a", "00501,b", "10001,a", "02134,b"});
  CHECK(columns::cellsOf(zips, "zip") == "02134 00501 10001 02134");
  CHECK(columns::entry(zips, "type", "zip")->other == "number");
  const ReadTable postal = columns::read({"PLZ,v", "10115,1", "80331,5", "10115,2", "20095,9"});
  CHECK(columns::typeOf(postal, "PLZ") == ColumnType::category);
  const ReadTable ids = columns::read(
      {"id,x,y", "208310224003697457,1,1", "208310224003697458,2,0", "208310224003697459,3,1"});
  CHECK(columns::cellsOf(ids, "id") == "208310224003697457 208310224003697458 208310224003697459");
  CHECK(columns::inputs(ids) == "x");
  const ReadTable bits =
      columns::read({"code,x,y", "0110,1,0", "1110,2,1", "0001,3,1", "0110,4,0"});
  CHECK(columns::cellsOf(bits, "code") == "0110 1110 0001 0110");
  const ReadTable days = columns::read({"day,v", "01,5", "02,6", "10,8"});
  CHECK(columns::cellsOf(days, "day") == "1 2 10");
  CHECK_FALSE(columns::entry(columns::read({"x,y", "0,1", "0.5,2", "1,3"}), "type", "x"));
}
