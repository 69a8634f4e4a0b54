// How far predictions are from the truth.
#pragma once

#include <array>
#include <string_view>

#include "edgewise/result.hpp"

namespace edgewise {

struct Plan;

enum class Loss {
  squared,       // sum over outputs of (prediction - target)^2; its best constant is the mean
  absolute,      // sum over outputs of |prediction - target|; its best constant is the median
  huber,         // r^2 / 2 where |r| <= 1, else |r| - 1/2, r = prediction - target (Huber 1964)
  crossEntropy,  // -sum of target * log(prediction); with logistic outputs also its complement
};

inline constexpr std::array<std::string_view, 4> lossNames{"squared", "absolute", "huber",
                                                           "cross-entropy"};

// Whether the loss can be had from these outputs: cross-entropy needs probabilities, so softmax or
// logistic outputs. The Error's path is left to the caller.
Status checkLoss(const Plan& plan, Loss loss);

}  // namespace edgewise
