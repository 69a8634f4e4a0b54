// The reader's assumptions turned over, as the command line writes them: KIND=TAKEN for the whole
// file, KIND:WHERE=TAKEN for a line or a column.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/read_table.hpp"

namespace edgewise::cli {

// Nothing where the text is none.
std::optional<Choice> readChoice(std::string_view text);

std::string choiceText(const Choice& choice);

// What else an entry could be taken as, likeliest first; empty for a plain note.
std::vector<Choice> otherWays(const ReportEntry& entry);

// Whether the choices say what the entry says.
bool isChosen(const ReportEntry& entry, const std::vector<Choice>& choices);

// A word of a command line, in quotation marks where a shell would take it apart.
std::string shellWord(std::string_view text);

}  // namespace edgewise::cli
