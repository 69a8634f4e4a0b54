// The cases of tests/cases/own-data.json, one text each.
#pragma once

#include <string_view>
#include <vector>

std::vector<std::string_view> ownDataCases();
