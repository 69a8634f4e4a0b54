#include "own_data/faults.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cctype>

namespace edgewise::test {

namespace {

std::string lower(std::string_view text) {
  std::string low(text);
  std::transform(low.begin(), low.end(), low.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return low;
}

bool hasText(std::string_view text, const Json& word) {
  if (word.IsString()) return lower(text).find(lower(textOf(word))) != std::string::npos;
  const auto& choice = word.GetArray();
  return std::any_of(choice.begin(), choice.end(),
                     [&](const Json& one) { return hasText(text, one); });
}

bool isOneOf(std::string_view text, const Json& wanted) {
  if (wanted.IsString()) return textOf(wanted) == text;
  const auto& choice = wanted.GetArray();
  return std::any_of(choice.begin(), choice.end(),
                     [&](const Json& one) { return textOf(one) == text; });
}

}  // namespace

bool says(std::string_view text, const Json& words) {
  const auto& all = words.GetArray();
  return std::all_of(all.begin(), all.end(), [&](const Json& word) { return hasText(text, word); });
}

std::string join(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return all;
}

std::vector<std::string> textsOf(const Json& list) {
  std::vector<std::string> texts;
  for (const Json& text : list.GetArray()) texts.emplace_back(textOf(text));
  return texts;
}

bool fits(const Told& entry, const Json& wanted) {
  for (const auto& [name, value] : wanted.GetObject()) {
    const std::string_view key = textOf(name);
    if (value.IsNull()) continue;
    const bool isRight = key == "kind"        ? isOneOf(entry.kind, value)
                         : key == "where"     ? isOneOf(entry.where, value)
                         : key == "taken"     ? isOneOf(entry.taken, value)
                         : key == "other"     ? isOneOf(entry.other, value)
                         : key == "ask"       ? entry.ask == value.GetBool()
                         : key == "choosable" ? entry.hasOptions == value.GetBool()
                         : key == "says"      ? says(entry.sentence, value)
                                              : false;
    if (!isRight) return false;
  }
  return true;
}

std::string written(const Json& value) {
  rapidjson::StringBuffer text;
  rapidjson::Writer<rapidjson::StringBuffer> writer(text);
  value.Accept(writer);
  return text.GetString();
}

}  // namespace edgewise::test
