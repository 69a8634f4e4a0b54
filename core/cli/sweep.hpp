// `sweep`: variants of a project, each trained for as long, and compared.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "arguments/arguments.hpp"
#include "axes.hpp"
#include "document.hpp"
#include "edgewise/session.hpp"
#include "search_run.hpp"

namespace edgewise::cli {

struct SweepRow {
  std::vector<PlacedValue> values{};
  Metrics metrics{};
  std::string fingerprint{};

  // On test rows; on those that train where there are no others.
  double loss() const { return metrics.test ? metrics.test->loss : metrics.train->loss; }
};

struct SweepFound {
  std::vector<std::string> paths{};
  Range asked{};
  std::vector<std::optional<SweepRow>> rows{};  // nothing for those that are not done
  std::int64_t best = 0;                        // its number; of equal ones the first
  std::unique_ptr<Session> session{};           // its, trained

  std::int64_t done() const;
};

// `document`: the project without what varies. Errors: "usage" and "range" for what was asked,
// those of a variant that cannot be opened or trained, those of checkpoints and of overBlocks,
// "interrupted" where no variant is done yet.
Result<SweepFound> sweep(const Document& document, const Arguments& arguments, std::int64_t epochs,
                         const SearchTools& tools);

}  // namespace edgewise::cli
