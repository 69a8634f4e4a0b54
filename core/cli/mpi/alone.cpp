// Of `edgewise`, which is not linked with MPI: neither its time to start nor its libraries are for
// those who run one process. Started as one of many, it hands over to `edgewise-mpi`, which is the
// same and is linked.
#include <unistd.h>

#include <filesystem>

#include "mpi/launcher.hpp"
#include "mpi/mpi.hpp"

namespace edgewise::cli {

Result<std::unique_ptr<Ranks>> ranksOfThisRun(char** words) {
  if (!isStartedByLauncher()) return std::unique_ptr<Ranks>();
  constexpr const char* other = "edgewise-mpi";
  std::error_code none;
  const auto beside = std::filesystem::read_symlink("/proc/self/exe", none).replace_filename(other);
  execv(beside.c_str(), words);
  execvp(other, words);
  // It is not there.
  if (!isOneOfMany()) return std::unique_ptr<Ranks>();
  return Error{
      "mpi", "",
      "There is no edgewise-mpi, so that each process would do all of the work. Build Edgewise "
      "where "
      "Open MPI is installed, or start one process with --first and --count for each block."};
}

}  // namespace edgewise::cli
