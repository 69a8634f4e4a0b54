// The native program: reads a project document, does what was asked, and says what came of it.
#pragma once

#include <iosfwd>
#include <span>
#include <string_view>

#include "ranks.hpp"

namespace edgewise::cli {

struct Streams {
  std::istream& in;
  std::ostream& out;             // results
  std::ostream& err;             // faults and progress
  bool terminal = false;         // whether a person watches `err`: progress is shown only then
  void (*beginsLong)() = [] {};  // long work does, which ends in order from now on
  bool (*interrupted)() = [] { return false; };  // whether it is asked to
  Ranks* ranks = nullptr;                        // where this process is one of many
};

// Returns the exit status: 0 done, 1 a fault in what was given or a result that cannot be written,
// told on `err`; 3 training diverged, 130 interrupted.
int run(std::span<const std::string_view> arguments, Streams streams);

}  // namespace edgewise::cli
