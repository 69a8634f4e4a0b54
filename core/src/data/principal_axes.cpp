#include "data/principal_axes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include "network/random.hpp"
#include "network/sorting.hpp"

namespace edgewise {

namespace {

using Vector = std::vector<double>;

constexpr std::size_t most = 16;                // vectors that are iterated
constexpr int mostRounds = 200;                 // of the iteration; sweeps of rotations
constexpr double nothing = 1e-14;               // beside the whole variance
constexpr std::int64_t budget = 1'000'000'000;  // rows * width^2

// Vectors of one length, or the rows of a matrix.
struct Rows {
  Rows(std::size_t howMany, std::size_t length)
      : count(howMany), width(length), all(howMany * length) {}

  double* operator[](std::size_t row) { return &all[row * width]; }
  const double* operator[](std::size_t row) const { return &all[row * width]; }

  std::size_t count, width;
  Vector all;
};

double dot(const double* a, const double* b, std::size_t size) {
  double sum = 0;
  for (std::size_t k = 0; k < size; ++k) sum += a[k] * b[k];
  return sum;
}

// y += factor * x
void add(double* y, double factor, const double* x, std::size_t size) {
  for (std::size_t k = 0; k < size; ++k) y[k] += factor * x[k];
}

// What a symmetric matrix makes of the first `count` vectors.
Rows images(const Rows& matrix, const Rows& vectors, std::size_t count) {
  Rows result(count, vectors.width);
  for (std::size_t k = 0; k < count; ++k) {
    // Column by column: no sum waits for itself.
    for (std::size_t j = 0; j < vectors.width; ++j) {
      add(result[k], vectors[k][j], matrix[j], vectors.width);
    }
  }
  return result;
}

// Makes the vectors one long and at right angles, in their order (Gram and Schmidt, twice). In
// place of one that depends on those before comes the first axis that does not.
void straighten(Rows& vectors) {
  const std::size_t width = vectors.width;
  std::size_t next = 0;
  for (std::size_t k = 0; k < vectors.count; ++k) {
    double* own = vectors[k];
    for (;;) {
      const double before = dot(own, own, width);
      for (std::size_t j = 0; j < 2 * k; ++j) {
        const double* other = vectors[j % k];
        add(own, -dot(own, other, width), other, width);
      }
      const double squared = dot(own, own, width);
      if (squared > 1e-16 * before && squared > 1e-300) {
        const double length = std::sqrt(squared);
        for (std::size_t i = 0; i < width; ++i) own[i] /= length;
        break;
      }
      std::fill(own, own + width, 0);
      own[next++] = 1;
    }
  }
}

// Turns the vectors within the space that they span, to where they have nothing to do with each
// other (cyclic Jacobi rotations of their covariance), the one of the largest variance first.
Vector turnToAxes(const Rows& covariance, Rows& vectors) {
  const std::size_t count = vectors.count;
  const Rows image = images(covariance, vectors, count);
  Rows matrix(count, count);
  double whole = 0;
  for (std::size_t p = 0; p < count; ++p) {
    for (std::size_t q = 0; q < count; ++q) {
      matrix[p][q] = dot(vectors[p], image[q], vectors.width);
    }
    whole += matrix[p][p];
  }
  bool isDone = false;
  for (int sweep = 0; sweep < mostRounds && !isDone; ++sweep) {
    isDone = true;
    for (std::size_t p = 0; p < count; ++p) {
      for (std::size_t q = p + 1; q < count; ++q) {
        if (std::abs(matrix[p][q]) <= nothing * whole) continue;
        isDone = false;
        // tan of the angle at which the rotation makes [p][q] vanish, the smaller one.
        const double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        const double t = (theta < 0 ? -1 : 1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
        const double c = 1 / std::sqrt(t * t + 1);
        const double s = t * c;
        const auto turn = [&](double* first, double* second, std::size_t size, std::size_t step) {
          for (std::size_t k = 0; k < size * step; k += step) {
            const double before = first[k];
            first[k] = c * before - s * second[k];
            second[k] = s * before + c * second[k];
          }
        };
        turn(&matrix[0][p], &matrix[0][q], count, count);
        turn(matrix[p], matrix[q], count, 1);
        turn(vectors[p], vectors[q], vectors.width, 1);
      }
    }
  }
  const Rows unsorted = vectors;
  Vector variances;
  for (const Index k :
       sorted(count, [&](Index a, Index b) { return matrix[a][a] > matrix[b][b]; })) {
    std::copy_n(unsorted[k], vectors.width, vectors[variances.size()]);
    variances.push_back(matrix[k][k]);
  }
  return variances;
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
  const auto size = static_cast<std::size_t>(width);
  bool isRight = centre.size() == size;
  std::array<double, 3> products{};  // of the directions with themselves and with each other
  for (std::size_t k = 0; k < 2; ++k) {
    isRight = isRight && directions[k].size() == size;
    if (!isRight) break;
    products[k] = dot(directions[k].data(), directions[k].data(), size) - 1;
    products[2] = dot(directions[0].data(), directions[k].data(), size);
    isRight = std::isfinite(dot(centre.data(), centre.data(), size));
  }
  for (const double product : products) isRight = isRight && std::abs(product) < 1e-4;
  if (isRight) return success();
  return Error{"shape", "plane",
               "A plane needs a centre and two directions with a number for each of the " +
                   std::to_string(width) +
                   " input neurons; the directions have the length 1 and are at right angles."};
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
  Rows covariance(size, size);
  Vector away(size);
  for (std::size_t k = 0; k < count; ++k) {
    for (std::size_t i = 0; i < size; ++i) {
      away[i] = static_cast<double>(row(k)[i]) - centre[i];
      add(covariance[i], away[i], away.data(), i + 1);
    }
  }
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      covariance[j][i] = covariance[i][j] /= static_cast<double>(count);
    }
    axes.total += covariance[i][i];
  }

  Rows vectors(std::min(size, most), size);
  Random random(1, Stream::generator);
  for (std::size_t k = 0; k < vectors.count; ++k) {
    vectors[k][k] = 1;
    for (std::size_t i = 0; i < size && size > most; ++i) vectors[k][i] = random.uniform(-1, 1);
  }
  straighten(vectors);
  Vector variances = turnToAxes(covariance, vectors);
  const auto isFound = [&] {
    Rows image = images(covariance, vectors, 2);
    double off = 0;
    for (std::size_t k = 0; k < 2; ++k) {
      add(image[k], -variances[k], vectors[k], size);
      off = std::max(off, dot(image[k], image[k], size));
    }
    return std::sqrt(off) <= 1e-12 * axes.total;
  };
  for (int round = 0; size > most && round < mostRounds && !isFound(); ++round) {
    vectors = images(covariance, vectors, vectors.count);
    straighten(vectors);
    variances = turnToAxes(covariance, vectors);
  }
  for (std::size_t d = 0; d < 2; ++d) {
    axes.variances[d] = std::max(0.0, variances[d]);
    const double* found = vectors[d];
    std::size_t largest = 0;
    for (std::size_t k = 1; k < size; ++k) {
      if (std::abs(found[k]) > std::abs(found[largest]) * (1 + 1e-6)) largest = k;
    }
    const double sign = found[largest] < 0 ? -1 : 1;
    for (std::size_t k = 0; k < size; ++k) {
      axes.plane.directions[d].push_back(sign * found[k] + 0.0);  // no -0
    }
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
