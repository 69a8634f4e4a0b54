// Entries of the report as the reader of columns makes them: what is likelier, what was chosen.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/reading/report.hpp"
#include "data/reading/text.hpp"

namespace edgewise::data {

inline std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::size_t shown = text.size();
  if (shown > longest) {
    shown = longest;
    while ((static_cast<unsigned char>(text[shown]) & 0xC0U) == 0x80U) --shown;
  }
  return "\"" + std::string(text.substr(0, shown)) + (shown < text.size() ? "…\"" : "\"");
}

// "1 cell", "3 cells".
inline std::string counted(Index count, std::string_view what) {
  return counted(count, what, std::string(what) + "s");
}

class Entries {
 public:
  explicit Entries(Report& report) : report_(report) {}

  // What was chosen, else what is likelier.
  std::string taken(std::string_view kind, std::string_view where, std::string_view likely) const {
    return report_.chosen(kind, where).value_or(std::string(likely));
  }
  bool isChosen(std::string_view kind, std::string_view where, std::string_view taken) const {
    return report_.chosen(kind, where) == taken;
  }

  // Entries stand in the report in the order in which they are added here.
  void add(ReportEntry entry) { report_.add(std::move(entry)); }
  void note(std::string kind, std::string where, std::string taken, std::string sentence) {
    add({.kind = std::move(kind),
         .where = std::move(where),
         .taken = std::move(taken),
         .other = {},
         .sentence = std::move(sentence)});
  }

 private:
  Report& report_;
};

}  // namespace edgewise::data
