#include "exhaustive.hpp"

#include <algorithm>
#include <utility>

#include "network/plan.hpp"

namespace edgewise::cli {

namespace {

Error ofOption(const Error& error) {
  Error given = error;
  if (error.path == "from") given.path = "--first";
  if (error.path == "bits" || error.path == "range") given.path = "--" + error.path;
  return given;
}

}  // namespace

Result<ExhaustiveFound> searchAll(Session& session, const Arguments& arguments,
                                  const SearchTools& tools) {
  const ExhaustiveSpec& spec = arguments.exhaustive;
  const std::int64_t first = arguments.first;
  // One of them shows every fault that there is.
  const auto look = exhaustive(session, spec, first, first + 1);
  if (!look) return ofOption(look.error());
  const std::int64_t all = std::int64_t{1}
                           << (std::int64_t{spec.bits} * session.plan().freeEdgeCount());
  const std::int64_t last = first + std::min(arguments.count.value_or(all), all - first);
  const SearchRun run{.asked = {first, last}, .what = "combinations", .compute = [&](Range block) {
                        return exhaustive(session, spec, block.from, block.to);
                      }};
  auto found = runSearch(run, tools);
  if (!found) return found.error();
  // Not trained: what an epoch comes to is not known of them.
  auto weights = combination(session, spec, found->best);
  if (auto set = session.restore(std::move(weights), {}); !set) return set.error();
  return ExhaustiveFound{.combinations = combinations(session, spec), .found = std::move(*found)};
}

}  // namespace edgewise::cli
