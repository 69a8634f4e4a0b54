// How far long work is: a line that changes for a person who waits, lines of JSON for machines.
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

namespace edgewise::cli {

struct Watcher {
  std::ostream& err;
  bool terminal = false;  // a person watches `err`
  bool (*interrupted)() = [] { return false; };
  bool json = false;  // a program may read along
};

struct Reached {
  std::int64_t done = 0;
  std::int64_t total = 0;  // 0: nobody knows
  std::string what{};      // is counted: "epochs"
  std::optional<double> loss{};
  std::optional<std::int64_t> best{};  // the number of the candidate whose loss this is
};

// On a terminal at most five times a second, for machines once.
class ProgressLine {
 public:
  // `before`: done in an earlier run already, of which nothing is known.
  explicit ProgressLine(const Watcher& watcher, std::int64_t before = 0)
      : watcher_(watcher), before_(before) {}
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  // `tell`: a Reached, asked for when it is shown.
  template <class Tell>
  void show(Tell tell) {
    if (isTime()) write(tell());
  }

 private:
  using Clock = std::chrono::steady_clock;

  bool isTime();
  void write(const Reached& reached);

  const Watcher& watcher_;
  std::int64_t before_ = 0;
  Clock::time_point begin_ = Clock::now();
  Clock::time_point last_ = begin_;
  std::size_t width_ = 0;  // of the line that is there
};

// "5 s", "3 min", "2.5 h"
std::string durationText(double seconds);

}  // namespace edgewise::cli
