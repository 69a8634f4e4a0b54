// Whether this process is one of many.
#pragma once

#include <memory>

#include "edgewise/result.hpp"
#include "ranks.hpp"

namespace edgewise::cli {

// Null where nobody has started it as one of many. The run ends with the object; the others are
// waited for, unless they were abandoned. `words`: those of main(). Error: it is one of many, and
// there is no MPI.
Result<std::unique_ptr<Ranks>> ranksOfThisRun(char** words);

}  // namespace edgewise::cli
