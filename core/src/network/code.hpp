// Code for one network: straight on, with instructions of its own for every neuron and edge and
// nothing to look up; where that would be too large for the fastest caches, loops that fit its
// shape. The core writes it as a WebAssembly module, and a host that can run one on the same memory
// hands the functions back. They compute the bits that the loops of the core compute.
#pragma once

#include <cstdint>
#include <vector>

#include "network/lanes.hpp"

namespace edgewise {

struct Plan;
enum class Loss;

// The functions of such a module, in the order in which it exports them.
struct Code {
  // Fills `in` and `out` of all neurons but inputs and biases for pairs of groups of four examples,
  // interleaved: one computes while the other waits. The next pair lies twice the number of neurons
  // further. Both of a pair may be the same group.
  using Forward = void (*)(const Real* weights, Lanes* in, Lanes* out, Lanes* otherIn,
                           Lanes* otherOut, Index pairs);

  // Adds the gradient of 4 * groups examples, given by their rows. The mask `keep` has all bits set
  // in the lanes that count.
  using AddGradient = void (*)(const Real* weights, Lanes* gradient, const Real* inputs,
                               const Real* targets, const Index* rows, Index groups,
                               const FloatBits* keep);

  // `count` steps of plain gradient descent, an example each, for weights of each lane's own, from
  // `weights` to `next` and back again. Ends before a step that takes a weight of any lane out of
  // the range of ±`largestWeight`, or would if its edge were not frozen: such a step is left to the
  // loops. Gives back the number of steps done.
  using Descend = Index (*)(Lanes* weights, Lanes* next, const Real* inputs, const Real* targets,
                            const Index* rows, Index count, const Lanes* stepSize);

  // The same for twice as many sets of weights, interleaved: one computes while the other waits.
  using DescendBoth = Index (*)(Lanes* weights, Lanes* next, Lanes* otherWeights, Lanes* otherNext,
                                const Real* inputs, const Real* targets, const Index* rows,
                                Index count, const Lanes* stepSize);

  // `batches` steps for one set of weights, each on the next `batch` of the rows, from `weights` to
  // `next` and back again; likewise until a step that leaves the range. The scratch memory holds
  // the step size and 1 / batch, each in all lanes, before room for values in between.
  using DescendByBatch = Index (*)(Real* weights, Real* next, const Real* inputs,
                                   const Real* targets, const Index* rows, Index batches,
                                   Lanes* scratch);

  Forward forward = nullptr;
  AddGradient addGradient = nullptr;
  Descend descend = nullptr;                // where batch is 1
  DescendBoth descendBoth = nullptr;        // where batch is 1
  DescendByBatch descendByBatch = nullptr;  // where batch is 2 or more
  Loss loss{};                              // of all but forward
  Index batch = 0;                          // of all that descend; 0 if none does

  explicit operator bool() const { return forward != nullptr; }
};

// Whether a network of this size gains by it: beyond, the code would not fit the fast caches.
bool isWorthCode(const Plan& plan);

// The size of batches if code descends by them; 0 where loops that add their gradients do as well.
Index batchInCode(const Plan& plan, Index batch);

// Lanes of scratch memory that descendByBatch needs.
std::size_t scratchOfBatch(const Plan& plan, Index batch);

// The module. It imports its memory as "host" "memory".
std::vector<std::uint8_t> writeCode(const Plan& plan, Loss loss, Index batch);

}  // namespace edgewise
