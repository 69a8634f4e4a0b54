// What the exports of code have in common: encoders, samples and functions as texts.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/explain.hpp"
#include "edgewise/exports.hpp"
#include "exports/model.hpp"
#include "exports/text.hpp"
#include "project/json_writer.hpp"

namespace edgewise::exports {

// As `Exported` needs them; the names of files and types are those of the format.
Result<std::string> javascript(const Session& session);
Result<std::string> cpp(const Session& session);
Result<std::string> numpy(const Session& session);
Result<std::string> onnx(const Session& session);
Result<std::string> pytorch(const Session& session);
Result<std::string> pytorchNotebook(const Session& session);
Result<std::string> keras(const Session& session);
Result<std::string> kerasNotebook(const Session& session);
Result<std::string> wasm(const Session& session);
Result<std::string> predictionsCsv(const Session& session);
Result<std::string> tableCsv(const Session& session);
Result<std::string> numbersCsv(const Session& session, std::span<const EpochLosses> losses);

// Weights are written as numbers up to so many, more as base64.
inline constexpr std::size_t mostReadable = 1000;

// A function in another language: how it is named there, and what it is.
struct FunctionText {
  Activation function;
  std::string_view text;
};

// Those of `all` that some run applies.
std::vector<std::string_view> functionsUsed(const Model& model, std::span<const FunctionText> all);

// The words of a language that reads JSON but for these.
struct Words {
  std::string_view yes;
  std::string_view none;
};
inline constexpr Words javascriptWords{"true", "null"};
inline constexpr Words pythonWords{"True", "None"};

std::string cellText(const Cell& cell, Words words);

// Columns as a list of objects: name, type; of numbers `shift` and `scale`; of categories
// `categories`, and `single` where they are one output; of texts `bytes`; of inputs whose gaps are
// filled `typical`.
std::string columnsText(const std::vector<ColumnEncoder>& columns, Words words,
                        std::string_view indent);

// Objects with `row`, its cells; `outputs`; and `values`, what is predicted.
std::string samplesText(const std::vector<Sample>& samples, Words words, std::string_view indent);

// The same as JSON: members of an object.
void writeColumns(json::JsonWriter& writer, std::string_view key,
                  const std::vector<ColumnEncoder>& columns);
void writeSamples(json::JsonWriter& writer, std::string_view key,
                  const std::vector<Sample>& samples);

// The row of a first sample, for a comment; dots where it is long.
template <class TextOf>
std::string example(const std::vector<Sample>& samples, TextOf textOf, std::string_view open,
                    std::string_view close) {
  constexpr std::size_t longest = 60;
  std::string text;
  for (const Cell& cell : samples.empty() ? RawInput{} : samples.front().row) {
    text += (text.empty() ? "" : ", ") + textOf(cell);
  }
  if (text.empty() || text.size() > longest) text = " … ";
  return std::string(open) + text + std::string(close);
}
std::string example(const std::vector<Sample>& samples, Words words);

std::vector<std::string> indexTexts(std::span<const Index> numbers);

// The comment's line about where the file comes from.
std::string origin(const Session& session);

}  // namespace edgewise::exports
