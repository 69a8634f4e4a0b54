#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <utility>

#include "edgewise/answers.hpp"
#include "edgewise/session.hpp"
#include "project/exact_writer.hpp"
#include "project/json_nesting.hpp"
#include "project/json_reader.hpp"

namespace edgewise {

namespace {

using json::Faults;
using json::ObjectReader;
using json::quoted;
using json::Value;

// Edges times examples: about an hour of training.
constexpr double mostWork = 4e12;

// Members of a document that `start` has of its own.
constexpr std::array<const char*, 4> startKeys{"network", "weights", "progress", "training"};

struct Edit {
  std::string kind{};
  std::int64_t samples = 0;
  std::string training{};  // JSON text; empty where none was changed
  std::string path{};
};

// A result as it was handed in.
struct Given {
  rapidjson::Document text{};
  const Value* document = nullptr;
  const Value* start = nullptr;
  std::vector<Edit> edits{};
  bool met = false;
  std::int64_t score = 0;
  std::int64_t max = 0;
  std::string fingerprint{};
};

const Value* memberOf(const Value& object, const char* key) {
  return object.HasMember(key) ? &object[key] : nullptr;
}

void readVersion(ObjectReader& reader) {
  const char* const key = "edgewiseResult";
  reader.require(key,
                 "a goal's result says its version, \"edgewiseResult\": 1; of the event "
                 "`edgewise-goal` it is the member \"result\"");
  const Value* version = reader.find(key);
  if (version == nullptr || (version->IsInt() && version->GetInt() == 1)) return;
  reader.fault("version", key,
               "This result is of version " + json::written(*version) +
                   "; this Edgewise reads version 1. Check it with a newer Edgewise.");
}

const Value* readObject(ObjectReader& reader, std::string_view key, std::string_view what) {
  reader.require(key, what);
  const Value* member = reader.find(key);
  if (member != nullptr && !member->IsObject()) {
    reader.fault("type", key,
                 quoted(key) + " must be an object, not " + json::kindOf(*member) + ".");
  }
  return member;
}

void readEdit(const Value& item, const std::string& path, Faults& faults,
              std::vector<Edit>& edits) {
  ObjectReader part(item, path, faults);
  Edit edit{.path = path};
  part.require("kind", "it says what was changed");
  part.text("kind", edit.kind);
  part.require("samples", "it says after how many examples");
  part.integer("samples", edit.samples, 0, maxSamplesSeen);
  if (const Value* training = part.find("training"); training != nullptr) {
    edit.training = json::written(*training);
  }
  part.done();
  if (!edits.empty() && edits.back().samples > edit.samples) {
    part.fault("range", "samples", "The edits must stand in the order in which they were made.");
  }
  edits.push_back(std::move(edit));
}

std::optional<Error> read(std::string_view text, Given& given) {
  if (auto error = json::parse(text, given.text)) return error;
  Faults faults;
  ObjectReader reader(given.text, "", faults);
  readVersion(reader);
  given.document = readObject(reader, "document", "it is the project as it stood in the end");
  given.start = readObject(reader, "start", "it is what the run began with");
  reader.require("edits", "it lists what was changed on the way, [] where nothing was");
  reader.array("edits", [&](const Value& item, const std::string& path) {
    readEdit(item, path, faults, given.edits);
  });
  reader.require("met", "it says whether the goal is met");
  reader.flag("met", given.met);
  reader.require("score", "it says how many conditions hold");
  reader.integer("score", given.score, 0, maxSamplesSeen);
  reader.require("max", "it says how many conditions the goal sets");
  reader.integer("max", given.max, 0, maxSamplesSeen);
  reader.require("fingerprint", "it is that of the weights");
  reader.text("fingerprint", given.fingerprint);
  reader.done();
  return faults.first();
}

// The document as it stood where the run began.
std::string startingDocument(const Given& given) {
  rapidjson::Document document;
  auto& allocator = document.GetAllocator();
  document.CopyFrom(*given.document, allocator);
  for (const char* const key : startKeys) {
    document.RemoveMember(key);
    const Value* own = memberOf(*given.start, key);
    if (own == nullptr) continue;
    Value copy(*own, allocator);
    document.AddMember(rapidjson::StringRef(key), copy, allocator);
  }
  return json::written(document);
}

Result<std::unique_ptr<Session>> openAs(const std::string& part, std::string document) {
  auto session = Session::open(std::move(document));
  if (session) return session;
  Error error = session.error();
  error.path = part + (error.path.empty() ? "" : "." + error.path);
  return error;
}

// What `start` says itself, or leaves to the document.
Result<std::unique_ptr<Session>> openStart(const Given& given) {
  for (const auto& member : given.start->GetObject()) {
    const std::string_view key = json::textOf(member.name);
    if (std::find(startKeys.begin(), startKeys.end(), key) != startKeys.end()) continue;
    return Error{"unknown-key", "start." + std::string(key),
                 "The key " + quoted(key) +
                     " is not known here; it may be \"network\", \"weights\", \"progress\" or "
                     "\"training\"."};
  }
  return openAs("start", startingDocument(given));
}

// Trains until so many examples were seen, or it diverges. Where a rule had ended training, whoever
// opened it again went on.
Status trainTo(Session& session, std::int64_t samples, const std::function<void()>& onPiece) {
  constexpr double pieceWork = 1e8;
  const auto edges = static_cast<double>(std::max<std::size_t>(1, session.weights().size()));
  const auto piece = static_cast<std::int64_t>(std::max(1.0, pieceWork / edges));
  while (session.progress().samples < samples) {
    const std::int64_t seen = session.progress().samples;
    if (auto trained = session.train({.samples = std::min(piece, samples - seen)}); !trained) {
      return trained;
    }
    onPiece();
    if (session.status() == TrainingStatus::diverged) break;
    if (session.progress().samples > seen) continue;
    const Progress progress = session.progress();
    if (auto restored = session.restore(session.weights(), progress); !restored) return restored;
  }
  return success();
}

// Without objects that say nothing.
Value pruned(const Value& value, rapidjson::Document::AllocatorType& allocator) {
  if (!value.IsObject()) return {value, allocator};
  Value kept(rapidjson::kObjectType);
  for (const auto& member : value.GetObject()) {
    Value inner = pruned(member.value, allocator);
    if (inner.IsObject() && inner.ObjectEmpty()) continue;
    kept.AddMember(Value(member.name, allocator), inner, allocator);
  }
  return kept;
}

// Whether two documents say the same under a key, whatever the order of its members.
bool isSame(const Value& one, const Value& other, const char* key) {
  rapidjson::Document documents;
  auto& allocator = documents.GetAllocator();
  const auto copyOf = [&](const Value& from) {
    const Value* member = memberOf(from, key);
    return member == nullptr ? Value(rapidjson::kObjectType) : pruned(*member, allocator);
  };
  return copyOf(one) == copyOf(other);
}

std::string counted(std::int64_t score, std::int64_t max) {
  return std::to_string(score) + " of " + std::to_string(max);
}

// What the result says beside what came out.
void compare(const Given& given, const Session& written, const Session& trained,
             CheckedResult& checked) {
  const auto differ = [&](std::string path, std::string message) {
    checked.differences.push_back({std::move(path), std::move(message)});
  };
  const std::string inDocument = written.fingerprint();
  if (trained.status() == TrainingStatus::diverged &&
      checked.samples < written.progress().samples) {
    differ("edits", "Trained again, it diverges after " + std::to_string(checked.samples) +
                        " examples of " + std::to_string(written.progress().samples) + ".");
  } else if (checked.fingerprint != inDocument) {
    differ("document", "Trained again, it comes to other weights (" + checked.fingerprint +
                           ") than those in it (" + inDocument +
                           "): they, the start, the edits or the data were changed.");
  }
  if (given.fingerprint != inDocument) {
    differ("fingerprint", "It is " + quoted(given.fingerprint) + "; that of the weights is " +
                              quoted(inDocument) + ".");
  }
  if (given.score != checked.score() || given.max != checked.max()) {
    differ("score", "It says that " + counted(given.score, given.max) + " conditions hold; " +
                        counted(checked.score(), checked.max()) + " do.");
  }
  if (given.met != checked.met()) {
    differ("met", given.met ? "It says that the goal is met, and it is not."
                            : "It says that the goal is not met, and it is.");
  }
  rapidjson::Document reached;
  (void)json::parse(trained.save(), reached);  // it was written here
  if (!isSame(*given.document, reached, "training")) {
    differ("document.training",
           "These settings are not those that the start and the edits lead to.");
  }
}

// What is not a learner's to change.
std::optional<Error> compareWithTask(const Given& given, const std::string& text,
                                     CheckedResult& checked) {
  auto session = openAs("task", text);
  if (!session) return session.error();
  rapidjson::Document task;
  (void)json::parse(text, task);  // it was read before
  for (const char* const key : {"goal", "data"}) {
    if (isSame(*given.document, task, key)) continue;
    checked.differences.push_back(
        {"document." + std::string(key), "This is not the " + std::string(key) + " of the task."});
  }
  return std::nullopt;
}

Result<CheckedResult> runAgain(const Given& given, const CheckOptions& options) {
  auto written = openAs("document", json::written(*given.document));
  if (!written) return written.error();
  if (!(*written)->goal()) {
    return Error{"missing-key", "document.goal", "There is nothing to check: no goal is set."};
  }
  auto opened = openStart(given);
  if (!opened) return opened.error();
  Session& session = **opened;
  CheckedResult checked{.from = session.progress().samples};
  const std::int64_t end = (*written)->progress().samples;
  if (checked.from > end) {
    return Error{"range", "start.progress.samples", "The run begins after its end."};
  }
  const auto edges = static_cast<double>(session.weights().size());
  if (static_cast<double>(end - checked.from) * edges > mostWork) {
    return Error{"limit", "document.progress.samples", "It would take hours to train it again."};
  }
  const auto onPiece = [&] {
    if (options.onProgress) options.onProgress(session.progress().samples, end);
  };
  for (const Edit& edit : given.edits) {
    if (edit.samples < checked.from || edit.samples > end) {
      return Error{"range", edit.path + ".samples",
                   "The run goes from " + std::to_string(checked.from) + " to " +
                       std::to_string(end) + " examples; this is not between them."};
    }
    checked.edits.push_back(edit.kind + " at " + std::to_string(edit.samples));
    if (edit.training.empty()) {
      if (edit.samples == checked.from) continue;  // it made the start
      return Error{"value", edit.path + ".kind",
                   "Only settings of training can be changed on the way; a run with other changes "
                   "begins after them."};
    }
    if (auto trained = trainTo(session, edit.samples, onPiece); !trained) return trained.error();
    if (auto set = session.configure(edit.training); !set) {
      return Error{set.error().code, edit.path + "." + set.error().path, set.error().message};
    }
  }
  if (auto trained = trainTo(session, end, onPiece); !trained) return trained.error();
  checked.samples = session.progress().samples;
  checked.epoch = session.metrics().epoch;
  checked.conditions = session.conditions();
  checked.fingerprint = session.fingerprint();
  compare(given, **written, session, checked);
  if (options.task) {
    if (auto error = compareWithTask(given, *options.task, checked)) return *error;
  }
  return checked;
}

}  // namespace

bool CheckedResult::met() const {
  const bool asksForLoss = std::any_of(conditions.begin(), conditions.end(),
                                       [](const auto& one) { return one.name == "testLoss"; });
  return asksForLoss && score() == max();
}

std::int64_t CheckedResult::score() const {
  return std::count_if(conditions.begin(), conditions.end(),
                       [](const auto& one) { return one.holds; });
}

Result<CheckedResult> checkResult(std::string_view result, const CheckOptions& options) {
  Given given;
  if (auto error = read(result, given)) return *error;
  return runAgain(given, options);
}

}  // namespace edgewise
