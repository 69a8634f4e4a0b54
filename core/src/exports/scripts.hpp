// What scripts that train need: the data, the schedule of step sizes, and how a script becomes a
// notebook.
#pragma once

#include <string>
#include <string_view>

#include "edgewise/session.hpp"

namespace edgewise::exports {

// Error "data" where there is none. `what` begins the sentence.
Status needsData(const Session& session, std::string_view what);

// The cells of all columns that are used, training rows first, as members of a Python dictionary.
std::string columnsOfData(const Session& session);

// The lines of a Python function of `epoch`.
std::string scheduleText(const StepSizeSpec& spec);

// Some rows of the data, by their numbers, and the outputs for them.
struct Expected {
  std::string rows;
  std::string outputs;
};
Expected expectedOf(const Session& session);

// Parts that begin with "# %%" become cells, and the text in quotation marks at the top the first.
Result<std::string> notebookOf(Result<std::string> script);

}  // namespace edgewise::exports
