// What the program says: lines for people, or one JSON value for machines.
#pragma once

#include <string>
#include <vector>

#include "opening.hpp"
#include "rows.hpp"

namespace edgewise::cli {

// What was assumed when a table was read, a line each, with the option that takes the other way.
std::string describeReading(const Reading& reading);

std::string describeProject(const Opened& opened, bool json);
// `losses`: of training on the way, for advice.
std::string describeMetrics(const Opened& opened, const std::vector<double>& losses, bool json);
// CSV, or JSON.
std::string describePredictions(const Session& session, const PredictedRows& rows, bool json);
// What to know of predicted rows: those without a prediction, and those far outside.
std::string describeFailures(const PredictedRows& rows);
std::string describeError(const Error& error, bool json);

}  // namespace edgewise::cli
