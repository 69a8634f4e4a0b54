#include <unistd.h>

#include <csignal>
#include <exception>
#include <iostream>
#include <string_view>
#include <vector>

#include "run.hpp"

namespace {

volatile std::sig_atomic_t isInterrupted = 0;

// Long work asks, and ends in order when it was told to; a second signal ends it at once.
void listen() {
  for (const int signal : {SIGINT, SIGTERM}) {
    std::signal(signal, [](int number) {
      isInterrupted = 1;
      std::signal(number, SIG_DFL);
    });
  }
}

}  // namespace

int main(int count, char** words) {
  try {
    const std::vector<std::string_view> arguments(words + 1, words + count);
    return edgewise::cli::run(arguments, {.in = std::cin,
                                          .out = std::cout,
                                          .err = std::cerr,
                                          .terminal = isatty(STDERR_FILENO) != 0,
                                          .beginsLong = listen,
                                          .interrupted = [] { return isInterrupted != 0; }});
  } catch (const std::exception& error) {
    std::cerr << "edgewise failed: " << error.what() << '\n';
    return 2;
  }
}
