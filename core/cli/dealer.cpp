#include "dealer.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <utility>

namespace edgewise::cli {

namespace {

// Long enough to be worth dealing out, short enough to end soon when that is asked for.
constexpr double usualBlock = 100;  // milliseconds

// Restarts are fastest by eight, when the vectors of the machine are full.
constexpr std::int64_t sideBySide = 8;

// A letter is a line of words and numbers, then a text of any length.
constexpr const char* ofPart = "part";
constexpr const char* ofFault = "fault";
constexpr const char* ofNothing = "nothing";

}  // namespace

std::string writeReport(const Report& report) {
  const char* kind = !report.part ? ofFault : *report.part ? ofPart : ofNothing;
  std::string text = std::string(kind) + ' ' + std::to_string(report.block.from) + ' ' +
                     std::to_string(report.block.to) + ' ' + std::to_string(report.size) + '\n';
  if (!report.part) {
    const Error& error = report.part.error();
    text += error.code + '\n' + error.path + '\n' + error.message;
  } else if (*report.part) {
    text += **report.part;
  }
  return text;
}

Report readReport(const std::string& text) {
  std::istringstream in(text);
  std::string kind;
  Report report;
  in >> kind >> report.block.from >> report.block.to >> report.size;
  in.ignore();
  const auto line = [&in] {
    std::string read;
    std::getline(in, read);
    return read;
  };
  const auto rest = [&] { return text.substr(std::min(text.size(), std::size_t(in.tellg()))); };
  if (kind == ofPart) {
    report.part = Part(rest());
  } else if (kind == ofFault) {
    Error error;
    error.code = line();
    error.path = line();
    error.message = rest();
    report.part = error;
  }
  return report;
}

std::string writeBlock(const std::optional<Range>& block) {
  return block ? std::to_string(block->from) + ' ' + std::to_string(block->to) : "";
}

std::optional<Range> readBlock(const std::string& text) {
  std::istringstream in(text);
  Range block;
  if (in >> block.from >> block.to) return block;
  return std::nullopt;
}

Dealer::Dealer(std::vector<Range> todo, TakeIn takeIn, GoesOn goesOn)
    : todo_(std::move(todo)), takeIn_(std::move(takeIn)), goesOn_(std::move(goesOn)) {
  std::erase_if(todo_, [](const Range& range) { return range.count() <= 0; });
  for (const Range& range : todo_) left_ += range.count();
}

std::optional<Range> Dealer::exchange(const Report& report) {
  const std::lock_guard lock(mutex_);
  if (report.block.count() > 0) takeInReport(report);
  return take(report.size);
}

void Dealer::end() {
  const std::lock_guard lock(mutex_);
  isOver_ = true;
}

void Dealer::fail(const std::exception_ptr& thrown) {
  const std::lock_guard lock(mutex_);
  if (!thrown_) thrown_ = thrown;
  isOver_ = true;
}

Result<bool> Dealer::outcome() const {
  const std::lock_guard lock(mutex_);
  if (thrown_) std::rethrow_exception(thrown_);
  if (fault_) return *fault_;
  return left_ == 0;
}

std::optional<Range> Dealer::take(std::int64_t size) {
  if (isOver_ || place_ == todo_.size()) return std::nullopt;
  Range& left = todo_[place_];
  const Range block{left.from, std::min(left.to, left.from + size)};
  left.from = block.to;
  if (left.from == left.to) ++place_;
  return block;
}

void Dealer::takeInReport(const Report& report) {
  const auto failed = [this](const Error& error) {
    if (!fault_) fault_ = error;
    isOver_ = true;
  };
  if (!report.part) return failed(report.part.error());
  if (!*report.part) {
    isOver_ = true;
    return;
  }
  if (const auto taken = takeIn_(report.block, **report.part); !taken) return failed(taken.error());
  left_ -= report.block.count();
  if (left_ > 0 && !goesOn_()) isOver_ = true;
}

void BlockSize::learn(std::int64_t candidates, double milliseconds) {
  const double fitting =
      std::round(static_cast<double>(candidates) * usualBlock / std::max(1.0, milliseconds));
  size_ = std::clamp<std::int64_t>(static_cast<std::int64_t>(fitting), 1, 4 * size_);
  if (size_ > sideBySide) size_ -= size_ % sideBySide;
  size_ = std::min(size_, most_);
}

}  // namespace edgewise::cli
