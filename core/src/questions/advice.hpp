// What training does not say of itself: why a network may not be learning, in sentences.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "edgewise/session.hpp"

namespace edgewise {

struct Advice {
  std::string kind;              // "stepSize", "zeroWeights", "equalWeights", "dead", "saturated",
                                 // "unscaled", "baseRate", "plateau"
  std::string sentence;          // what is the matter and what helps
  std::vector<Index> neurons{};  // those concerned
};

// Fewest losses that tell whether they still fall.
inline constexpr std::size_t fewestLosses = 20;

// - stepSize: it is 0, or its schedule has brought it to 0; or within the next eight
//   steps the loss over the training rows becomes more than twice what it is and what the best
//   constant answer loses.
// - zeroWeights: all weights but those of bias edges are 0, and there are hidden neurons.
// - equalWeights: hidden neurons of one function with equal edges in and out change alike for ever.
// - dead, saturated: the slope is 0 on every training example; of a function that is 0 there, and
// of
//   one that has reached an end of its range.
// - unscaled: an input goes in as it is, with values beyond 10.
// - baseRate: accuracy is not clearly above the share of the most frequent answer among the rows
//   that it is over (by more than one standard error), once there was training.
// - plateau: `losses` (over the training rows, measured at even distances, the latest last) fell by
//   less than 1 % from their first half to their second, and are still above 5 % of what the best
//   constant answer loses.
// Costs up to three evaluations of the training rows and eight steps. A project without data has
// advice on its weights only.
std::vector<Advice> advise(const Session& session, std::span<const double> losses = {});

}  // namespace edgewise
