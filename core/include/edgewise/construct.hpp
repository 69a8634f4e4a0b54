// Networks that are made instead of trained, each as a project document that opens in the page; the
// project that data call for; and how many networks there are.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/numbers.hpp"
#include "edgewise/result.hpp"

namespace edgewise {

// ---- written down, with what was measured on it

// Error of all that make one: "range" for numbers that no float can hold.

struct Construction {
  std::string document;  // JSON, version 1, with weights and, where it has any, data
  int hidden = 0;        // hidden neurons
  double error = 0;      // largest |output - truth| over the rows of the document's data
  std::string method{};  // how it was built, where there is a choice
};

// The introduction's nine neurons (I-4), with weights drawn from the seed: 1 input, 2/5/8 bias, 3 4
// and 6 7 hidden, 9 output; not fully connected.
Result<Construction> runningExample();

using TruthTable = std::vector<std::uint8_t>;  // of each row, 0 or 1

// A boolean function of n bits by one hidden layer, every neuron a step (II-5). truth[row] is the
// value where bit k of the row (first input first) is input k: 2^n rows, n from 1 to 10. Of four
// ways the one with the fewest hidden neurons:
//   "and"        one neuron for each term of a cover by prime implicants (Quine 1952, McCluskey
//                1956; essential terms, then greedily the one that covers most)
//   "not and"    the same for the complement
//   "sum"        for functions of the number of ones: a neuron for each change along it
//   "order"      a neuron for each change of the value along the rows, as binary numbers
// The error over all 2^n rows is measured by evaluation. Errors: "shape".
Result<Construction> booleanNetwork(const TruthTable& truth);

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

// The process of the generator "hierarchy" with the same seed (II-7): two causes, four neurons that
// each depend on both, and sixteen outputs that each depend on one of the four; all tanh, without
// bias. The error is measured on a grid over [-1, 1]^2, without the generator's noise.
Result<Construction> hierarchyNetwork(std::uint64_t seed);

// ---- the project that data call for, as the page, Node and the command begin with it

// A document with these data (the `data` part of one, as JSON text), layers whose ends fit them,
// outputs and loss that suit the targets (suggestOutput), and the usual training: batches of ten,
// step size 0.1. `options` is JSON text: {"hidden": [6], "function": "tanh"} where it is empty;
// "output" and "loss" are wanted instead of those that suit the targets, "seed" draws the weights.
// `apart`: as Session::open() takes it; the columns are apart in the answer, too. Errors: those of
// readDataset(), and of the options.
Result<std::string> suggestProject(std::string_view data, std::string_view options = "{}",
                                   std::vector<Numbers> apart = {});

// ---- counting what is far too many to try

// mantissa * 10^exponent with 1 <= mantissa < 10, and the number itself where it is short enough.
struct Magnitude {
  double mantissa = 1;
  double exponent = 0;    // whole; a double, since exponents themselves grow beyond 2^53
  std::string decimal{};  // all digits, if there are at most maxDigits
};

inline constexpr int maxDigits = 3000;

// base^exponent: 256^40000 images, or (2^bits)^edges networks. Base from 1 to 2^32, exponent at
// least 0; errors: "range". From a base-10 logarithm in double precision where there are too many
// digits, so the mantissa has about 15 - log10(exponent) right digits.
Result<Magnitude> power(double base, double exponent);

// A lower bound on the hidden neurons that some boolean function of `bits` bits needs (II-5), by
// counting. A step over n bits computes one of at most 2^(n^2 + 1) functions (S. Muroga, "Threshold
// Logic and Its Applications", 1971), so N of them and one that sums them up compute at most
// 2^(N (n^2 + 1) + N^2 + 1); but there are 2^(2^n) functions to compute. The least N for which that
// is enough. Errors: "range" for bits outside 1 … 60.
Result<std::int64_t> fewestHidden(int bits);

}  // namespace edgewise
