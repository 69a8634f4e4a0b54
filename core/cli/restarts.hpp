// `restarts`: training from many starts, the best of which becomes the state of the session.
#pragma once

#include "arguments.hpp"
#include "edgewise/search.hpp"
#include "progress.hpp"

namespace edgewise::cli {

struct RestartsFound {
  SearchResult result{};  // losses that are no number: of those that were not tried
  std::int64_t done = 0;

  bool isDone() const { return done == std::ssize(result.losses); }
};

// Losses and best are those of edgewise::restarts, whoever computes them; fewer where it was told
// to end. The session comes to stand where the best one ended. Errors: those of edgewise::restarts.
Result<RestartsFound> restart(Session& session, const Arguments& arguments,
                              std::optional<std::int64_t> epochs, const Watcher& watcher);

}  // namespace edgewise::cli
