// What the program says: lines for people, or one JSON value for machines.
#pragma once

#include <string>
#include <vector>

#include "edgewise/search.hpp"

namespace edgewise::cli {

std::string describeProject(const Session& session, bool json);
std::string describeMetrics(const Session& session, bool json);
std::string describePredictions(const Session& session, const std::vector<Prediction>& predictions,
                                bool json);
// The distribution of the losses and the best one.
std::string describeRestarts(const Session& session, const SearchResult& result, bool json);
std::string describeError(const Error& error, bool json);

}  // namespace edgewise::cli
