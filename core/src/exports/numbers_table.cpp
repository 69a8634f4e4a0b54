// All numbers of a run as one table, a number a row: losses over the epochs, weights and what they
// began as, and what the optimizer remembers of each.
#include "exports/code_texts.hpp"
#include "exports/csv.hpp"
#include "network/plan.hpp"

namespace edgewise::exports {

namespace {

using Number = std::optional<double>;

class NumberTable {
 public:
  NumberTable() {
    for (const char* column : {"what", "epoch", "from", "to", "value"}) csv_.name(column);
    csv_.endRow();
  }

  void add(const std::string& what, double epoch, const Number& value, const std::string& from = "",
           const std::string& to = "") {
    if (!value) return;
    csv_.cell(what);
    csv_.cell(epoch);
    for (const std::string& id : {from, to}) csv_.cell(id.empty() ? Cell() : Cell(id));
    csv_.cell(*value);
    csv_.endRow();
  }

  std::string text() && { return std::move(csv_).text(); }

 private:
  Csv csv_;
};

// One number an edge, in edge order.
void addEdges(NumberTable& table, const Session& session, const std::string& what, double epoch,
              std::span<const Real> numbers) {
  const Plan& plan = session.plan();
  const auto& neurons = session.graph().neurons;
  for (Index head = 0; head < plan.neuronCount(); ++head) {
    for (Index e = plan.incomingBegin[head]; e < plan.incomingBegin[head + 1]; ++e) {
      const Index tail = plan.tail[e];
      const bool isBias = plan.kind[tail] == NeuronKind::bias;
      std::string name = what;
      if (isBias) name.replace(name.rfind("weight"), std::string("weight").size(), "bias");
      table.add(name, epoch, static_cast<double>(numbers[e]), neurons[tail].id, neurons[head].id);
    }
  }
}

}  // namespace

Result<std::string> numbersCsv(const Session& session, std::span<const EpochLosses> losses) {
  const Metrics& now = session.metrics();
  const double rows = session.data() ? session.data()->trainCount : 1;
  const double epoch = static_cast<double>(now.samples) / rows;
  NumberTable table;
  bool isThere = false;
  for (const EpochLosses& one : losses) {
    table.add("training loss", one.epoch, one.train);
    table.add("test loss", one.epoch, one.test);
    isThere = isThere || one.epoch == epoch;
  }
  const auto lossOf = [](const std::optional<Score>& score) {
    return score ? Number(static_cast<double>(score->loss)) : std::nullopt;
  };
  if (!isThere) {
    table.add("training loss", epoch, lossOf(now.train));
    table.add("test loss", epoch, lossOf(now.test));
  }
  if (session.data()) table.add("step size", epoch, now.stepSize);
  addEdges(table, session, "weight", epoch, session.weights());
  addEdges(table, session, "starting weight", 0, session.startingWeights());
  const std::vector<Real> moments = session.progress().optimizer.moments;
  const auto edges = static_cast<std::size_t>(session.plan().edgeCount());
  for (std::size_t k = 0; edges > 0 && k < moments.size() / edges; ++k) {
    addEdges(table, session, k == 0 ? "moment of weight" : "second moment of weight", epoch,
             std::span(moments).subspan(k * edges, edges));
  }
  return std::move(table).text();
}

}  // namespace edgewise::exports
