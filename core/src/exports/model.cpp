#include "exports/model.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "network/plan.hpp"
#include "network/random.hpp"
#include "network/sorting.hpp"

namespace edgewise::exports {

namespace {

constexpr Index mostSamples = 8;

// The longest path to each neuron, in edges; 0 for inputs and biases.
std::vector<Index> levelsOf(const Plan& plan) {
  std::vector<Index> level(plan.kind.size(), 0);
  for (const Index n : plan.order) {
    level[n] = 1;
    for (Index e = plan.incomingBegin[n]; e < plan.incomingBegin[n + 1]; ++e) {
      level[n] = std::max(level[n], level[plan.tail[e]] + 1);
    }
  }
  return level;
}

bool sameTails(const Plan& plan, Index a, Index b) {
  const auto tail = plan.tail.begin();
  return std::equal(tail + plan.incomingBegin[a], tail + plan.incomingBegin[a + 1],
                    tail + plan.incomingBegin[b], tail + plan.incomingBegin[b + 1]);
}

// The tails of all runs of a level but the biases: the columns of its matrix.
std::vector<Index> unionOfTails(const Model& model, Level level) {
  std::vector<Index> tails;
  for (Index r = level.beginRun; r < level.endRun; ++r) {
    const auto& own = model.runs[r].tails;
    std::copy_if(own.begin(), own.end(), std::back_inserter(tails),
                 [&](Index place) { return place != model.biasPlace(); });
  }
  std::sort(tails.begin(), tails.end());
  tails.erase(std::unique(tails.begin(), tails.end()), tails.end());
  return tails;
}

Index headsOf(const Model& model, Level level) {
  Index heads = 0;
  for (Index r = level.beginRun; r < level.endRun; ++r) heads += model.runs[r].count;
  return heads;
}

std::int64_t edgesOf(const Model& model, Level level) {
  std::int64_t edges = 0;
  for (Index r = level.beginRun; r < level.endRun; ++r) {
    edges += std::int64_t{model.runs[r].count} * std::ssize(model.runs[r].tails);
  }
  return edges;
}

// Appends runs to blocks, going through places and weights as it does.
class Layout {
 public:
  explicit Layout(const Model& model) : model_(model), place_(model.inputs) {}

  void add(Level level, std::vector<Block>& blocks) {
    constexpr std::int64_t sparse = 4;
    constexpr std::int64_t small = 4096;
    const auto width = std::ssize(unionOfTails(model_, level));
    const std::int64_t room = width * headsOf(model_, level);
    if (room <= sparse * edgesOf(model_, level) + small) {
      blocks.push_back(blockOf(level));
      return;
    }
    for (Index r = level.beginRun; r < level.endRun; ++r) blocks.push_back(blockOf({r, r + 1}));
  }

 private:
  Block blockOf(Level level) {
    Block block{.first = place_,
                .count = headsOf(model_, level),
                .function = model_.runs[level.beginRun].function,
                .tails = unionOfTails(model_, level)};
    const std::size_t width = block.tails.size();
    const auto heads = static_cast<std::size_t>(block.count);
    block.weights.assign(heads * width, 0);
    block.weightAt.assign(heads * width, -1);
    block.biases.assign(heads, 0);
    block.biasAt.resize(heads);
    std::size_t head = 0;
    for (Index r = level.beginRun; r < level.endRun; ++r) {
      const Run& run = model_.runs[r];
      const std::vector<Index> columns = columnsOf(run, block);
      for (Index k = 0; k < run.count; ++k, ++head) {
        for (const Index column : columns) {
          const Index weight = weight_++;
          if (column < 0) {
            block.biases[head] += model_.weights[weight];
            block.biasAt[head].push_back(weight);
            continue;
          }
          const std::size_t at = head * width + static_cast<std::size_t>(column);
          block.weights[at] = model_.weights[weight];
          block.weightAt[at] = weight;
        }
      }
    }
    for (Index& tail : block.tails) tail = placeInBlocks(model_, tail);
    place_ += block.count;
    return block;
  }

  // Where each tail of a run stands among those of the block; -1 for a bias.
  std::vector<Index> columnsOf(const Run& run, const Block& block) const {
    std::vector<Index> columns;
    for (const Index tail : run.tails) {
      const auto found = std::lower_bound(block.tails.begin(), block.tails.end(), tail);
      columns.push_back(
          tail == model_.biasPlace() ? -1 : static_cast<Index>(found - block.tails.begin()));
    }
    return columns;
  }

  const Model& model_;
  Index place_;
  Index weight_ = 0;
};

// A cell that the input takes: a number of its range, one of its categories, a short text.
Cell someCell(const ColumnEncoder& encoder, Random& random) {
  if (encoder.type == ColumnType::number) return random.uniform(encoder.low, encoder.high);
  if (encoder.type == ColumnType::bytes) return std::string(encoder.bytes > 0 ? "a" : "");
  if (encoder.categories.empty()) return std::monostate{};
  return encoder.categories[random.below(static_cast<std::uint32_t>(encoder.categories.size()))];
}

std::vector<RawInput> someRows(const Session& session) {
  const auto& encoders = session.encoding().inputs;
  std::vector<RawInput> rows;
  const auto& data = session.data();
  if (!data) {
    Random random(1, Stream::generator);
    for (Index r = 0; r < mostSamples; ++r) {
      RawInput& row = rows.emplace_back();
      for (const ColumnEncoder& encoder : encoders) row.push_back(someCell(encoder, random));
    }
    return rows;
  }
  const auto all = static_cast<Index>(data->rows.size());
  const Index count = std::min(mostSamples, all);
  for (Index r = 0; r < count; ++r) {
    const auto place = static_cast<std::size_t>(std::int64_t{r} * all / count);
    RawInput& row = rows.emplace_back();
    for (const ColumnEncoder& encoder : encoders) {
      row.push_back(data->table.columns[*data->table.find(encoder.name)].cell(data->rows[place]));
    }
  }
  return rows;
}

}  // namespace

Model modelOf(const Session& session) {
  const Plan& plan = session.plan();
  const std::vector<Real>& weights = session.weights();
  Model model{.inputs = static_cast<Index>(plan.inputs.size()), .softmax = plan.softmaxOutputs};
  std::vector<Index> placeOf(plan.kind.size(), model.biasPlace());
  for (std::size_t k = 0; k < plan.inputs.size(); ++k) {
    placeOf[plan.inputs[k]] = static_cast<Index>(k);
  }
  model.places = model.inputs + 1;

  const std::vector<Index> level = levelsOf(plan);
  std::vector<Index> order = plan.order;
  std::sort(order.begin(), order.end());
  const std::vector<Index> byLevel = sorted(order.size(), [&](Index a, Index b) {
    const Index first = order[a];
    const Index second = order[b];
    return std::tie(level[first], plan.function[first]) <
           std::tie(level[second], plan.function[second]);
  });
  Index last = -1;
  for (const Index k : byLevel) {
    const Index n = order[k];
    const bool sameLevel =
        last >= 0 && level[last] == level[n] && plan.function[last] == plan.function[n];
    if (!sameLevel || !sameTails(plan, last, n)) {
      Run& run = model.runs.emplace_back(Run{.count = 0, .function = plan.function[n]});
      for (Index e = plan.incomingBegin[n]; e < plan.incomingBegin[n + 1]; ++e) {
        run.tails.push_back(placeOf[plan.tail[e]]);
      }
      const auto runs = static_cast<Index>(model.runs.size());
      if (!sameLevel) model.levels.push_back({.beginRun = runs - 1, .endRun = runs});
      model.levels.back().endRun = runs;
    }
    ++model.runs.back().count;
    placeOf[n] = model.places++;
    for (Index e = plan.incomingBegin[n]; e < plan.incomingBegin[n + 1]; ++e) {
      model.weights.push_back(static_cast<float>(weights[e]));
      model.edges.push_back(e);
    }
    last = n;
  }
  for (const Index n : plan.outputs) model.outputs.push_back(placeOf[n]);
  return model;
}

bool Block::isFull() const {
  return std::find(weightAt.begin(), weightAt.end(), -1) == weightAt.end();
}

std::vector<Block> blocksOf(const Model& model) {
  std::vector<Block> blocks;
  Layout layout(model);
  for (const Level level : model.levels) layout.add(level, blocks);
  return blocks;
}

std::vector<Sample> samplesOf(const Session& session) {
  std::vector<Sample> samples;
  for (const RawInput& row : someRows(session)) {
    auto predictions = predict(session, {row});
    if (!predictions) continue;
    Prediction& prediction = predictions->front();
    const auto& outputs = prediction.outputs;
    const bool finite =
        std::all_of(outputs.begin(), outputs.end(), [](Real out) { return std::isfinite(out); });
    if (finite) samples.push_back({row, std::move(prediction)});
  }
  return samples;
}

}  // namespace edgewise::exports
