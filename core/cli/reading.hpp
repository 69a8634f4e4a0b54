// Tables as the command line reads them: by the core's reader, with what was chosen for it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "arguments/arguments.hpp"
#include "edgewise/read_table.hpp"

namespace edgewise::cli {

// Whether a file holds a project and not data: projects say so at their beginning.
bool isProject(std::string_view bytes);

struct Reading {
  std::string file{};  // as sentences name it
  ReadTable read{};
  std::vector<Choice> idle{};  // choices that change nothing in this file
};

// `roles`: choices beside those that a person made. Errors: those of readTable, with the file as
// their path.
Result<Reading> readFileTable(const std::string& file, std::string_view bytes,
                              const std::vector<Choice>& choices,
                              const std::vector<Choice>& roles = {});

// Told of what was read before anything is made of it.
using OnReading = std::function<void(const Reading&)>;

// The same with the roles that the arguments give to columns. Errors too: "reference" for a column
// that is not there, "target" where nothing can be predicted, or predicted from, "ask".
Result<Reading> readExamples(const std::string& file, std::string bytes,
                             const TableArguments& arguments, const OnReading& onReading);

// Error "ask" with all that could well be meant otherwise, and choices that change nothing.
Status checkStrict(const Reading& reading, const std::vector<Choice>& choices);

}  // namespace edgewise::cli
