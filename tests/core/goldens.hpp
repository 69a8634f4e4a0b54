// The golden files of tests/golden, as text.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

std::vector<std::pair<std::string_view, std::string_view>> goldenFiles();
