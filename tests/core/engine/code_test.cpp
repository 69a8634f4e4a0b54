// The code that is written for a network computes the bits of network/kernel.hpp.
#include "network/code.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "edgewise/functions.hpp"
#include "engine/random_network.hpp"
#include "engine/wasm_machine.hpp"
#include "network/descend.hpp"
#include "network/kernel.hpp"
#include "network/load_examples.hpp"

using namespace edgewise;

namespace {

constexpr Index rowCount = 24;
constexpr std::size_t memoryBytes = std::size_t{1} << 20;

// A network with weights and examples, and what is to be done.
struct Task {
  explicit Task(std::uint64_t seed) : Task(seed, edgewise::test::NetworkDealer(seed).network()) {}

  Task(std::uint64_t seed, const Graph& graph) : dealer(seed) {
    plan = makePlan(graph);
    const bool areProbabilities =
        std::all_of(plan.outputs.begin(), plan.outputs.end(),
                    [&](Index n) { return givesProbabilities(plan.function[n]); });
    loss = areProbabilities && dealer.isOneIn(2) ? Loss::crossEntropy
                                                 : static_cast<Loss>(dealer.between(0, 2));
    batch = dealer.isOneIn(4) ? 1 : dealer.between(2, 16);
    // Now and then one that leaves the range.
    stepSize = dealer.isOneIn(8) ? 1e6F : 0.1F;
    const auto fill = [&](std::vector<Real>& numbers, std::size_t count) {
      for (std::size_t k = 0; k < count; ++k) numbers.push_back(dealer.number(-1, 1));
    };
    fill(weights, plan.tail.size());
    fill(inputs, rowCount * plan.inputs.size());
    fill(targets, rowCount * plan.outputs.size());
    for (Index k = 0; k < rowCount; ++k) rows.push_back(dealer.between(0, rowCount - 1));
  }

  edgewise::test::NetworkDealer dealer;
  Plan plan{};
  Loss loss{};
  Index batch = 0;
  Real stepSize = 0;
  std::vector<Real> weights{};
  std::vector<Real> inputs{};
  std::vector<Real> targets{};
  std::vector<Index> rows{};

  Examples examples() const { return {.inputs = inputs, .targets = targets, .count = rowCount}; }
  edgewise::test::WasmMachine machine() const {
    return {writeCode(plan, loss, batch), memoryBytes};
  }
};

std::vector<Lanes> inAllLanes(const std::vector<Real>& numbers) {
  std::vector<Lanes> lanes;
  lanes.reserve(numbers.size());
  for (const Real number : numbers) lanes.push_back(broadcast(number));
  return lanes;
}

// Numbers by their bits; one that is none has no bits of its own.
bool areSame(const std::vector<Real>& a, const std::vector<Real>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](Real x, Real y) {
    return x == y ? std::signbit(x) == std::signbit(y) : std::isnan(x) && std::isnan(y);
  });
}
bool areSame(const std::vector<Lanes>& a, const std::vector<Lanes>& b) {
  const auto flat = [](const std::vector<Lanes>& lanes) {
    std::vector<Real> numbers;
    for (const Lanes& each : lanes)
      numbers.insert(numbers.end(), {each[0], each[1], each[2], each[3]});
    return numbers;
  };
  return areSame(flat(a), flat(b));
}

// The pass over the network as kernel.hpp says it.
class Kernel {
 public:
  explicit Kernel(const Task& task) : task_(task), activities_(task.plan) {}

  // The lanes' gradients, added to `sum`: of the examples in these rows, of which the first `count`
  // lanes count.
  void addGradient(const std::vector<Lanes>& weights, const LaneExamples& rows, Index count,
                   std::vector<Lanes>& sum) {
    const Plan& plan = task_.plan;
    std::vector<Lanes> targets(plan.outputs.size());
    const Activity activity = activities_[0];
    loadExamples(plan, task_.examples(), rows, activity, targets);
    const auto weight = [&](Index e) { return weights[e]; };
    Lanes* in = activity.in.data();
    Lanes* out = activity.out.data();
    Lanes* delta = activity.delta.data();
    kernel::forward<Lanes>(plan, weight, in, out);
    kernel::outputDeltas<Lanes>(plan, task_.loss, targets.data(), in, out, delta);
    for (const Index n : plan.outputs) delta[n] = keepLanes(delta[n], 0, count);
    kernel::backward<Lanes>(plan, weight, in, out, delta);
    kernel::gradient(plan, out, delta, [&](Index e, Lanes share) { sum[e] += share; });
  }

  // Steps on one example after the other, for weights of each lane's own; returns how many there
  // were before one that leaves the range.
  Index descend(std::vector<Lanes>& weights, Index count) {
    for (Index done = 0; done < count; ++done) {
      std::vector<Lanes> sum(weights.size(), broadcast(0));
      const Index row = task_.rows[done];
      addGradient(weights, {row, row, row, row}, laneCount, sum);
      std::vector<Lanes> next = weights;
      for (std::size_t e = 0; e < next.size(); ++e) {
        next[e] = weights[e] - broadcast(task_.stepSize) * sum[e];
      }
      for (Index l = 0; l < laneCount; ++l) {
        std::vector<Real> own;
        own.reserve(next.size());
        for (const Lanes& weight : next) own.push_back(weight[l]);
        if (!inRange(own)) return done;
      }
      for (const Index e : task_.plan.frozen) next[e] = weights[e];
      weights = next;
    }
    return count;
  }

  Index descendByBatch(std::vector<Real>& weights, Index batches) {
    const Index size = task_.batch;
    for (Index done = 0; done < batches; ++done) {
      std::vector<Lanes> sum(weights.size(), broadcast(0));
      for (Index first = 0; first < size; first += laneCount) {
        LaneExamples rows{};
        for (Index l = 0; l < laneCount; ++l) {
          rows[l] = task_.rows[done * size + std::min(first + l, size - 1)];
        }
        addGradient(inAllLanes(weights), rows, std::min<Index>(laneCount, size - first), sum);
      }
      std::vector<Real> next = weights;
      for (std::size_t e = 0; e < next.size(); ++e) {
        const Real mean = sumOf(sum[e]) * (Real{1} / static_cast<Real>(size));
        next[e] = weights[e] - task_.stepSize * mean;
      }
      if (!inRange(next)) return done;
      for (const Index e : task_.plan.frozen) next[e] = weights[e];
      weights = next;
    }
    return batches;
  }

 private:
  const Task& task_;
  Activities activities_;
};

// Where an even number of steps is done the weights are where they were, else in the other place.
template <class T>
std::vector<T> weightsAfter(const edgewise::test::WasmMachine& machine, std::size_t count,
                            std::uint32_t place, std::uint32_t next, Index done) {
  return machine.read<T>(done % 2 == 0 ? place : next, count);
}

// Batch after batch; returns whether a step left the range.
bool checkBatches(const Task& task) {
  std::vector<Real> weights = task.weights;
  const Index batches = rowCount / task.batch;
  std::vector<Lanes> scratch(scratchOfBatch(task.plan, task.batch), broadcast(7));
  scratch[0] = broadcast(task.stepSize);
  scratch[1] = broadcast(Real{1} / static_cast<Real>(task.batch));
  auto machine = task.machine();
  const auto place = machine.place(weights);
  const auto next = machine.place(weights);
  const auto done = static_cast<Index>(machine.call(
      "descendByBatch",
      {place, next, machine.place(task.inputs), machine.place(task.targets),
       machine.place(task.rows), static_cast<std::uint32_t>(batches), machine.place(scratch)}));
  CHECK(done == Kernel(task).descendByBatch(weights, batches));
  CHECK(areSame(weightsAfter<Real>(machine, weights.size(), place, next, done), weights));
  return done < batches;
}

// Example by example, for one set of weights in all lanes.
bool checkLanes(const Task& task) {
  constexpr Index count = 5;
  std::vector<Lanes> weights = inAllLanes(task.weights);
  auto machine = task.machine();
  const auto place = machine.place(weights);
  const auto next = machine.place(weights);
  const auto done = static_cast<Index>(machine.call(
      "descend", {place, next, machine.place(task.inputs), machine.place(task.targets),
                  machine.place(task.rows), count, machine.place(inAllLanes({task.stepSize}))}));
  CHECK(done == Kernel(task).descend(weights, count));
  CHECK(areSame(weightsAfter<Lanes>(machine, weights.size(), place, next, done), weights));
  return done < count;
}

// Likewise for two times four sets, of which one ends both.
bool checkBoth(const Task& task) {
  constexpr Index count = 5;
  std::array<std::vector<Lanes>, 2> sets{inAllLanes(task.weights), inAllLanes(task.weights)};
  for (Lanes& weight : sets[1]) weight *= Lanes{0.5F, 2, -1, 3};
  auto machine = task.machine();
  std::vector<std::uint32_t> arguments;
  for (const auto& weights : {sets[0], sets[0], sets[1], sets[1]}) {
    arguments.push_back(machine.place(weights));
  }
  for (const std::uint32_t argument :
       {machine.place(task.inputs), machine.place(task.targets), machine.place(task.rows),
        std::uint32_t{count}, machine.place(inAllLanes({task.stepSize}))}) {
    arguments.push_back(argument);
  }
  const auto done = static_cast<Index>(machine.call("descendBoth", arguments));
  Kernel kernel(task);
  auto other = sets;
  CHECK(done == std::min(kernel.descend(other[0], count), kernel.descend(other[1], count)));
  for (std::size_t s = 0; s < 2; ++s) {
    CHECK(kernel.descend(sets[s], done) == done);
    CHECK(areSame(
        weightsAfter<Lanes>(machine, sets[s].size(), arguments[2 * s], arguments[2 * s + 1], done),
        sets[s]));
  }
  return done < count;
}

// Calls test(task) for so many random networks.
template <class Test>
void forRandomTasks(std::uint64_t count, Test test) {
  for (std::uint64_t seed = 0; seed < count; ++seed) {
    const Task task(seed);
    CAPTURE(seed);
    test(task);
  }
}

}  // namespace

TEST_CASE("written code evaluates a network to the bits of the kernel") {
  forRandomTasks(60, [](const Task& task) {
    const Plan& plan = task.plan;
    constexpr Index groups = 5;
    std::vector<Lanes> in(plan.kind.size() * groups, broadcast(0));
    std::vector<Lanes> out = in;
    for (Index g = 0; g < groups; ++g) {
      Lanes* own = out.data() + g * plan.neuronCount();
      for (const Index n : plan.inputs) own[n] = Lanes{0.5F, -2, Real(g), Real(n)};
      for (const Index n : plan.biases) own[n] = broadcast(1);
    }
    auto machine = task.machine();
    const auto inPlace = machine.place(in);
    const auto outPlace = machine.place(out);
    const auto weightPlace = machine.place(task.weights);
    const auto stride = static_cast<std::uint32_t>(plan.kind.size() * sizeof(Lanes));
    const std::uint32_t inLast = inPlace + 4 * stride;
    const std::uint32_t outLast = outPlace + 4 * stride;
    machine.call("forward",
                 {weightPlace, inPlace, outPlace, inPlace + stride, outPlace + stride, 2});
    machine.call("forward", {weightPlace, inLast, outLast, inLast, outLast, 1});
    const auto weight = [&](Index e) { return broadcast(task.weights[e]); };
    for (Index g = 0; g < groups; ++g) {
      const Index first = g * plan.neuronCount();
      kernel::forward<Lanes>(plan, weight, in.data() + first, out.data() + first);
    }
    CHECK(areSame(machine.read<Lanes>(inPlace, in.size()), in));
    CHECK(areSame(machine.read<Lanes>(outPlace, out.size()), out));
  });
}

TEST_CASE("written code adds up the gradient to the bits of the kernel") {
  forRandomTasks(60, [](const Task& task) {
    constexpr Index groups = 2;
    std::vector<Lanes> gradient(task.weights.size(), Lanes{0.25F, 0, -1, 3});
    auto machine = task.machine();
    const auto place = machine.place(gradient);
    // In code the first three lanes of both groups count.
    machine.call("addGradient", {machine.place(task.weights), place, machine.place(task.inputs),
                                 machine.place(task.targets), machine.place(task.rows), groups,
                                 machine.place(std::vector<FloatBits>{FloatBits{-1, -1, -1, 0}})});
    Kernel kernel(task);
    for (std::size_t first = 0; first < groups * laneCount; first += laneCount) {
      const Index* rows = &task.rows[first];
      kernel.addGradient(inAllLanes(task.weights), {rows[0], rows[1], rows[2], rows[3]}, 3,
                         gradient);
    }
    CHECK(areSame(machine.read<Lanes>(place, gradient.size()), gradient));
  });
}

TEST_CASE("written code descends to the bits of the kernel") {
  Index inCode = 0;
  Index leftRange = 0;
  forRandomTasks(240, [&](const Task& task) {
    if (batchInCode(task.plan, task.batch) == 0) return;
    ++inCode;
    if (task.batch > 1) {
      leftRange += checkBatches(task) ? 1 : 0;
    } else {
      leftRange += checkLanes(task) ? 1 : 0;
      leftRange += checkBoth(task) ? 1 : 0;
    }
  });
  CHECK(inCode > 150);
  CHECK(leftRange > 5);
}

TEST_CASE("neurons without edges into them have values that code knows beforehand") {
  Graph graph;
  graph.neurons = {{.id = "a", .kind = NeuronKind::input},
                   {.id = "b", .function = Activation::logistic},
                   {.id = "c", .function = Activation::logistic},
                   {.id = "d", .kind = NeuronKind::output, .function = Activation::tanh}};
  graph.edges = {{.from = 0, .to = 3}, {.from = 1, .to = 3}, {.from = 2, .to = 3}};
  for (int more = 0; more < 30; ++more) {  // more than find room in registers
    graph.neurons.push_back({.id = "more" + std::to_string(more), .function = Activation::sine});
    const auto n = static_cast<Index>(graph.neurons.size() - 1);
    graph.edges.push_back({.from = n, .to = 3});
    if (more != 0 && more != 29) continue;
    Graph whole = graph;
    sortEdges(whole);
    for (const Index batch : {1, 2, 4, 6, 7}) {
      Task task(batch, whole);
      task.batch = batch;
      CAPTURE(more);
      CAPTURE(batch);
      if (batch == 1) {
        checkLanes(task);
      } else {
        checkBatches(task);
      }
    }
  }
}
