// `check` of what a learner has handed in.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "arguments/arguments.hpp"
#include "edgewise/answers.hpp"
#include "progress.hpp"

namespace edgewise::cli {

// `bytes`: those of the source. Errors: those of checkResult, with the file before the path, and
// "file".
Result<CheckedResult> check(std::string_view bytes, const Arguments& arguments, std::istream& in,
                            const Watcher& watcher);

// Lines for people, or one JSON value.
std::string describeChecked(const CheckedResult& checked, bool json);

}  // namespace edgewise::cli
