// Names that stand in a comment: "# year,mean,unc".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace edgewise::data {

// As many words as there are columns, set apart as the rows are or by another usual mark; empty
// where the comment holds something else.
std::vector<std::string> namesInComment(std::string_view comment, std::size_t width,
                                        std::string_view delimiter);

}  // namespace edgewise::data
