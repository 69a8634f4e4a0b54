// The project that data call for, as the page, Node and the command begin with it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edgewise/numbers.hpp"
#include "edgewise/result.hpp"

namespace edgewise {

// A document with these data (the `data` part of one, as JSON text), layers whose ends fit them,
// outputs and loss that suit the targets (suggestOutput), and the usual training: batches of ten,
// step size 0.1. `options` is JSON text: {"hidden": [6], "function": "tanh"} where it is empty;
// "output" and "loss" are wanted instead of those that suit the targets, "seed" draws the weights.
// `apart`: as readData takes it; the columns are apart in the answer, too. Errors: those of
// readData and makeDataset, and of the options.
Result<std::string> suggestProject(std::string_view data, std::string_view options = "{}",
                                   std::vector<Numbers> apart = {});

}  // namespace edgewise
