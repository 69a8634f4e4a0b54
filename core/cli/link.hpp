// A whole project in a link, as the page makes it: "#1." and base64url of the deflated document.
#pragma once

#include <string>
#include <string_view>

#include "edgewise/result.hpp"

namespace edgewise::cli {

// Largest document that a link may unfold to, in bytes, as in the page.
inline constexpr std::size_t largestDocument = 20'000'000;

inline constexpr const char* linkName = "the link";  // as sentences name it

// Whether a word is meant as a link, a whole address or the end of one.
bool isLink(std::string_view word);

// The document's text, unread. Errors: "link" for a damaged one, "limit".
Result<std::string> unfoldLink(std::string_view link);

}  // namespace edgewise::cli
