#include "choices.hpp"

#include <algorithm>

namespace edgewise::cli {

std::optional<Choice> readChoice(std::string_view text) {
  const std::size_t kindEnd = text.find_first_of(":=");
  if (kindEnd == std::string_view::npos || kindEnd == 0) return std::nullopt;
  // Names of columns may hold both marks, words that are taken for a column none.
  const bool whole = text[kindEnd] == '=';
  const std::size_t equals = whole ? kindEnd : text.rfind('=');
  if (equals == std::string_view::npos || equals < kindEnd) return std::nullopt;
  Choice choice{.kind = std::string(text.substr(0, kindEnd)),
                .where = whole ? "" : std::string(text.substr(kindEnd + 1, equals - kindEnd - 1)),
                .taken = std::string(text.substr(equals + 1))};
  if (choice.taken.empty()) return std::nullopt;
  return choice;
}

std::string choiceText(const Choice& choice) {
  return choice.kind + (choice.where.empty() ? "" : ":" + choice.where) + "=" + choice.taken;
}

std::vector<Choice> otherWays(const ReportEntry& entry) {
  std::vector<Choice> ways;
  const auto add = [&](const std::string& taken) {
    if (taken.empty() || taken == entry.taken) return;
    ways.push_back({.kind = entry.kind, .where = entry.where, .taken = taken});
  };
  add(entry.other);
  for (const std::string& option : entry.options) {
    if (option != entry.other) add(option);
  }
  return ways;
}

bool isChosen(const ReportEntry& entry, const std::vector<Choice>& choices) {
  return std::any_of(choices.begin(), choices.end(), [&](const Choice& choice) {
    return choice.kind == entry.kind && choice.where == entry.where && choice.taken == entry.taken;
  });
}

std::string shellWord(std::string_view text) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=:.,/@%";
  if (!text.empty() && text.find_first_not_of(plain) == std::string_view::npos) {
    return std::string(text);
  }
  std::string word = "'";
  for (const char letter : text) word += letter == '\'' ? R"('\'')" : std::string(1, letter);
  return word + "'";
}

}  // namespace edgewise::cli
