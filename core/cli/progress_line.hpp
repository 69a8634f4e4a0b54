// A line of progress for a person who waits.
#pragma once

#include <chrono>
#include <ostream>

namespace edgewise::cli {

struct Watcher {
  std::ostream& err;
  bool terminal = false;  // progress is shown only then
  bool (*interrupted)() = [] { return false; };
};

// One line that changes, at most five times a second.
class ProgressLine {
 public:
  explicit ProgressLine(const Watcher& watcher) : watcher_(watcher) {}
  ~ProgressLine() {
    if (shown_) watcher_.err << '\n';
  }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  template <class Text>
  void show(Text text) {
    const auto now = std::chrono::steady_clock::now();
    if (!watcher_.terminal || now - last_ < std::chrono::milliseconds(200)) return;
    last_ = now;
    shown_ = true;
    watcher_.err << '\r' << text() << "        " << std::flush;
  }

 private:
  const Watcher& watcher_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
  bool shown_ = false;
};

}  // namespace edgewise::cli
