// The core's own elementary functions against those of the C library in long double.
#include "network/math.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

using namespace edgewise;

namespace {

// Distance of `found` from the exact value in units of the last place of the exact value's float.
template <class T>
double ulps(T found, long double exact) {
  const T nearest = static_cast<T>(exact);
  const long double spacing = std::abs(
      static_cast<long double>(std::nextafter(nearest, std::numeric_limits<T>::infinity())) -
      static_cast<long double>(nearest));
  return static_cast<double>(std::abs(static_cast<long double>(found) - exact) / spacing);
}

template <class T, class Ours, class Theirs>
double worst(T low, T high, int steps, Ours ours, Theirs exact) {
  double error = 0;
  for (int k = 0; k <= steps; ++k) {
    const T x = low + (high - low) * static_cast<T>(k) / static_cast<T>(steps);
    error = std::max(error, ulps(ours(x), exact(static_cast<long double>(x))));
  }
  return error;
}

const auto expOf = [](auto x) { return math::exp(x); };
const auto logOf = [](auto x) { return math::log(x); };
const auto tanhOf = [](auto x) { return math::tanh(x); };
const auto logisticOf = [](auto x) { return math::logistic(x); };
const auto exactExp = [](long double x) { return std::exp(x); };
const auto exactLog = [](long double x) { return std::log(x); };
const auto exactTanh = [](long double x) { return std::tanh(x); };
const auto exactLogistic = [](long double x) { return 1 / (1 + std::exp(-x)); };

}  // namespace

TEST_CASE("exp is within 3 ulp") {
  CHECK(worst(-87.0F, 88.0F, 200'000, expOf, exactExp) < 3);
  CHECK(worst(-700.0, 700.0, 200'000, expOf, exactExp) < 3);
}

TEST_CASE("exp saturates and passes NaN on") {
  CHECK(math::exp(200.0F) == std::numeric_limits<float>::infinity());
  CHECK(math::exp(-200.0F) == 0);
  CHECK(math::exp(0.0F) == 1);
  CHECK(std::isnan(math::exp(std::nanf(""))));
  CHECK(math::exp(1000.0) == std::numeric_limits<double>::infinity());
  CHECK(math::exp(-1000.0) == 0);
}

TEST_CASE("log is within 3 ulp") {
  CHECK(worst(1e-6F, 3.0F, 200'000, logOf, exactLog) < 3);
  CHECK(worst(3.0F, 1e30F, 200'000, logOf, exactLog) < 3);
  CHECK(worst(1e-6, 3.0, 200'000, logOf, exactLog) < 3);
}

TEST_CASE("log of 0 is minus infinity, of a negative number NaN") {
  CHECK(math::log(0.0F) == -std::numeric_limits<float>::infinity());
  CHECK(std::isnan(math::log(-1.0F)));
  CHECK(math::log(std::numeric_limits<float>::infinity()) ==
        std::numeric_limits<float>::infinity());
  CHECK(math::log(1.0F) == 0);
}

TEST_CASE("tanh is within 6 ulp in float and 4 in double, logistic within 4") {
  CHECK(worst(-12.0F, 12.0F, 1'000'000, tanhOf, exactTanh) < 6);
  CHECK(worst(-0.01F, 0.01F, 200'000, tanhOf, exactTanh) < 3);
  CHECK(worst(-20.0, 20.0, 200'000, tanhOf, exactTanh) < 4);
  CHECK(worst(-80.0F, 80.0F, 200'000, logisticOf, exactLogistic) < 4);
  CHECK(worst(-600.0, 600.0, 200'000, logisticOf, exactLogistic) < 4);
}

TEST_CASE("tanh is odd and saturates") {
  CHECK(math::tanh(0.3F) == -math::tanh(-0.3F));
  CHECK(math::tanh(100.0F) == 1);
  CHECK(math::tanh(-100.0F) == -1);
}

TEST_CASE("sin and cos are within 1e-14") {
  for (int k = -2000; k <= 2000; ++k) {
    const double x = k * 0.0573;
    CHECK(std::abs(math::sin(x) - std::sin(x)) < 1e-14);
    CHECK(std::abs(math::cos(x) - std::cos(x)) < 1e-13);
  }
}

TEST_CASE("sine and cosine of lanes are as precise as their type") {
  double single = 0;
  double both = 0;
  for (int k = -40'000; k <= 40'000; ++k) {
    const double x = k * 0.00517;
    const auto floats = broadcast<FloatLanes>(static_cast<float>(x));
    const double exact = std::sin(static_cast<double>(static_cast<float>(x)));
    single = std::max(single, std::abs(math::sin(floats)[0] - exact));
    const auto doubles = broadcast<DoubleLanes>(x);
    both = std::max(both, std::abs(math::sin(doubles)[1] - std::sin(x)));
    both = std::max(both, std::abs(math::cos(doubles)[2] - std::cos(x)));
  }
  CHECK(single < 2e-7);
  CHECK(both < 1e-14);
  CHECK(math::sin(broadcast<FloatLanes>(1e9F))[0] == 0);
  CHECK(math::sin(broadcast<FloatLanes>(std::nanf("")))[0] == 0);
}
