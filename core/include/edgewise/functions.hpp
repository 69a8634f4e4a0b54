// The functions of a network: what a neuron makes of what goes in, and how far predictions are from
// the truth.
#pragma once

#include <array>
#include <string_view>

namespace edgewise {

// ---- inside a neuron

// What a neuron makes of the weighted sum x that goes in.
enum class Activation {
  identity,        // x
  logistic,        // 1 / (1 + e^-x)
  tanh,            // (e^x - e^-x) / (e^x + e^-x)
  rectifier,       // max(0, x)
  leakyRectifier,  // x if x > 0, else 0.01 x (Maas, Hannun and Ng 2013)
  softplus,        // log(1 + e^x)
  elu,             // x if x > 0, else e^x - 1 (Clevert, Unterthiner and Hochreiter 2016)
  gelu,            // x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2 (Hendrycks and Gimpel 2016)
  silu,            // x / (1 + e^-x) (Elfwing, Uchibe and Doya 2018)
  sine,            // sin x
  gaussian,        // e^(-x^2)
  absolute,        // |x|
  step,            // 0 if x < 0, else 1: evaluates, but cannot be trained through
  softmax,         // e^x_k / sum_j e^x_j over all output neurons; outputs only
};

// As documents call them, in the order of Activation.
inline constexpr std::array<std::string_view, 14> activationNames{
    "identity", "logistic", "tanh", "rectifier", "leaky-rectifier", "softplus", "elu",
    "gelu",     "silu",     "sine", "gaussian",  "absolute",        "step",     "softmax"};

std::string_view name(Activation activation);

// Whether what it gives counts as the probability of a category: logistic and softmax.
constexpr bool givesProbabilities(Activation activation) {
  return activation == Activation::logistic || activation == Activation::softmax;
}

// ---- behind the outputs

// The loss of one example; that of several is their mean. Cross-entropy needs outputs that are
// probabilities.
enum class Loss {
  squared,       // sum over outputs of (prediction - target)^2; its best constant is the mean
  absolute,      // sum over outputs of |prediction - target|; its best constant is the median
  huber,         // r^2 / 2 where |r| <= 1, else |r| - 1/2, r = prediction - target (Huber 1964)
  crossEntropy,  // -sum of target * log(prediction); with logistic outputs also its complement
};

// As documents call them, in the order of Loss.
inline constexpr std::array<std::string_view, 4> lossNames{"squared", "absolute", "huber",
                                                           "cross-entropy"};

}  // namespace edgewise
