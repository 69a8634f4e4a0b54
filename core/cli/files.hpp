// Files by name, with "-" for the standard streams.
#pragma once

#include <iosfwd>
#include <string>

#include "edgewise/result.hpp"

namespace edgewise::cli {

// Errors: "file", with the name as its path.
Result<std::string> readFile(const std::string& name, std::istream& in);
Status writeFile(const std::string& name, const std::string& text, std::ostream& out);

// As sentences name it.
std::string nameOf(const std::string& file);

}  // namespace edgewise::cli
