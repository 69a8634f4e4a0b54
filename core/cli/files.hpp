// Files by name, with "-" for the standard streams, and links.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "edgewise/result.hpp"

namespace edgewise::cli {

// Errors: "file", with the name as its path.
Result<std::string> readFile(const std::string& name, std::istream& in);
// The same, or the document of a link. Errors too: those of unfoldLink.
Result<std::string> readSource(const std::string& name, std::istream& in);
// Written beside and renamed: a file that was there is whole whatever happens. `end` comes behind
// the text.
Status writeFile(const std::string& name, const std::string& text, std::ostream& out,
                 std::string_view end = "\n");
// The same, where "-" is a name like others.
Status writeFile(const std::string& name, const std::string& text, std::string_view end = "\n");
// Whether it could be written, asked before long work.
Status checkWritable(const std::string& name);

// A text without the mark of UTF-8 before it, which some editors write.
std::string_view withoutMark(std::string_view text);

// As sentences name it.
std::string nameOf(const std::string& file);

}  // namespace edgewise::cli
