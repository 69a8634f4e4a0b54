// What a network makes of what goes in: predictions, the examples of its data, one example's way
// through it step by step, and maps of whole ranges of inputs. All of an open session, with its
// weights as they are.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "edgewise/session.hpp"

namespace edgewise {

// ---- predictions

// A raw input: one cell for each input column, in their order.
using RawInput = std::vector<Cell>;

struct Prediction {
  std::vector<Cell> values;   // decoded, one a target column
  std::vector<Real> outputs;  // of the output neurons
  // Input columns whose number is outside the range of the training rows by more than a tenth of
  // it; of rows that predict() was given.
  std::vector<std::string> outside{};
};

// One a row. Errors: those of encode().
Result<std::vector<Prediction>> predict(const Session& session, const std::vector<RawInput>& rows);

// Raw inputs as they go into the network: rows x input neurons. Errors: a row without a cell for
// each input column ("shape"), those of ColumnEncoder::encode(), more rows than can go through at
// once ("limit"); the path is "rows[1].column".
Result<std::vector<Real>> encode(const Session& session, const std::vector<RawInput>& rows);

// Encoded inputs, rows x input neurons, to outputs, rows x output neurons. Errors: no whole number
// of rows ("shape"), or too many ("limit").
Result<std::vector<Real>> evaluate(const Session& session, std::span<const Real> inputs);

// What a neuron of the graph stands for: its label, or the encoded column of an input or output;
// empty for others.
std::string label(const Session& session, Index neuron);

// ---- the rows of the data

struct ExampleReport {
  Index row = 0;      // of the raw table
  bool test = false;  // whether it is of the test set
  Prediction prediction{};
  Real loss = 0;
  std::optional<bool> correct{};  // every category right; nothing if no target is a category
};

// `count` kept rows of the training or the test set, from number `from` on; fewer at the end, none
// without data.
std::vector<ExampleReport> examples(const Session& session, bool test, Index from, Index count);

// One kept row; there must be one of this number in the set.
ExampleReport example(const Session& session, bool test, Index index);

// Where the kept rows lie in a picture, a number a row: training rows first.
struct Points {
  std::vector<float> x{};
  std::vector<float> y{};            // empty when not asked for
  std::vector<float> target{};       // of a target: its category's index, or the number
  std::vector<std::uint8_t> test{};  // 1 for rows of the test set
};

// Along one or two columns of numbers, in their units. `target`: the first where none is named.
// Errors ("reference"): no such column or target. Nothing at all without data.
Result<Points> points(const Session& session, const std::string& x,
                      const std::optional<std::string>& y,
                      const std::optional<std::string>& target = std::nullopt);

// Projected onto a plane: their coordinates there. Errors: that of Plane::check(), no such target.
Result<Points> points(const Session& session, const Plane& plane,
                      const std::optional<std::string>& target = std::nullopt);

// What the network makes of every kept row beside what the table says, of one numeric target, in
// its units; training rows first.
struct Predicted {
  std::vector<float> truth{};
  std::vector<float> predicted{};
  std::vector<std::uint8_t> test{};  // 1 for rows of the test set
};

// The first numeric target where none is named. Errors: no target of this name ("reference"), or
// one that is no number ("type"). Nothing at all without data.
Result<Predicted> predicted(const Session& session,
                            const std::optional<std::string>& target = std::nullopt);

// ---- one example's way through the network, forward and backward

// One summand of a neuron's sum, forward or backward, and the edge it came along.
struct Term {
  Index edge = 0;
  Real value = 0;
};

// Hidden and output neurons: in = sum of `forward`, delta = fromLoss + slope * sum of `backward`.
struct NeuronTrace {
  Index neuron = 0;  // index into Graph::neurons
  Real in = 0;       // weighted sum over the incoming edges; for inputs their value
  Real out = 0;
  std::vector<Term> forward{};     // weight * out of the tail, over the incoming edges
  std::optional<Real> slope{};     // f'(in); nothing for softmax, whose derivative is a matrix
  std::optional<Real> fromLoss{};  // of output neurons: d loss / d in along no edge
  std::vector<Term> backward{};    // weight * delta of the head, over the outgoing edges
  std::optional<Real> delta{};     // d loss / d in, of hidden and output neurons
};

struct Trace {
  std::vector<NeuronTrace> neurons;             // inputs and biases, then evaluation order
  std::optional<std::vector<Real>> gradient{};  // d loss / d weight, in edge order
  std::optional<Real> loss{};
};

// `inputs`: one encoded value an input neuron. With `targets`, one an output neuron, also backward.
// Errors: other numbers of values ("shape"), targets that the loss cannot take.
Result<Trace> trace(const Session& session, std::span<const Real> inputs,
                    std::optional<std::span<const Real>> targets);

// ---- maps: what the network, and every neuron in it, makes of a whole range of inputs

inline constexpr Index maxMapResolution = 512;

// Values that a map of all outputs, or of all neurons, may have: 200 MB.
inline constexpr std::int64_t maxMapValues = 50'000'000;

struct MapRequest {
  std::string x{};                      // numeric input columns
  std::optional<std::string> y{};       // without it: a curve over x
  Index resolution = 50;                // points per axis, from end to end: 2 … 512
  std::map<std::string, Cell> fixed{};  // raw values of other inputs; typical ones where absent
  bool neurons = false;                 // every neuron's values too
  std::optional<std::array<double, 2>> xRange{};  // raw; the training data's widened by 5 %
  std::optional<std::array<double, 2>> yRange{};
  // In place of x, y and fixed: the map is of this plane, and the ranges are of its coordinates.
  // Without them: those of the training rows in it, widened by 5 %.
  std::optional<Plane> plane{};
};

struct MapResult {
  std::array<double, 2> x{};                 // the range, raw
  std::optional<std::array<double, 2>> y{};  // nothing for a curve
  Index resolution = 0;
  // One array an output neuron; the value at (i, j) is at [j * resolution + i], y rising with j.
  // Outputs for numeric targets are in the target's units.
  std::vector<Floats> outputs;
  // One array a neuron, in document order, if asked for: what the neuron sends.
  std::vector<Floats> neurons;
};

// Errors: unknown or non-numeric axes, the same axis twice, a resolution outside 2 … 512, a range
// that is empty, fixed values that do not encode, a plane with axes or fixed values beside it or of
// a wrong shape or without ranges or data, more than maxMapValues values.
Result<MapResult> map(const Session& session, const MapRequest& request);

}  // namespace edgewise
