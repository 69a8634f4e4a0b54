// Boolean networks: every neuron a step over a weighted sum of bits.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <optional>

#include "construct/construct_document.hpp"

namespace edgewise {

namespace {

// A term: the bits in `mask` must equal those in `value`. Rows are numbers whose highest bit is the
// first input.
struct Implicant {
  std::uint32_t mask = 0;
  std::uint32_t value = 0;

  bool covers(std::uint32_t row) const { return (row & mask) == value; }
  auto operator<=>(const Implicant&) const = default;
};

// All terms that hold only where `truth` is true and cannot lose a bit (Quine and McCluskey).
std::vector<Implicant> primeImplicants(const TruthTable& truth, int inputs) {
  const std::uint32_t all = (1U << inputs) - 1;
  std::map<Implicant, bool> level;  // and whether it was merged into a larger one
  for (std::uint32_t row = 0; row <= all; ++row) {
    if (truth[row]) level.emplace(Implicant{all, row}, false);
  }
  std::vector<Implicant> primes;
  while (!level.empty()) {
    std::map<Implicant, bool> next;
    for (auto& [term, merged] : level) {
      for (std::uint32_t bit = 1; bit <= all; bit <<= 1) {
        if ((term.mask & bit) == 0) continue;
        const auto other = level.find(Implicant{term.mask, term.value ^ bit});
        if (other == level.end()) continue;
        merged = other->second = true;
        next.emplace(Implicant{term.mask & ~bit, term.value & ~bit}, false);
      }
    }
    for (const auto& [term, merged] : level) {
      if (!merged) primes.push_back(term);
    }
    level = std::move(next);
  }
  return primes;
}

// Terms that together cover every true row: the essential ones, then greedily.
std::vector<Implicant> cover(const TruthTable& truth, int inputs) {
  const std::vector<Implicant> primes = primeImplicants(truth, inputs);
  TruthTable open = truth;  // rows still to be covered
  std::vector<Implicant> chosen;
  const auto take = [&](const Implicant& term) {
    chosen.push_back(term);
    for (std::uint32_t row = 0; row < open.size(); ++row) {
      if (term.covers(row)) open[row] = 0;
    }
  };
  const auto openIn = [&](const Implicant& term) {
    int count = 0;
    for (std::uint32_t row = 0; row < open.size(); ++row) count += open[row] && term.covers(row);
    return count;
  };
  for (std::uint32_t row = 0; row < truth.size(); ++row) {
    if (!open[row]) continue;
    const auto covering = [&](const Implicant& term) { return term.covers(row); };
    if (std::count_if(primes.begin(), primes.end(), covering) != 1) continue;
    take(*std::find_if(primes.begin(), primes.end(), covering));
  }
  while (std::find(open.begin(), open.end(), 1) != open.end()) {
    take(*std::max_element(
        primes.begin(), primes.end(),
        [&](const Implicant& a, const Implicant& b) { return openIn(a) < openIn(b); }));
  }
  return chosen;
}

// One hidden neuron: a step over `weights` of the inputs and a bias, and its weight to the output.
struct Unit {
  std::vector<double> weights;
  double bias = 0;
  double out = 0;
};

struct Design {
  std::string method;
  std::vector<Unit> units;
  double outputBias = 0;
};

// An AND for each term, an OR over them; for the complement, what is left when none holds.
Design byTerms(const TruthTable& truth, int inputs, bool complement) {
  TruthTable wanted = truth;
  if (complement) {
    for (auto& value : wanted) value = 1 - value;
  }
  Design design{
      .method = complement ? "not and" : "and", .units = {}, .outputBias = complement ? 0.5 : -0.5};
  for (const Implicant& term : cover(wanted, inputs)) {
    Unit unit{.weights = std::vector<double>(inputs, 0), .out = complement ? -1.0 : 1.0};
    for (int k = 0; k < inputs; ++k) {
      const std::uint32_t bit = 1U << (inputs - 1 - k);
      if ((term.mask & bit) != 0) unit.weights[k] = (term.value & bit) != 0 ? 1 : -1;
    }
    unit.bias = 0.5 - std::popcount(term.value);
    design.units.push_back(unit);
  }
  return design;
}

// A function of a weighted sum of the bits: `along[s]` is its value at sum s. One step a change.
Design byChanges(const std::string& method, const TruthTable& along,
                 const std::vector<double>& weights) {
  Design design{.method = method, .units = {}, .outputBias = along[0] ? 0.5 : -0.5};
  for (std::size_t sum = 1; sum < along.size(); ++sum) {
    if (along[sum] == along[sum - 1]) continue;
    design.units.push_back({.weights = weights,
                            .bias = 0.5 - static_cast<double>(sum),
                            .out = along[sum] ? 1.0 : -1.0});
  }
  return design;
}

// The value for each number of ones, where that alone decides.
std::optional<TruthTable> bySum(const TruthTable& truth, int inputs) {
  TruthTable along;
  for (int sum = 0; sum <= inputs; ++sum) along.push_back(truth[(1U << sum) - 1]);
  for (std::uint32_t row = 0; row < truth.size(); ++row) {
    if (along[static_cast<std::size_t>(std::popcount(row))] != truth[row]) return std::nullopt;
  }
  return along;
}

Design smallest(const TruthTable& truth, int inputs) {
  std::vector<double> places;
  for (int k = inputs - 1; k >= 0; --k) places.push_back(static_cast<double>(1U << k));
  std::vector<Design> designs{byTerms(truth, inputs, false), byTerms(truth, inputs, true)};
  if (const auto along = bySum(truth, inputs)) {
    designs.push_back(byChanges("sum", *along, std::vector<double>(inputs, 1)));
  }
  designs.push_back(byChanges("order", truth, places));
  return *std::min_element(designs.begin(), designs.end(), [](const Design& a, const Design& b) {
    return a.units.size() < b.units.size();
  });
}

}  // namespace

Result<Construction> booleanNetwork(const TruthTable& truth) {
  const auto rows = static_cast<std::uint32_t>(truth.size());
  const int inputs = std::countr_zero(rows);
  if (!std::has_single_bit(rows) || inputs < 1 || inputs > maxBooleanInputs) {
    return Error{"shape", "truth",
                 "A truth table of n bits has 2^n rows, n from 1 to " +
                     std::to_string(maxBooleanInputs) + "; here are " + std::to_string(rows) + "."};
  }
  const Design design = smallest(truth, inputs);
  GraphBuilder builder;
  std::vector<Index> bits;
  Samples samples{.inputs = {}, .targets = {"y"}, .columns = {}};
  for (int k = 0; k < inputs; ++k) {
    const std::string label = "x" + std::to_string(k + 1);
    bits.push_back(builder.input(label));
    samples.inputs.push_back(label);
    samples.columns.emplace_back();
    for (std::uint32_t row = 0; row < rows; ++row) {
      samples.columns.back().push_back((row >> (inputs - 1 - k)) & 1U);
    }
  }
  samples.columns.emplace_back(truth.begin(), truth.end());
  const Index bias = builder.bias();
  const Index output = builder.output(Activation::step, "y");
  for (const Unit& unit : design.units) {
    const Index hidden = builder.hidden(Activation::step);
    for (int k = 0; k < inputs; ++k) {
      if (unit.weights[k] != 0) builder.connect(bits[k], hidden, unit.weights[k]);
    }
    builder.connect(bias, hidden, unit.bias);
    builder.connect(hidden, output, unit.out);
  }
  builder.connect(builder.bias(), output, design.outputBias);
  auto result =
      construct("Boolean function of " + std::to_string(inputs) + " bits", builder, samples);
  if (result) result->method = design.method;
  return result;
}

}  // namespace edgewise
