// Lines that are no rows: remarks in the middle and below a table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "data/reading/report.hpp"

namespace edgewise::data {

// "Source: school office", "Note …", "(30 rows)", "* estimated"
bool isFootText(std::string_view line);

// Lines that were left out, as they come, and what the report says of them at the end.
class LeftOut {
 public:
  // `rows`: how many rows stand above the line.
  void add(std::int64_t line, std::string_view text, std::int64_t rows, bool comment);
  void tell(std::int64_t rows, Report& report) const;

 private:
  struct Run {
    std::int64_t first;
    std::int64_t last;
    std::int64_t rows;
    bool comment;
    std::string text;
  };

  std::vector<Run> runs_{};
  std::int64_t lines_ = 0;
};

}  // namespace edgewise::data
