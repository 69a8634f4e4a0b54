// How far long work is, kept in a file every some seconds and when it is told to end: the same
// command goes on from there. When all is done, the file is removed.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "arguments/arguments.hpp"
#include "edgewise/result.hpp"
#include "project/json_reader.hpp"
#include "project/json_writer.hpp"

namespace edgewise::cli {

class Checkpoint {
 public:
  // `work`: all that the result depends on, so that no work goes on from what another has left.
  // Does nothing without a file.
  Checkpoint(const CheckpointArguments& arguments, const std::string& work);

  bool isAsked() const { return arguments_.file.has_value(); }
  const std::string& file() const { return *arguments_.file; }

  // Whether there was one, which `read` has read. Errors: "checkpoint", "file".
  Result<bool> load(const std::function<void(json::ObjectReader&)>& read) const;

  using Write = std::function<void(json::JsonWriter&)>;
  Status save(const Write& write);
  // Where the time for it has come; the first failure is told, and work goes on.
  void saveInTime(const Write& write, std::ostream& err);

  void remove() const;

 private:
  using Clock = std::chrono::steady_clock;

  CheckpointArguments arguments_;
  std::string work_;
  Clock::time_point last_ = Clock::now();
  bool hasFailed_ = false;
};

}  // namespace edgewise::cli
