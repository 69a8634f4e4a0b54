// Files that are no text are known by how they begin, so that a refusal can say what they are and
// what to do.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "edgewise/result.hpp"

namespace edgewise::data {

// Error "binary" for a file of a known kind that is no text.
std::optional<Error> knownBinary(std::string_view bytes, const std::string& name);

// The same for bytes that are no text and of no known kind.
Error unknownBinary(const std::string& name);

}  // namespace edgewise::data
