#include "data/reading/unit_rule.hpp"

#include <algorithm>

#include "data/reading/words.hpp"

namespace edgewise::data {

std::string unitKey(std::string_view unit) {
  std::string key = folded(unit);
  // Of "Mio. €" the first word scales.
  if (const std::size_t blank = key.find(' '); blank != std::string::npos) key.resize(blank);
  while (!key.empty() && key.back() == '.') key.pop_back();
  // The micro sign and the letter, the ohm sign and the letter.
  if (key.starts_with("\u03BC")) key.replace(0, 2, "\u00B5");
  if (key.ends_with("\u2126")) key.replace(key.size() - 3, 3, "\u03C9");
  if (isOneOf(key, "yr|yrs|years|year")) return "year";
  if (isOneOf(key, "hr|hrs|hours|hour|std|stunde|stunden")) return "h";
  if (isOneOf(key, "mins|minute|minutes|minuten")) return "min";
  if (isOneOf(key, "sec|secs|second|seconds|sek|sekunde|sekunden")) return "s";
  if (isOneOf(key, "pt|pts|points|pkt|punkt|punkte")) return "point";
  if (key.size() > 3 && key.back() == 's' && key[key.size() - 2] != 's') key.pop_back();
  // Tage, Kilometern, Wochen: the plural of a word that another cell may have without its ending.
  if (key.size() > 4 && key.ends_with("en")) key.pop_back();
  if (key.size() > 3 && key.back() == 'e') key.pop_back();
  if (key == "\u20AC") return "eur";
  if (key == "$" || key == "us$") return "usd";
  if (key == "\u00A3") return "gbp";
  if (key == "sfr" || key == "fr") return "chf";
  return key;
}

double factorOf(std::string_view unit) {
  const std::string key = unitKey(unit);
  if (isOneOf(key, "k|tsd|thousand|tausend")) return 1e3;
  if (unit == "M" || isOneOf(key, "mio|mill|million|mn")) return 1e6;
  if (unit == "B" || isOneOf(key, "mrd|bn|billion|milliard")) return 1e9;
  return 1;
}

UnitRule unitRule(const ColumnLook& look) {
  UnitRule rule;
  const auto& units = look.units.entries();
  if (units.empty()) return rule;
  const bool bare = look.units.total() < look.numbers;
  const bool factors = std::all_of(units.begin(), units.end(), [](const Tally::Entry& unit) {
    return factorOf(unit.text) != 1;
  });
  const auto isOther = [&](const Tally::Entry& unit) { return unitKey(unit.text) != rule.key; };
  rule.key = unitKey(std::max_element(units.begin(), units.end(), [](const auto& a, const auto& b) {
                       return a.count < b.count;
                     })->text);
  const bool several = std::any_of(units.begin(), units.end(), isOther);
  rule.scales = factors && (bare || several);
  if (!several || rule.scales) return rule;
  Index others = look.units.total();
  for (const Tally::Entry& unit : units) {
    if (!isOther(unit)) others -= unit.count;
  }
  rule.fits = others * 10 <= look.units.total();
  return rule;
}

}  // namespace edgewise::data
