// The export of a project: a file that works without Edgewise.
#pragma once

#include <iosfwd>

#include "arguments/arguments.hpp"
#include "edgewise/session.hpp"

namespace edgewise::cli {

// Writes it to --out, else to `out`. Errors: those of exportAs, where nothing says the format
// "usage" with all that there are, and "file".
Status exportProject(const Session& session, const Arguments& arguments, std::ostream& out);

}  // namespace edgewise::cli
