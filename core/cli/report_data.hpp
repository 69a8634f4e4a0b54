// What a session's data are used for: lines for people, or members for machines.
#pragma once

#include <ostream>
#include <vector>

#include "project/json_writer.hpp"
#include "questions/advice.hpp"

namespace edgewise::cli {

// Inputs and targets, rows that train and test and why, rows left out, what the network cannot
// learn of them, and advice. Nothing of the data where there are none.
void addData(std::ostream& lines, const Session& session, const std::vector<Advice>& advice);
void writeData(json::JsonWriter& writer, const Session& session, const std::vector<Advice>& advice);

}  // namespace edgewise::cli
