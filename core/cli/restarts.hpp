// Restarts over every core of the machine: the result is the same for any number of them.
#pragma once

#include <cstdint>
#include <functional>

#include "edgewise/search.hpp"

namespace edgewise::cli {

// `onProgress` is called with the number of restarts done, from one thread at a time; where it
// answers false, no more are begun. Errors: those of edgewise::restarts, and "interrupted" then.
Result<SearchResult> restartsOnAllCores(const Session& session, std::int64_t count,
                                        std::int64_t epochs,
                                        const std::function<bool(std::int64_t)>& onProgress);

}  // namespace edgewise::cli
