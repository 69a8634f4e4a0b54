// What a command works on: a project, or the one that a table calls for.
#pragma once

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document.hpp"
#include "edgewise/session.hpp"
#include "reading.hpp"

namespace edgewise::cli {

// Whether a file holds a goal's result, which `check` alone takes.
bool isResult(std::string_view bytes);

struct Opened {
  std::unique_ptr<Session> session{};
  std::optional<Reading> reading{};  // of a table; its rows have gone into the session
  Document document{};               // that was opened, where it is needed again
  std::vector<std::string> notes{};  // on a model: what of it was left out
};

// What `bytes`, those of the source, hold. Errors: those of readExamples, suggestProject and
// Session::open, and "usage".
Result<Opened> open(const Arguments& arguments, std::string bytes, const OnReading& onReading);

}  // namespace edgewise::cli
