// In the place of mpi.cpp where there is no MPI.
#include "mpi/launcher.hpp"
#include "mpi/mpi.hpp"

namespace edgewise::cli {

Result<std::unique_ptr<Ranks>> ranksOfThisRun() {
  if (isOneOfMany()) {
    return Error{
        "mpi", "",
        "This edgewise was built without MPI and runs as one process. Build it where Open MPI is "
        "installed, or start one with --first and --count for each block."};
  }
  return std::unique_ptr<Ranks>();
}

}  // namespace edgewise::cli
