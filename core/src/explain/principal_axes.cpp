#include "edgewise/principal_axes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>

#include "edgewise/random.hpp"

namespace edgewise {

namespace {

using Vector = std::vector<double>;
using Vectors = std::vector<Vector>;

constexpr std::size_t most = 16;       // vectors that are iterated
constexpr int mostRounds = 200;        // of the iteration; sweeps of rotations
constexpr double nothing = 1e-14;      // beside the whole variance
constexpr std::int64_t budget = 1'000'000'000;  // rows * width^2

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
  return sum;
}

// y += factor * x
void add(Vector& y, double factor, const Vector& x) {
  for (std::size_t k = 0; k < y.size(); ++k) y[k] += factor * x[k];
}

Vector unit(std::size_t size, std::size_t place) {
  Vector vector(size);
  vector[place] = 1;
  return vector;
}

// Rows of the matrix are the images of `vectors` under the symmetric `matrix`.
Vectors images(const Vectors& matrix, const Vectors& vectors) {
  Vectors result;
  for (const Vector& vector : vectors) {
    Vector& image = result.emplace_back(vector.size());
    // Column by column: no sum waits for itself.
    for (std::size_t j = 0; j < vector.size(); ++j) add(image, vector[j], matrix[j]);
  }
  return result;
}

// Makes the vectors one long and at right angles, in their order (Gram and Schmidt, twice). In place
// of one that depends on those before comes the first axis that does not.
void straighten(Vectors& vectors) {
  std::size_t next = 0;
  for (std::size_t k = 0; k < vectors.size(); ++k) {
    for (;;) {
      const double before = std::sqrt(dot(vectors[k], vectors[k]));
      for (int time = 0; time < 2; ++time) {
        for (std::size_t j = 0; j < k; ++j) {
          add(vectors[k], -dot(vectors[k], vectors[j]), vectors[j]);
        }
      }
      const double length = std::sqrt(dot(vectors[k], vectors[k]));
      if (length > 1e-8 * before && length > 1e-150) {
        for (double& one : vectors[k]) one /= length;
        break;
      }
      vectors[k] = unit(vectors[k].size(), next++);
    }
  }
}

// Cyclic Jacobi rotations: makes `matrix` diagonal, and turns `vectors` along.
void rotate(Vectors& matrix, Vectors& vectors) {
  const std::size_t size = matrix.size();
  double whole = 0;
  for (std::size_t k = 0; k < size; ++k) whole += matrix[k][k];
  for (int sweep = 0; sweep < mostRounds; ++sweep) {
    bool isDone = true;
    for (std::size_t p = 0; p < size; ++p) {
      for (std::size_t q = p + 1; q < size; ++q) {
        if (std::abs(matrix[p][q]) <= nothing * whole) continue;
        isDone = false;
        // tan of the angle at which the rotation makes [p][q] vanish, the smaller one.
        const double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        const double t = (theta < 0 ? -1 : 1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
        const double c = 1 / std::sqrt(t * t + 1);
        const double s = t * c;
        const auto turn = [&](double& first, double& second) {
          const double before = first;
          first = c * before - s * second;
          second = s * before + c * second;
        };
        for (std::size_t k = 0; k < size; ++k) turn(matrix[k][p], matrix[k][q]);
        for (std::size_t k = 0; k < size; ++k) turn(matrix[p][k], matrix[q][k]);
        for (std::size_t k = 0; k < vectors[p].size(); ++k) turn(vectors[p][k], vectors[q][k]);
      }
    }
    if (isDone) return;
  }
}

// Turns `vectors` within the space that they span, the one of the largest variance first.
Vector turnToAxes(const Vectors& covariance, Vectors& vectors) {
  const Vectors image = images(covariance, vectors);
  Vectors within;
  for (const Vector& one : vectors) {
    Vector& row = within.emplace_back();
    for (const Vector& other : image) row.push_back(dot(one, other));
  }
  rotate(within, vectors);
  std::vector<std::size_t> order(vectors.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return within[a][a] > within[b][b];
  });
  Vectors sorted;
  Vector variances;
  for (const std::size_t k : order) {
    sorted.push_back(std::move(vectors[k]));
    variances.push_back(within[k][k]);
  }
  vectors = std::move(sorted);
  return variances;
}

void pointUp(Vector& direction) {
  double largest = 0;
  for (const double one : direction) largest = std::max(largest, std::abs(one));
  const auto first = std::find_if(direction.begin(), direction.end(), [&](double one) {
    return std::abs(one) > largest * (1 - 1e-6);
  });
  if (*first >= 0) return;
  for (double& one : direction) one = -one;
}

}  // namespace

std::array<double, 2> Plane::project(std::span<const Real> inputs) const {
  std::array<double, 2> place{};
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    const double away = static_cast<double>(inputs[k]) - centre[k];
    place[0] += directions[0][k] * away;
    place[1] += directions[1][k] * away;
  }
  return place;
}

Status Plane::check(Index width) const {
  for (const Vector* one : {&centre, &directions[0], &directions[1]}) {
    if (one->size() != static_cast<std::size_t>(width) ||
        !std::all_of(one->begin(), one->end(), [](double x) { return std::isfinite(x); })) {
      return Error{"shape", "plane",
                   "The centre and the directions of a plane each have one number for each of the " +
                       std::to_string(width) + " input neurons."};
    }
  }
  const auto& [a, b] = directions;
  const double off = std::max(
      {std::abs(dot(a, a) - 1), std::abs(dot(b, b) - 1), std::abs(dot(a, b))});
  if (off > 1e-4) {
    return Error{"shape", "plane.directions",
                 "The directions of a plane have the length 1 and are at right angles."};
  }
  return success();
}

Result<PrincipalAxes> principalAxes(std::span<const Real> inputs, Index width) {
  if (width < 2 || width > maxPrincipalInputs) {
    return Error{"unsupported", "",
                 "Principal axes need from 2 to " + std::to_string(maxPrincipalInputs) +
                     " inputs; here are " + std::to_string(width) + "."};
  }
  const auto size = static_cast<std::size_t>(width);
  const std::size_t rows = inputs.size() / size;
  if (rows == 0) return Error{"data", "", "Principal axes need training rows."};

  const auto enough = static_cast<std::size_t>(budget / (std::int64_t{width} * width));
  const std::size_t count = std::min(rows, enough);
  const auto row = [&](std::size_t k) { return inputs.subspan(k * rows / count * size, size); };
  PrincipalAxes axes;
  Vector& centre = axes.plane.centre;
  centre.resize(size);
  for (std::size_t k = 0; k < count; ++k) {
    for (std::size_t i = 0; i < size; ++i) centre[i] += static_cast<double>(row(k)[i]);
  }
  for (double& one : centre) one /= static_cast<double>(count);
  Vectors covariance(size, Vector(size));
  Vector away(size);
  for (std::size_t k = 0; k < count; ++k) {
    for (std::size_t i = 0; i < size; ++i) away[i] = static_cast<double>(row(k)[i]) - centre[i];
    for (std::size_t i = 0; i < size; ++i) {
      if (away[i] == 0) continue;
      for (std::size_t j = 0; j <= i; ++j) covariance[i][j] += away[i] * away[j];
    }
  }
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      covariance[j][i] = covariance[i][j] /= static_cast<double>(count);
    }
    axes.total += covariance[i][i];
  }

  Vectors vectors;
  Random random(1, Stream::generator);
  for (std::size_t k = 0; k < std::min(size, most); ++k) {
    vectors.push_back(unit(size, k));
    if (size > most) {
      for (double& one : vectors.back()) one = random.uniform(-1, 1);
    }
  }
  straighten(vectors);
  Vector variances = turnToAxes(covariance, vectors);
  const auto isFound = [&] {
    const Vectors firsts = {vectors[0], vectors[1]};
    Vectors image = images(covariance, firsts);
    for (std::size_t k = 0; k < 2; ++k) {
      add(image[k], -variances[k], vectors[k]);
      if (std::sqrt(dot(image[k], image[k])) > 1e-12 * axes.total) return false;
    }
    return true;
  };
  for (int round = 0; size > most && round < mostRounds && !isFound(); ++round) {
    vectors = images(covariance, vectors);
    straighten(vectors);
    variances = turnToAxes(covariance, vectors);
  }
  for (std::size_t k = 0; k < 2; ++k) {
    axes.variances[k] = std::max(0.0, variances[k]);
    pointUp(vectors[k]);
    axes.plane.directions[k] = std::move(vectors[k]);
  }
  return axes;
}

std::optional<Plane> inUnits(const Plane& plane, const std::vector<ColumnEncoder>& inputs) {
  Plane raw = plane;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    if (inputs[k].type != ColumnType::number) return std::nullopt;
    raw.centre[k] = inputs[k].shift + inputs[k].scale * plane.centre[k];
    for (Vector& direction : raw.directions) direction[k] *= inputs[k].scale;
  }
  return raw;
}

}  // namespace edgewise
