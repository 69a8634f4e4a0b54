#include "blocks.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <thread>
#include <utility>

namespace edgewise::cli {

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

// Reports what was done and returns what is to be done next.
using Exchange = std::function<std::optional<Range>(const Report&)>;

// What each thread does, wherever it is.
void work(const Exchange& exchange, const ComputeBlock& compute, std::int64_t most) {
  BlockSize size(most);
  Report report;
  while (const auto block = exchange(report)) {
    const auto begin = Clock::now();
    report.part = compute(*block);
    report.block = *block;
    size.learn(block->count(), Milliseconds(Clock::now() - begin).count());
    report.size = size.next();
  }
}

// Answers the other processes until each of their threads knows that there is nothing left.
void serve(Dealer& dealer, const Dealing& dealing) {
  constexpr std::chrono::milliseconds pause(1);
  // After a signal: as long as a block that is being computed may take. What comes later is lost,
  // with whoever may be lost.
  constexpr std::chrono::milliseconds patience(300);
  Ranks& ranks = *dealing.crew.ranks;
  int askers = (ranks.count() - 1) * dealing.crew.threads;
  std::optional<Clock::time_point> deadline;
  while (askers > 0) {
    if (const auto letter = ranks.received()) {
      const auto block = dealer.exchange(readReport(letter->text));
      ranks.answer(letter->from, writeBlock(block));
      if (!block) --askers;
      continue;
    }
    if (dealing.interrupted()) {
      dealer.end();
      if (!deadline) deadline = Clock::now() + patience;
      if (Clock::now() > *deadline) return ranks.abandon();
    }
    std::this_thread::sleep_for(pause);
  }
}

// Runs on so many threads, beside what this one does meanwhile.
class Threads {
 public:
  Threads(int count, const std::function<void()>& task) {
    for (int k = 0; k < count; ++k) threads_.emplace_back(task);
  }
  ~Threads() { join(); }
  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;

  void join() {
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

 private:
  std::vector<std::thread> threads_;
};

// The work of all processes but the first.
void help(const Dealing& dealing, const ComputeBlock& compute) {
  const Exchange exchange = [&](const Report& report) {
    return readBlock(dealing.crew.ranks->ask(writeReport(report)));
  };
  const auto task = [&] { work(exchange, compute, dealing.most); };
  Threads others(dealing.crew.threads - 1, task);
  task();
}

}  // namespace

Result<bool> overBlocks(const Dealing& dealing, const ComputeBlock& compute) {
  const auto& [threads, ranks] = dealing.crew;
  if (ranks != nullptr && !ranks->agree(true)) {
    return Error{"rank", "", "Another process of this run has met a fault and cannot compute."};
  }
  if (ranks != nullptr && !ranks->isFirst()) {
    help(dealing, compute);
    return Error{"rank", "", "What this process has computed is at rank 0."};
  }
  Dealer dealer(dealing.todo, dealing.takeIn, dealing.goesOn);
  const auto task = [&] {
    try {
      work([&](const Report& report) { return dealer.exchange(report); }, compute, dealing.most);
    } catch (...) {
      dealer.fail(std::current_exception());
    }
  };
  const bool serves = ranks != nullptr && ranks->count() > 1;
  Threads others(serves ? threads : threads - 1, task);
  if (serves) {
    serve(dealer, dealing);
  } else {
    task();
  }
  others.join();
  return dealer.outcome();
}

int usualThreads(const Ranks* ranks) {
  if (ranks != nullptr) return 1;
  return static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
}

}  // namespace edgewise::cli
