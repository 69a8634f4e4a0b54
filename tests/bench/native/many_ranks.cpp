#include "many_ranks.hpp"

#include <algorithm>
#include <chrono>
#include <future>
#include <iostream>
#include <queue>
#include <utility>
#include <vector>

#include "part.hpp"
#include "run_state.hpp"
#include "search_run.hpp"

namespace edgewise::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double letterTime = 100e-6;  // seconds on its way, and until rank 0 looks for it

double secondsSince(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

// Seconds for a restart in one block after another, when these have found their size.
std::vector<double> timesHere(const Session& session, std::int64_t epochs) {
  constexpr int warmUp = 6;
  constexpr int measured = 20;
  std::vector<double> times;
  cli::BlockSize size;
  std::int64_t from = 0;
  for (int k = 0; k < warmUp + measured; ++k) {
    const std::int64_t to = from + size.next();
    const auto begin = Clock::now();
    static_cast<void>(restarts(session, from, to, epochs));
    const double elapsed = secondsSince(begin);
    if (k >= warmUp) times.push_back(elapsed / static_cast<double>(to - from));
    size.learn(to - from, 1e3 * elapsed);
    from = to;
  }
  return times;
}

// All that a block came to, as processes tell it.
std::string partOf(const cli::Range& block) {
  std::vector<Real> losses(static_cast<std::size_t>(block.count()));
  for (std::size_t k = 0; k < losses.size(); ++k) {
    losses[k] = Real{1} / static_cast<Real>(1 + (block.from + static_cast<std::int64_t>(k)) % 997);
  }
  const auto best = std::min_element(losses.begin(), losses.end());
  return cli::writePart([&](json::JsonWriter& writer) {
    writer.key("done");
    writer.beginArray();
    writer.beginObject();
    writer.member("from", block.from);
    writer.member("to", block.to);
    writer.endObject();
    writer.endArray();
    cli::writeFloats(writer, "losses", losses);
    writer.member("best", block.from + (best - losses.begin()));
    writer.member("bestLoss", *best);
  });
}

// Processes that take their time on a clock of their own.
class Simulated final : public cli::Ranks {
 public:
  Simulated(int others, std::vector<double> times) : times_(std::move(times)) {
    workers_.resize(static_cast<std::size_t>(others));
    for (int k = 0; k < others; ++k) arrivals_.push({letterTime, k});
  }

  int rank() const override { return 0; }
  int count() const override { return static_cast<int>(workers_.size()) + 1; }
  std::string broadcast(std::string text) override { return text; }
  std::string ask(const std::string& /*question*/) override { return ""; }
  void abandon() override {}

  std::optional<Letter> received() override {
    const auto [time, worker] = arrivals_.top();
    arrivals_.pop();
    now_ = std::max(now_, time);
    const Worker& from = workers_[static_cast<std::size_t>(worker)];
    cli::Report report{.block = from.block, .size = from.size.next()};
    if (from.block.count() > 0) report.part = cli::Part(partOf(from.block));
    Letter letter{.from = worker + 1, .text = cli::writeReport(report)};
    begin_ = Clock::now();
    return letter;
  }

  void answer(int to, const std::string& text) override {
    const double taken = secondsSince(begin_);
    now_ += taken;
    busy_ += taken;
    ++messages_;
    Worker& worker = workers_[static_cast<std::size_t>(to - 1)];
    const auto block = cli::readBlock(text);
    if (!block) {
      if (++ended_ == std::ssize(workers_)) end_.set_value();
      return;
    }
    const auto size = static_cast<double>(block->count());
    const double computing = size * times_[next_++ % times_.size()];
    worker.block = *block;
    worker.size.learn(block->count(), 1e3 * computing);
    arrivals_.push({now_ + 2 * letterTime + computing, to - 1});
  }

  // Until all have ended.
  void wait() { end_.get_future().wait(); }

  double seconds() const { return now_; }
  double busy() const { return busy_; }
  std::int64_t messages() const { return messages_; }

 private:
  struct Worker {
    cli::Range block{};
    cli::BlockSize size{};
  };
  using Arrival = std::pair<double, int>;  // when, and whose letter

  bool allReady(bool isReady) override { return isReady; }

  std::vector<double> times_;
  std::vector<Worker> workers_{};
  std::priority_queue<Arrival, std::vector<Arrival>, std::greater<>> arrivals_{};
  double now_ = 0;  // of rank 0
  double busy_ = 0;
  std::int64_t messages_ = 0;
  std::size_t next_ = 0;
  std::ptrdiff_t ended_ = 0;
  Clock::time_point begin_{};
  std::promise<void> end_{};
};

}  // namespace

ManyRanks simulate(const Session& session, std::int64_t count, std::int64_t epochs, int ranks) {
  const auto times = timesHere(session, epochs);
  Simulated others(ranks, times);
  // Rank 0 computes as well; here it keeps the one block that it takes, and leaves the others to
  // the others.
  const cli::SearchRun run{.asked = {0, count},
                           .keepsLosses = true,
                           .what = "restarts",
                           .compute = [&](cli::Range block) {
                             others.wait();
                             return restarts(session, block.from, block.to, epochs);
                           }};
  cli::Checkpoint none({}, "");
  const cli::Watcher nobody{.err = std::cerr};
  const auto found =
      cli::runSearch(run, {.crew = {1, &others}, .checkpoint = none, .watcher = nobody});
  ManyRanks result;
  if (!found) return result;
  for (const double time : times) result.perRestart += time / static_cast<double>(times.size());
  result.seconds = others.seconds();
  result.efficiency = result.perRestart * static_cast<double>(count) / (ranks * result.seconds);
  result.messages = others.messages();
  result.perMessage = others.busy() / static_cast<double>(others.messages());
  result.busy = others.busy() / others.seconds();
  return result;
}

}  // namespace edgewise::bench
