// The functions of the module that is written for a network; what they do is said with `Code`.
#pragma once

#include "engine/code/wasm_writer.hpp"
#include "network/plan.hpp"

namespace edgewise {
enum class Loss;
}

namespace edgewise::code {

Function forwardFunction(const Plan& plan);
Function addGradientFunction(const Plan& plan, Loss loss);
// For so many sets of weights in the lanes: "descend" of one, "descendBoth" of two.
Function descendFunction(const Plan& plan, Loss loss, std::uint32_t sets);

// local = local + by
void advance(Writer& body, std::uint32_t local, std::int32_t by);

// Repeats `body` until the local, counted down by it, is 0.
void repeat(Writer& out, const Writer& body, std::uint32_t remaining);

// Gives back the local if a lane on the stack is set.
void returnIfAny(Writer& body, std::uint32_t local);

void swap(Writer& body, std::uint32_t a, std::uint32_t b);

// Locals that point to weights before and after a step.
struct WeightSet {
  std::uint32_t weights = 0;
  std::uint32_t next = 0;
};

// Frozen edges weigh after the step what they weighed before: `keepFrozen` of optimizer_step.hpp.
// Each weight is `each` bytes long: a number's, or those of four lanes.
void keepFrozen(Writer& body, const Plan& plan, const WeightSet& sets, std::uint32_t each);

}  // namespace edgewise::code
