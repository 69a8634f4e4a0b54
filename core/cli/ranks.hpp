// The processes of one run on many machines, as mpirun starts them. All are given the same command
// line. Rank 0 reads, deals out, gathers, keeps and speaks; the others compute.
#pragma once

#include <optional>
#include <string>

namespace edgewise::cli {

class Ranks {
 public:
  Ranks() = default;
  Ranks(const Ranks&) = delete;
  Ranks& operator=(const Ranks&) = delete;
  virtual ~Ranks() = default;

  virtual int rank() const = 0;
  virtual int count() const = 0;
  bool isFirst() const { return rank() == 0; }

  // The text of rank 0, everywhere; all call it.
  virtual std::string broadcast(std::string text) = 0;

  // Whether all are ready to compute. Each is asked once in a run, at its end where it did not come
  // to compute: so nobody waits for a process that has met a fault.
  bool agree(bool isReady) {
    hasAgreed_ = true;
    return allReady(isReady);
  }
  bool hasAgreed() const { return hasAgreed_; }

  // Of the others: a question to rank 0, and its answer. Several threads may ask.
  virtual std::string ask(const std::string& question) = 0;

  struct Letter {
    int from = 0;
    std::string text{};
  };
  // Of rank 0: a question that has come, if there is one, and an answer.
  virtual std::optional<Letter> received() = 0;
  virtual void answer(int to, const std::string& text) = 0;

  // Ends without the others: one of them may be gone, and whoever waits for it waits for ever.
  virtual void abandon() = 0;

 private:
  virtual bool allReady(bool isReady) = 0;

  bool hasAgreed_ = false;
};

}  // namespace edgewise::cli
