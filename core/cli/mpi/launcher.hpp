// What a launcher of many processes tells those that it has started.
#pragma once

#include <cstdlib>

namespace edgewise::cli {

// Open MPI, Slurm and MPICH say that they have started this process.
inline bool isStartedByLauncher() {
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMIX_RANK", "PMI_RANK"}) {
    if (std::getenv(name) != nullptr) return true;
  }
  return false;
}

// Whether there are others, as far as it is told.
inline bool isOneOfMany() {
  for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"}) {
    const char* size = std::getenv(name);
    if (size != nullptr && std::atoi(size) > 1) return true;
  }
  return false;
}

}  // namespace edgewise::cli
