#include "questions/listing.hpp"

#include <algorithm>
#include <numeric>

#include "network/example_groups.hpp"
#include "network/loss_values.hpp"
#include "network/sorting.hpp"
#include "training/score.hpp"

namespace edgewise {

namespace {

// What sorting and filtering need of every example of a set.
struct Pass {
  std::vector<Real> outputs;  // row by row
  std::vector<Real> losses;
};

Pass passThrough(const Session& session, const Examples& examples) {
  const Plan& plan = session.plan();
  const std::size_t width = plan.outputs.size();
  Pass pass{.outputs = std::vector<Real>(static_cast<std::size_t>(examples.count) * width),
            .losses = std::vector<Real>(static_cast<std::size_t>(examples.count))};
  forEachGroup(
      plan, session.weights(), examples,
      [&](const Activity& activity, std::span<const Lanes> truth, Index first, Index count) {
        const Lanes loss = lossOf(plan, session.training().loss, activity, truth);
        for (Index l = 0; l < count; ++l) {
          const Index place = first + l;
          const auto row = static_cast<std::size_t>(place);
          pass.losses[row] = loss[l];
          for (std::size_t k = 0; k < width; ++k) {
            pass.outputs[row * width + k] = activity.out[plan.outputs[k]][l];
          }
        }
      });
  return pass;
}

// A target column's encoder and the first of its outputs.
struct Target {
  const ColumnEncoder* encoder = nullptr;
  std::size_t first = 0;

  Cell decode(std::span<const Real> row) const {
    return encoder->decode(row.subspan(first, static_cast<std::size_t>(encoder->width())));
  }
};

std::optional<Target> targetNamed(const Encoding& encoding, const std::string& name) {
  std::size_t first = 0;
  for (const ColumnEncoder& encoder : encoding.targets) {
    if (encoder.name == name) return Target{&encoder, first};
    first += static_cast<std::size_t>(encoder.width());
  }
  return std::nullopt;
}

Error unknownTarget(const std::string& path, const std::string& name) {
  return Error{"reference", path, "There is no target column named \"" + name + "\"."};
}

// Numbers before texts, what is missing last.
bool comesBefore(const Cell& a, const Cell& b) {
  const auto rank = [](const Cell& cell) {
    return std::holds_alternative<double>(cell)        ? 0
           : std::holds_alternative<std::string>(cell) ? 1
                                                       : 2;
  };
  return rank(a) != rank(b) ? rank(a) < rank(b) : a < b;
}

class Lister {
 public:
  Lister(const Session& session, const ListingSpec& spec)
      : session_(session), spec_(spec), data_(*session.data()) {
    examples_ = spec.test ? data_.test() : data_.train();
    pass_ = passThrough(session, examples_);
  }

  Result<Listing> list() {
    std::vector<Index> places(static_cast<std::size_t>(examples_.count));
    std::iota(places.begin(), places.end(), 0);
    if (auto filtered = filter(places); !filtered) return filtered.error();
    if (auto sorted = sort(places); !sorted) return sorted.error();

    Listing listing{.total = static_cast<Index>(places.size()), .examples = {}};
    for (const Index place : places) listing.wrong += isWrong(place) ? 1 : 0;
    const Index from = std::clamp(spec_.from, 0, listing.total);
    const Index to = from + std::clamp(spec_.count, 0, listing.total - from);
    for (Index k = from; k < to; ++k) {
      listing.examples.push_back({places[k], example(session_, spec_.test, places[k])});
    }
    return listing;
  }

 private:
  std::span<const Real> outputs(Index place) const {
    const std::size_t width = session_.plan().outputs.size();
    return std::span(pass_.outputs).subspan(static_cast<std::size_t>(place) * width, width);
  }
  std::span<const Real> truth(Index place) const {
    const std::size_t width = session_.plan().outputs.size();
    return examples_.targets.subspan(static_cast<std::size_t>(place) * width, width);
  }
  bool isWrong(Index place) const {
    return !sameCategories(session_.encoding().targets, outputs(place), truth(place))
                .value_or(true);
  }

  Status filter(std::vector<Index>& places) const {
    if (spec_.wrong) std::erase_if(places, [&](Index place) { return !isWrong(place); });
    if (!spec_.cell) return success();
    const auto target = targetNamed(session_.encoding(), spec_.cell->target);
    if (!target) return unknownTarget("cell.target", spec_.cell->target);
    const auto& names = target->encoder->categories;
    for (const std::string& name : {spec_.cell->truth, spec_.cell->prediction}) {
      if (std::find(names.begin(), names.end(), name) == names.end()) {
        return Error{"reference", "cell",
                     "The column \"" + spec_.cell->target + "\" has no category \"" + name + "\"."};
      }
    }
    const Cell truth = spec_.cell->truth;
    const Cell prediction = spec_.cell->prediction;
    std::erase_if(places, [&](Index place) {
      return target->decode(this->truth(place)) != truth ||
             target->decode(outputs(place)) != prediction;
    });
    return success();
  }

  // By one key an example, which is made once.
  template <class Key>
  void sortBy(std::vector<Index>& places, Key keyOf) const {
    std::vector<Cell> keys(static_cast<std::size_t>(examples_.count));
    for (const Index place : places) keys[place] = keyOf(place);
    edgewise::sort(places, [&](Index a, Index b) {
      return spec_.descending ? comesBefore(keys[b], keys[a]) : comesBefore(keys[a], keys[b]);
    });
  }

  Status sort(std::vector<Index>& places) const {
    switch (spec_.order) {
      case ListingOrder::row:
        if (spec_.descending) std::reverse(places.begin(), places.end());
        return success();
      case ListingOrder::loss:
        sortBy(places, [&](Index place) { return Cell(static_cast<double>(pass_.losses[place])); });
        return success();
      case ListingOrder::cell: {
        const auto column = data_.table.find(spec_.column);
        if (!column) {
          return Error{"reference", "column", "There is no column named \"" + spec_.column + "\"."};
        }
        const Column& cells = data_.table.columns[*column];
        const Index first = spec_.test ? data_.trainCount : 0;
        sortBy(places, [&](Index place) { return cells.cell(data_.rows[first + place]); });
        return success();
      }
      case ListingOrder::prediction: {
        const auto target = targetNamed(session_.encoding(), spec_.column);
        if (!target) return unknownTarget("column", spec_.column);
        sortBy(places, [&](Index place) { return target->decode(outputs(place)); });
        return success();
      }
    }
    return success();
  }

  const Session& session_;
  const ListingSpec& spec_;
  const Dataset& data_;
  Examples examples_;
  Pass pass_;
};

}  // namespace

Result<Listing> listExamples(const Session& session, const ListingSpec& spec) {
  if (!session.data()) return Error{"data", "set", "The project has no data."};
  return Lister(session, spec).list();
}

}  // namespace edgewise
