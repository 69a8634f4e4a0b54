// The native program: reads a project document, does what was asked, and says what came of it.
#pragma once

#include <iosfwd>
#include <span>
#include <string_view>

namespace edgewise::cli {

struct Streams {
  std::istream& in;
  std::ostream& out;      // results
  std::ostream& err;      // faults and progress
  bool terminal = false;  // whether a person watches `err`: progress is shown only then
};

// Returns the exit status: 0 done, 1 a fault in what was given, told on `err`.
int run(std::span<const std::string_view> arguments, Streams streams);

}  // namespace edgewise::cli
