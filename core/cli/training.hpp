// Training as a command: until its rules say so, with a line of progress for a person who waits.
#pragma once

#include <vector>

#include "checkpoint.hpp"
#include "edgewise/session.hpp"
#include "progress.hpp"

namespace edgewise::cli {

// Epochs for a table whose owner says nothing: about 200,000 examples, 10 to 1,000 times each.
std::int64_t usualEpochs(Index trainRows);

struct Trained {
  // On the training rows on the way, at even distances; none without a number of epochs.
  std::vector<double> losses{};
  bool isDone = false;  // else it was told to end
};

// So many epochs more, or until the project's stop rules end it, from where a checkpoint stands.
// Errors: those of Session::train and of checkpoints, and "usage" where nothing says when to stop.
Result<Trained> train(Session& session, std::optional<std::int64_t> epochs, Checkpoint& checkpoint,
                      const Watcher& watcher);

}  // namespace edgewise::cli
