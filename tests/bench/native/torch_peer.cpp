// libtorch as its own examples use it: linear layers, a loss, SGD, one thread. The batches are made
// beforehand.
#include <torch/torch.h>

#include "peer.hpp"

namespace edgewise::bench {

namespace {

class TorchPeer final : public Peer {
 public:
  explicit TorchPeer(const Task& task) : task_(task) {
    torch::set_num_threads(1);
    const float* weight = task.weights.data();
    for (std::size_t k = 0; k + 1 < task.layers.size(); ++k) {
      const int tails = task.layers[k];
      const int heads = task.layers[k + 1];
      torch::nn::Linear linear(tails, heads);
      {
        const torch::NoGradGuard guard;
        for (int j = 0; j < heads; ++j) {
          for (int i = 0; i < tails; ++i) linear->weight[j][i] = *weight++;
          linear->bias[j] = *weight++;
        }
      }
      for (auto& parameter : linear->parameters()) parameters_.push_back(parameter);
      layers_.push_back(linear);
    }
    for (int first = 0; first < task.rows; first += task.batch) {
      const int count = std::min(task.batch, task.rows - first);
      inputs_.push_back(rows(task.inputs, first, count, task.layers.front()));
      const torch::Tensor targets = rows(task.targets, first, count, task.layers.back());
      targets_.push_back(task.softmax ? targets.argmax(1) : targets);
    }
    optimizer_ = std::make_unique<torch::optim::SGD>(parameters_, task.stepSize);
  }

  void epoch() override {
    for (std::size_t b = 0; b < inputs_.size(); ++b) {
      optimizer_->zero_grad();
      lossOf(b).backward();
      optimizer_->step();
    }
  }

  double loss() override {
    const torch::NoGradGuard guard;
    double sum = 0;
    for (std::size_t b = 0; b < inputs_.size(); ++b) {
      sum += lossOf(b).item<double>() * static_cast<double>(inputs_[b].size(0));
    }
    return sum / task_.rows;
  }

 private:
  static torch::Tensor rows(std::span<const float> values, int first, int count, int width) {
    std::vector<float> copy(values.begin() + std::ptrdiff_t{first} * width,
                            values.begin() + std::ptrdiff_t{first + count} * width);
    return torch::from_blob(copy.data(), {count, width}).clone();
  }

  torch::Tensor lossOf(std::size_t b) {
    torch::Tensor value = inputs_[b];
    for (std::size_t k = 0; k < layers_.size(); ++k) {
      value = layers_[k]->forward(value);
      if (k + 1 < layers_.size()) value = task_.rectifier ? torch::relu(value) : torch::tanh(value);
    }
    if (task_.softmax) return torch::nn::functional::cross_entropy(value, targets_[b]);
    return (value - targets_[b]).square().sum(1).mean();
  }

  Task task_;
  std::vector<torch::nn::Linear> layers_;
  std::vector<torch::Tensor> parameters_;
  std::vector<torch::Tensor> inputs_;
  std::vector<torch::Tensor> targets_;
  std::unique_ptr<torch::optim::SGD> optimizer_;
};

}  // namespace

std::unique_ptr<Peer> torchPeer(const Task& task) { return std::make_unique<TorchPeer>(task); }

}  // namespace edgewise::bench
