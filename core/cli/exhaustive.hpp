// `exhaustive`: every combination of weights, the best of which becomes the state of the session.
#pragma once

#include "arguments/arguments.hpp"
#include "search_run.hpp"

namespace edgewise::cli {

struct ExhaustiveFound {
  Magnitude combinations{};  // all that there are
  Found found{};
};

// Errors: those of edgewise::exhaustive, as those of options, and of runSearch.
Result<ExhaustiveFound> searchAll(Session& session, const Arguments& arguments,
                                  const SearchTools& tools);

}  // namespace edgewise::cli
