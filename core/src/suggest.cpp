#include "edgewise/suggest.hpp"

#include "edgewise/data_facts.hpp"
#include "edgewise/project.hpp"
#include "json_writer.hpp"
#include "question.hpp"

namespace edgewise {

namespace {

struct Shape {
  std::vector<Index> hidden{6};
  Activation function = Activation::tanh;
};

Result<Shape> readShape(std::string_view options) {
  constexpr std::size_t mostLayers = 62;  // beside the ends
  Shape shape;
  const auto fault = answers::ask(options, [&](json::ObjectReader& reader, json::Faults& faults) {
    if (reader.has("hidden")) shape.hidden.clear();
    reader.array("hidden", [&](const json::Value& item, const std::string& path) {
      if (!item.IsInt() || item.GetInt() < 1 || item.GetInt() > maxNeurons) {
        faults.add("range", path,
                   "A layer has from 1 to " + std::to_string(maxNeurons) + " neurons.");
        return;
      }
      shape.hidden.push_back(item.GetInt());
    });
    if (shape.hidden.size() > mostLayers) {
      faults.add("range", "hidden",
                 "There are at most " + std::to_string(mostLayers) + " hidden layers.");
    }
    reader.name("function", shape.function, activationNames);
    if (shape.function == Activation::softmax) {
      faults.add("unsupported", "function",
                 "Softmax is a function of outputs, not of hidden neurons.");
    }
  });
  if (fault) return *fault;
  return shape;
}

std::string networkOf(const Shape& shape, Index inputs, const SuggestedOutput& output) {
  std::vector<Index> layers{inputs};
  layers.insert(layers.end(), shape.hidden.begin(), shape.hidden.end());
  layers.push_back(output.width);
  json::JsonWriter writer;
  writer.beginObject();
  writer.list("layers", layers);
  writer.list("hidden", std::vector<std::string_view>(shape.hidden.size(), name(shape.function)));
  writer.member("output", name(output.output));
  writer.endObject();
  return writer.text();
}

}  // namespace

Result<std::string> suggestProject(std::string_view data, std::string_view options,
                                   std::vector<Numbers> apart) {
  const auto shape = readShape(options);
  if (!shape) return shape.error();
  auto spec = readData(data, std::move(apart));
  if (!spec) return spec.error();
  const DatasetSpec rows = spec->dataset;
  const auto dataset = makeDataset(tableOf(std::move(*spec)), rows, {});
  if (!dataset) return dataset.error();
  const SuggestedOutput output = suggestOutput(dataset->encoding.targets);
  return R"({"edgewise": 1, "network": )" +
         networkOf(*shape, dataset->encoding.inputWidth(), output) + R"(, "data": )" +
         std::string(data) +
         R"(, "training": {"batch": 10, "stepSize": {"initial": 0.1}, "loss": ")" +
         std::string(lossNames[static_cast<std::size_t>(output.loss)]) + "\"}}";
}

}  // namespace edgewise
