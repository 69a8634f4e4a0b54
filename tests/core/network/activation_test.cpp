#include <doctest/doctest.h>

#include <cmath>

#include "edgewise/functions.hpp"
#include "network/activation_values.hpp"

using namespace edgewise;

namespace {

double at(Activation function, double x) {
  return value(function, broadcast(static_cast<Real>(x)))[0];
}

}  // namespace

TEST_CASE("each function is its formula") {
  for (double x = -5; x <= 5; x += 0.37) {
    CAPTURE(x);
    const auto near = [](double exact) { return doctest::Approx(exact).epsilon(2e-6).scale(1); };
    const double logistic = 1 / (1 + std::exp(-x));
    CHECK(at(Activation::identity, x) == near(x));
    CHECK(at(Activation::logistic, x) == near(logistic));
    CHECK(at(Activation::tanh, x) == near(std::tanh(x)));
    CHECK(at(Activation::rectifier, x) == near(std::max(0.0, x)));
    CHECK(at(Activation::leakyRectifier, x) == near(x > 0 ? x : 0.01 * x));
    CHECK(at(Activation::softplus, x) == near(std::log(1 + std::exp(x))));
    CHECK(at(Activation::elu, x) == near(x > 0 ? x : std::exp(x) - 1));
    CHECK(at(Activation::gelu, x) ==
          near(x / 2 * (1 + std::tanh(std::sqrt(2 / M_PI) * (x + 0.044715 * x * x * x)))));
    CHECK(at(Activation::silu, x) == near(x * logistic));
    CHECK(at(Activation::sine, x) == near(std::sin(x)));
    CHECK(at(Activation::gaussian, x) == near(std::exp(-x * x)));
    CHECK(at(Activation::absolute, x) == near(std::abs(x)));
    CHECK(at(Activation::step, x) == (x < 0 ? 0 : 1));
  }
}

TEST_CASE("no function overflows where its value is finite") {
  for (std::size_t k = 0; k + 1 < activationNames.size(); ++k) {
    const auto function = static_cast<Activation>(k);
    CAPTURE(name(function));
    for (const double x : {-1e30, -1e4, -88.0, 0.0, 88.0, 1e4, 1e10}) {
      CAPTURE(x);
      const Lanes in = broadcast(static_cast<Real>(x));
      const Lanes out = value(function, in);
      CHECK(std::isfinite(static_cast<double>(out[0])));
      if (std::abs(x) < 1e5) {
        CHECK(std::isfinite(static_cast<double>(derivative(function, in, out)[0])));
      }
    }
  }
}
