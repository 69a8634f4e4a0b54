// Of `edgewise-mpi`: ranks by MPI (Open MPI, MPICH …), of which only what is old and simple is
// used.
#include "mpi/mpi.hpp"

#include <mpi.h>

#include <algorithm>
#include <cstdint>
#include <mutex>

#include "mpi/launcher.hpp"

namespace edgewise::cli {

namespace {

constexpr int question = 1;
constexpr int reply = 2;

class MpiRanks final : public Ranks {
 public:
  MpiRanks() {
    int provided = 0;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_SERIALIZED, &provided);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank_);
    MPI_Comm_size(MPI_COMM_WORLD, &count_);
  }
  ~MpiRanks() override {
    if (isAbandoned_) return;
    if (!hasAgreed()) agree(false);
    MPI_Finalize();
  }

  int rank() const override { return rank_; }
  int count() const override { return count_; }

  std::string broadcast(std::string text) override {
    std::uint64_t size = text.size();
    MPI_Bcast(&size, 1, MPI_UINT64_T, 0, MPI_COMM_WORLD);
    text.resize(size);
    constexpr std::uint64_t most = 1 << 30;  // a count is an int
    for (std::uint64_t from = 0; from < size; from += most) {
      const auto part = static_cast<int>(std::min(most, size - from));
      MPI_Bcast(text.data() + from, part, MPI_CHAR, 0, MPI_COMM_WORLD);
    }
    return text;
  }

  std::string ask(const std::string& text) override {
    const std::lock_guard lock(mutex_);
    send(0, question, text);
    MPI_Message message{};
    MPI_Status status{};
    MPI_Mprobe(0, reply, MPI_COMM_WORLD, &message, &status);
    return receive(message, status);
  }

  std::optional<Letter> received() override {
    int isThere = 0;
    MPI_Message message{};
    MPI_Status status{};
    MPI_Improbe(MPI_ANY_SOURCE, question, MPI_COMM_WORLD, &isThere, &message, &status);
    if (isThere == 0) return std::nullopt;
    return Letter{.from = status.MPI_SOURCE, .text = receive(message, status)};
  }

  void answer(int to, const std::string& text) override { send(to, reply, text); }

  void abandon() override { isAbandoned_ = true; }

 private:
  bool allReady(bool isReady) override {
    int least = isReady ? 1 : 0;
    MPI_Allreduce(MPI_IN_PLACE, &least, 1, MPI_INT, MPI_MIN, MPI_COMM_WORLD);
    return least == 1;
  }

  static void send(int to, int kind, const std::string& text) {
    MPI_Send(text.data(), static_cast<int>(text.size()), MPI_CHAR, to, kind, MPI_COMM_WORLD);
  }

  static std::string receive(MPI_Message message, const MPI_Status& status) {
    int size = 0;
    MPI_Get_count(&status, MPI_CHAR, &size);
    std::string text(static_cast<std::size_t>(size), '\0');
    MPI_Mrecv(text.data(), size, MPI_CHAR, &message, MPI_STATUS_IGNORE);
    return text;
  }

  int rank_ = 0;
  int count_ = 1;
  bool isAbandoned_ = false;
  std::mutex mutex_;  // one thread of a process at a time
};

}  // namespace

Result<std::unique_ptr<Ranks>> ranksOfThisRun(char** /*words*/) {
  std::unique_ptr<Ranks> ranks;
  if (isStartedByLauncher()) ranks = std::make_unique<MpiRanks>();
  return ranks;
}

}  // namespace edgewise::cli
