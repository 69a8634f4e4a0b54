// The two directions in which the inputs of a network vary most.
//
// Principal component analysis, after K. Pearson, "On lines and planes of closest fit to systems of
// points in space" (1901) and H. Hotelling (1933): with the mean m of the rows x_1 … x_n and
// their covariance C = 1/n * sum of (x_k - m)(x_k - m)', the axes are the unit vectors v with
// C v = lambda v of the two largest lambda, and lambda is the variance of the rows along v.
#pragma once

#include <span>

#include "edgewise/dataset.hpp"

namespace edgewise {

// Networks with more inputs have none; a picture of 28 x 28 has 784.
inline constexpr Index maxPrincipalInputs = 1024;

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

}  // namespace edgewise
