// What a search by many processes comes to on more of them than there are here.
#pragma once

#include <cstdint>

#include "edgewise/session.hpp"

namespace edgewise::bench {

struct ManyRanks {
  double perRestart = 0;  // seconds of one core, measured
  double seconds = 0;     // of the whole run, simulated
  double efficiency = 0;  // of what as many cores would do without messages
  std::int64_t messages = 0;
  double perMessage = 0;  // seconds that rank 0 takes for one, measured
  double busy = 0;        // share of the time in which rank 0 answers
};

// `count` restarts of so many epochs by `ranks` processes beside rank 0. The dealer, its letters
// and what it does with them are the real ones, and their time is measured; the processes and their
// clocks are not: each takes for a block as long as blocks take here, and for a letter as long as
// one takes in a slow network.
ManyRanks simulate(const Session& session, std::int64_t count, std::int64_t epochs, int ranks);

}  // namespace edgewise::bench
