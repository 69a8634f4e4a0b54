// The two directions in which the inputs of a network vary most, and the plane that they span: many
// inputs as a picture of two coordinates.
//
// Principal component analysis, after K. Pearson, "On lines and planes of closest fit to systems of
// points in space" (1901) and H. Hotelling (1933): with the mean m of the rows x_1 … x_n and
// their covariance C = 1/n * sum of (x_k - m)(x_k - m)', the axes are the unit vectors v with
// C v = lambda v of the two largest lambda, and lambda is the variance of the rows along v.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "edgewise/encoder.hpp"

namespace edgewise {

// Networks with more inputs have none; a picture of 28 x 28 has 784.
inline constexpr Index maxPrincipalInputs = 1024;

// A plane in the space of encoded inputs: the point (a, b) of it is centre + a * directions[0] +
// b * directions[1], a value an input neuron.
struct Plane {
  std::vector<double> centre;
  std::array<std::vector<double>, 2> directions;  // of length 1, at right angles

  std::array<double, 2> project(std::span<const Real> inputs) const;

  // Error ("shape"): vectors that are not of `width` finite numbers, or directions that are not as
  // said above, to four digits.
  Status check(Index width) const;
};

struct PrincipalAxes {
  Plane plane;                        // through the mean of the rows
  std::array<double, 2> variances{};  // along the directions, the larger first
  double total = 0;                   // of all inputs together
};

// Of rows of `width` encoded inputs: a category counts with an input for each of its values, and
// inputs count as they are scaled.
//
// The same bits everywhere: doubles, every sum in a fixed order. Orthogonal iteration with
// Rayleigh-Ritz (Golub & Van Loan, "Matrix Computations", 8.2.4) on at most 16 vectors, in which
// cyclic Jacobi rotations (8.5) find the axes; of up to 16 inputs the rotations alone find them. Of
// each direction the largest component is positive (of those equal to six digits, the first).
// Among axes of equal variance, the one found first comes first: inputs that vary alike and have
// nothing to do with each other stay in their order. One row, or constant inputs, have axes of
// variance 0.
//
// The covariance takes rows * width^2 / 2 multiplications; of more than 10^9 / width^2 rows it is
// that of an even choice of them.
//
// Errors: fewer than two inputs, or more than maxPrincipalInputs ("unsupported"); no rows ("data").
Result<PrincipalAxes> principalAxes(std::span<const Real> inputs, Index width);

// The same plane in the units of the table: in a column of numbers, the point (a, b) stands for
// centre + a * directions[0] + b * directions[1]. Nothing where a column has categories or goes in
// byte by byte, since points between two of them are no rows.
std::optional<Plane> inUnits(const Plane& plane, const std::vector<ColumnEncoder>& inputs);

}  // namespace edgewise
