// The cells of a file in rows and columns, before anybody asks what they mean.
//
// Cells are places in one text, so that a file of 120 MB with 47 million cells fits into memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/numbers.hpp"

namespace edgewise::data {

class Grid {
 public:
  std::vector<std::string> names;  // one a column, all different; made up where the file has none
  bool hasNames = true;            // false: the names were made up (x1, x2, …)
  std::vector<bool> nameless{};    // one a column: the file gives it no name, `names` makes one up
  std::string format = "delimited";
  std::string encoding = "utf-8";
  std::string delimiter = ",";  // as in ReadReport

  Index columns() const { return static_cast<Index>(names.size()); }
  Index rows() const { return static_cast<Index>(lines.size()); }

  // A cell as written, without the blanks around it and the marks of quotation; empty where a row
  // ends early.
  std::string_view cell(Index row, Index column) const {
    const Place place =
        places[static_cast<std::size_t>(row) * names.size() + static_cast<std::size_t>(column)];
    return std::string_view(text).substr(place.begin, place.length);
  }

  // The line of the file in which the row begins, from 1.
  std::int64_t line(Index row) const { return lines[static_cast<std::size_t>(row)]; }

  struct Place {
    std::uint32_t begin = 0;
    std::uint32_t length = 0;
  };

  // Built by the formats' readers.
  std::string text;
  std::vector<Place> places;         // row by row
  std::vector<std::uint32_t> lines;  // one a row
};

}  // namespace edgewise::data
