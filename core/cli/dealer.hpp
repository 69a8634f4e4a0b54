// Deals out blocks of numbered candidates and takes in what they came to, whoever computes them:
// threads of this process, and through their letters other processes.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <limits>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "edgewise/result.hpp"
#include "ranges.hpp"

namespace edgewise::cli {

// What a block came to (part.hpp); nothing where it was told to end before it was done.
using Part = std::optional<std::string>;

// What a worker says when it asks for its next block.
struct Report {
  Range block{};  // that is computed; none at the beginning
  Result<Part> part = Part();
  std::int64_t size = 1;  // of the next one
};

std::string writeReport(const Report& report);
Report readReport(const std::string& text);
// An answer: a block, or that there is none.
std::string writeBlock(const std::optional<Range>& block);
std::optional<Range> readBlock(const std::string& text);

class Dealer {
 public:
  // One at a time, in any order.
  using TakeIn = std::function<Status(const Range& block, const std::string& part)>;
  // Asked after each part: whether the work is to go on.
  using GoesOn = std::function<bool()>;

  Dealer(std::vector<Range> todo, TakeIn takeIn, GoesOn goesOn);

  // Takes in what is reported, and deals out the next block; none when there is nothing left to
  // deal out, or after an end or a fault.
  std::optional<Range> exchange(const Report& report);

  // Nothing more is dealt out.
  void end();
  void fail(const std::exception_ptr& thrown);

  // Whether all was done; the first fault; throws what was thrown.
  Result<bool> outcome() const;

 private:
  std::optional<Range> take(std::int64_t size);
  void takeInReport(const Report& report);

  std::vector<Range> todo_;
  TakeIn takeIn_;
  GoesOn goesOn_;

  mutable std::mutex mutex_;
  std::size_t place_ = 0;  // of the range that is dealt out
  std::int64_t left_ = 0;  // candidates that nobody has reported
  bool isOver_ = false;
  std::optional<Error> fault_{};
  std::exception_ptr thrown_{};
};

// How many candidates a worker asks for: as many as take it a tenth of a second.
class BlockSize {
 public:
  explicit BlockSize(std::int64_t most = std::numeric_limits<std::int64_t>::max()) : most_(most) {}

  std::int64_t next() const { return size_; }
  void learn(std::int64_t candidates, double milliseconds);

 private:
  std::int64_t most_;
  std::int64_t size_ = 1;
};

}  // namespace edgewise::cli
