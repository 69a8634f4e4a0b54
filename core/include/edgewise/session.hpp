// One open project: its network, its data, and training that goes on from where it stands. What it
// predicts and what it looks like inside is in explain.hpp.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/dataset.hpp"
#include "edgewise/graph.hpp"
#include "edgewise/result.hpp"
#include "edgewise/training.hpp"

namespace edgewise {

struct Plan;
struct Project;
struct StopState;
class StopRules;
class Trainer;

// How far training has come, and how well the network does.
struct Metrics {
  std::int64_t epoch = 0;        // completed passes over the training rows
  std::int64_t samples = 0;      // training examples seen
  double stepSize = 0;           // at present
  std::optional<Score> train{};  // nothing without data
  std::optional<Score> test{};   // nothing without test rows
  TrainingStatus status = TrainingStatus::ready;
  std::string reason{};  // why it has ended, as a sentence; empty while it has not
};

// What to train; the fields add up.
struct TrainRequest {
  std::int64_t epochs = 0;  // one is as many examples as there are training rows
  std::int64_t samples = 0;
  double milliseconds = 0;  // of time, at least one example
};

class Session {
 public:
  // `document`: a project as JSON text (web/docs/project-document.md). `apart`: numbers of columns
  // that cross beside the text, as text would take many times their room; where they belong, the
  // text has their place in `apart` instead of the list `values`.
  //
  // Errors have the path of the place: what is no such document ("json", "unknown-key", "type",
  // "range", …), data that cannot be encoded, and a network whose input or output neurons do not
  // fit the data ("shape").
  static Result<std::unique_ptr<Session>> open(std::string document,
                                               std::vector<Numbers> apart = {});

  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session();

  // The document, with the weights as they are. Columns that were apart when it was opened are so
  // again: their numbers are those of `data()`.
  std::string save() const;

  // ---- the network

  const Graph& graph() const;
  const Topology& topology() const { return topology_; }
  // The graph made ready for evaluation, for the core itself (network/plan.hpp).
  const Plan& plan() const { return *plan_; }
  // One an edge, in edge order.
  const std::vector<Real>& weights() const;
  // A hash of their bits: fingerprintOf() below.
  std::string fingerprint() const;
  // The weights that training starts from: the author's, where there are any, else those of the
  // seed. `restart` numbers independent starts, 0 is the own one.
  std::vector<Real> startingWeights(std::uint32_t restart = 0) const;

  // ---- the data

  // Nothing where the document has none.
  const std::optional<Dataset>& data() const { return data_; }
  // The data's. Without data those of the document; without both, the input and output neurons
  // stand for unscaled numbers named after them.
  const Encoding& encoding() const { return encoding_; }
  // Whether the encoders were fitted to data, now or before: they know the range of a column.
  bool isFitted() const;
  // Sentences about data that this network cannot learn or test as they are: targets that its
  // outputs cannot reach, categories that no training row or no test row has.
  const std::vector<std::string>& warnings() const { return warnings_; }
  // Of the encoded inputs of the training rows, as data/principal_axes.hpp finds them; computed
  // once. Errors: fewer than two inputs, or more than 1024 ("unsupported"); no data ("data").
  const Result<PrincipalAxes>& principalAxes() const;

  // ---- where training stands

  const TrainingSpec& training() const;
  const StopSpec& stop() const;
  const std::optional<GoalSpec>& goal() const;
  // What the goal asks for, as things stand; nothing without a goal or without data.
  std::vector<Condition> conditions() const;
  Progress progress() const;
  TrainingStatus status() const { return status_; }
  // Measured when asked for the first time after a change.
  const Metrics& metrics() const;
  // The training row that was seen last, as its number among them; before any, the one that comes
  // first. Nothing without data.
  std::optional<Index> turn() const;

  // What the rules to stop have seen of the run: with weights and progress all that a run depends
  // on. After restore() and remember() it goes on, and ends, as if it had never stood still.
  struct RunMemory {
    double bestLoss = std::numeric_limits<double>::infinity();  // for patience
    std::optional<std::int64_t> bestEpoch{};                    // when it was reached
    double seconds = 0;                                         // of training
  };
  RunMemory memory() const;

  // ---- training

  // Where a rule to stop holds already, it ends at once and nothing is trained.
  // Errors: a project without data; a step function; a negative amount, or more than a day. A
  // session that has ended (stopped, diverged) stays as it is; reset, setWeights and configure let
  // it go on.
  Status train(const TrainRequest& request);

  // Back to the weights that training starts from: those that the document gives, the others of its
  // seed or of another.
  void reset(std::optional<std::uint64_t> seed);

  // Lays a partial `training` object (JSON text) over the project's, without a restart: null
  // removes a key. Errors: those of open(), with paths below "training".
  Status configure(std::string_view training);

  // One an edge, in edge order. Errors: a wrong number of weights ("shape"), or one that is not
  // finite ("range").
  Status setWeights(std::vector<Real> weights);

  // Back (or forward) to a moment of training: weights and progress as they were told then. Going
  // on gives the same bits as it did there. Errors: those of setWeights, a negative number of
  // examples, and moments that are not finite or not one or two an edge.
  Status restore(std::vector<Real> weights, const Progress& progress);
  void remember(const RunMemory& memory);

  // ---- code for this network, which a host of WebAssembly runs in place of loops

  // Whether it would be of use and is not there yet.
  bool wantsCode() const;
  // The code, a WebAssembly module.
  std::vector<std::uint8_t> code() const;
  // What a host has made of it: its functions in the order of `Code` (network/code.hpp), whose
  // pointers follow each other from this one on.
  void useCode(std::uintptr_t firstFunction);

 private:
  Session();

  Status prepareData();
  Status checkWidths() const;
  Status checkWeights(std::span<const Real> weights) const;
  void start(std::vector<Real> weights, const Progress& progress);
  bool ended() const {
    return status_ != TrainingStatus::ready && status_ != TrainingStatus::running;
  }
  void advance(std::int64_t samples);
  std::int64_t advancePiece(std::int64_t most, const std::function<double()>& elapsed);
  std::string whyItDiverged() const;
  void end(TrainingStatus status, std::string reason);
  StopState state() const;
  void checkStop();
  void changed() { metrics_.reset(); }

  std::unique_ptr<Project> project_;
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
  std::unique_ptr<StopRules> rules_;
  double samplesPerMillisecond_ = 1;
  mutable std::optional<Metrics> metrics_;  // of the present weights
  mutable std::optional<Result<PrincipalAxes>> principalAxes_;
};

// 64-bit FNV-1a over the bytes of the weights, little-endian, as 16 hex digits.
std::string fingerprintOf(std::span<const Real> weights);

}  // namespace edgewise
