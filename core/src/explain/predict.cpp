// Raw rows, or encoded ones, through the network of a session.
#include <algorithm>

#include "data/dataset.hpp"
#include "data/encoder.hpp"
#include "edgewise/explain.hpp"
#include "network/network.hpp"

namespace edgewise {

namespace {

// Whether a number is far from all that the training rows have in its column.
bool isOutside(const ColumnEncoder& encoder, const Cell& cell) {
  const double* number = std::get_if<double>(&cell);
  if (encoder.type != ColumnType::number || number == nullptr) return false;
  const double margin = 0.1 * (encoder.high - encoder.low);
  return *number < encoder.low - margin || *number > encoder.high + margin;
}

// Whether so many rows can go through the network at once.
Status checkSize(const Plan& plan, std::size_t rows, const std::string& path) {
  const std::size_t width = std::max(plan.inputs.size(), plan.outputs.size());
  const std::size_t most = static_cast<std::size_t>(maxEncodedValues) / width;
  if (rows <= most) return success();
  return Error{"limit", path,
               "At most " + std::to_string(most) + " rows can go through this network at once; " +
                   std::to_string(rows) + " were given. Take them in parts."};
}

// The label of the column that a neuron belongs to, of those that stand before it in `neurons`.
std::string columnOf(Index neuron, const std::vector<Index>& neurons,
                     const std::vector<ColumnEncoder>& encoders) {
  auto place =
      static_cast<Index>(std::find(neurons.begin(), neurons.end(), neuron) - neurons.begin());
  for (const ColumnEncoder& encoder : encoders) {
    if (place < encoder.width()) return encoder.label(place);
    place -= encoder.width();
  }
  return "";
}

}  // namespace

std::string label(const Session& session, Index neuron) {
  const Neuron& asked = session.graph().neurons[neuron];
  const Encoding& encoding = session.encoding();
  if (!asked.label.empty()) return asked.label;
  if (asked.kind == NeuronKind::input) {
    return columnOf(neuron, session.plan().inputs, encoding.inputs);
  }
  if (asked.kind == NeuronKind::output) {
    return columnOf(neuron, session.plan().outputs, encoding.targets);
  }
  return "";
}

Result<std::vector<Real>> encode(const Session& session, const std::vector<RawInput>& rows) {
  const Encoding& encoding = session.encoding();
  const auto inputWidth = static_cast<std::size_t>(encoding.inputWidth());
  if (auto fits = checkSize(session.plan(), rows.size(), "rows"); !fits) return fits.error();
  std::vector<Real> inputs(rows.size() * inputWidth);
  std::size_t place = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::string path = "rows[" + std::to_string(r) + "]";
    if (rows[r].size() != encoding.inputs.size()) {
      return Error{"shape", path,
                   "A row needs " + std::to_string(encoding.inputs.size()) + " values (" +
                       columnsInWords(encoding.inputs) + "); here are " +
                       std::to_string(rows[r].size()) + "."};
    }
    for (std::size_t c = 0; c < encoding.inputs.size(); ++c) {
      const ColumnEncoder& encoder = encoding.inputs[c];
      const auto width = static_cast<std::size_t>(encoder.width());
      if (auto done = encoder.encode(rows[r][c], std::span(inputs).subspan(place, width)); !done) {
        return Error{done.error().code, path + "." + encoder.name, done.error().message};
      }
      place += width;
    }
  }
  return inputs;
}

Result<std::vector<Prediction>> predict(const Session& session, const std::vector<RawInput>& rows) {
  const auto inputs = encode(session, rows);
  if (!inputs) return inputs.error();
  const Encoding& encoding = session.encoding();
  const std::size_t outputWidth = session.plan().outputs.size();
  std::vector<Real> outputs(rows.size() * outputWidth);
  evaluate(session.plan(), session.weights(), *inputs, outputs);
  const bool knowsRanges = session.isFitted();
  std::vector<Prediction> predictions(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto row = std::span<const Real>(outputs).subspan(r * outputWidth, outputWidth);
    predictions[r].outputs.assign(row.begin(), row.end());
    predictions[r].values = encoding.decode(row);
    for (std::size_t c = 0; c < encoding.inputs.size() && knowsRanges; ++c) {
      const ColumnEncoder& encoder = encoding.inputs[c];
      if (isOutside(encoder, rows[r][c])) predictions[r].outside.push_back(encoder.name);
    }
  }
  return predictions;
}

Result<std::vector<Real>> evaluate(const Session& session, std::span<const Real> inputs) {
  const Plan& plan = session.plan();
  const std::size_t width = plan.inputs.size();
  if (inputs.size() % width != 0) {
    return Error{"shape", "inputs",
                 "The network takes " + std::to_string(width) + " values a row; " +
                     std::to_string(inputs.size()) + " values do not make a whole number of rows."};
  }
  if (auto fits = checkSize(plan, inputs.size() / width, "inputs"); !fits) return fits.error();
  std::vector<Real> outputs(inputs.size() / width * plan.outputs.size());
  evaluate(plan, session.weights(), inputs, outputs);
  return outputs;
}

}  // namespace edgewise
