// The function inside a neuron: what it makes of the weighted sum that goes in.
#pragma once

#include <array>
#include <string_view>

namespace edgewise {

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

inline constexpr std::array<std::string_view, 14> activationNames{
    "identity", "logistic", "tanh", "rectifier", "leaky-rectifier", "softplus", "elu",
    "gelu",     "silu",     "sine", "gaussian",  "absolute",        "step",     "softmax"};

std::string_view name(Activation activation);

// The bounds of what a function gives.
struct Reach {
  double low = 0;
  double high = 0;
};

// The values that a function comes as close to as one likes; infinite where it has no bound. All
// values between the bounds of a softmax or a step count, though a step gives only the two.
Reach reachOf(Activation activation);

// Whether what it gives counts as the probability of a category: logistic and softmax.
constexpr bool givesProbabilities(Activation activation) {
  return activation == Activation::logistic || activation == Activation::softmax;
}

}  // namespace edgewise
