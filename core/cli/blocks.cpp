#include "blocks.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace edgewise::cli {

namespace {

using Clock = std::chrono::steady_clock;

// Long enough to be worth dealing out, short enough to end soon when that is asked for.
constexpr double usualBlock = 100;  // milliseconds

// Restarts are fastest by eight, when the vectors of the machine are full.
constexpr std::int64_t sideBySide = 8;

class Dealer {
 public:
  Dealer(const Dealing& dealing, const ComputeBlock& compute, const std::function<bool()>& goesOn)
      : most_(dealing.most), todo_(dealing.todo), compute_(compute), goesOn_(goesOn) {
    std::erase_if(todo_, [](const Range& range) { return range.count() <= 0; });
    for (const Range& range : todo_) left_ += range.count();
  }

  // What each thread does.
  void work() {
    try {
      takeBlocks();
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!thrown_) thrown_ = std::current_exception();
      isOver_ = true;
    }
  }

  Result<bool> outcome() const {
    if (thrown_) std::rethrow_exception(thrown_);
    if (fault_) return *fault_;
    return left_ == 0;
  }

 private:
  void takeBlocks() {
    std::int64_t size = 1;
    while (const auto block = take(size)) {
      const auto begin = Clock::now();
      const auto computed = compute_(*block);
      const std::chrono::duration<double, std::milli> elapsed = Clock::now() - begin;
      deliver(*block, computed);
      const double fitting = std::round(static_cast<double>(block->count()) * usualBlock /
                                        std::max(1.0, elapsed.count()));
      size = std::clamp<std::int64_t>(static_cast<std::int64_t>(fitting), 1, 4 * size);
      if (size > sideBySide) size -= size % sideBySide;
      size = std::min(size, most_);
    }
  }

  std::optional<Range> take(std::int64_t size) {
    const std::lock_guard lock(mutex_);
    if (isOver_ || place_ == todo_.size()) return std::nullopt;
    Range& left = todo_[place_];
    const Range block{left.from, std::min(left.to, left.from + size)};
    left.from = block.to;
    if (left.from == left.to) ++place_;
    return block;
  }

  void deliver(const Range& block, const Result<Deliver>& computed) {
    const std::lock_guard lock(mutex_);
    if (!computed) {
      if (!fault_) fault_ = computed.error();
      isOver_ = true;
      return;
    }
    if (!*computed) {
      isOver_ = true;
      return;
    }
    (*computed)();
    left_ -= block.count();
    if (left_ > 0 && !goesOn_()) isOver_ = true;
  }

  std::int64_t most_;
  std::vector<Range> todo_;
  const ComputeBlock& compute_;
  const std::function<bool()>& goesOn_;

  std::mutex mutex_;
  std::size_t place_ = 0;  // of the range that is dealt out
  std::int64_t left_ = 0;  // candidates that were not delivered
  bool isOver_ = false;
  std::optional<Error> fault_;
  std::exception_ptr thrown_;
};

}  // namespace

Result<bool> overBlocks(const Dealing& dealing, const ComputeBlock& compute,
                        const std::function<bool()>& goesOn) {
  Dealer dealer(dealing, compute, goesOn);
  std::vector<std::thread> others;
  for (int k = 1; k < dealing.threads; ++k) others.emplace_back([&] { dealer.work(); });
  dealer.work();
  for (std::thread& thread : others) thread.join();
  return dealer.outcome();
}

int usualThreads() { return static_cast<int>(std::max(1U, std::thread::hardware_concurrency())); }

}  // namespace edgewise::cli
