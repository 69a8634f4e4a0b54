#include <unistd.h>

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#include <csignal>
#include <exception>
#include <iostream>
#include <string_view>
#include <vector>

#include "mpi/mpi.hpp"
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

// Large blocks go back to the system when they are freed: glibc would keep more and more of them
// for itself, and a table that is read would take room while its project is written.
void returnLargeBlocks() {
#ifdef M_MMAP_THRESHOLD
  constexpr int least = 128 * 1024;  // bytes
  mallopt(M_MMAP_THRESHOLD, least);
#endif
}

}  // namespace

int main(int count, char** words) {
  returnLargeBlocks();
  const auto found = edgewise::cli::ranksOfThisRun(words);
  if (!found) {
    std::cerr << found.error().message << '\n';
    return 1;
  }
  edgewise::cli::Ranks* const ranks = found->get();
  try {
    const std::vector<std::string_view> arguments(words + 1, words + count);
    return edgewise::cli::run(arguments, {.in = std::cin,
                                          .out = std::cout,
                                          .err = std::cerr,
                                          .terminal = isatty(STDERR_FILENO) != 0,
                                          .beginsLong = listen,
                                          .interrupted = [] { return isInterrupted != 0; },
                                          .ranks = ranks});
  } catch (const std::exception& error) {
    std::cerr << "edgewise failed: " << error.what() << '\n';
    if (ranks != nullptr) ranks->abandon();
    return 2;
  }
}
