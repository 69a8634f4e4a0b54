#include "data/reading/name_hints.hpp"

#include <algorithm>

#include "data/reading/words.hpp"

namespace edgewise::data {

namespace {

bool hasWord(std::string_view name, std::string_view known) {
  const auto words = wordsOf(name);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return isOneOf(word, known); });
}

// 2 if the whole name is one of the words, 1 if its last word is.
int match(const std::vector<std::string>& words, std::string_view known) {
  if (words.empty() || !isOneOf(words.back(), known)) return 0;
  return words.size() == 1 ? 2 : 1;
}

constexpr std::string_view rowWords =
    "id|ids|idx|index|nr|no|num|number|nummer|row|rows|rownames|rowid|line|zeile|obs|record|case|"
    "lfd|laufnummer|#|unnamed|key|pk|uuid|guid|serial|observation|kennung|sample|subject|"
    "participant|patient|person|trial|versuch";

constexpr std::string_view codeWords =
    "zip|zipcode|plz|postal|postcode|postleitzahl|phone|phonenumber|contact|kontakt|tel|telefon|"
    "telephone|"
    "telefonnummer|mobile|mobil|handy|handynummer|fax|isbn|ean|gtin|iban|bic|card|kontonummer|"
    "barcode|imei|ssn|account|matrikelnummer|vorwahl|areacode|fips|hash|phonenr";

constexpr std::string_view peopleWords =
    "name|names|surname|firstname|lastname|vorname|nachname|email|mail|url|link|address|adresse|"
    "ticket|user|username|student|sch\u00FCler|uuid|guid|id|path|file|filename";

constexpr std::string_view strong =
    "label|labels|class|classes|target|targets|y|species|survived|outcome|output|out|result|"
    "results|diagnosis|churn|churned|klasse|ziel|zielwert|ergebnis|ausgabe|digit|category|"
    "kategorie|art|response|default|fraud|spam|cluster|attrition|exited|disease|variety|sorte|"
    "prediction|diagnose|zielgr\u00F6\u00DFe|ziffer";

constexpr std::string_view usual =
    "price|preis|saleprice|cost|costs|kosten|quality|qualit\u00E4t|grade|grades|note|sales|umsatz|"
    "salary|gehalt|income|miete|rent|medv|mpg|charges|score|rating|stars|type|typ|kind|status|"
    "pass|passed|bestanden|buys|purchased|gekauft|approved|admitted|hired|won|win|failed|risk|"
    "death|"
    "died|event|decision|entscheidung|satisfaction|zufriedenheit|yield|ertrag|strength|consumption|"
    "verbrauch|play|subscribed|value|wert";

constexpr std::string_view classWords =
    "class|label|survived|digit|species|cluster|grade|category|outcome|kind|type|group|variety|"
    "klasse|sorte|art|kategorie|gruppe|typ|diagnosis|diagnose|churn|status|ziffer";

constexpr std::string_view dateWords = "date|datum|day|tag|time|timestamp|yyyymmdd|zeit|zeitpunkt";

constexpr std::string_view quantityWords =
    "price|preis|saleprice|cost|costs|kosten|salary|gehalt|income|einkommen|rent|miete|sales|"
    "umsatz|revenue|age|alter|year|jahr|temperature|temperatur|temp|distance|height|weight|count|"
    "anzahl|visitors|amount|hours|days|sum|total|size";

}  // namespace

bool namesRowNumber(std::string_view name) {
  const auto words = wordsOf(name);
  if (match(words, rowWords) > 0 || (!words.empty() && words.front() == "unnamed")) return true;
  if (words.size() == 2 && words.front() == "column" && isDigit(words.back().front())) return true;
  // customerid, Kundennr., Artikelnummer
  const auto ends = [&](std::string_view ending) {
    return words.size() == 1 && words[0].size() > ending.size() + 2 && words[0].ends_with(ending);
  };
  return ends("id") || ends("nr") || ends("nummer") || ends("number");
}

bool namesCode(std::string_view name) { return hasWord(name, codeWords); }
bool namesPeople(std::string_view name) { return match(wordsOf(name), peopleWords) > 0; }

int targetNameWeight(std::string_view name) {
  const auto words = wordsOf(name);
  if (const int how = match(words, strong)) return how == 2 ? 100 : 80;
  if (const int how = match(words, usual)) return how == 2 ? 50 : 40;
  return 0;
}

bool namesDate(std::string_view name) { return match(wordsOf(name), dateWords) > 0; }
bool namesQuantity(std::string_view name) { return match(wordsOf(name), quantityWords) > 0; }

bool namesSets(std::string_view name) {
  const auto words = wordsOf(name);
  const auto isSet = [](const std::string& word) {
    return isOneOf(word, "train|training|test|testing|istrain|istest");
  };
  const bool others = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return isSet(word) || isOneOf(word, "is|in|for|use|used|set|row|rows|data|flag");
  });
  const bool test = words.size() == 1 && words[0] == "test";
  return others && !test && std::any_of(words.begin(), words.end(), isSet);
}

bool namesClass(std::string_view name) { return match(wordsOf(name), classWords) > 0; }

}  // namespace edgewise::data
