#include <unistd.h>

#include <exception>
#include <iostream>
#include <string_view>
#include <vector>

#include "run.hpp"

int main(int count, char** words) {
  try {
    const std::vector<std::string_view> arguments(words + 1, words + count);
    return edgewise::cli::run(arguments, {.in = std::cin,
                                          .out = std::cout,
                                          .err = std::cerr,
                                          .terminal = isatty(STDERR_FILENO) != 0});
  } catch (const std::exception& error) {
    std::cerr << "edgewise failed: " << error.what() << '\n';
    return 2;
  }
}
