// Where in a file the names stand, where its rows begin, and what is neither.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/reading/report.hpp"
#include "data/reading/sample.hpp"

namespace edgewise::data {

// What a format knows about its records beforehand.
struct LayoutRules {
  bool namesKnown = false;  // the first record holds the names
  bool comments = true;     // lines may be comments, titles, units
  std::string delimiter{};  // as in ReadReport
  std::string between{};    // in sentences: "commas"; empty where the format has no delimiter
  char mark = ',';
};

struct Layout {
  std::size_t width = 0;             // of a row
  std::vector<std::string> names{};  // empty: the file has none
  std::int64_t namesLine = 0;        // of the file
  std::size_t begin = 0;             // place in the text: records before it are no rows
  std::vector<std::size_t> units{};  // places of records that are none, either
  bool firstColumnIsText = false;
  bool comments = true;
};

// Also tells the report what was assumed.
Layout findLayout(const Sample& sample, const LayoutRules& rules, Report& report);

}  // namespace edgewise::data
