// A table as CSV (RFC 4180).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "data/csv_text.hpp"

namespace edgewise::exports {

// A table that is written row by row.
class Csv {
 public:
  void name(const std::string& wanted) {
    names_.push_back(freeName(wanted, names_));
    put(csvText(names_.back()));
  }
  void cell(const Cell& cell) { put(csvCell(cell)); }
  void endRow() {
    text_ += '\n';
    begins_ = true;
  }
  std::string text() && { return std::move(text_); }

 private:
  void put(const std::string& cell) {
    if (!begins_) text_ += ',';
    begins_ = false;
    text_ += cell;
  }

  std::string text_;
  std::vector<std::string> names_;
  bool begins_ = true;
};

}  // namespace edgewise::exports
