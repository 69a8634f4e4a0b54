#include "edgewise/code.hpp"

#include "edgewise/plan.hpp"
#include "functions.hpp"

namespace edgewise {

namespace {

constexpr Index mostEdges = 1500;

// A batch's groups are in flight together; with more, their values leave the fast caches.
constexpr Index mostGroups = 4;
constexpr Index mostEdgesInFlight = 2000;

}  // namespace

bool isWorthCode(const Plan& plan) { return plan.edgeCount() > 0 && plan.edgeCount() <= mostEdges; }

Index batchInCode(const Plan& plan, Index batch) {
  const Index groups = (batch - 1) / laneCount + 1;
  const bool fits = groups <= mostGroups && groups * plan.edgeCount() <= mostEdgesInFlight;
  return batch > 1 && plan.edgeCount() >= laneCount && fits ? batch : 0;
}

std::vector<std::uint8_t> writeCode(const Plan& plan, Loss loss, Index batch) {
  std::vector<code::Function> functions{
      code::forwardFunction(plan), code::addGradientFunction(plan, loss),
      code::descendFunction(plan, loss), code::descendBothFunction(plan, loss)};
  if (const Index own = batchInCode(plan, batch); own > 0) {
    functions.push_back(code::descendByBatchFunction(plan, loss, own));
  }
  return code::moduleOf(functions);
}

}  // namespace edgewise
