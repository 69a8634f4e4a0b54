// What an open project shows of its data and of what the network makes of it, all rows at once.
#include <algorithm>

#include "edgewise/session.hpp"
#include "network/network.hpp"

namespace edgewise {

Result<MapResult> Session::map(const MapRequest& request) const {
  if (!request.plane || !data_ || (request.xRange && request.yRange)) {
    return edgewise::map(*plan_, weights(), encoding_, request);
  }
  const auto points = this->points(*request.plane);
  if (!points) return points.error();
  const auto rangeOf = [&](const std::vector<float>& values) {
    const auto [low, high] =
        std::minmax_element(values.begin(), values.begin() + data_->trainCount);
    return widened({static_cast<double>(*low), static_cast<double>(*high)});
  };
  MapRequest whole = request;
  if (!whole.xRange) whole.xRange = rangeOf(points->x);
  if (!whole.yRange) whole.yRange = rangeOf(points->y);
  return edgewise::map(*plan_, weights(), encoding_, whole);
}

const Result<PrincipalAxes>& Session::principalAxes() const {
  if (!principalAxes_) {
    if (data_) {
      principalAxes_ = edgewise::principalAxes(data_->train().inputs, encoding_.inputWidth());
    } else {
      principalAxes_ = Error{"data", "", "Principal axes are those of data, and here are none."};
    }
  }
  return *principalAxes_;
}

Status Session::addTargets(const std::optional<std::string>& target, Points& points) const {
  const auto& targets = encoding_.targets;
  const auto chosen = target ? std::find_if(targets.begin(), targets.end(),
                                            [&](const auto& one) { return one.name == *target; })
                             : targets.begin();
  if (chosen == targets.end()) {
    return Error{"reference", "target", "There is no target named \"" + *target + "\"."};
  }
  const Column& truth = data_->table.columns[*data_->table.find(chosen->name)];
  const bool category = truth.type == ColumnType::category;
  for (std::size_t place = 0; place < data_->rows.size(); ++place) {
    const Index row = data_->rows[place];
    points.target.push_back(category ? static_cast<float>(truth.codes[row])
                                     : static_cast<float>(truth.numbers[row]));
    points.test.push_back(static_cast<Index>(place) < data_->trainCount ? 0 : 1);
  }
  return success();
}

Result<Points> Session::points(const std::string& x, const std::optional<std::string>& y,
                               const std::optional<std::string>& target) const {
  Points points;
  if (!data_) return points;
  const auto numberColumn = [&](const std::string& name,
                                const std::string& path) -> Result<const Column*> {
    const auto column = data_->table.find(name);
    if (!column || data_->table.columns[*column].type != ColumnType::number) {
      return Error{"reference", path, "There is no column of numbers named \"" + name + "\"."};
    }
    return &data_->table.columns[*column];
  };
  const auto xColumn = numberColumn(x, "x");
  if (!xColumn) return xColumn.error();
  const auto yColumn = y ? numberColumn(*y, "y") : Result<const Column*>(nullptr);
  if (!yColumn) return yColumn.error();
  if (auto added = addTargets(target, points); !added) return added.error();
  for (const Index row : data_->rows) {
    points.x.push_back(static_cast<float>((*xColumn)->numbers[row]));
    if (*yColumn != nullptr) points.y.push_back(static_cast<float>((*yColumn)->numbers[row]));
  }
  return points;
}

Result<Points> Session::points(const Plane& plane, const std::optional<std::string>& target) const {
  Points points;
  if (!data_) return points;
  if (auto fine = plane.check(encoding_.inputWidth()); !fine) return fine.error();
  if (auto added = addTargets(target, points); !added) return added.error();
  const auto width = static_cast<std::size_t>(encoding_.inputWidth());
  for (std::size_t place = 0; place < data_->rows.size(); ++place) {
    const auto [a, b] = plane.project(std::span(data_->inputs).subspan(place * width, width));
    points.x.push_back(static_cast<float>(a));
    points.y.push_back(static_cast<float>(b));
  }
  return points;
}

Result<Predicted> Session::predicted(const std::optional<std::string>& target) const {
  Predicted result;
  if (!data_) return result;
  std::size_t first = 0;
  for (const ColumnEncoder& encoder : encoding_.targets) {
    const bool isNumber = encoder.type == ColumnType::number;
    if (target ? encoder.name != *target : !isNumber) {
      first += static_cast<std::size_t>(encoder.width());
      continue;
    }
    if (!isNumber) {
      return Error{"type", "target", "\"" + *target + "\" has categories; this is of numbers."};
    }
    Points points;
    if (auto added = addTargets(encoder.name, points); !added) return added.error();
    const std::size_t width = plan_->outputs.size();
    std::vector<Real> outputs(data_->rows.size() * width);
    edgewise::evaluate(*plan_, weights(), data_->inputs, outputs);
    result.truth = std::move(points.target);
    result.test = std::move(points.test);
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
