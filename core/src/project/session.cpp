#include "edgewise/session.hpp"

#include <algorithm>

#include "data/targets.hpp"
#include "edgewise/data_facts.hpp"
#include "network/network.hpp"
#include "project/hash.hpp"
#include "training/trainer.hpp"

namespace edgewise {

namespace {

// Without data, the input and output neurons stand for unscaled numbers named after them.
std::vector<ColumnEncoder> plainEncoders(const Graph& graph, NeuronKind kind) {
  std::vector<ColumnEncoder> encoders;
  for (const Index n : neuronsOfKind(graph, kind)) {
    const Neuron& neuron = graph.neurons[n];
    ColumnEncoder encoder;
    encoder.name = neuron.label.empty() ? neuron.id : neuron.label;
    encoder.typical = 0.0;
    encoders.push_back(std::move(encoder));
  }
  return encoders;
}

std::string describeWidths(const std::vector<ColumnEncoder>& encoders) {
  std::string text;
  for (const ColumnEncoder& encoder : encoders) {
    if (!text.empty()) text += ", ";
    text += encoder.name;
    if (encoder.width() > 1) text += " (" + std::to_string(encoder.width()) + ")";
  }
  return text;
}

Status checkWidth(const std::vector<ColumnEncoder>& encoders, Index needed, Index found,
                  bool shortForm, std::string_view what, std::size_t layer) {
  if (needed == found) return success();
  const std::string path =
      shortForm ? "network.layers[" + std::to_string(layer) + "]" : "network.neurons";
  return Error{"shape", path,
               "The network has " + std::to_string(found) + " " + std::string(what) +
                   " neurons, but the data need " + std::to_string(needed) + ": " +
                   describeWidths(encoders) + "."};
}

// Whether a number is far from all that the training rows have in its column.
bool isOutside(const ColumnEncoder& encoder, const Cell& cell) {
  const double* number = std::get_if<double>(&cell);
  if (encoder.type != ColumnType::number || number == nullptr) return false;
  const double margin = 0.1 * (encoder.high - encoder.low);
  return *number < encoder.low - margin || *number > encoder.high + margin;
}

}  // namespace

Session::Session() : plan_(std::make_unique<Plan>()) {}

Session::~Session() = default;

Result<std::unique_ptr<Session>> Session::open(std::string document, std::vector<Numbers> apart) {
  auto project = readProject(std::move(document), std::move(apart));
  if (!project) return project.error();
  std::unique_ptr<Session> session(new Session);
  session->project_ = std::move(*project);
  *session->plan_ = makePlan(session->project_.graph);
  session->topology_ = analyze(session->project_.graph);
  if (auto loss = checkLoss(*session->plan_, session->project_.training.loss); !loss) {
    return Error{loss.error().code, "training.loss", loss.error().message};
  }
  if (auto prepared = session->prepareData(); !prepared) return prepared.error();

  const Project& read = session->project_;
  auto weights = read.weights ? std::vector<Real>(read.weights->begin(), read.weights->end())
                              : initialWeights(read.graph, read.init);
  session->start(std::move(weights), read.progress);
  return session;
}

Status Session::prepareData() {
  if (!project_.data) {
    encoding_ =
        project_.encoding.value_or(Encoding{plainEncoders(project_.graph, NeuronKind::input),
                                            plainEncoders(project_.graph, NeuronKind::output)});
    return checkWidths();
  }
  std::vector<Activation> outputs;
  for (const Index n : plan_->outputs) outputs.push_back(plan_->function[n]);
  const DatasetSpec spec = project_.data->dataset;
  auto dataset = makeDataset(tableOf(std::move(*project_.data)), spec, outputs, project_.encoding);
  if (!dataset) return dataset.error();
  data_ = std::move(*dataset);
  encoding_ = data_->encoding;
  if (auto fits = checkWidths(); !fits) return fits;
  if (auto fits = checkTargets(*plan_, project_.training.loss, *data_); !fits) {
    return Error{fits.error().code, "training.loss", fits.error().message};
  }
  warnings_ = unreachableTargets(project_.graph, *plan_, *data_);
  for (std::string& warning : unseenCategories(*data_)) warnings_.push_back(std::move(warning));
  return success();
}

// The encoders and the network must agree on how many neurons there are.
Status Session::checkWidths() const {
  if (auto fits =
          checkWidth(encoding_.inputs, encoding_.inputWidth(),
                     static_cast<Index>(plan_->inputs.size()), project_.shortForm, "input", 0);
      !fits) {
    return fits;
  }
  const auto depth = topology_.layers.empty() ? 0 : topology_.layers.size() - 1;
  return checkWidth(encoding_.targets, encoding_.outputWidth(),
                    static_cast<Index>(plan_->outputs.size()), project_.shortForm, "output", depth);
}

bool Session::wantsCode() const {
  if (!isWorthCode(*plan_)) return false;
  const TrainingSpec& training = project_.training;
  return !plan_->code || plan_->code.loss != training.loss ||
         plan_->code.batch != batchInCode(*plan_, training.batch);
}

std::vector<std::uint8_t> Session::code() const {
  return writeCode(*plan_, project_.training.loss, project_.training.batch);
}

// In WebAssembly a pointer to a function is its place in the module's table.
void Session::useCode(std::uintptr_t firstFunction) {
  // NOLINTBEGIN(performance-no-int-to-ptr)
  plan_->code = {.forward = reinterpret_cast<Code::Forward>(firstFunction),
                 .addGradient = reinterpret_cast<Code::AddGradient>(firstFunction + 1),
                 .descend = reinterpret_cast<Code::Descend>(firstFunction + 2),
                 .descendBoth = reinterpret_cast<Code::DescendBoth>(firstFunction + 3),
                 .descendByBatch = reinterpret_cast<Code::DescendByBatch>(firstFunction + 4),
                 .loss = project_.training.loss,
                 .batch = batchInCode(*plan_, project_.training.batch)};
  // NOLINTEND(performance-no-int-to-ptr)
}

const Metrics& Session::metrics() const {
  if (metrics_) return *metrics_;
  Metrics& metrics = metrics_.emplace();
  metrics.status = status_;
  metrics.reason = reason_;
  if (!trainer_) {
    metrics.stepSize = stepSizeAt(project_.training.stepSize, 0);
    return metrics;
  }
  metrics.epoch = trainer_->epoch();
  metrics.samples = trainer_->samples();
  metrics.stepSize = trainer_->stepSize();
  const auto scoreOf = [&](const Examples& examples) {
    return score(*plan_, weights(), project_.training.loss, examples, encoding_.targets);
  };
  metrics.train = scoreOf(data_->train());
  if (data_->testCount() > 0) metrics.test = scoreOf(data_->test());
  return metrics;
}

std::string Session::label(Index neuron) const {
  const Neuron& asked = project_.graph.neurons[neuron];
  if (!asked.label.empty()) return asked.label;
  const auto columnOf = [&](const std::vector<Index>& neurons,
                            const std::vector<ColumnEncoder>& encoders) -> std::string {
    auto place =
        static_cast<Index>(std::find(neurons.begin(), neurons.end(), neuron) - neurons.begin());
    for (const ColumnEncoder& encoder : encoders) {
      if (place < encoder.width()) return encoder.label(place);
      place -= encoder.width();
    }
    return "";
  };
  if (asked.kind == NeuronKind::input) return columnOf(plan_->inputs, encoding_.inputs);
  if (asked.kind == NeuronKind::output) return columnOf(plan_->outputs, encoding_.targets);
  return "";
}

// Whether so many rows can go through the network at once.
Status Session::checkSize(std::size_t rows, const std::string& path) const {
  const std::size_t width = std::max(plan_->inputs.size(), plan_->outputs.size());
  const std::size_t most = static_cast<std::size_t>(maxEncodedValues) / width;
  if (rows <= most) return success();
  return Error{"limit", path,
               "At most " + std::to_string(most) + " rows can go through this network at once; " +
                   std::to_string(rows) + " were given. Take them in parts."};
}

Result<std::vector<Real>> Session::encode(const std::vector<RawInput>& rows) const {
  const auto inputWidth = static_cast<std::size_t>(encoding_.inputWidth());
  if (auto fits = checkSize(rows.size(), "rows"); !fits) return fits.error();
  std::vector<Real> inputs(rows.size() * inputWidth);
  std::size_t place = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::string path = "rows[" + std::to_string(r) + "]";
    if (rows[r].size() != encoding_.inputs.size()) {
      return Error{"shape", path,
                   "A row needs " + std::to_string(encoding_.inputs.size()) + " values (" +
                       describeWidths(encoding_.inputs) + "); here are " +
                       std::to_string(rows[r].size()) + "."};
    }
    for (std::size_t c = 0; c < encoding_.inputs.size(); ++c) {
      const ColumnEncoder& encoder = encoding_.inputs[c];
      const auto width = static_cast<std::size_t>(encoder.width());
      if (auto done = encoder.encode(rows[r][c], std::span(inputs).subspan(place, width)); !done) {
        return Error{done.error().code, path + "." + encoder.name, done.error().message};
      }
      place += width;
    }
  }
  return inputs;
}

Result<std::vector<Prediction>> Session::predict(const std::vector<RawInput>& rows) const {
  const auto inputs = encode(rows);
  if (!inputs) return inputs.error();
  const std::size_t outputWidth = plan_->outputs.size();
  std::vector<Real> outputs(rows.size() * outputWidth);
  edgewise::evaluate(*plan_, weights(), *inputs, outputs);
  const bool knowsRanges = data_ || project_.encoding;
  std::vector<Prediction> predictions(rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto row = std::span<const Real>(outputs).subspan(r * outputWidth, outputWidth);
    predictions[r].outputs.assign(row.begin(), row.end());
    for (std::size_t c = 0; c < encoding_.inputs.size() && knowsRanges; ++c) {
      const ColumnEncoder& encoder = encoding_.inputs[c];
      if (isOutside(encoder, rows[r][c])) predictions[r].outside.push_back(encoder.name);
    }
    std::size_t first = 0;
    for (const ColumnEncoder& target : encoding_.targets) {
      const auto width = static_cast<std::size_t>(target.width());
      predictions[r].values.push_back(target.decode(row.subspan(first, width)));
      first += width;
    }
  }
  return predictions;
}

Result<std::vector<Real>> Session::evaluate(std::span<const Real> inputs) const {
  const std::size_t width = plan_->inputs.size();
  if (inputs.size() % width != 0) {
    return Error{"shape", "inputs",
                 "The network takes " + std::to_string(width) + " values a row; " +
                     std::to_string(inputs.size()) + " values do not make a whole number of rows."};
  }
  if (auto fits = checkSize(inputs.size() / width, "inputs"); !fits) return fits.error();
  std::vector<Real> outputs(inputs.size() / width * plan_->outputs.size());
  edgewise::evaluate(*plan_, weights(), inputs, outputs);
  return outputs;
}

Result<Trace> Session::trace(std::span<const Real> inputs,
                             std::optional<std::span<const Real>> targets) const {
  if (inputs.size() != plan_->inputs.size()) {
    return Error{"shape", "inputs",
                 "The network takes " + std::to_string(plan_->inputs.size()) + " encoded inputs; " +
                     std::to_string(inputs.size()) + " were given."};
  }
  if (targets && targets->size() != plan_->outputs.size()) {
    return Error{"shape", "targets",
                 "The network has " + std::to_string(plan_->outputs.size()) + " outputs; " +
                     std::to_string(targets->size()) + " targets were given."};
  }
  if (targets) {
    if (auto fits = checkTargets(*plan_, project_.training.loss, *targets); !fits) {
      return Error{fits.error().code, "targets", fits.error().message};
    }
  }
  return edgewise::trace(*plan_, weights(), project_.training.loss, inputs, targets);
}

std::vector<ExampleReport> Session::examples(bool test, Index from, Index count) const {
  std::vector<ExampleReport> reports;
  if (!data_) return reports;
  const Index all = test ? data_->testCount() : data_->trainCount;
  const Index last = static_cast<Index>(std::min<std::int64_t>(all, std::int64_t{from} + count));
  for (Index index = std::max(from, 0); index < last; ++index) {
    reports.push_back(example(test, index));
  }
  return reports;
}

ExampleReport Session::example(bool test, Index index) const {
  const Index place = index + (test ? data_->trainCount : 0);
  const auto row = static_cast<std::size_t>(place);
  const std::size_t inputWidth = plan_->inputs.size();
  const std::size_t outputWidth = plan_->outputs.size();
  const auto inputs = std::span(data_->inputs).subspan(row * inputWidth, inputWidth);
  const auto truth = std::span(data_->targets).subspan(row * outputWidth, outputWidth);
  ExampleReport report{.row = data_->rows[row], .test = test};
  report.prediction.outputs.resize(outputWidth);
  edgewise::evaluate(*plan_, weights(), inputs, report.prediction.outputs);
  std::size_t first = 0;
  for (const ColumnEncoder& target : encoding_.targets) {
    const auto width = static_cast<std::size_t>(target.width());
    report.prediction.values.push_back(
        target.decode(std::span(report.prediction.outputs).subspan(first, width)));
    first += width;
  }
  const Examples one{.inputs = inputs, .targets = truth, .count = 1};
  report.loss = meanLoss(*plan_, weights(), project_.training.loss, one);
  report.correct = sameCategories(encoding_.targets, report.prediction.outputs, truth);
  return report;
}

std::string Session::fingerprint() const { return fingerprintOf(weights()); }

std::string Session::save() const {
  const bool encodes = data_ || project_.encoding;
  return writeProject(project_, weights(), progress(), encodes ? &encoding_ : nullptr, areGiven_);
}

std::string fingerprintOf(std::span<const Real> weights) {
  return hashOf({reinterpret_cast<const char*>(weights.data()), weights.size_bytes()});
}

}  // namespace edgewise
