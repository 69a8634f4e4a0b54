#include "progress.hpp"

#include <algorithm>
#include <cmath>
#include <ostream>

#include "data/decimal.hpp"
#include "project/json_writer.hpp"

namespace edgewise::cli {

namespace {

// As a float, which is what was computed.
std::string lossText(double loss) { return shortest(static_cast<float>(loss)); }

}  // namespace

std::string durationText(double seconds) {
  if (seconds < 99.5) return std::to_string(std::lround(seconds)) + " s";
  if (seconds < 99.5 * 60) return std::to_string(std::lround(seconds / 60)) + " min";
  if (seconds < 99.5 * 3600) return inDigits(seconds / 3600, 2) + " h";
  return inDigits(seconds / 86'400, 3) + " days";
}

ProgressLine::~ProgressLine() {
  if (width_ > 0) watcher_.err << '\n';
}

bool ProgressLine::isTime() {
  if (!watcher_.terminal && !watcher_.json) return false;
  const auto pause = std::chrono::milliseconds(watcher_.json ? 1000 : 200);
  const auto now = Clock::now();
  if (now - last_ < pause) return false;
  last_ = now;
  return true;
}

void ProgressLine::write(const Reached& reached) {
  const std::chrono::duration<double> elapsed = Clock::now() - begin_;
  const double rate = static_cast<double>(reached.done - before_) / elapsed.count();
  std::optional<double> left;
  if (reached.total > 0 && rate > 0) {
    left = static_cast<double>(reached.total - reached.done) / rate;
  }
  if (watcher_.json) {
    json::JsonWriter writer;
    writer.beginObject();
    writer.key("progress");
    writer.beginObject();
    writer.member("done", reached.done);
    if (reached.total > 0) writer.member("total", reached.total);
    writer.member("unit", reached.what);
    writer.member("perSecond", rate);
    if (left) writer.member("secondsLeft", *left);
    if (reached.best) writer.member("best", *reached.best);
    if (reached.loss) writer.member("loss", *reached.loss);
    writer.endObject();
    writer.endObject();
    watcher_.err << writer.text() << std::endl;
    return;
  }
  std::string line = std::to_string(reached.done);
  if (reached.total > 0) line += " of " + std::to_string(reached.total);
  line += " " + reached.what + ", " + inDigits(rate, 3) + " a second";
  if (left) line += ", " + durationText(*left) + " left";
  if (reached.loss)
    line += (reached.best ? ", best " : ", training loss ") + lossText(*reached.loss);
  if (reached.best) line += " (number " + std::to_string(*reached.best) + ")";
  const std::size_t width = line.size();
  line.resize(std::max(width, width_), ' ');
  watcher_.err << '\r' << line << std::flush;
  width_ = width;
}

}  // namespace edgewise::cli
