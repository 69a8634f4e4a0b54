#include "data/targets.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "data/decimal.hpp"
#include "network/activation_facts.hpp"
#include "network/plan.hpp"

namespace edgewise {

namespace {

bool liesWithin(Reach range, double low, double high) {
  return low >= range.low && high <= range.high;
}

// Sums of shares that were rounded to percents pass.
bool sumsToOne(double sum) { return std::abs(sum - 1) < 0.0101; }

double sumOfRow(std::span<const Real> targets) {
  double sum = 0;
  for (const Real target : targets) sum += target;
  return sum;
}

std::span<const Real> targetsOfRow(const Dataset& data, std::size_t place, std::size_t width) {
  return std::span(data.targets).subspan(place * width, width);
}

// "y" or "A", "B" and "C".
std::string targetList(const std::vector<ColumnEncoder>& targets) {
  constexpr std::size_t shown = 3;
  std::string list;
  const std::size_t count = std::min(targets.size(), shown);
  for (std::size_t k = 0; k < count; ++k) {
    if (k > 0) list += k + 1 == targets.size() ? " and " : ", ";
    list += "\"" + targets[k].name + "\"";
  }
  if (targets.size() > shown) list += " and " + std::to_string(targets.size() - shown) + " more";
  return list;
}

std::string asFloatText(double number) { return shortest(static_cast<float>(number)); }

std::string reachInWords(Reach reach) {
  if (reach.high == std::numeric_limits<double>::infinity())
    return "no values below " + asFloatText(reach.low);
  return "values between " + asFloatText(reach.low) + " and " + asFloatText(reach.high) + " only";
}

// The largest and the smallest encoded target of the training rows.
Reach encodedRange(const Dataset& data, std::size_t output, std::size_t width) {
  Reach range{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
  for (Index row = 0; row < data.trainCount; ++row) {
    const auto value =
        static_cast<double>(data.targets[static_cast<std::size_t>(row) * width + output]);
    range = {std::min(range.low, value), std::max(range.high, value)};
  }
  return range;
}

void addUnreachableNumbers(const Graph& graph, const Plan& plan, const Dataset& data,
                           std::vector<std::string>& sentences) {
  std::size_t output = 0;
  for (const ColumnEncoder& target : data.encoding.targets) {
    const std::size_t place = output;
    output += static_cast<std::size_t>(target.width());
    if (target.type != ColumnType::number) continue;
    const Neuron& neuron = graph.neurons[plan.outputs[place]];
    const Reach reach = factsOf(neuron.function).reach;
    const Reach wanted = encodedRange(data, place, plan.outputs.size());
    if (liesWithin(reach, wanted.low, wanted.high)) continue;
    const auto raw = [&](double encoded) { return encoded * target.scale + target.shift; };
    sentences.push_back("The target \"" + target.name + "\" reaches from " +
                        asFloatText(raw(wanted.low)) + " to " + asFloatText(raw(wanted.high)) +
                        ", but output neuron " + neuron.id + " (" +
                        std::string(name(neuron.function)) + ") gives " +
                        reachInWords({raw(reach.low), raw(reach.high)}) +
                        R"(. Set "scale" to "standard", or give the neuron the function )"
                        R"("identity".)");
  }
}

void addUnreachableSums(const Plan& plan, const Dataset& data,
                        std::vector<std::string>& sentences) {
  const std::size_t width = plan.outputs.size();
  if (width == 1) {
    sentences.emplace_back(
        "A softmax over a single output is always 1: nothing can be learnt. Give the output neuron "
        "the function \"logistic\".");
    return;
  }
  for (Index row = 0; row < data.trainCount; ++row) {
    const double sum = sumOfRow(targetsOfRow(data, static_cast<std::size_t>(row), width));
    if (sumsToOne(sum)) continue;
    sentences.push_back("Softmax outputs sum to 1, but the targets " +
                        targetList(data.encoding.targets) + " sum to " + asFloatText(sum) +
                        " in row " + std::to_string(data.rows[row] + 1) +
                        ": they cannot be reached. Give the output neurons the function "
                        "\"logistic\" or \"identity\".");
    return;
  }
}

}  // namespace

Result<ColumnEncoder> fitTarget(const Column& column, std::span<const Index> rows, Scale scale,
                                Activation function) {
  const auto& place = factsOf(function).targets;
  if (column.type != ColumnType::number || scale == Scale::none || !place) {
    return fitEncoder(column, rows, scale);
  }
  auto encoder = fitEncoder(column, rows, Scale::none);
  if (!encoder || liesWithin(place->stay, encoder->low, encoder->high)) return encoder;
  encoder = fitEncoder(column, rows, Scale::minmax);
  if (encoder && place->to.low < 0) {
    // From 0..1 to -1..1.
    const bool constant = !(encoder->high > encoder->low);
    if (!constant) encoder->scale /= 2;
    encoder->shift += constant ? 0 : encoder->scale;
  }
  return encoder;
}

Status checkTargets(const Plan& plan, Loss loss, std::span<const Real> targets) {
  if (loss != Loss::crossEntropy) return success();
  for (const Real target : targets) {
    if (target >= 0 && target <= 1) continue;
    return Error{"range", "",
                 "Cross-entropy takes targets for probabilities, between 0 and 1; " +
                     shortest(static_cast<float>(target)) +
                     R"( is none. Use the loss "squared", or other targets.)"};
  }
  const double sum = sumOfRow(targets);
  if (!plan.softmaxOutputs || sumsToOne(sum)) return success();
  return Error{"range", "",
               "With softmax outputs, cross-entropy takes targets that sum to 1; these sum to " +
                   asFloatText(sum) +
                   R"(. Give the output neurons the function "logistic", or use the loss )"
                   R"("squared".)"};
}

Status checkTargets(const Plan& plan, Loss loss, const Dataset& data) {
  if (loss != Loss::crossEntropy) return success();
  const std::size_t width = plan.outputs.size();
  const auto rows =
      plan.softmaxOutputs ? data.rows.size() : static_cast<std::size_t>(data.trainCount);
  for (std::size_t place = 0; place < rows; ++place) {
    const auto targets = targetsOfRow(data, place, width);
    const std::string row = std::to_string(data.rows[place] + 1);
    const bool inRange =
        std::all_of(targets.begin(), targets.end(), [](Real t) { return t >= 0 && t <= 1; });
    if (plan.softmaxOutputs && !(inRange && sumsToOne(sumOfRow(targets)))) {
      return Error{"range", "",
                   "With softmax outputs, cross-entropy needs targets between 0 and 1 that sum to "
                   "1 in every row; those of row " +
                       row + ", " + targetList(data.encoding.targets) +
                       ", do not. Predict one column of categories, make the columns shares of 1, "
                       R"(give the output neurons the function "logistic", or use the loss )"
                       R"("squared".)"};
    }
    if (inRange) continue;
    return Error{"range", "",
                 "Cross-entropy needs targets between 0 and 1, but in row " + row + " " +
                     targetList(data.encoding.targets) +
                     (data.encoding.targets.size() > 1 ? " are not all in that range"
                                                       : " is not in that range") +
                     R"(. Leave "scale" at "standard" (and a saved "encoding" out), which brings )"
                     R"(the numbers to 0..1, or use the loss "squared".)"};
  }
  return success();
}

std::vector<std::string> unreachableTargets(const Graph& graph, const Plan& plan,
                                            const Dataset& data) {
  std::vector<std::string> sentences;
  addUnreachableNumbers(graph, plan, data, sentences);
  if (plan.softmaxOutputs) addUnreachableSums(plan, data, sentences);
  return sentences;
}

}  // namespace edgewise
