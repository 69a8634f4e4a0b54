// What a command works on: a project, or the one that a table calls for.
#pragma once

#include <iosfwd>
#include <memory>
#include <optional>

#include "edgewise/session.hpp"
#include "reading.hpp"

namespace edgewise::cli {

struct Opened {
  std::unique_ptr<Session> session{};
  std::optional<Reading> reading{};  // of a table; its rows have gone into the session
};

// Errors: those of readExamples, suggestProject and Session::open, "file" and "usage".
Result<Opened> open(const Arguments& arguments, std::istream& in, const OnReading& onReading);

}  // namespace edgewise::cli
