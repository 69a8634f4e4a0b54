// A trained network as files that work without Edgewise: code that takes raw rows and gives decoded
// predictions, and tables of what was made with it.
//
// Files of code carry the encoders, a test vector (some rows of the data with the outputs that they
// have here) and a self-check, which prints the largest difference.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "edgewise/session.hpp"

namespace edgewise {

struct ExportFormat {
  std::string_view name;       // as exportAs() takes it: "javascript"
  std::string_view title;      // as a list shows it: "JavaScript"
  std::string_view about;      // a sentence
  std::string_view fileName;   // that suits it: "network.mjs"
  std::string_view mediaType;  // "text/javascript"
};

// In the order in which they are shown.
std::span<const ExportFormat> exportFormats();

struct Exported {
  std::string fileName;   // that suits it
  std::string mediaType;  // "text/javascript"
  std::string bytes;      // UTF-8 where it is text
};

// What was measured on the way; nothing where there was nothing to measure it on.
struct EpochLosses {
  double epoch = 0;               // completed when it was measured
  std::optional<double> train{};  // mean over the training rows
  std::optional<double> test{};
};

// The open project with its weights as they are. A session knows its present losses only: `losses`
// are those of earlier epochs, for the format that lists them. Errors: "name" for a format that
// there is none of; "data" where a format needs examples and the project has none; "unsupported",
// each with a way out.
Result<Exported> exportAs(const Session& session, std::string_view format,
                          std::span<const EpochLosses> losses = {});

}  // namespace edgewise
