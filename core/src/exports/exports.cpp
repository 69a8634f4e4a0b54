#include "edgewise/exports.hpp"

#include <algorithm>
#include <array>

#include "exports/code_texts.hpp"

namespace edgewise {

namespace {

struct Maker {
  ExportFormat format{};
  Result<std::string> (*make)(const Session& session) = nullptr;  // nothing: by numbersCsv()
};

constexpr std::array makers{
    Maker{
        {"javascript", "JavaScript",
         "An ES module without dependencies, for browsers and Node: raw rows in, predictions out.",
         "network.mjs", "text/javascript"},
        exports::javascript},
    Maker{
        {"cpp", "C++ header", "A C++17 header without dependencies: raw rows in, predictions out.",
         "network.hpp", "text/x-c++hdr"},
        exports::cpp},
    Maker{{"numpy", "Python (NumPy)",
           "A Python module that needs NumPy alone: raw rows in, predictions out.", "network.py",
           "text/x-python"},
          exports::numpy},
    Maker{{"onnx", "ONNX",
           "A model for ONNX Runtime and others, encoders and decoded predictions included.",
           "network.onnx", "application/octet-stream"},
          exports::onnx},
    Maker{
        {"wasm", "WebAssembly",
         "The forward pass alone, for any host that runs WebAssembly: encoded numbers in and out.",
         "network.wasm", "application/wasm"},
        exports::wasm},
    Maker{{"pytorch", "PyTorch script",
           "A training script that goes on from here: data, weights, loss, optimizer, step sizes.",
           "train.py", "text/x-python"},
          exports::pytorch},
    Maker{
        {"pytorch-notebook", "PyTorch notebook", "The same training script as a Jupyter notebook.",
         "train.ipynb", "application/x-ipynb+json"},
        exports::pytorchNotebook},
    Maker{{"keras", "Keras script",
           "The same training script for Keras 3, with TensorFlow, JAX or PyTorch.", "train.py",
           "text/x-python"},
          exports::keras},
    Maker{{"keras-notebook", "Keras notebook", "The same training script as a Jupyter notebook.",
           "train.ipynb", "application/x-ipynb+json"},
          exports::kerasNotebook},
    Maker{{"predictions", "Predictions (CSV)",
           "The table with what the network predicts for every row, and how probable it is.",
           "predictions.csv", "text/csv"},
          exports::predictionsCsv},
    Maker{{"table", "Table (CSV)",
           "The data with a column that says which rows train and which test.", "table.csv",
           "text/csv"},
          exports::tableCsv},
    Maker{{"numbers", "Numbers of the run (CSV)",
           "Losses over the epochs, weights and biases, what they began as, and the optimizer's "
           "memory.",
           "numbers.csv", "text/csv"}},
};

constexpr auto formats = [] {
  std::array<ExportFormat, makers.size()> all{};
  for (std::size_t k = 0; k < makers.size(); ++k) all[k] = makers[k].format;
  return all;
}();

}  // namespace

std::span<const ExportFormat> exportFormats() { return formats; }

Result<Exported> exportAs(const Session& session, std::string_view format,
                          std::span<const EpochLosses> losses) {
  const auto* maker = std::find_if(makers.begin(), makers.end(),
                                   [&](const Maker& one) { return one.format.name == format; });
  if (maker == makers.end()) {
    std::string names;
    for (const ExportFormat& one : formats) {
      names += (names.empty() ? "" : ", ") + std::string(one.name);
    }
    return Error{"name", "format",
                 "There is no format \"" + std::string(format) + "\"; there are " + names + "."};
  }
  auto bytes = maker->make != nullptr ? maker->make(session) : exports::numbersCsv(session, losses);
  if (!bytes) return bytes.error();
  return Exported{.fileName = std::string(maker->format.fileName),
                  .mediaType = std::string(maker->format.mediaType),
                  .bytes = std::move(*bytes)};
}

}  // namespace edgewise
