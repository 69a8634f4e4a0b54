// One open project: its network, its data, and training that goes on from where it stands.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/map.hpp"
#include "edgewise/principal_axes.hpp"
#include "edgewise/project.hpp"
#include "edgewise/score.hpp"
#include "edgewise/topology.hpp"
#include "edgewise/trace.hpp"

namespace edgewise {

struct Plan;
class Trainer;

struct Metrics {
  std::int64_t epoch = 0;    // completed passes over the training rows
  std::int64_t samples = 0;  // training examples seen
  double stepSize = 0;       // at present
  std::optional<Score> train{};
  std::optional<Score> test{};
  TrainingStatus status = TrainingStatus::ready;
  std::string reason{};  // why it is stopped or diverged, as a sentence
};

// What to train; the fields add up. One epoch is as many examples as there are training rows.
struct TrainRequest {
  std::int64_t epochs = 0;
  std::int64_t samples = 0;
  double milliseconds = 0;  // of time, at least one example
};

// A raw input: one cell for each input column, in their order.
using RawInput = std::vector<Cell>;

struct Prediction {
  std::vector<Cell> values;   // decoded, one a target column
  std::vector<Real> outputs;  // of the output neurons
  // Input columns whose number is outside the range of the training rows by more than a tenth of
  // it; of rows that predict() was given.
  std::vector<std::string> outside{};
};

struct ExampleReport {
  Index row = 0;  // of the raw table
  bool test = false;
  Prediction prediction{};
  Real loss = 0;
  std::optional<bool> correct{};  // every category right; nothing if no target is a category
};

struct Points {
  std::vector<float> x{};
  std::vector<float> y{};       // empty when not asked for
  std::vector<float> target{};  // of the first target column: its category's index, or the number
  std::vector<std::uint8_t> test{};
};

// What the network makes of every kept row beside what the table says, of one numeric target, in
// its units.
struct Predicted {
  std::vector<float> truth{};
  std::vector<float> predicted{};
  std::vector<std::uint8_t> test{};
};

class Session {
 public:
  // Errors: those of readProject and makeDataset, and a network whose input or output neurons do
  // not fit the data. `apart`: as readProject takes it.
  static Result<std::unique_ptr<Session>> open(std::string document,
                                               std::vector<Numbers> apart = {});

  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session();

  const Graph& graph() const { return project_.graph; }
  const Plan& plan() const { return *plan_; }  // network/plan.hpp
  const Topology& topology() const { return topology_; }
  const Encoding& encoding() const { return encoding_; }
  const std::optional<Dataset>& data() const { return data_; }
  // Sentences about data that this network cannot learn or test as they are: targets that its
  // outputs cannot reach, categories that no training row or no test row has.
  const std::vector<std::string>& warnings() const { return warnings_; }
  const TrainingSpec& training() const { return project_.training; }
  const StopSpec& stop() const { return project_.stop; }
  const std::optional<GoalSpec>& goal() const { return project_.goal; }
  // What the goal asks for, as things stand; nothing without a goal or without data.
  std::vector<Condition> conditions() const;
  const std::vector<Real>& weights() const;
  Progress progress() const;
  std::optional<Index> turn() const;  // the training row that was seen last; first, before any
  TrainingStatus status() const { return status_; }  // without measuring anything
  const Metrics& metrics() const;

  // The weights that training starts from: the author's, where there are any, else those of the
  // seed. `restart` numbers independent starts, 0 is the own one.
  std::vector<Real> startingWeights(std::uint32_t restart = 0) const;

  // What a neuron stands for: its label, or the encoded column of an input or output.
  std::string label(Index neuron) const;

  // Where a rule to stop holds already, it ends at once and nothing is trained.
  // Errors: a project without data; a negative amount, or more than a day. A session that has ended
  // (stopped, diverged) stays as it is; reset, setWeights and configure let it go on.
  Status train(const TrainRequest& request);

  // Back to the weights that training starts from: those that the document gives, the others of its
  // seed or of another.
  void reset(std::optional<std::uint64_t> seed);

  // Errors: a wrong number of weights, or one that is not finite.
  Status setWeights(std::vector<Real> weights);

  // Back (or forward) to a moment of training: weights and progress as they were told then. Going
  // on gives the same bits as it did there. Errors: those of setWeights, a negative number of
  // examples, and moments that are not finite or not one or two an edge.
  Status restore(std::vector<Real> weights, const Progress& progress);

  // What the rules to stop have seen of the run: with weights and progress all that a run depends
  // on. After restore() and remember() it goes on, and ends, as if it had never stood still.
  struct RunMemory {
    StopRules::Memory rules{};
    double seconds = 0;  // of training
  };
  RunMemory memory() const { return {.rules = rules_.memory(), .seconds = seconds_}; }
  void remember(const RunMemory& memory) {
    rules_.remember(memory.rules);
    seconds_ = memory.seconds;
    hasLooked_ = true;
  }

  // Lays a partial `training` object over the project's, without a restart.
  Status configure(std::string_view training);

  // Raw inputs as they go into the network, row by row.
  Result<std::vector<Real>> encode(const std::vector<RawInput>& rows) const;

  Result<std::vector<Prediction>> predict(const std::vector<RawInput>& rows) const;

  // Encoded inputs, row by row, to outputs, row by row.
  Result<std::vector<Real>> evaluate(std::span<const Real> inputs) const;

  Result<Trace> trace(std::span<const Real> inputs,
                      std::optional<std::span<const Real>> targets) const;

  // `count` kept rows of the training or the test set, from number `from` on; fewer at the end.
  std::vector<ExampleReport> examples(bool test, Index from, Index count) const;

  // One kept row; there must be one of this number in the set.
  ExampleReport example(bool test, Index index) const;

  // Of a plane without ranges: those of the training rows in it, widened by 5 %.
  Result<MapResult> map(const MapRequest& request) const;

  // Of the encoded inputs of the training rows; computed once. Errors: those of principalAxes(),
  // and a project without data.
  const Result<PrincipalAxes>& principalAxes() const;

  // Where the kept rows lie along one or two numeric input columns.
  Result<Points> points(const std::string& x, const std::optional<std::string>& y,
                        const std::optional<std::string>& target = std::nullopt) const;

  // The same, projected onto a plane: their coordinates there. Error: that of Plane::check().
  Result<Points> points(const Plane& plane,
                        const std::optional<std::string>& target = std::nullopt) const;

  // The first numeric target where none is named. Errors: no target of this name, or one that is no
  // number.
  Result<Predicted> predicted(const std::optional<std::string>& target = std::nullopt) const;

  // Whether straight-line code for the network would be of use and is not there yet; the code, a
  // WebAssembly module; and what a host has made of it: its functions in the order of `Code`
  // (network/code.hpp), whose pointers follow each other from this one on.
  bool wantsCode() const;
  std::vector<std::uint8_t> code() const;
  void useCode(std::uintptr_t firstFunction);

  // A hash of the bits of all weights in edge order, as 16 hex digits.
  std::string fingerprint() const;

  // The document, with the weights as they are. Columns that were apart when it was opened are so
  // again: their numbers are those of `data()`.
  std::string save() const;

 private:
  Session();

  Status prepareData();
  Status checkWidths() const;
  Status checkWeights(std::span<const Real> weights) const;
  Status checkSize(std::size_t rows, const std::string& path) const;
  Status addTargets(const std::optional<std::string>& target, Points& points) const;
  void start(std::vector<Real> weights, const Progress& progress);
  bool ended() const {
    return status_ != TrainingStatus::ready && status_ != TrainingStatus::running;
  }
  void advance(std::int64_t samples);
  std::int64_t advancePiece(std::int64_t most, const std::function<double()>& elapsed);
  std::string whyItDiverged() const;
  void end(TrainingStatus status, std::string reason);
  StopRules::State state() const;
  void checkStop();
  void changed() { metrics_.reset(); }

  Project project_;
  std::unique_ptr<Plan> plan_;
  Topology topology_;
  std::optional<Dataset> data_;
  Encoding encoding_;
  std::vector<std::string> warnings_;
  std::unique_ptr<Trainer> trainer_;  // absent without data
  std::vector<Real> weights_;         // used when there is no trainer

  TrainingStatus status_ = TrainingStatus::ready;
  std::string reason_;
  bool areGiven_ = false;   // the weights were set before any training
  bool hasLooked_ = false;  // whether a rule to stop was met before any training
  double seconds_ = 0;      // of training
  StopRules rules_{{}, {}};
  double samplesPerMillisecond_ = 1;
  mutable std::optional<Metrics> metrics_;  // of the present weights
  mutable std::optional<Result<PrincipalAxes>> principalAxes_;
};

// 64-bit FNV-1a over the bytes of the weights, little-endian, as 16 hex digits.
std::string fingerprintOf(std::span<const Real> weights);

}  // namespace edgewise
