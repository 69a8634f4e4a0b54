// The project document, version 1: network, data and training in one JSON value.
//
// Its schema is web/public/schema/project-v1.json. What is not in the schema is an error, with the
// path of the place, so that typing mistakes surface.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "data/dataset.hpp"
#include "data/generators.hpp"
#include "edgewise/training.hpp"
#include "network/initialize.hpp"

namespace edgewise {

struct DataSpec {
  std::variant<Table, std::string, GeneratorSpec> source;  // a table, the name of a built-in, …
  DatasetSpec dataset{};
};

// The `training` part of a document.
struct TrainingPart {
  TrainingSpec training{};
  InitSpec init{};
  StopSpec stop{};
  std::string trainingText{};  // what it was read from, as JSON; empty where there was nothing
};

struct Project : TrainingPart {
  Graph graph;  // edges in edge order, with the weights that the author gave to start from
  std::vector<Index> documentEdge;              // where each edge stands in the document's `edges`
  bool shortForm = false;                       // `network` was given by its layers
  std::optional<std::vector<float>> weights{};  // of present, where they are no longer the starts
  Progress progress{};                          // where training stood when it was saved
  std::optional<DataSpec> data{};
  std::optional<Encoding> encoding{};  // as fitted when it was saved; applied, not fitted again
  std::optional<GoalSpec> goal{};
  std::string document;  // the text it was read from; of training `trainingText` holds
};

// Largest networks that a document may describe.
inline constexpr Index maxNeurons = 20'000;
inline constexpr std::int64_t maxEdges = 5'000'000;

// Errors: "json" for text that is no JSON, "version", "unknown-key", "missing-key", "type",
// "range", "name" for a name that is none of a list, "reference", "duplicate", "cycle" and others,
// each with the path of the place.
//
// `apart`: numbers of columns that cross beside the text, as text would take many times their room.
// Where they belong, the text has their place in `apart` instead of the list `values`.
Result<Project> readProject(std::string text, std::vector<Numbers> apart = {});

// The `data` part of a document alone.
Result<DataSpec> readData(std::string_view text, std::vector<Numbers> apart = {});

// The training with `patch` (a partial `training` object, as JSON text) laid over it, by the rules
// of RFC 7396: null removes a key.
Result<TrainingPart> patched(const TrainingPart& training, std::string_view patch);

// The document again, with these weights (edge order), this progress and these encoders. In the
// short form, and for more than 1,000 edges, the weights are one base64 text; else each edge holds
// its own. Weights that stand as the seed draws them are not written: they would count as the
// author's. Of all others, `start` tells which starts are the author's. `areGiven`: weights that
// were set before any training are the author's from now on.
std::string writeProject(const Project& project, const std::vector<Real>& weights,
                         const Progress& progress, const Encoding* encoding = nullptr,
                         bool areGiven = true);

// The rows that a data part names.
Table tableOf(DataSpec data);

}  // namespace edgewise
