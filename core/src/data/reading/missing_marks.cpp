#include "data/reading/missing_marks.hpp"

#include <cmath>

#include "data/reading/words.hpp"

namespace edgewise::data {

namespace {

constexpr std::size_t longestMark = 20;

// Of nothing but dots, dashes, question marks and the like.
bool isPunctuation(std::string_view cell) {
  while (!cell.empty()) {
    if (takeAny(cell, "-|\u2212|\u2013|\u2014|\u2010|\u2011|.|\u2026|?|*|_|/") == 0) {
      return false;
    }
  }
  return true;
}

bool isWord(std::string_view small) {
  return isOneOf(small,
                 "none|nil|unknown|missing|unbekannt|keine|keiner|keines|kein|fehlt|not "
                 "known|undefined|empty|blank|leer|(none)|(empty)|(blank)|(missing)|(unknown)|"
                 "inconnu|inconnue|"
                 "desconocido|desconocida|sconosciuto|ok\u00E4nd|onbekend");
}

bool isRemark(std::string_view small) {
  return isOneOf(small,
                 "absent|refused|don't know|don\u2019t know|dont know|not sure|not tested|tbd|tba|"
                 "prefer not to say|pending|excused|abwesend|krank|entschuldigt|wei\u00DF nicht|"
                 "weiss nicht|offen|malade|aucun|aucune|ne sait pas|ninguno|ninguna|no sabe|"
                 "nessuno|saknas|vet ej|ingen|sjuk|geen");
}

bool isMark(std::string_view small) {
  return isOneOf(small,
                 "na|n/a|n.a.|n.a|n. "
                 "a.|<na>|(na)|nan|-nan|+nan|nat|null|<null>|(null)|\\n|#n/"
                 "a|#na|#nv|#value!|#wert!|#ref!|#bezug!|#div/"
                 "0!|#num!|#zahl!|#name?|#null!|#error!|#spill!|#calc!|#getting_data|#####|k.a.|k."
                 "a|k. a.|k/a|keine angabe|keine angaben|keine antwort|no answer|no data|not "
                 "available|not applicable|not provided|not specified|no value|n.v.|n.d.|n/d|n. "
                 "v.|n. d.|nicht verfügbar|nicht angegeben|ohne angabe|o.a.|o. "
                 "a.|inf|+inf|-inf|infinity|+infinity|-infinity|1.#inf|-1.#inf|1.#qnan|1.#ind|-1.#"
                 "ind|\u221E|-\u221E|-na-|--na--|(n/a)|n.r.|n.r|s/d|sin dato|sin datos|non "
                 "renseign\u00E9|uppgift saknas|ej svar|no response|not asked|kein "
                 "wert|n. def.");
}

}  // namespace

MissingMark missingMark(std::string_view cell) {
  if (cell.empty()) return MissingMark::empty;
  // No mark begins so, but for those that hold a #, as 1.#INF does.
  const std::size_t sign = cell.size() > 1 && cell.front() == '-' ? 1 : 0;
  const bool numeric = isDigit(cell[sign]) && cell.find('#') == std::string_view::npos;
  if (numeric || cell.size() > longestMark) return MissingMark::none;
  if (trimBlanks(cell).empty()) return MissingMark::empty;
  if (isPunctuation(cell)) return MissingMark::mark;
  const std::string small = folded(cell);
  if (isMark(small)) return MissingMark::mark;
  if (isWord(small)) return MissingMark::word;
  return isRemark(small) ? MissingMark::remark : MissingMark::none;
}

bool isSentinel(double number) {
  const double size = std::abs(number);
  for (double nines = 9; nines < 1e8; nines = nines * 10 + 9) {
    if (size == nines || (nines > 99 && size == nines + 0.9)) return number < 0 || nines > 9;
  }
  return number == -1 || number == -88 || size == 888 || size == 8888 || number == -32768 ||
         number == 32767;
}

}  // namespace edgewise::data
