#include "data/dataset.hpp"
#include "edgewise/construct.hpp"
#include "edgewise/dataset.hpp"
#include "project/json_writer.hpp"
#include "project/project.hpp"
#include "project/project_data.hpp"
#include "questions/question.hpp"

namespace edgewise {

namespace {

struct Wanted {
  std::vector<Index> hidden{6};
  Activation function = Activation::tanh;
  std::optional<Activation> output{};
  std::optional<Loss> loss{};
  std::optional<std::int64_t> seed{};
};

Result<Wanted> readWanted(std::string_view options) {
  constexpr std::size_t mostLayers = 62;  // beside the ends
  Wanted wanted;
  answers::Reading reading(options);
  json::ObjectReader& reader = reading.reader();
  json::Faults& faults = reading.faults();
  if (reader.has("hidden")) wanted.hidden.clear();
  reader.array("hidden", [&](const json::Value& item, const std::string& path) {
    if (!item.IsInt() || item.GetInt() < 1 || item.GetInt() > maxNeurons) {
      faults.add("range", path,
                 "A layer has from 1 to " + std::to_string(maxNeurons) + " neurons.");
      return;
    }
    wanted.hidden.push_back(item.GetInt());
  });
  if (wanted.hidden.size() > mostLayers) {
    faults.add("range", "hidden",
               "There are at most " + std::to_string(mostLayers) + " hidden layers.");
  }
  reader.name("function", wanted.function, activationNames);
  if (wanted.function == Activation::softmax) {
    faults.add("unsupported", "function",
               "Softmax is a function of outputs, not of hidden neurons.");
  }
  Activation output{};
  if (reader.name("output", output, activationNames)) wanted.output = output;
  Loss loss{};
  if (reader.name("loss", loss, lossNames)) wanted.loss = loss;
  std::int64_t seed = 1;
  if (reader.integer("seed", seed, 0, maxSeed)) wanted.seed = seed;
  if (const auto fault = reading.done()) return *fault;
  return wanted;
}

// What suits the targets, but for what is wanted.
SuggestedOutput outputFor(const std::vector<ColumnEncoder>& targets, const Wanted& wanted) {
  SuggestedOutput output = suggestOutput(targets);
  if (wanted.output && *wanted.output != output.output) {
    output.output = *wanted.output;
    // A softmax over one neuron is always 1.
    if (output.output == Activation::softmax && output.width == 1) {
      output.width = targets.front().width();
    }
    if (!givesProbabilities(output.output)) output.loss = Loss::squared;
  }
  output.loss = wanted.loss.value_or(output.loss);
  return output;
}

void writeNetwork(json::JsonWriter& writer, const Wanted& wanted, Index inputs,
                  const SuggestedOutput& output) {
  std::vector<Index> layers{inputs};
  layers.insert(layers.end(), wanted.hidden.begin(), wanted.hidden.end());
  layers.push_back(output.width);
  writer.beginObject();
  writer.list("layers", layers);
  writer.list("hidden", std::vector<std::string_view>(wanted.hidden.size(), name(wanted.function)));
  writer.member("output", name(output.output));
  writer.endObject();
}

void writeTraining(json::JsonWriter& writer, const Wanted& wanted, Loss loss) {
  writer.beginObject();
  writer.member("batch", 10);
  writer.key("stepSize");
  writer.beginObject();
  writer.member("initial", 0.1);
  writer.endObject();
  writer.member("loss", lossNames[static_cast<std::size_t>(loss)]);
  if (wanted.seed) {
    writer.key("init");
    writer.beginObject();
    writer.member("seed", *wanted.seed);
    writer.endObject();
  }
  writer.endObject();
}

template <class Write>
std::string written(Write write) {
  json::JsonWriter writer;
  write(writer);
  return writer.text();
}

}  // namespace

Result<std::string> suggestProject(std::string_view data, std::string_view options,
                                   std::vector<Numbers> apart) {
  const auto wanted = readWanted(options);
  if (!wanted) return wanted.error();
  auto spec = readData(data, std::move(apart));
  if (!spec) return spec.error();
  const DatasetSpec rows = spec->dataset;
  const auto dataset = makeDataset(tableOf(std::move(*spec)), rows, {});
  if (!dataset) return dataset.error();
  const SuggestedOutput output = outputFor(dataset->encoding.targets, *wanted);
  const Index inputs = dataset->encoding.inputWidth();
  return R"({"edgewise": 1, "network": )" +
         written([&](auto& writer) { writeNetwork(writer, *wanted, inputs, output); }) +
         R"(, "data": )" + std::string(data) + R"(, "training": )" +
         written([&](auto& writer) { writeTraining(writer, *wanted, output.loss); }) + "}";
}

}  // namespace edgewise
