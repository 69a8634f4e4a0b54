// What evaluation and backpropagation come down to, written once for three kinds of arithmetic:
// weights that all lanes share, weights of each lane's own, and code being written.
//
// V is the type of four examples' values. `weight(e)` gives the weight of edge e as a V; in, out
// and delta are indexed by neuron and hold Vs.
#pragma once

#include "edgewise/functions.hpp"
#include "network/activation_values.hpp"
#include "network/plan.hpp"

namespace edgewise::kernel {

// What goes into softmax, where a sum may have become infinite: differences between two such are no
// numbers. Beyond these bounds the function is 0 or 1 anyway.
template <class V>
V bounded(V in) {
  constexpr auto bound = typename LaneTraits<V>::Scalar(1e37);
  return smaller(larger(in, broadcast<V>(-bound)), broadcast<V>(bound));
}

// out_k = e^(in_k - m) / sum_j e^(in_j - m) with m = max in: the same value, without overflow.
template <class V, class Neurons>
void softmax(const Plan& plan, Neurons in, Neurons out) {
  V highest = bounded<V>(in[plan.outputs.front()]);
  for (const Index n : plan.outputs) highest = larger(highest, bounded<V>(in[n]));
  V sum = broadcast<V>(0);
  for (const Index n : plan.outputs) {
    out[n] = math::exp(bounded<V>(in[n]) - highest);
    sum = sum + out[n];
  }
  for (const Index n : plan.outputs) out[n] = out[n] / sum;
}

template <class V, class Weight, class Neurons>
V weightedSum(const Plan& plan, Index n, Weight weight, Neurons out) {
  const Index* tail = plan.tail.data();
  const Index end = plan.incomingBegin[n + 1];
  V sum = broadcast<V>(0);
  for (Index e = plan.incomingBegin[n]; e < end; ++e) sum = sum + weight(e) * out[tail[e]];
  return sum;
}

// What neuron n makes of its weighted sum.
template <class V, class Neurons>
void applyFunction(const Plan& plan, Index n, V sum, Neurons in, Neurons out) {
  in[n] = sum;
  if (plan.function[n] != Activation::softmax) {
    out[n] = value(plan.function[n], sum);
  }
}

// Weighted sums and functions of all neurons but inputs and biases.
template <class V, class Weight, class Neurons>
void forward(const Plan& plan, Weight weight, Neurons in, Neurons out) {
  for (const Index n : plan.order) {
    applyFunction<V>(plan, n, weightedSum<V>(plan, n, weight, out), in, out);
  }
  if (plan.softmaxOutputs) softmax<V>(plan, in, out);
}

// d loss / d out of one output for a loss that is a sum over the outputs.
template <class V>
V slopeOfDifference(Loss loss, V difference) {
  const V zero = broadcast<V>(0);
  const V one = broadcast<V>(1);
  if (loss == Loss::squared) return broadcast<V>(2) * difference;
  const V sign = select(difference > zero, one, select(difference < zero, -one, zero));
  if (loss == Loss::absolute) return sign;
  return select(difference * sign <= one, difference, sign);
}

// From d loss / d out, held in the deltas, to d loss / d in.
template <class V, class Neurons>
void throughFunctions(const Plan& plan, Neurons in, Neurons out, Neurons delta) {
  if (!plan.softmaxOutputs) {
    for (const Index n : plan.outputs) {
      delta[n] = delta[n] * derivative(plan.function[n], V(in[n]), V(out[n]));
    }
    return;
  }
  V weighted = broadcast<V>(0);
  for (const Index n : plan.outputs) weighted = weighted + delta[n] * out[n];
  for (const Index n : plan.outputs) delta[n] = out[n] * (delta[n] - weighted);
}

// The deltas of the outputs; `targets` has an entry an output.
template <class V, class Neurons>
void outputDeltas(const Plan& plan, Loss loss, const V* targets, Neurons in, Neurons out,
                  Neurons delta) {
  const std::size_t width = plan.outputs.size();
  if (loss != Loss::crossEntropy) {
    for (std::size_t k = 0; k < width; ++k) {
      const Index n = plan.outputs[k];
      delta[n] = slopeOfDifference<V>(loss, out[n] - targets[k]);
    }
    throughFunctions<V>(plan, in, out, delta);
    return;
  }
  V mass = broadcast<V>(1);
  if (plan.softmaxOutputs) {
    mass = broadcast<V>(0);
    for (std::size_t k = 0; k < width; ++k) mass = mass + targets[k];
  }
  for (std::size_t k = 0; k < width; ++k) {
    const Index n = plan.outputs[k];
    delta[n] = out[n] * mass - targets[k];
  }
}

// The delta of neuron n, of the weighted sum of its heads' deltas. It is added to what an output
// has from the loss.
template <class V, class Neurons>
void passBack(const Plan& plan, Index n, V sum, Neurons in, Neurons out, Neurons delta) {
  const V passedBack = sum * derivative(plan.function[n], V(in[n]), V(out[n]));
  const bool isOutput = plan.kind[n] == NeuronKind::output;
  delta[n] = isOutput ? V(delta[n]) + passedBack : passedBack;
}

// From the deltas of the outputs to those of all neurons.
template <class V, class Weight, class Neurons>
void backward(const Plan& plan, Weight weight, Neurons in, Neurons out, Neurons delta) {
  const Index* edge = plan.outgoingEdge.data();
  const Index* head = plan.outgoingHead.data();
  for (auto n = plan.order.rbegin(); n != plan.order.rend(); ++n) {
    const Index begin = plan.outgoingBegin[*n];
    const Index end = plan.outgoingBegin[*n + 1];
    if (begin == end && plan.kind[*n] == NeuronKind::output) continue;
    V sum = broadcast<V>(0);
    for (Index slot = begin; slot < end; ++slot) {
      sum = sum + weight(edge[slot]) * delta[head[slot]];
    }
    passBack<V>(plan, *n, sum, in, out, delta);
  }
}

// Calls add(e, gradient) for every edge, head by head.
template <class Neurons, class Add>
void gradient(const Plan& plan, Neurons out, Neurons delta, Add add) {
  for (const Index head : plan.order) {
    for (Index e = plan.incomingBegin[head]; e < plan.incomingBegin[head + 1]; ++e) {
      add(e, delta[head] * out[plan.tail[e]]);
    }
  }
}

}  // namespace edgewise::kernel
