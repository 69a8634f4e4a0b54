// What training scripts have in common, whatever library trains: the data, the network's blocks,
// the step sizes, the order of examples, the check, and the loop over epochs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exports/code_texts.hpp"

namespace edgewise::exports {

// What the optimizer remembers of each parameter: one array a block of weights, then one a block of
// biases, for each of its moments.
struct Remembered {
  std::vector<std::string> moments;  // Python lists
  std::int64_t steps = 0;
};

// Nothing where it has seen no example.
Remembered rememberedBy(const Session& session, const Model& model,
                        const std::vector<Block>& blocks);

// What a library does in a script. Its code works with INPUTS, BLOCKS and OUTPUTS, and defines
//   outputs_of(x)       the values of the output neurons, an array of NumPy
//   mean_loss(x, y)     a number
//   use(size)           before an epoch: the step size
//   learn(x, y, size)   one step on a batch
struct Library {
  std::string needs;    // "PyTorch and NumPy"
  std::string imports;  // lines
  std::span<const FunctionText> functions;
  std::string network;    // the network, the loss of each example
  std::string optimizer;  // the optimizer with what it remembers
};

// The lines that follow a step: `shrink` with {{l1}} and {{l2}} filled where there is
// regularization, then `keep` where the script has FROZEN: for each block, where its weights and
// its biases stay as they are in BLOCKS.
std::string afterStep(const Session& session, std::string_view shrink, std::string_view keep);

Result<std::string> trainingScript(const Session& session, const Model& model,
                                   const std::vector<Block>& blocks, const Library& library);

}  // namespace edgewise::exports
