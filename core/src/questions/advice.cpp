#include "questions/advice.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "data/decimal.hpp"
#include "network/activation_values.hpp"
#include "network/backprop.hpp"
#include "network/example_groups.hpp"
#include "network/math.hpp"
#include "network/sorting.hpp"
#include "training/score.hpp"
#include "training/trainer.hpp"

namespace edgewise {

namespace {

// Beyond that an input drives most functions out of the range in which they change.
constexpr double largeInput = 10;

// A loss that is as good as any larger one.
constexpr double tooLarge = 1e6;

// Networks with more edges take too long to be searched for twins.
constexpr Index mostSearched = 1'000'000;

std::string threeDigits(double number) { return inDigits(number, 3); }

std::string inPercent(Index part, Index whole) {
  return shortest(std::round(1000.0 * part / whole) / 10) + " %";
}

// "Neuron 4", "Neurons 4 and 5", "Neurons 4, 5, 6 and 9 more".
std::string neuronList(const Graph& graph, const std::vector<Index>& neurons) {
  constexpr std::size_t shown = 5;
  if (neurons.size() == 1) return "Neuron " + graph.neurons[neurons.front()].id;
  const bool all = neurons.size() <= shown + 1;
  const std::size_t count = all ? neurons.size() : shown;
  std::string list = "Neurons ";
  for (std::size_t k = 0; k < count; ++k) {
    if (k > 0) list += all && k + 1 == count ? " and " : ", ";
    list += graph.neurons[neurons[k]].id;
  }
  if (!all) list += " and " + std::to_string(neurons.size() - count) + " more";
  return list;
}

class Adviser {
 public:
  explicit Adviser(const Session& session)
      : session_(session), plan_(session.plan()), weights_(session.weights()) {}

  std::vector<Advice> advise(std::span<const double> losses) {
    adviseOnStepSize();
    adviseOnWeights();
    if (!session_.data()) return std::move(advice_);
    adviseOnNextSteps();
    adviseOnSlopes();
    adviseOnInputs();
    if (session_.progress().samples > 0) {
      adviseOnBaseRate();
      adviseOnPlateau(losses);
    }
    return std::move(advice_);
  }

 private:
  void say(std::string kind, std::string sentence, std::vector<Index> neurons = {}) {
    advice_.push_back({std::move(kind), std::move(sentence), std::move(neurons)});
  }

  bool isHidden(Index n) const { return plan_.kind[n] == NeuronKind::hidden; }
  bool isBias(Index n) const { return plan_.kind[n] == NeuronKind::bias; }

  void adviseOnStepSize() {
    const StepSizeSpec& spec = session_.training().stepSize;
    if (spec.initial == 0) {
      say("stepSize", "The step size is 0: no weight changes. Choose a larger one.");
    } else if (session_.data() && session_.metrics().stepSize == 0) {
      say("stepSize",
          "The schedule has brought the step size to 0: no weight changes any more. Choose another "
          "schedule, or less decay.");
    }
  }

  // Whether steps of this size overshoot: they take the network to where any constant answer is
  // better.
  void adviseOnNextSteps() {
    const TrainingSpec& spec = session_.training();
    const double stepSize = session_.metrics().stepSize;
    if (stepSize == 0 || session_.status() == TrainingStatus::diverged) return;
    if (!checkTrainable(session_.graph())) return;
    const Examples examples = session_.data()->train();
    const auto before = static_cast<double>(session_.metrics().train->loss);
    const double bound = 2 * std::max(before, constantLoss());
    Trainer trainer(plan_, examples, spec, weights_, session_.progress());
    for (const Index steps : {1, 7}) {
      const bool inRange = trainer.run(steps * std::min(spec.batch, examples.count));
      const double after =
          inRange ? meanLoss(plan_, trainer.weights(), spec.loss, examples) : tooLarge;
      if (after <= bound) continue;
      say("stepSize", "Steps of size " + threeDigits(stepSize) +
                          " overshoot: the next ones raise the training loss from " +
                          threeDigits(before) + " to " +
                          (after < tooLarge ? threeDigits(after) : "more than a million") +
                          ". Choose a smaller step size.");
      return;
    }
  }

  void adviseOnWeights() {
    bool hasHidden = false;
    bool allZero = true;
    for (const Index head : plan_.order) {
      hasHidden = hasHidden || isHidden(head);
      for (Index e = plan_.incomingBegin[head]; e < plan_.incomingBegin[head + 1]; ++e) {
        allZero = allZero && (weights_[e] == 0 || isBias(plan_.tail[e]));
      }
    }
    if (!hasHidden) return;
    if (allZero) {
      say("zeroWeights",
          "All weights but those of biases are 0: all hidden neurons are alike, and no gradient "
          "reaches them. Draw the initial weights at random.");
      return;
    }
    adviseOnTwins();
  }

  // Hidden neurons that will be equal for ever: same function, same edges with the same weights.
  void adviseOnTwins() {
    if (plan_.edgeCount() > mostSearched) return;
    using Ends = std::vector<std::pair<Index, Real>>;
    std::vector<Index> hidden;
    std::vector<std::tuple<Activation, Ends, Ends>> keys;
    for (const Index n : plan_.order) {
      if (!isHidden(n)) continue;
      // Each in an order that is the same for all.
      Ends in;
      for (Index e = plan_.incomingBegin[n]; e < plan_.incomingBegin[n + 1]; ++e) {
        in.emplace_back(plan_.tail[e], weights_[e]);
      }
      Ends out;
      for (Index slot = plan_.outgoingBegin[n]; slot < plan_.outgoingBegin[n + 1]; ++slot) {
        out.emplace_back(plan_.outgoingHead[slot], weights_[plan_.outgoingEdge[slot]]);
      }
      if (in.empty() || out.empty()) continue;
      hidden.push_back(n);
      keys.emplace_back(plan_.function[n], std::move(in), std::move(out));
    }
    // Equals stand together then; the most of them count.
    std::vector<Index> twins;
    std::vector<Index> alike;
    Index last = -1;
    for (const Index k : sorted(keys.size(), [&](Index a, Index b) { return keys[a] < keys[b]; })) {
      if (last < 0 || keys[k] != keys[last]) alike.clear();
      alike.push_back(hidden[k]);
      if (alike.size() > twins.size()) twins = alike;
      last = k;
    }
    if (twins.size() < 2) return;
    say("equalWeights",
        neuronList(session_.graph(), twins) +
            " have equal weights: they compute the same, change alike, and count as one. Draw the "
            "initial weights at random.",
        twins);
  }

  void adviseOnSlopes() {
    std::vector<std::uint8_t> moves(plan_.kind.size(), 0);
    std::vector<std::uint8_t> isZero(plan_.kind.size(), 1);
    const bool fused = session_.training().loss == Loss::crossEntropy || plan_.softmaxOutputs;
    std::vector<Index> asked;
    for (const Index n : plan_.order) {
      if (plan_.function[n] != Activation::step && (isHidden(n) || !fused)) asked.push_back(n);
    }
    forEachGroup(plan_, weights_, session_.data()->train(),
                 [&](const Activity& activity, std::span<const Lanes>, Index, Index count) {
                   for (const Index n : asked) {
                     const Lanes slope =
                         derivative(plan_.function[n], activity.in[n], activity.out[n]);
                     for (Index l = 0; l < count; ++l) {
                       if (slope[l] != 0) moves[n] = 1;
                       if (activity.out[n][l] != 0) isZero[n] = 0;
                     }
                   }
                 });
    std::vector<Index> dead;
    std::vector<Index> saturated;
    for (const Index n : asked) {
      if (!moves[n]) (isZero[n] ? dead : saturated).push_back(n);
    }
    const bool one = dead.size() == 1;
    if (!dead.empty()) {
      say("dead",
          neuronList(session_.graph(), dead) + (one ? " is" : " are") +
              " 0 for every training example, where the slope is 0 too: no weight into " +
              (one ? "it" : "them") +
              " changes. Try new random weights, a smaller step size, or the function "
              "\"leaky-rectifier\".",
          dead);
    }
    if (!saturated.empty()) {
      say("saturated",
          neuronList(session_.graph(), saturated) + (saturated.size() == 1 ? " is" : " are") +
              " at an end of the range for every training example, where the slope is 0. Try new "
              "random weights, scaled inputs, or a smaller step size.",
          saturated);
    }
  }

  void adviseOnInputs() {
    for (const ColumnEncoder& input : session_.encoding().inputs) {
      if (input.type != ColumnType::number || input.shift != 0 || input.scale != 1) continue;
      if (std::max(std::abs(input.low), std::abs(input.high)) <= largeInput) continue;
      say("unscaled", "The input \"" + input.name + "\" is not scaled and ranges from " +
                          threeDigits(input.low) + " to " + threeDigits(input.high) +
                          ": such large values drive functions to the ends of their range and make "
                          "steps uneven. Set \"scale\" to \"standard\".");
      return;
    }
  }

  // How many of the examples have the most frequent answer, and which it is.
  std::pair<Index, std::string> mostFrequentAnswer(const Examples& examples) const {
    const auto& targets = session_.encoding().targets;
    const std::size_t width = plan_.outputs.size();
    std::map<std::string, Index> counts;
    for (std::size_t row = 0; row < examples.targets.size(); row += width) {
      std::string answer;
      std::size_t first = row;
      for (const ColumnEncoder& target : targets) {
        const auto own = static_cast<std::size_t>(target.width());
        if (target.type == ColumnType::category) {
          if (!answer.empty()) answer += ", ";
          answer += std::get<std::string>(target.decode(examples.targets.subspan(first, own)));
        }
        first += own;
      }
      ++counts[answer];
    }
    const auto most =
        std::max_element(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return {most->second, most->first};
  }

  void adviseOnBaseRate() {
    const Metrics& metrics = session_.metrics();
    const bool test = metrics.test.has_value();
    const auto accuracy = (test ? metrics.test : metrics.train)->accuracy;
    if (!accuracy) return;
    const Examples examples = test ? session_.data()->test() : session_.data()->train();
    const auto [most, answer] = mostFrequentAnswer(examples);
    const Index count = examples.count;
    const auto right = static_cast<Index>(std::llround(*accuracy * count));
    const double base = static_cast<double>(most) / count;
    const double margin = std::sqrt(base * (1 - base) / count);
    const std::string rows = test ? " test rows" : " training rows";
    if (most == count) {
      say("baseRate", "All " + std::to_string(count) + rows + " are \"" + answer +
                          "\": their accuracy says nothing about other answers.");
    } else if (right < count && *accuracy <= base + margin) {
      say("baseRate", "Always answering \"" + answer + "\" would be right for " +
                          std::to_string(most) + " of " + std::to_string(count) + rows + " (" +
                          inPercent(most, count) + "); the network is right for " +
                          std::to_string(right) + ".");
    }
  }

  // The mean loss over the training rows of the best answer that is the same for all of them (for
  // the Huber loss, of the mean).
  double constantLoss() const {
    const Examples examples = session_.data()->train();
    const std::size_t width = plan_.outputs.size();
    double loss = 0;
    for (std::size_t k = 0; k < width; ++k) {
      std::vector<double> values;
      for (std::size_t place = k; place < examples.targets.size(); place += width) {
        values.push_back(static_cast<double>(examples.targets[place]));
      }
      loss += constantLossOf(std::move(values));
    }
    return loss;
  }

  double constantLossOf(std::vector<double> values) const {
    const auto count = static_cast<double>(values.size());
    double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    const Loss kind = session_.training().loss;
    if (kind == Loss::crossEntropy) {
      const auto part = [](double p) { return p > 0 ? -p * math::log(p) : 0; };
      return part(mean) + (plan_.softmaxOutputs ? 0 : part(1 - mean));
    }
    if (kind == Loss::absolute) {
      const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
      std::nth_element(values.begin(), middle, values.end());
      mean = *middle;
    }
    double sum = 0;
    for (const double value : values) {
      const double size = std::abs(value - mean);
      if (kind == Loss::squared) sum += size * size;
      if (kind == Loss::absolute) sum += size;
      if (kind == Loss::huber) sum += size <= 1 ? size * size / 2 : size - 0.5;
    }
    return sum / count;
  }

  void adviseOnPlateau(std::span<const double> losses) {
    if (losses.size() < fewestLosses) return;
    const std::size_t half = losses.size() / 2;
    const auto meanOf = [](std::span<const double> part) {
      return std::accumulate(part.begin(), part.end(), 0.0) / static_cast<double>(part.size());
    };
    const double before = meanOf(losses.first(half));
    const double after = meanOf(losses.last(half));
    const double constant = constantLoss();
    const bool falls = !(after > 0.99 * before);
    if (falls || after <= 0.05 * constant || session_.metrics().train->accuracy == 1.0) return;
    say("plateau",
        "The training loss has almost stopped falling, at " + threeDigits(losses.back()) +
            "; always giving the same answer would reach " + threeDigits(constant) +
            ". New random weights, more hidden neurons or a different step size may help.");
  }

  const Session& session_;
  const Plan& plan_;
  const std::vector<Real>& weights_;
  std::vector<Advice> advice_;
};

}  // namespace

std::vector<Advice> advise(const Session& session, std::span<const double> losses) {
  return Adviser(session).advise(losses);
}

}  // namespace edgewise
