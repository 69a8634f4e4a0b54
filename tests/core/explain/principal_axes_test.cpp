#include "data/principal_axes.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "edgewise/dataset.hpp"
#include "edgewise/explain.hpp"
#include "network/plan.hpp"
#include "network/random.hpp"
#include "open.hpp"

using namespace edgewise;

namespace {

PrincipalAxes axesOf(const std::vector<Real>& rows, Index width) {
  const auto axes = principalAxes(rows, width);
  if (!axes) FAIL(axes.error().message);
  return *axes;
}

double productOf(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
  return sum;
}

// Rows that lie along `width` known directions at right angles with these standard deviations: the
// eight vectors of signs (Hadamard) in groups of inputs.
std::vector<Real> alongSigns(Index width, double first, double second, double others) {
  std::vector<Real> rows;
  for (Index d = 0; d < width; ++d) {
    const double size = d == 3 ? first : d == 5 ? second : others;
    for (const double sign : {-1.0, 1.0}) {
      for (Index k = 0; k < width; ++k) {
        // The sign of row d, column k of a Hadamard matrix: by the bits that both have.
        const int common = __builtin_popcount(static_cast<unsigned>(d & k));
        rows.push_back(static_cast<Real>(sign * size * (common % 2 == 0 ? 1 : -1)));
      }
    }
  }
  return rows;
}

}  // namespace

TEST_CASE("axes of a known covariance: their directions, their variances, the whole") {
  // Along (3, 4) / 5 by ±10, across by ±5: variances 100 / 2 and 25 / 2 around (1, 2).
  const auto [plane, variances, total] = axesOf({7, 10, -5, -6, -3, 5, 5, -1}, 2);
  CHECK(plane.centre == std::vector<double>{1, 2});
  CHECK(plane.directions[0][0] == doctest::Approx(0.6));
  CHECK(plane.directions[0][1] == doctest::Approx(0.8));
  CHECK(plane.directions[1][0] == doctest::Approx(0.8));
  CHECK(plane.directions[1][1] == doctest::Approx(-0.6));
  CHECK(variances[0] == doctest::Approx(50));
  CHECK(variances[1] == doctest::Approx(12.5));
  CHECK(total == doctest::Approx(62.5));
  const std::array<Real, 2> row{7, 10};
  CHECK(plane.project(row)[0] == doctest::Approx(10));
  CHECK(plane.project(row)[1] == doctest::Approx(0));
}

TEST_CASE("axes of many inputs are found by iteration, as exactly as those of few by rotations") {
  for (const Index width : {16, 32, 64, 256}) {
    const auto [plane, variances, total] = axesOf(alongSigns(width, 3, 2, 1), width);
    // Each direction has 2 rows of 2 * width, at a distance of size * sqrt(width).
    CHECK(variances[0] == doctest::Approx(9).epsilon(1e-9));
    CHECK(variances[1] == doctest::Approx(4).epsilon(1e-9));
    CHECK(total == doctest::Approx(9 + 4 + (width - 2)).epsilon(1e-9));
    for (Index k = 0; k < width; ++k) {
      const double each = 1 / std::sqrt(static_cast<double>(width));
      const int third = __builtin_popcount(static_cast<unsigned>(3 & k));
      const int fifth = __builtin_popcount(static_cast<unsigned>(5 & k));
      CHECK(plane.directions[0][k] == doctest::Approx(third % 2 == 0 ? each : -each).epsilon(1e-5));
      CHECK(plane.directions[1][k] == doctest::Approx(fifth % 2 == 0 ? each : -each).epsilon(1e-5));
    }
  }
}

TEST_CASE("directions are of length 1 and at right angles, and no other two hold more variance") {
  for (const Index width : {2, 3, 5, 17, 40}) {
    Random random(7, Stream::generator, static_cast<std::uint32_t>(width));
    std::vector<Real> rows;
    for (int k = 0; k < 60; ++k) {
      const double common = random.normal();
      for (Index i = 0; i < width; ++i) {
        rows.push_back(static_cast<Real>(common * (i % 3) + random.normal()));
      }
    }
    const auto [plane, variances, total] = axesOf(rows, width);
    CHECK(plane.check(width));
    CHECK(productOf(plane.directions[0], plane.directions[1]) == doctest::Approx(0).epsilon(1e-12));
    CHECK(variances[0] >= variances[1]);
    CHECK(variances[0] + variances[1] <= total * (1 + 1e-12));
    // The variance of the coordinates is the one that is told.
    std::array<double, 2> squares{};
    for (std::size_t k = 0; k < 60; ++k) {
      const auto place = plane.project(std::span(rows).subspan(k * width, width));
      for (std::size_t d = 0; d < 2; ++d) squares[d] += place[d] * place[d] / 60;
    }
    for (std::size_t d = 0; d < 2; ++d) CHECK(squares[d] == doctest::Approx(variances[d]));
    for (Index i = 0; i < width; ++i) {
      double squared = 0;
      for (std::size_t k = 0; k < 60; ++k) {
        const double away = static_cast<double>(rows[k * width + i]) - plane.centre[i];
        squared += away * away / 60;
      }
      CHECK(squared <= variances[0] * (1 + 1e-9));
    }
  }
}

TEST_CASE("inputs that vary alike and apart stay in their order and point upwards") {
  const auto [plane, variances, total] = axesOf({0, 0, 0, 1, 1, 0, 1, 1}, 2);
  CHECK(plane.directions[0] == std::vector<double>{1, 0});
  CHECK(plane.directions[1] == std::vector<double>{0, 1});
  CHECK(variances == std::array{0.25, 0.25});
  CHECK(total == 0.5);
}

TEST_CASE("constant inputs and single rows have axes too, of variance 0") {
  const auto constant = axesOf({5, 1, 5, 2, 5, 3}, 2);
  CHECK(constant.plane.directions[0] == std::vector<double>{0, 1});
  CHECK(constant.plane.directions[1] == std::vector<double>{1, 0});
  CHECK(constant.variances[1] == 0);
  for (const Index width : {2, 3, 40}) {
    const auto one = axesOf(std::vector<Real>(width, Real{3}), width);
    CHECK(one.variances == std::array{0.0, 0.0});
    CHECK(one.total == 0);
    CHECK(one.plane.check(width));
    CHECK(one.plane.centre == std::vector<double>(width, 3));
  }
  // All rows on one line through forty inputs.
  std::vector<Real> line;
  for (int k = 0; k < 5; ++k) {
    for (int i = 0; i < 40; ++i) line.push_back(static_cast<Real>(k));
  }
  const auto [plane, variances, total] = axesOf(line, 40);
  CHECK(variances[0] == doctest::Approx(total));
  CHECK(variances[1] == doctest::Approx(0));
  CHECK(plane.check(40));
}

TEST_CASE("one input has no principal axes, nor have too many, nor no rows") {
  CHECK(principalAxes(std::vector<Real>{1, 2}, 1).error().code == "unsupported");
  const std::vector<Real> wide(maxPrincipalInputs + 1);
  CHECK(principalAxes(wide, maxPrincipalInputs + 1).error().code == "unsupported");
  CHECK(principalAxes({}, 2).error().code == "data");
}

TEST_CASE("of many rows an even choice is enough") {
  const Index width = 1000;
  std::vector<Real> rows;
  for (int k = 0; k < 2000; ++k) {
    for (Index i = 0; i < width; ++i) rows.push_back(i == 7 ? static_cast<Real>(k % 4) : Real{0});
  }
  const auto [plane, variances, total] = axesOf(rows, width);
  CHECK(plane.directions[0][7] == 1);
  CHECK(variances[0] == doctest::Approx(total));
}

TEST_CASE("a map of the plane tells what the network makes of its points") {
  auto session = test::open(R"({"edgewise": 1, "network": {"layers": [4, 3, 3]},
    "data": {"builtin": "iris"}, "training": {"stop": {}}})");
  const auto& axes = session->principalAxes();
  REQUIRE(axes);
  const Plane& plane = axes->plane;
  MapRequest request;
  request.plane = plane;
  request.resolution = 9;
  request.neurons = true;
  const auto map = edgewise::map(*session, request);
  REQUIRE(map);
  REQUIRE(map->y);
  for (const auto& [i, j] : {std::pair{0, 0}, std::pair{3, 7}, std::pair{8, 8}}) {
    const double a = map->x[0] + (map->x[1] - map->x[0]) * i / 8;
    const double b = (*map->y)[0] + ((*map->y)[1] - (*map->y)[0]) * j / 8;
    std::vector<Real> inputs;
    for (std::size_t k = 0; k < 4; ++k) {
      inputs.push_back(static_cast<Real>((plane.centre[k] + b * plane.directions[1][k]) +
                                         a * plane.directions[0][k]));
    }
    const auto outputs = evaluate(*session, inputs);
    REQUIRE(outputs);
    for (std::size_t k = 0; k < 3; ++k) {
      CHECK(map->outputs[k].all()[static_cast<std::size_t>(j * 9 + i)] == (*outputs)[k]);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      const auto input = static_cast<std::size_t>(session->plan().inputs[k]);
      CHECK(map->neurons[input].all()[static_cast<std::size_t>(j * 9 + i)] == inputs[k]);
    }
  }
  // All training rows lie within it.
  const auto points = edgewise::points(*session, plane);
  REQUIRE(points);
  CHECK(points->x.size() == 150);
  for (std::size_t k = 0; k < 120; ++k) {
    CHECK(static_cast<double>(points->x[k]) > map->x[0]);
    CHECK(static_cast<double>(points->x[k]) < map->x[1]);
    CHECK(static_cast<double>(points->y[k]) > (*map->y)[0]);
    CHECK(static_cast<double>(points->y[k]) < (*map->y)[1]);
  }
}

TEST_CASE("a plane that is none is refused, and so are columns beside it") {
  auto session = test::open(test::circle);
  const auto fault = [&](const Plane& plane, const std::string& x = "") {
    MapRequest request;
    request.plane = plane;
    request.x = x;
    const auto map = edgewise::map(*session, request);
    return map ? std::string("none") : map.error().path;
  };
  const Plane plane{{0, 0}, {{{1, 0}, {0, 1}}}};
  CHECK(fault(plane) == "none");
  CHECK(fault(plane, "x1") == "plane");
  CHECK(fault({{0}, {{{1, 0}, {0, 1}}}}) == "plane");
  CHECK(fault({{0, 0}, {{{1, 0}, {1, 0}}}}) == "plane");
  CHECK(fault({{0, 0}, {{{2, 0}, {0, 1}}}}) == "plane");
  CHECK(fault({{0, 0}, {{{std::nan(""), 0}, {0, 1}}}}) == "plane");
  CHECK(points(*session, Plane{{0}, {}}).error().path == "plane");
  // Without data nobody knows how far the axes go.
  auto bare = test::open(R"({"edgewise": 1, "network": {"layers": [2, 1]}})");
  MapRequest request;
  request.plane = plane;
  CHECK(map(*bare, request).error().path == "range");
  request.xRange = request.yRange = {-1, 1};
  CHECK(map(*bare, request));
  CHECK(bare->principalAxes().error().code == "data");
}

TEST_CASE("the plane in the units of the table, where all inputs are numbers") {
  auto session = test::open(R"({"edgewise": 1, "network": {"layers": [2, 1], "output": "identity"},
    "data": {"table": {"columns": [{"name": "a", "values": [0, 10, 20, 30]},
                                   {"name": "b", "values": [5, 7, 9, 11]},
                                   {"name": "y", "values": [1, 2, 3, 4]}]},
             "inputs": ["a", "b"], "targets": ["y"], "scale": "minmax", "split": {"train": 1}}})");
  const auto& axes = session->principalAxes();
  REQUIRE(axes);
  const auto raw = inUnits(axes->plane, session->encoding().inputs);
  REQUIRE(raw);
  CHECK(raw->centre[0] == doctest::Approx(15));
  CHECK(raw->centre[1] == doctest::Approx(8));
  CHECK(raw->directions[0][0] == doctest::Approx(30 / std::sqrt(2.0)));
  CHECK(raw->directions[0][1] == doctest::Approx(6 / std::sqrt(2.0)));
  auto species = test::open(R"({"edgewise": 1, "network": {"layers": [3, 1], "output": "identity"},
    "data": {"table": {"columns": [{"name": "a", "values": [0, 10, 20, 30]},
                                   {"name": "b", "values": ["u", "v", "u", "v"]},
                                   {"name": "y", "values": [1, 2, 3, 4]}]},
             "inputs": ["a", "b"], "targets": ["y"], "split": {"train": 1}}})");
  REQUIRE(species->principalAxes());
  CHECK_FALSE(inUnits(species->principalAxes()->plane, species->encoding().inputs));
}

TEST_CASE("what is predicted stands beside the truth, row by row, in the target's units") {
  auto session =
      test::open(R"({"edgewise": 1, "network": {"layers": [1, 3, 2], "output": "identity"},
    "data": {"table": {"columns": [{"name": "x", "values": [1, 2, 3, 4, 5]},
                                   {"name": "y", "values": [10, 20, 35, 40, 60]},
                                   {"name": "z", "values": [1, 0, 1, 0, 1]}]},
             "inputs": ["x"], "targets": ["y", "z"], "split": {"train": 0.6, "seed": 2}}})");
  for (const std::string target : {"y", "z"}) {
    const auto result = predicted(*session, target);
    REQUIRE(result);
    REQUIRE(result->truth.size() == 5);
    for (Index k = 0; k < 5; ++k) {
      const bool isTest = k >= 3;
      CHECK(result->test[k] == (isTest ? 1 : 0));
      const auto one = example(*session, isTest, isTest ? k - 3 : k);
      CHECK(result->predicted[k] ==
            static_cast<float>(std::get<double>(one.prediction.values[target == "y" ? 0 : 1])));
      const auto& columns = session->data()->table.columns;
      CHECK(result->truth[k] ==
            static_cast<float>(columns[target == "y" ? 1 : 2].numbers[one.row]));
    }
  }
  CHECK(predicted(*session)->truth == predicted(*session, "y")->truth);
  CHECK(predicted(*session, "x").error().path == "target");
  auto iris = test::open(R"({"edgewise": 1, "network": {"layers": [4, 3]},
    "data": {"builtin": "iris"}})");
  CHECK(predicted(*iris).error().code == "reference");
  CHECK(predicted(*iris, "species").error().code == "type");
}
