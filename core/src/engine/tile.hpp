// Several groups of four examples at once, so that a weight that has been fetched is used for all
// of them, and many sums are under way that need not wait for each other. The sums have the order
// that kernel.hpp gives them, and so the same bits.
#pragma once

#include <span>
#include <vector>

#include "edgewise/numbers.hpp"
#include "network/load_examples.hpp"

namespace edgewise {

class Tile {
 public:
  static constexpr Index mostGroups = 8;  // with more, large networks leave the caches

  explicit Tile(const Plan& plan);

  bool isFull() const { return groups_ == mostGroups; }
  bool isEmpty() const { return groups_ == 0; }

  // Puts examples into the tile; what it held before is gone. In each group the lanes first … last
  // - 1 count.
  void clear() { groups_ = 0; }
  void add(const Examples& examples, const LaneExamples& rows, Index first, Index last);

  void forward(std::span<const Real> weights);
  void backward(std::span<const Real> weights, Loss loss);

  // Adds each lane's gradient to `gradient`, in edge order.
  void addGradient(std::span<Lanes> gradient) const;

  // The sum over all examples of the gradient, times `scale`, in edge order.
  void sumGradient(Real scale, std::span<Real> sum) const;

 private:
  template <class Start, class Sink>
  void gradient(Start start, Sink sink) const;

  const Plan* plan_;
  Index groups_ = 0;
  // Group g of neuron n is at n * mostGroups + g; of output k at k * mostGroups + g.
  std::vector<Lanes> in_;
  std::vector<Lanes> out_;
  std::vector<Lanes> delta_;
  std::vector<Lanes> targets_;
  std::vector<Lanes> targetsOfGroup_;
  struct LaneRange {
    Index first = 0;
    Index last = 0;
  };
  std::vector<LaneRange> counting_;  // the lanes that count, a group
};

}  // namespace edgewise
