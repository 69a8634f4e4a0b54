// The rows of a session's data: what the network makes of each, and where they lie in a picture.
#include <algorithm>

#include "edgewise/explain.hpp"
#include "network/network.hpp"
#include "training/score.hpp"

namespace edgewise {

std::vector<ExampleReport> examples(const Session& session, bool test, Index from, Index count) {
  std::vector<ExampleReport> reports;
  if (!session.data()) return reports;
  const Dataset& data = *session.data();
  const Index all = test ? data.testCount() : data.trainCount;
  const Index last = static_cast<Index>(std::min<std::int64_t>(all, std::int64_t{from} + count));
  for (Index index = std::max(from, 0); index < last; ++index) {
    reports.push_back(example(session, test, index));
  }
  return reports;
}

ExampleReport example(const Session& session, bool test, Index index) {
  const Dataset& data = *session.data();
  const Plan& plan = session.plan();
  const Index place = index + (test ? data.trainCount : 0);
  const auto row = static_cast<std::size_t>(place);
  const std::size_t inputWidth = plan.inputs.size();
  const std::size_t outputWidth = plan.outputs.size();
  const auto inputs = std::span(data.inputs).subspan(row * inputWidth, inputWidth);
  const auto truth = std::span(data.targets).subspan(row * outputWidth, outputWidth);
  ExampleReport report{.row = data.rows[row], .test = test};
  std::vector<Real>& outputs = report.prediction.outputs;
  outputs.resize(outputWidth);
  evaluate(plan, session.weights(), inputs, outputs);
  report.prediction.values = session.encoding().decode(outputs);
  const Examples one{.inputs = inputs, .targets = truth, .count = 1};
  report.loss = meanLoss(plan, session.weights(), session.training().loss, one);
  report.correct = sameCategories(session.encoding().targets, outputs, truth);
  return report;
}

namespace {

// Nothing but the target, by its name or the first, and which set each row is of.
Result<Points> targetPoints(const Session& session, const std::optional<std::string>& target) {
  const auto& targets = session.encoding().targets;
  const auto chosen = target ? std::find_if(targets.begin(), targets.end(),
                                            [&](const auto& one) { return one.name == *target; })
                             : targets.begin();
  if (chosen == targets.end()) {
    return Error{"reference", "target", "There is no target named \"" + *target + "\"."};
  }
  const Dataset& data = *session.data();
  const Column& truth = data.table.columns[*data.table.find(chosen->name)];
  const bool category = truth.type == ColumnType::category;
  Points points;
  for (std::size_t place = 0; place < data.rows.size(); ++place) {
    const Index row = data.rows[place];
    points.target.push_back(category ? static_cast<float>(truth.codes[row])
                                     : static_cast<float>(truth.numbers[row]));
    points.test.push_back(static_cast<Index>(place) < data.trainCount ? 0 : 1);
  }
  return points;
}

}  // namespace

Result<Points> points(const Session& session, const std::string& x,
                      const std::optional<std::string>& y,
                      const std::optional<std::string>& target) {
  if (!session.data()) return Points{};
  const Dataset& data = *session.data();
  const auto numberColumn = [&](const std::string& name,
                                const std::string& path) -> Result<const Column*> {
    const auto column = data.table.find(name);
    if (!column || data.table.columns[*column].type != ColumnType::number) {
      return Error{"reference", path, "There is no column of numbers named \"" + name + "\"."};
    }
    return &data.table.columns[*column];
  };
  const auto xColumn = numberColumn(x, "x");
  if (!xColumn) return xColumn.error();
  const auto yColumn = y ? numberColumn(*y, "y") : Result<const Column*>(nullptr);
  if (!yColumn) return yColumn.error();
  auto points = targetPoints(session, target);
  if (!points) return points;
  for (const Index row : data.rows) {
    points->x.push_back(static_cast<float>((*xColumn)->numbers[row]));
    if (*yColumn != nullptr) points->y.push_back(static_cast<float>((*yColumn)->numbers[row]));
  }
  return points;
}

Result<Points> points(const Session& session, const Plane& plane,
                      const std::optional<std::string>& target) {
  if (!session.data()) return Points{};
  const Dataset& data = *session.data();
  if (auto fine = plane.check(data.encoding.inputWidth()); !fine) return fine.error();
  auto points = targetPoints(session, target);
  if (!points) return points;
  const auto width = static_cast<std::size_t>(data.encoding.inputWidth());
  for (std::size_t place = 0; place < data.rows.size(); ++place) {
    const auto [a, b] = plane.project(std::span(data.inputs).subspan(place * width, width));
    points->x.push_back(static_cast<float>(a));
    points->y.push_back(static_cast<float>(b));
  }
  return points;
}

Result<Predicted> predicted(const Session& session, const std::optional<std::string>& target) {
  Predicted result;
  if (!session.data()) return result;
  std::size_t first = 0;
  for (const ColumnEncoder& encoder : session.encoding().targets) {
    const bool isNumber = encoder.type == ColumnType::number;
    if (target ? encoder.name != *target : !isNumber) {
      first += static_cast<std::size_t>(encoder.width());
      continue;
    }
    if (!isNumber) {
      return Error{"type", "target", "\"" + *target + "\" has categories; this is of numbers."};
    }
    auto truth = targetPoints(session, encoder.name);
    if (!truth) return truth.error();
    const std::size_t width = session.plan().outputs.size();
    std::vector<Real> outputs(session.data()->rows.size() * width);
    evaluate(session.plan(), session.weights(), session.data()->inputs, outputs);
    result.truth = std::move(truth->target);
    result.test = std::move(truth->test);
    for (std::size_t place = first; place < outputs.size(); place += width) {
      const Cell cell = encoder.decode(std::span(outputs).subspan(place, 1));
      result.predicted.push_back(static_cast<float>(std::get<double>(cell)));
    }
    return result;
  }
  return Error{"reference", "target",
               target ? "There is no target named \"" + *target + "\"."
                      : std::string("No target is a number.")};
}

}  // namespace edgewise
