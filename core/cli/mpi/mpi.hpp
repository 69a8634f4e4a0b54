// Whether this process is one of many.
#pragma once

#include <memory>

#include "edgewise/result.hpp"
#include "ranks.hpp"

namespace edgewise::cli {

// Null where nobody has started it as one of many. The run ends with the object; the others are
// waited for, unless they were abandoned. Error: it is one of many, and was built without MPI: each
// would do all of it.
Result<std::unique_ptr<Ranks>> ranksOfThisRun();

}  // namespace edgewise::cli
