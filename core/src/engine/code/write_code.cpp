// Which functions a network gets, and which networks get any.
#include "engine/code/batch_functions.hpp"
#include "network/code.hpp"
#include "network/plan.hpp"

namespace edgewise {

namespace {

constexpr Index mostEdges = 1500;

// A batch's groups are in flight together; with more, their values leave the fast caches.
constexpr Index mostGroups = 4;
constexpr Index mostEdgesInFlight = 2000;
constexpr Index mostValuesInRegisters = 38;

}  // namespace

bool isWorthCode(const Plan& plan) { return plan.edgeCount() > 0 && plan.edgeCount() <= mostEdges; }

Index batchInCode(const Plan& plan, Index batch) {
  const auto groups = groupsOf(batch);
  const bool fits = groups <= mostGroups && groups * plan.edgeCount() <= mostEdgesInFlight;
  return batch == 1 || (plan.edgeCount() >= laneCount && fits) ? batch : 0;
}

std::size_t scratchOfBatch(const Plan& plan, Index batch) {
  return code::scratchOfLoops(plan, batch);
}

std::vector<std::uint8_t> writeCode(const Plan& plan, Loss loss, Index batch) {
  std::vector<code::Function> functions{code::forwardFunction(plan),
                                        code::addGradientFunction(plan, loss)};
  if (batchInCode(plan, batch) == 1) {
    functions.push_back(code::descendFunction(plan, loss, 1));
    functions.push_back(code::descendFunction(plan, loss, 2));
  } else if (batchInCode(plan, batch) > 1) {
    const auto groups = groupsOf(batch);
    const bool isSmall = plan.neuronCount() * groups <= mostValuesInRegisters;
    functions.push_back(
        code::batchFunction(plan, loss, batch, isSmall ? code::Unroll::all : code::Unroll::block));
  }
  return code::moduleOf(functions);
}

}  // namespace edgewise
