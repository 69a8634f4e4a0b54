// Networks that are written down instead of trained, each as a project document that opens in the
// page, with what was measured on it. Error of all: "range" for numbers that no float can hold.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "edgewise/result.hpp"

namespace edgewise {

struct Construction {
  std::string document;  // JSON, version 1, with weights and, where it has any, data
  int hidden = 0;        // hidden neurons
  double error = 0;      // largest |output - truth| over the rows of the document's data
  std::string method{};  // how it was built, where there is a choice
};

// The introduction's nine neurons (I-4), with weights drawn from the seed: 1 input, 2/5/8 bias, 3 4
// and 6 7 hidden, 9 output; not fully connected.
Result<Construction> runningExample();

using Truth = std::vector<std::uint8_t>;  // of each row, 0 or 1

// A boolean function of n bits by one hidden layer, every neuron a step (II-5). truth[row] is the
// value where bit k of the row (first input first) is input k: 2^n rows, n from 1 to 10. Of four
// ways the one with the fewest hidden neurons:
//   "and"        one neuron for each term of a cover by prime implicants (Quine 1952, McCluskey
//                1956; essential terms, then greedily the one that covers most)
//   "not and"    the same for the complement
//   "sum"        for functions of the number of ones: a neuron for each change along it
//   "order"      a neuron for each change of the value along the rows, as binary numbers
// The error over all 2^n rows is measured by evaluation. Errors: "shape".
Result<Construction> booleanNetwork(const Truth& truth);

inline constexpr int maxBooleanInputs = 10;

// A function on an interval by one hidden layer of `neurons` rectifiers (II-4): the straight lines
// between neurons + 1 evenly spaced points of the samples, which are connected by straight lines
// themselves. The error is the largest over the samples. Errors: fewer than 2 samples, x not
// increasing, a count outside 1 … 1000.
Result<Construction> approximation(std::span<const double> x, std::span<const double> y,
                                   int neurons);

// y = A x, or A (B x), as layers of identities without bias (II-10): multiplying matrices is a
// network without functions, and with A alone one without hidden layers. Row-major. `b` may be
// empty. The rows of its table are the columns of `x`, of which its outputs are those of A x; the
// unit vectors where `x` is empty. Errors: "shape".
struct MatrixSpec {
  int rows = 0;
  int columns = 0;
  std::vector<double> values;

  double at(int row, int column) const {
    return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                  static_cast<std::size_t>(column)];
  }
};
Result<Construction> matrixProduct(const MatrixSpec& a, const MatrixSpec& b,
                                   const MatrixSpec& x = {});

// x y by four hidden neurons (II-11), after H. Lin, M. Tegmark and D. Rolnick, "Why does deep and
// cheap learning work so well?" (2016), equation 11, with softplus as the function s:
//   x y ~ (s(k(x + y)) + s(-k(x + y)) - s(k(x - y)) - s(-k(x - y))) / (4 k^2 s''(0))
// The smaller the scale k, the smaller the error of the formula (of order k^2) and the larger that
// of rounding. The error is measured on a grid over [-1, 1]^2. Errors: "range" for k outside
// 0.001 … 100.
Result<Construction> productGate(double scale);

// The tent map 2 x on [0, 1/2], 2 - 2 x on [1/2, 1], applied `times` times: 2^(times - 1) teeth
// (II-10), after M. Telgarsky, "Benefits of depth in neural networks" (2016). Deep: two rectifiers
// a layer, so 2 times hidden neurons; shallow: one layer of 2^times. 1 … 10 times. Errors: "range".
Result<Construction> sawtooth(int times, bool deep);

}  // namespace edgewise
