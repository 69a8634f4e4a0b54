#include "edgewise/session.hpp"

#include <algorithm>

#include "data/dataset.hpp"
#include "data/encoder.hpp"
#include "data/principal_axes.hpp"
#include "data/targets.hpp"
#include "network/graph.hpp"
#include "network/initialize.hpp"
#include "network/loss_values.hpp"
#include "network/plan.hpp"
#include "network/topology.hpp"
#include "project/hash.hpp"
#include "project/project.hpp"
#include "training/score.hpp"
#include "training/stop.hpp"
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

Status checkWidth(const std::vector<ColumnEncoder>& encoders, Index needed, Index found,
                  bool shortForm, std::string_view what, std::size_t layer) {
  if (needed == found) return success();
  const std::string path =
      shortForm ? "network.layers[" + std::to_string(layer) + "]" : "network.neurons";
  return Error{"shape", path,
               "The network has " + std::to_string(found) + " " + std::string(what) +
                   " neurons, but the data need " + std::to_string(needed) + ": " +
                   columnsInWords(encoders) + "."};
}

}  // namespace

Session::Session() : plan_(std::make_unique<Plan>()) {}

Session::~Session() = default;

const Graph& Session::graph() const { return project_->graph; }
const TrainingSpec& Session::training() const { return project_->training; }
const StopSpec& Session::stop() const { return project_->stop; }
const std::optional<GoalSpec>& Session::goal() const { return project_->goal; }

bool Session::isFitted() const { return data_ || project_->encoding; }

Result<std::unique_ptr<Session>> Session::open(std::string document, std::vector<Numbers> apart) {
  auto project = readProject(std::move(document), std::move(apart));
  if (!project) return project.error();
  std::unique_ptr<Session> session(new Session);
  session->project_ = std::make_unique<Project>(std::move(*project));
  *session->plan_ = makePlan(session->project_->graph);
  session->topology_ = analyze(session->project_->graph);
  if (auto loss = checkLoss(*session->plan_, session->project_->training.loss); !loss) {
    return Error{loss.error().code, "training.loss", loss.error().message};
  }
  if (auto prepared = session->prepareData(); !prepared) return prepared.error();

  const Project& read = *session->project_;
  auto weights = read.weights ? std::vector<Real>(read.weights->begin(), read.weights->end())
                              : initialWeights(read.graph, read.init);
  session->start(std::move(weights), read.progress);
  return session;
}

Status Session::prepareData() {
  if (!project_->data) {
    encoding_ =
        project_->encoding.value_or(Encoding{plainEncoders(project_->graph, NeuronKind::input),
                                             plainEncoders(project_->graph, NeuronKind::output)});
    return checkWidths();
  }
  std::vector<Activation> outputs;
  for (const Index n : plan_->outputs) outputs.push_back(plan_->function[n]);
  const DatasetSpec spec = project_->data->dataset;
  auto dataset =
      makeDataset(tableOf(std::move(*project_->data)), spec, outputs, project_->encoding);
  if (!dataset) return dataset.error();
  data_ = std::move(*dataset);
  encoding_ = data_->encoding;
  if (auto fits = checkWidths(); !fits) return fits;
  if (auto fits = checkTargets(*plan_, project_->training.loss, *data_); !fits) {
    return Error{fits.error().code, "training.loss", fits.error().message};
  }
  warnings_ = unreachableTargets(project_->graph, *plan_, *data_);
  for (std::string& warning : unseenCategories(*data_)) warnings_.push_back(std::move(warning));
  return success();
}

// The encoders and the network must agree on how many neurons there are.
Status Session::checkWidths() const {
  if (auto fits =
          checkWidth(encoding_.inputs, encoding_.inputWidth(),
                     static_cast<Index>(plan_->inputs.size()), project_->shortForm, "input", 0);
      !fits) {
    return fits;
  }
  const auto depth = topology_.layers.empty() ? 0 : topology_.layers.size() - 1;
  return checkWidth(encoding_.targets, encoding_.outputWidth(),
                    static_cast<Index>(plan_->outputs.size()), project_->shortForm, "output",
                    depth);
}

bool Session::wantsCode() const {
  if (!isWorthCode(*plan_)) return false;
  const TrainingSpec& training = project_->training;
  return !plan_->code || plan_->code.loss != training.loss ||
         plan_->code.batch != batchInCode(*plan_, training.batch);
}

std::vector<std::uint8_t> Session::code() const {
  return writeCode(*plan_, project_->training.loss, project_->training.batch);
}

// In WebAssembly a pointer to a function is its place in the module's table.
void Session::useCode(std::uintptr_t firstFunction) {
  // NOLINTBEGIN(performance-no-int-to-ptr)
  plan_->code = {.forward = reinterpret_cast<Code::Forward>(firstFunction),
                 .addGradient = reinterpret_cast<Code::AddGradient>(firstFunction + 1),
                 .descend = reinterpret_cast<Code::Descend>(firstFunction + 2),
                 .descendBoth = reinterpret_cast<Code::DescendBoth>(firstFunction + 3),
                 .descendByBatch = reinterpret_cast<Code::DescendByBatch>(firstFunction + 4),
                 .loss = project_->training.loss,
                 .batch = batchInCode(*plan_, project_->training.batch)};
  // NOLINTEND(performance-no-int-to-ptr)
}

const Metrics& Session::metrics() const {
  if (metrics_) return *metrics_;
  Metrics& metrics = metrics_.emplace();
  metrics.status = status_;
  metrics.reason = reason_;
  if (!trainer_) {
    metrics.stepSize = stepSizeAt(project_->training.stepSize, 0);
    return metrics;
  }
  metrics.epoch = trainer_->epoch();
  metrics.samples = trainer_->samples();
  metrics.stepSize = trainer_->stepSize();
  const auto scoreOf = [&](const Examples& examples) {
    return score(*plan_, weights(), project_->training.loss, examples, encoding_.targets);
  };
  metrics.train = scoreOf(data_->train());
  if (data_->testCount() > 0) metrics.test = scoreOf(data_->test());
  return metrics;
}

const Result<PrincipalAxes>& Session::principalAxes() const {
  if (!principalAxes_) {
    if (data_) {
      principalAxes_ = edgewise::principalAxes(data_->train().inputs, encoding_.inputWidth());
    } else {
      principalAxes_ = Error{"data", "", "Principal axes are those of data, and here are none."};
    }
  }
  return *principalAxes_;
}

std::string Session::fingerprint() const { return fingerprintOf(weights()); }

std::string Session::save() const {
  return writeProject(*project_, weights(), progress(), isFitted() ? &encoding_ : nullptr,
                      areGiven_);
}

std::string fingerprintOf(std::span<const Real> weights) {
  return hashOf({reinterpret_cast<const char*>(weights.data()), weights.size_bytes()});
}

}  // namespace edgewise
