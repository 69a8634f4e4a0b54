#include "data/reading/read_number.hpp"

#include <doctest/doctest.h>

using namespace edgewise;

TEST_CASE("a number typed in a usual way is that number") {
  const auto reads = [](const char* text, double value) {
    CAPTURE(text);
    const auto number = readNumber(text);
    REQUIRE(number);
    CHECK(number->value == value);
    CHECK_FALSE(number->other);
  };
  reads("0.5", 0.5);
  reads("0,5", 0.5);
  reads(" 0.5 ", 0.5);
  reads("1/2", 0.5);
  reads("11/2", 5.5);
  reads("1 1/2", 1.5);
  reads("-3/4", -0.75);
  reads("\u22121/4", -0.25);
  reads("\u22120.25", -0.25);
  reads("-0,25", -0.25);
  reads("1.000,5", 1000.5);
  reads("1,000.5", 1000.5);
  reads("5 000", 5000);
  reads("5\u00A0000", 5000);
  reads("1e3", 1000);
  reads("1.5E-3", 0.0015);
  reads("1,000,000", 1'000'000);
  reads("0.125", 0.125);
  reads("+3", 3);
  reads(".5", 0.5);
}

TEST_CASE("a lone mark in front of three digits tells that it could be another number") {
  const auto comma = readNumber("1,000");
  REQUIRE(comma);
  CHECK(comma->value == 1000);
  CHECK(comma->other == 1.0);
  const auto point = readNumber("1.000");
  REQUIRE(point);
  CHECK(point->value == 1);
  CHECK(point->other == 1000.0);
}

TEST_CASE("what is no number is never another one") {
  for (const char* text : {"",      " ",   "a",   "1/0",   "1/",  "/2",    "1/2/3", "1.2/3",
                           "12 cm", "5 %", "€5",  "~5",    "<1",  "1,2,3", "0.5.1", "1e999",
                           "NaN",   "inf", "1-2", "08:30", "1 2", "--1",   "1 -1/2"}) {
    CAPTURE(text);
    CHECK_FALSE(readNumber(text));
  }
}
