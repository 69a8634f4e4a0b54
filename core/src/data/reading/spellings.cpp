#include <algorithm>
#include <array>

#include "data/decimal.hpp"
#include "data/reading/number_text.hpp"
#include "data/reading/texts.hpp"
#include "data/reading/words.hpp"

namespace edgewise::data {

namespace {

// With more different texts than this, they are hardly classes.
constexpr std::size_t mostSpellings = 1000;

// Words for the two answers of a question. "w" and "f" are true and false in German, or woman and
// female.
struct TwoAnswers {
  std::string_view first;
  std::string_view second;
};

constexpr std::array answers{
    TwoAnswers{"1|true|yes|y|t|ja|j|wahr|w|oui|o|vrai|v|s\u00ED|si|s|sim|verdadero",
               "0|false|no|n|f|nein|falsch|nee|non|faux|nej|n\u00E3o|falso"},
    TwoAnswers{"m|male|man|men|boy|m\u00E4nnlich|mann|junge|h|homme|masculin|hombre",
               "f|w|female|woman|women|girl|weiblich|frau|m\u00E4dchen|femme|f\u00E9minin|mujer|"
               "kvinna|k"},
    TwoAnswers{"pass|passed|bestanden|p", "fail|failed|nicht bestanden|durchgefallen|f"},
};

// AA, Aa and aa are three genotypes.
bool isTwice(std::string_view small) { return small.size() == 2 && small[0] == small[1]; }

// Without case, repeated blanks, blanks at hyphens, and what ends a sentence.
std::string keyOf(std::string_view text) {
  std::string key = folded(text);
  while (key.size() > 1 && std::string_view(".!;:,").find(key.back()) != std::string_view::npos) {
    key.pop_back();
  }
  std::replace(key.begin(), key.end(), '_', ' ');
  return isTwice(key) ? std::string(text) : key;
}

// 1, 1.0 and 1,0 are one number, which nobody needs to be told.
std::optional<std::string> numberKey(std::string_view text) {
  const auto number = scanNumber(text);
  const bool plain = number && number->unit.empty() && !number->inexact && !number->leadingZero &&
                     !number->ambiguous && number->digits.size() <= 15;
  if (!plain) return std::nullopt;
  return shortest(valueOf(*number, DecimalMark::point));
}

// The two answers of which a column holds nothing but words; all of one side are one then.
const TwoAnswers* answersIn(const std::vector<std::string>& keys) {
  const auto* found = std::find_if(answers.begin(), answers.end(), [&](const TwoAnswers& two) {
    return std::all_of(keys.begin(), keys.end(), [&](const std::string& key) {
      return isOneOf(key, two.first) || isOneOf(key, two.second);
    });
  });
  return found == answers.end() ? nullptr : found;
}

}  // namespace

std::optional<ReportEntry> joinSpellings(Texts& texts, const std::string& name,
                                         const Entries& entries) {
  if (texts.different.size() < 2 || texts.different.size() > mostSpellings) return std::nullopt;
  std::vector<std::string> keys;
  std::vector<bool> isNumber;
  for (const std::string_view text : texts.different) {
    const auto number = numberKey(text);
    isNumber.push_back(number.has_value());
    keys.push_back(number ? *number : keyOf(text));
  }
  if (const TwoAnswers* two = keys.size() > 2 ? answersIn(keys) : nullptr) {
    for (std::string& key : keys) key = isOneOf(key, two->first) ? "yes" : "no";
  }
  // Of each class, the place of its first spelling, and there the place of its most frequent one.
  std::vector<Index> first(keys.size());
  std::vector<Index> best(keys.size());
  bool several = false;
  for (std::size_t k = 0; k < keys.size(); ++k) {
    first[k] = static_cast<Index>(std::find(keys.begin(), keys.end(), keys[k]) - keys.begin());
    best[k] = static_cast<Index>(k);
    Index& most = best[first[k]];
    if (texts.counts[k] > texts.counts[most]) most = static_cast<Index>(k);
    several = several || first[k] != static_cast<Index>(k);
  }
  if (!several) return std::nullopt;

  std::string list;
  for (std::size_t k = 0; k < keys.size(); ++k) {
    const Index to = best[first[k]];
    if (to == static_cast<Index>(k) || (isNumber[k] && isNumber[to])) continue;
    constexpr std::size_t longest = 60;
    if (list.size() < longest) {
      list += (list.empty() ? "" : ", ") + quoted(texts.different[k]) + " and " +
              quoted(texts.different[to]);
    }
  }
  const bool join = list.empty() || entries.taken("spelling", name, "one") == "one";
  ReportEntry entry{.kind = "spelling",
                    .where = name,
                    .taken = join ? "one" : "apart",
                    .other = join ? "apart" : "one",
                    .sentence = "Spellings in " + quoted(name) + " were " +
                                (join ? "taken together: " : "kept apart: ") + list + ".",
                    .action = join ? "Keep them apart" : "Take them together"};
  if (!join) return entry;

  Texts joined;
  joined.present = texts.present;
  joined.longest = texts.longest;
  std::vector<Index> codes;  // a spelling's place among the classes
  for (std::size_t k = 0; k < keys.size(); ++k) {
    const bool isNew = first[k] == static_cast<Index>(k);
    codes.push_back(isNew ? static_cast<Index>(joined.different.size()) : codes[first[k]]);
    if (isNew) {
      joined.different.push_back(texts.different[best[k]]);
      joined.counts.push_back(0);
    }
    joined.counts[codes[k]] += texts.counts[k];
  }
  for (const Index code : texts.codes) joined.codes.push_back(code < 0 ? -1 : codes[code]);
  texts = std::move(joined);
  if (list.empty()) return std::nullopt;
  return entry;
}

}  // namespace edgewise::data
