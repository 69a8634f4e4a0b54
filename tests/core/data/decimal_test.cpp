#include "data/decimal.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>

#include "network/random.hpp"

namespace edgewise {
namespace {

bool sameBits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

double ofBits(std::uint64_t bits) {
  double number = 0;
  std::memcpy(&number, &bits, sizeof number);
  return number;
}

// Any finite double: all exponents are as likely.
double anyDouble(Random& random) {
  for (;;) {
    const auto high =
        static_cast<std::uint64_t>(random.below(std::numeric_limits<std::int32_t>::max()));
    const auto low =
        static_cast<std::uint64_t>(random.below(std::numeric_limits<std::int32_t>::max()));
    const auto number = ofBits((high << 33U) ^ (low << 2U) ^ (high >> 29U));
    if (std::isfinite(number)) return number;
  }
}

}  // namespace

TEST_CASE("decimal text is read as the nearest double, as the C library reads it") {
  Random random(1, Stream::generator);
  for (int k = 0; k < 20'000; ++k) {
    std::array<char, 64> text{};
    const double number = anyDouble(random);
    const int digits = 1 + k % 25;
    std::snprintf(text.data(), text.size(), "%.*e", digits, number);
    const auto read = readDecimal(text.data());
    REQUIRE(read);
    CHECK_MESSAGE(sameBits(*read, std::strtod(text.data(), nullptr)), text.data());
  }
}

TEST_CASE("texts at the ends and in the middle are read as the C library reads them") {
  for (const char* text : {"0",
                           "-0",
                           "+7",
                           ".5",
                           "5.",
                           "00012.500",
                           "1e5",
                           "1E+05",
                           "-12.5e-3",
                           "9007199254740993",
                           "9007199254740992.999",
                           "9007199254740993.00000000000000000000000000000000000001",
                           "2.2250738585072011e-308",
                           "2.2250738585072012e-308",
                           "4.9e-324",
                           "2.4703282292062327e-324",
                           "2.4703282292062328e-324",
                           "1e-400",
                           "0e999999999",
                           "1.7976931348623157e308",
                           "1.7976931348623158e308",
                           "1.7976931348623159e308",
                           "1.8e308",
                           "1e309",
                           "-1e400",
                           "123456789012345678901234567890",
                           "0.000000000000000000000000000000123456789",
                           "8.5e-320",
                           "1e22",
                           "1e23",
                           "7.0385307e-26"}) {
    const auto read = readDecimal(text);
    REQUIRE(read);
    CHECK_MESSAGE(sameBits(*read, std::strtod(text, nullptr)), text);
  }
  const std::string many = "0." + std::string(400, '0') + "1" + std::string(2000, '3') + "e400";
  CHECK(sameBits(*readDecimal(many), std::strtod(many.c_str(), nullptr)));
}

TEST_CASE("other texts are no decimal numbers") {
  for (const char* text : {"", "-", ".", "e5", "1e", "1e+", "1.2.3", "1,5", " 1", "1 ", "0x10",
                           "inf", "nan", "1e5.5", "--1", "1-"}) {
    CHECK_MESSAGE(!readDecimal(text), text);
  }
}

TEST_CASE("the shortest text of any number reads back with the same bits") {
  Random random(2, Stream::generator);
  for (int k = 0; k < 20'000; ++k) {
    const double number = anyDouble(random);
    const std::string text = shortest(number);
    CHECK_MESSAGE(sameBits(*readDecimal(text), number), text);
    CHECK(text.size() <= 24);
    const auto narrow = static_cast<float>(random.normal());
    const std::string brief = shortest(narrow);
    CHECK_MESSAGE(static_cast<float>(*readDecimal(brief)) == narrow, brief);
    CHECK(brief.size() <= 15);
  }
}

TEST_CASE("short texts are written as people write them") {
  CHECK(shortest(0.1) == "0.1");
  CHECK(shortest(100.0) == "100");
  CHECK(shortest(-1e14) == "-100000000000000");
  CHECK(shortest(1e15) == "1e+15");
  CHECK(shortest(0.0001) == "0.0001");
  CHECK(shortest(0.00001) == "1e-05");
  CHECK(shortest(123456.75) == "123456.75");
  CHECK(shortest(-0.0) == "-0");
  CHECK(shortest(123456792.0F) == "123456792");
  CHECK(shortest(5e-324) == "5e-324");
  CHECK(inDigits(2.0 / 3, 3) == "0.667");
  CHECK(inDigits(1234.5, 3) == "1230");
  CHECK(inDigits(0.9996, 3) == "1");
  CHECK(inDigits(-0.000012345, 3) == "-1.23e-05");
}

}  // namespace edgewise
