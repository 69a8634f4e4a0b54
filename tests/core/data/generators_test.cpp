#include "data/generators.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace edgewise;

namespace {

double meanOf(const std::vector<double>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
}

}  // namespace

TEST_CASE("every generator gives as many rows as asked, the same for the same seed") {
  for (std::size_t k = 0; k < generatorNames.size(); ++k) {
    CAPTURE(generatorNames[k]);
    GeneratorSpec spec{.name = static_cast<GeneratorName>(k), .samples = 57, .noise = 0.1};
    const Table table = generate(spec);
    const Table again = generate(spec);
    spec.seed = 2;
    const Table other = generate(spec);
    CHECK(table.columns.size() >= 2);
    bool differs = false;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const Column& column = table.columns[c];
      CHECK(column.rows() == 57);
      CHECK(column.numbers == again.columns[c].numbers);
      CHECK(column.codes == again.columns[c].codes);
      differs = differs || column.numbers != other.columns[c].numbers;
      for (std::size_t row = 0; row < column.numbers.size(); ++row) {
        CHECK(std::isfinite(column.numbers[row]));
      }
    }
    CHECK(differs);
  }
}

TEST_CASE("without noise the curves and surfaces are their formulas") {
  const auto check = [](GeneratorName name, auto f) {
    const Table table = generate({.name = name, .samples = 200});
    const auto& last = table.columns.back().numbers;
    for (std::size_t row = 0; row < last.size(); ++row) {
      const double x1 = table.columns[0].numbers[row];
      const double x2 = table.columns[1].numbers[row];
      CHECK(last[row] == doctest::Approx(f(x1, x2)));
    }
  };
  const auto tent = [](double x) { return x <= 0.5 ? 2 * x : 2 - 2 * x; };
  check(GeneratorName::sine, [](double x, double) { return std::sin(x); });
  check(GeneratorName::sawtooth, [&](double x, double) { return tent(tent(tent(x))); });
  check(GeneratorName::plane, [](double x1, double x2) { return (x1 + x2) / 10; });
  check(GeneratorName::waves, [](double x1, double x2) { return std::sin(x1) * std::sin(x2); });
  check(GeneratorName::skewed, [](double x, double) { return x / 2; });
}

TEST_CASE("skewed noise pulls the mean away from the median") {
  const Table table = generate({.name = GeneratorName::skewed, .samples = 4001, .noise = 1});
  std::vector<double> residuals;
  for (std::size_t row = 0; row < 4001; ++row) {
    residuals.push_back(table.columns[1].numbers[row] - table.columns[0].numbers[row] / 2);
  }
  CHECK(meanOf(residuals) == doctest::Approx(1).epsilon(0.05));
  std::nth_element(residuals.begin(), residuals.begin() + 2000, residuals.end());
  CHECK(residuals[2000] == doctest::Approx(std::log(2)).epsilon(0.05));
}

TEST_CASE("a truth table lists its rows in turn") {
  const Table table =
      generate({.name = GeneratorName::truthTable, .samples = 10, .truth = "00010111"});
  REQUIRE(table.columns.size() == 4);
  for (std::size_t row = 0; row < 10; ++row) {
    const auto bit = [&](std::size_t c) { return static_cast<int>(table.columns[c].numbers[row]); };
    CHECK(bit(0) * 4 + bit(1) * 2 + bit(2) == static_cast<int>(row % 8));
    CHECK(bit(3) == (bit(0) + bit(1) + bit(2) >= 2 ? 1 : 0));
  }
}

TEST_CASE("two hidden numbers decide all sixteen of the hierarchy") {
  const Table table = generate({.name = GeneratorName::hierarchy, .samples = 300});
  REQUIRE(table.columns.size() == 17);
  // The four leaves of a branch are functions of one number: perfectly ordered together.
  const auto& first = table.columns[0].numbers;
  const auto& second = table.columns[1].numbers;
  int agree = 0;
  for (std::size_t row = 1; row < 300; ++row) {
    const bool rises = first[row] > first[row - 1];
    agree += rises == (second[row] > second[row - 1]) ? 1 : 0;
  }
  CHECK((agree == 0 || agree == 299));
}
