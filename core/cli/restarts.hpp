// `restarts`: training from many starts, the best of which becomes the state of the session.
#pragma once

#include "arguments/arguments.hpp"
#include "search_run.hpp"

namespace edgewise::cli {

// Losses and best are those of edgewise::restarts, whoever computes them; fewer where it was told
// to end. The session comes to stand where the best one ended. Errors: those of edgewise::restarts
// and runSearch.
Result<Found> restart(Session& session, const Arguments& arguments,
                      std::optional<std::int64_t> epochs, const SearchTools& tools);

}  // namespace edgewise::cli
