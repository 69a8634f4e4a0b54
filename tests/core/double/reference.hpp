// The trajectories of tests/reference, as JSON text.
#pragma once

#include <string_view>

std::string_view trajectories();
