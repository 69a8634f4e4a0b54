#include <doctest/doctest.h>

#include <cstdlib>
#include <initializer_list>
#include <string>
#include <string_view>

#include "data/reading/number_text.hpp"
#include "data/reading/steps.hpp"

using namespace edgewise::data;

namespace {

void checkKind(CellKind kind, std::initializer_list<std::string_view> cells) {
  for (const std::string_view cell : cells) {
    CAPTURE(cell);
    CHECK(static_cast<int>(kindOf(cell)) == static_cast<int>(kind));
  }
}

double read(std::string_view cell, DecimalMark mark = DecimalMark::point) {
  CAPTURE(cell);
  const auto number = scanNumber(cell);
  REQUIRE(number);
  return valueOf(*number, mark);
}

}  // namespace

TEST_CASE("the marks of inches and feet are units") {
  checkKind(CellKind::number, {"5\"", "6'", "7''", "8.5\""});
  CHECK(read("5\"") == 5);
  CHECK(scanNumber("5\"")->unit == "\"");
}

TEST_CASE("a number is one in every usual way of writing it") {
  checkKind(CellKind::number, {"0",          "-3",          "+4",
                               "0.5",        ".5",          "0,125",
                               "12.",        "1e5",         "1,2E+03",
                               "5.6D-01",    "1,234",       "1.234",
                               "1,234.5",    "1.540,55",    "83.100.000",
                               "12,34,567",  "1 234,5",     "1\u00A0234",
                               "1\u202F234", "1'234.50",    "1\u2019234",
                               "\u22121.5",  "\u20133",     "- 4",
                               "(12)",       "($1,200.00)", "€1.540,55",
                               "520 €",      "$-5",         "-$5",
                               "CHF 12.50",  "EUR 3",       "12,-",
                               "12.5 cm",    "21°C",        "21 °C",
                               "61%",        "61 %",        "5 km/h",
                               "9.81 m/s^2", "3 m²",        "3 m2",
                               "6 l/100km",  "5±1",         "5 +/- 0.1 cm",
                               "<0.01",      "≥ 5",         "about 9",
                               "~5",         "007",         "208310224003697457",
                               "2\u00D710^3"});
}

TEST_CASE("a mark for a missing value is no text") {
  checkKind(CellKind::missing,
            {"",      " ",    "NA",  "n/a",       "N.A.",   "k.A.", "k. A.",   "keine Angabe",
             "None",  "NULL", "nil", "NaN",       "?",      "-",    "–",       "—",
             "--",    ".",    "..",  "...",       "…",      "#N/A", "#VALUE!", "#DIV/0!",
             "#REF!", "#NV",  "inf", "-Infinity", "unknown"});
}

TEST_CASE("days and times are told from numbers and texts") {
  checkKind(CellKind::date, {"2024-01-01",
                             "2024/3/1",
                             "2024-05",
                             "01.07.2024",
                             "1.5.24",
                             "5/1/2024",
                             "1-5-2024",
                             "1-Jan-24",
                             "5 May 2024",
                             "5. Mai 2024",
                             "May 5, 2024",
                             "5 May",
                             "Jan 2024",
                             "Mai 24",
                             "Mon, 5 Jan 2024",
                             "Monday, January 1, 2024",
                             "24.12.",
                             "1er janvier 2024",
                             "3 févr. 2024",
                             "1 de enero de 2024",
                             "5 maj 2024",
                             "11.30 Uhr",
                             "08:30",
                             "8:30:15.25",
                             "8 am",
                             "3:48 PM",
                             "14:30 Uhr",
                             "01.03.2024 08:00",
                             "2024-05-01T08:00:00Z",
                             "2024-05-01T08:00:00.123+02:00",
                             "2024/03/01 3:48:13 am GMT+1",
                             "2024-05-01 08:00:00 UTC"});
}

TEST_CASE("what is neither is a text") {
  checkKind(CellKind::text, {"a",
                             "Iris-setosa",
                             "18-25",
                             "A/5 21001",
                             "192.168.1.1",
                             "1.2.3.4",
                             "12 Main Street",
                             "Country00",
                             "2024-13-01",
                             "30.02.2024",
                             "25:70",
                             "120/80",
                             "+",
                             "1,23,4",
                             "0.125.000",
                             "0xFF",
                             "65+",
                             "5 apples a day",
                             "#1",
                             "may be",
                             "Mon",
                             "March"});
}

TEST_CASE("a number means what its marks say") {
  CHECK(read("1,234.5") == 1234.5);
  CHECK(read("1.540,55") == 1540.55);
  CHECK(read("€1.540,55") == 1540.55);
  CHECK(read("83.100.000") == 83'100'000);
  CHECK(read("12,34,567") == 1'234'567);
  CHECK(read("0,125") == 0.125);
  CHECK(read("1 234,5") == 1234.5);
  CHECK(read("1'234.50") == 1234.5);
  CHECK(read("1,2E+03") == 1200);
  CHECK(read("\u22121.5") == -1.5);
  CHECK(read("(12)") == -12);
  CHECK(read("12,-") == 12);
  CHECK(read("5±1") == 5);
  CHECK(read("1e400") > 1e308);
}

TEST_CASE("one mark in front of three digits is settled by the rest of the file") {
  CHECK(scanNumber("1,234")->ambiguous);
  CHECK(read("1,234", DecimalMark::point) == 1234);
  CHECK(read("1,234", DecimalMark::comma) == 1.234);
  CHECK(read("12.500", DecimalMark::comma) == 12'500);
  CHECK(read("12.500", DecimalMark::point) == 12.5);
  for (const char* cell :
       {"0,125", "1234,567", ",125", "1,25", "1,2345", "1 234,567", "1,234E+03"}) {
    CAPTURE(cell);
    CHECK_FALSE(scanNumber(cell)->ambiguous);
  }
}

TEST_CASE("numbers are read to the last bit") {
  for (const char* cell :
       {"0.1", "3.14159265358979", "1.7976931348623157e308", "5e-324", "0.30000000000000004",
        "123456789012345678901234567890", "9007199254740993", "1e22", "1e23", "1.5e-7",
        "2.2250738585072011e-308", "0.000000000000000000000000000001"}) {
    CAPTURE(cell);
    CHECK(read(cell) == std::strtod(cell, nullptr));
  }
}

TEST_CASE("a plain minus, which is read at once, is one as any other") {
  for (const std::string_view text : {"5",         "0",
                                      "007",       "0.5",
                                      "1.",        "1.500",
                                      "1,234",     "1.234,5",
                                      "12,34,567", "1e5",
                                      "2D-3",      "5 km",
                                      "61%",       "5±1",
                                      "1 234",     "1.2.3",
                                      "5-",        "12)",
                                      "3 May",     "0x1F",
                                      "9*",        "1234567890123456789012"}) {
    CAPTURE(text);
    const std::string plain = "-" + std::string(text);
    const std::string typographic = "\u2212" + std::string(text);
    const auto one = scanNumber(plain);
    const auto other = scanNumber(typographic);
    REQUIRE(one.has_value() == other.has_value());
    CHECK(static_cast<int>(kindOf(plain)) == static_cast<int>(kindOf(typographic)));
    if (!one) continue;
    CHECK(one->negative == other->negative);
    CHECK(one->digits == other->digits);
    CHECK(one->unit == other->unit);
    CHECK(one->ambiguous == other->ambiguous);
    CHECK(one->inexact == other->inexact);
    CHECK(one->decimal == other->decimal);
    CHECK(valueOf(*one, DecimalMark::point) == valueOf(*other, DecimalMark::point));
    CHECK(valueOf(*one, DecimalMark::comma) == valueOf(*other, DecimalMark::comma));
  }
  checkKind(CellKind::missing, {"-1.#IND", "-1.#INF", "-inf", "-nan", "--", "-na-"});
  checkKind(CellKind::number, {"-1", "-99.9"});
}
