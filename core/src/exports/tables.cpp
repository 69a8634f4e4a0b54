// Tables of the data as CSV (RFC 4180): which rows train, and what the network predicts for them.
#include <algorithm>

#include "data/decimal.hpp"
#include "exports/code_texts.hpp"
#include "exports/csv.hpp"
#include "exports/scripts.hpp"
#include "network/network.hpp"

namespace edgewise::exports {

namespace {

// For each row of the table, its place among the kept rows; -1 where it was left out.
std::vector<Index> placesOf(const Dataset& data) {
  std::vector<Index> places(static_cast<std::size_t>(data.table.rows()), -1);
  for (std::size_t place = 0; place < data.rows.size(); ++place) {
    places[data.rows[place]] = static_cast<Index>(place);
  }
  return places;
}

// Which set a row is in; a gap where it was left out.
Cell setOf(const Dataset& data, Index place) {
  if (place < 0) return std::monostate{};
  return std::string(place < data.trainCount ? "train" : "test");
}

}  // namespace

Result<std::string> tableCsv(const Session& session) {
  if (auto has = needsData(session, "A table"); !has) return has.error();
  const Dataset& data = *session.data();
  const std::vector<Index> places = placesOf(data);
  Csv csv;
  for (const Column& column : data.table.columns) csv.name(column.name);
  csv.name("set");
  csv.endRow();
  for (Index row = 0; row < data.table.rows(); ++row) {
    for (const Column& column : data.table.columns) csv.cell(column.cell(row));
    csv.cell(setOf(data, places[row]));
    csv.endRow();
  }
  return std::move(csv).text();
}

Result<std::string> predictionsCsv(const Session& session) {
  if (auto has = needsData(session, "A table of predictions"); !has) return has.error();
  const Dataset& data = *session.data();
  const Plan& plan = session.plan();
  const auto& targets = session.encoding().targets;
  const std::size_t width = plan.outputs.size();
  std::vector<Real> outputs(data.rows.size() * width);
  evaluate(plan, session.weights(), data.inputs, outputs);

  Csv csv;
  for (const Column& column : data.table.columns) csv.name(column.name);
  csv.name("set");
  for (const ColumnEncoder& target : targets) csv.name("predicted " + target.name);
  std::size_t first = 0;
  std::vector<std::uint8_t> probable;
  for (const ColumnEncoder& target : targets) {
    const Activation function = plan.function[plan.outputs[first]];
    const bool isProbable = target.type == ColumnType::category && givesProbabilities(function);
    probable.push_back(isProbable ? 1 : 0);
    for (std::size_t k = 0; probable.back() && k < target.categories.size(); ++k) {
      const std::string& category = target.categories[k];
      csv.name("probability of " +
               (targets.size() > 1 ? target.name + " = " + category : category));
    }
    first += static_cast<std::size_t>(target.width());
  }
  csv.endRow();

  const std::vector<Index> places = placesOf(data);
  for (Index row = 0; row < data.table.rows(); ++row) {
    for (const Column& column : data.table.columns) csv.cell(column.cell(row));
    const Index place = places[row];
    csv.cell(setOf(data, place));
    std::vector<Cell> values;
    std::vector<Cell> shares;
    first = 0;
    for (std::size_t t = 0; t < targets.size(); ++t) {
      const auto own = static_cast<std::size_t>(targets[t].width());
      const auto begin = static_cast<std::size_t>(std::max(place, 0)) * width + first;
      const auto found = std::span<const Real>(outputs).subspan(begin, own);
      values.push_back(place < 0 ? Cell() : targets[t].decode(found));
      first += own;
      if (!probable[t]) continue;
      for (const Real share : targets[t].shares(found)) {
        shares.push_back(place < 0 ? Cell() : Cell(shortest(static_cast<float>(share))));
      }
    }
    for (const Cell& cell : values) csv.cell(cell);
    for (const Cell& cell : shares) csv.cell(cell);
    csv.endRow();
  }
  return std::move(csv).text();
}

}  // namespace edgewise::exports
