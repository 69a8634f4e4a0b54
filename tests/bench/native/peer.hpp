// What is asked of a peer: the same examples in the same order, the same steps.
#pragma once

#include <memory>
#include <span>
#include <vector>

namespace edgewise::bench {

struct Task {
  std::vector<int> layers;  // neurons, bias neurons aside
  bool rectifier = false;   // or tanh
  bool softmax = false;     // with cross-entropy; or squared loss
  int batch = 1;
  double stepSize = 0;
  int rows = 0;
  std::span<const float> inputs;   // row by row
  std::span<const float> targets;  // row by row
  std::span<const float> weights;  // in edge order
};

class Peer {
 public:
  Peer() = default;
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;
  virtual ~Peer() = default;
  virtual void epoch() = 0;
  virtual double loss() = 0;  // mean over the examples
};

// Nothing where libtorch is not there.
std::unique_ptr<Peer> torchPeer(const Task& task);

}  // namespace edgewise::bench
