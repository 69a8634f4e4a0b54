#include "values.hpp"

#include <charconv>
#include <utility>

#include "choices.hpp"
#include "data/decimal.hpp"

namespace edgewise::cli {

std::optional<std::int64_t> wholeOf(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

Take takeWhole(std::optional<std::int64_t>& into, const std::string& what) {
  return [&into, what](const std::string& text) -> Fault {
    into = wholeOf(text);
    return into ? "" : what + " must be a whole number.";
  };
}

Take takeText(std::string& into) {
  return [&into](const std::string& value) -> Fault {
    into = value;
    return "";
  };
}

Take takeText(std::optional<std::string>& into) {
  return [&into](const std::string& value) -> Fault {
    into = value;
    return "";
  };
}

Take takeOneMore(std::vector<std::string>& into) {
  return [&into](const std::string& value) -> Fault {
    into.push_back(value);
    return "";
  };
}

Fault takeHidden(std::vector<std::int64_t>& hidden, std::string_view value) {
  if (value == "none") return "";
  for (;;) {
    const std::size_t comma = value.find(',');
    const auto count = wholeOf(value.substr(0, comma));
    if (count.value_or(0) < 1) return "Say how many neurons each hidden layer has: 8,8 or none.";
    hidden.push_back(*count);
    if (comma == std::string_view::npos) return "";
    value.remove_prefix(comma + 1);
  }
}

Fault takeChoice(std::vector<Choice>& choices, std::string_view value) {
  auto choice = readChoice(value);
  if (!choice) return "A choice is KIND=TAKEN or KIND:WHERE=TAKEN, such as header=names.";
  std::erase_if(choices, [&](const Choice& earlier) {
    return earlier.kind == choice->kind && earlier.where == choice->where;
  });
  choices.push_back(std::move(*choice));
  return "";
}

Fault takeRange(ExhaustiveSpec& spec, std::string_view value) {
  const std::size_t comma = value.find(',');
  const auto low = readDecimal(value.substr(0, comma));
  const auto high =
      comma == std::string_view::npos ? std::nullopt : readDecimal(value.substr(comma + 1));
  if (!low || !high) return "The range goes from a lower to a higher number: -1,1.";
  spec.low = *low;
  spec.high = *high;
  return "";
}

}  // namespace edgewise::cli
