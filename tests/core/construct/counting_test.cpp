#include "construct/counting.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "edgewise/construct.hpp"

using namespace edgewise;

TEST_CASE("small powers are exact to the last digit") {
  CHECK(power(2, 0)->decimal == "1");
  CHECK(power(2, 64)->decimal == "18446744073709551616");
  CHECK(power(4294967296, 2)->decimal == "18446744073709551616");
  CHECK(power(10, 30)->decimal == "1" + std::string(30, '0'));
  CHECK(power(1, 1e15)->decimal == "1");
  const auto googol = power(10, 100);
  CHECK(googol->exponent == 100);
  CHECK(googol->mantissa == 1);
}

TEST_CASE("256^40000 images: far above 1e308") {
  const auto images = power(256, 40'000);
  REQUIRE(images);
  CHECK(images->exponent == 96'329);  // 40,000 log10 256 = 96,329.59…
  CHECK(images->mantissa == doctest::Approx(3.9683728).epsilon(1e-6));
  CHECK(images->decimal.empty());
}

TEST_CASE("the digits and the logarithm agree where both can be had") {
  const auto exact = power(7, 3000);
  REQUIRE_FALSE(exact->decimal.empty());
  CHECK(exact->decimal.size() == exact->exponent + 1);
  CHECK(exact->mantissa == doctest::Approx(1.9684303).epsilon(1e-6));
}

TEST_CASE("what cannot be counted is refused") {
  for (const auto& [base, exponent] : {std::pair{0.0, 1.0},
                                       {1.5, 1.0},
                                       {-2.0, 1.0},
                                       {2.0, -1.0},
                                       {2.0, 0.5},
                                       {2.0, 1e16},
                                       {4294967297.0, 1.0}}) {
    CHECK_FALSE(power(base, exponent));
  }
}

TEST_CASE("a natural number multiplies as one does by hand") {
  Natural factorial(1);
  for (std::uint32_t k = 2; k <= 30; ++k) factorial *= k;
  CHECK(factorial.decimal() == "265252859812191058636308480000000");
  CHECK(Natural(0).decimal() == "0");
  CHECK(Natural(1'000'000'000'000).decimal() == "1000000000000");
}

TEST_CASE("some boolean functions need many hidden neurons, by counting") {
  CHECK(*fewestHidden(1) == 1);
  CHECK(*fewestHidden(4) == 1);
  for (const int bits : {5, 8, 10, 20, 60}) {
    const auto n = static_cast<double>(*fewestHidden(bits));
    const double each = bits * bits + 1;
    CHECK(n * each + n * n + 1 >= std::exp2(bits));
    CHECK((n - 1) * each + (n - 1) * (n - 1) + 1 < std::exp2(bits));
  }
  CHECK(fewestHidden(0).error().code == "range");
  CHECK(fewestHidden(61).error().code == "range");
}
