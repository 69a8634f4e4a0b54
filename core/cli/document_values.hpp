// A project document with other values in it, before it is opened.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "arguments/arguments.hpp"
#include "edgewise/result.hpp"

namespace edgewise::cli {

// A place such as "training.stepSize.initial", and the JSON text of what is to stand there.
struct PlacedValue {
  std::string path;
  std::string value;
};

// Objects on the way that are absent come to be. Errors: "json", and "reference" for a place within
// something that is no object.
Result<std::string> withValues(std::string document, const std::vector<PlacedValue>& values);

std::vector<PlacedValue> valuesOf(const TrainingArguments& training);

// An error of a document as one of the option that its place was given by, where it was.
Error asOption(const Error& error, const TrainingArguments& training);

}  // namespace edgewise::cli
