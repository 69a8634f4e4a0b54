#include "axes.hpp"

#include <algorithm>

#include "arguments/arguments.hpp"
#include "project/json_reader.hpp"
#include "project/json_writer.hpp"

namespace edgewise::cli {

namespace {

// Parts between commas that stand in no brackets and no text.
std::vector<std::string> valuesBetweenCommas(std::string_view text) {
  std::vector<std::string> values(1);
  int depth = 0;
  bool isText = false;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const char sign = text[k];
    if (isText && sign == '\\' && k + 1 < text.size()) {
      values.back() += text.substr(k++, 2);
      continue;
    }
    if (sign == '"') isText = !isText;
    if (!isText && (sign == '[' || sign == '{')) ++depth;
    if (!isText && (sign == ']' || sign == '}')) --depth;
    if (sign == ',' && depth == 0 && !isText) {
      values.emplace_back();
    } else {
      values.back() += sign;
    }
  }
  return values;
}

bool isJson(const std::string& text) {
  rapidjson::Document document;
  return !json::parse(text, document);
}

}  // namespace

Result<Axis> readAxis(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size()) {
    return misuse("--vary",
                  "What varies is PATH=VALUES, such as training.stepSize.initial=0.01,0.1,1.");
  }
  Axis axis{std::string(text.substr(0, equals)), valuesBetweenCommas(text.substr(equals + 1))};
  for (std::string& value : axis.values) {
    if (isJson(value)) continue;
    if (value.empty() || value.find_first_of("[]{}\"") != std::string::npos) {
      return misuse("--vary", "\"" + value + "\" is no value: it is neither JSON nor a word.");
    }
    json::JsonWriter writer;
    writer.value(value);
    value = writer.text();
  }
  return axis;
}

std::int64_t variantsOf(const std::vector<Axis>& axes) {
  std::int64_t count = axes.empty() ? 0 : 1;
  for (const Axis& axis : axes) {
    count = std::min(mostVariants + 1, count * std::ssize(axis.values));
  }
  return count;
}

std::vector<PlacedValue> variant(const std::vector<Axis>& axes, std::int64_t k) {
  std::vector<PlacedValue> values(axes.size());
  for (std::size_t a = axes.size(); a-- > 0;) {
    const auto count = std::ssize(axes[a].values);
    values[a] = {axes[a].path, axes[a].values[static_cast<std::size_t>(k % count)]};
    k /= count;
  }
  return values;
}

}  // namespace edgewise::cli
