// The program itself, running: signals, an end without warning, full disks, exit statuses.
#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "call.hpp"

namespace edgewise::test {

using Command = std::vector<std::string>;

inline Command edgewise(const Command& words) {
  Command all{EDGEWISE_PROGRAM};
  all.insert(all.end(), words.begin(), words.end());
  return all;
}

// A running command, with its output in files.
class Process {
 public:
  explicit Process(Command command, const std::string& out = "")
      : out_(nameOfNext("out")), err_(nameOfNext("err")) {
    // Not fork(), in whose child the signals of a test would meet the handlers of this program.
    posix_spawn_file_actions_t files{};
    posix_spawn_file_actions_init(&files);
    const int flags = O_WRONLY | O_CREAT | O_TRUNC;
    const std::string to = out.empty() ? out_.name() : out;
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, to.c_str(), flags, 0600);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, err_.name().c_str(), flags, 0600);
    std::vector<char*> pointers;
    for (std::string& word : command) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const int fault =
        posix_spawnp(&id_, pointers.front(), &files, nullptr, pointers.data(), environ);
    posix_spawn_file_actions_destroy(&files);
    REQUIRE(fault == 0);
  }

  void signal(int number) const { kill(id_, number); }

  // The exit status, or minus the number of the signal that ended it.
  int wait() const {
    int status = 0;
    REQUIRE(waitpid(id_, &status, 0) == id_);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  std::string out() const { return contentOf(out_); }
  std::string err() const { return contentOf(err_); }

 private:
  // Two that are compared must not write into one file.
  static std::string nameOfNext(const std::string& kind) {
    static int count = 0;
    return "process-" + std::to_string(++count) + "-" + kind;
  }
  static std::string contentOf(const File& file) {
    std::ifstream in(file.name(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  File out_;
  File err_;
  pid_t id_ = 0;
};

inline void waitFor(const std::string& file) {
  for (int k = 0; k < 6000 && !std::filesystem::exists(file); ++k) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  REQUIRE(std::filesystem::exists(file));
}

// Written anew, or removed because all is done: its writer works.
inline void waitForChange(const std::string& file, std::filesystem::file_time_type since) {
  std::error_code gone;
  for (int k = 0; k < 6000; ++k) {
    if (std::filesystem::last_write_time(file, gone) != since || gone) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  FAIL("nothing was written");
}

}  // namespace edgewise::test
