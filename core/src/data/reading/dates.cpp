#include "data/reading/dates.hpp"

#include <array>
#include <string>

#include "data/reading/words.hpp"

namespace edgewise::data {

namespace {

constexpr std::array<std::string_view, 12> monthNames{
    "january|januar|jan|j\u00E4nner|j\u00E4n|janvier|janv|januari|enero|ene|gennaio|gen",
    "february|februar|feb|f\u00E9vrier|f\u00E9vr|f\u00E9v|februari|febrero|febbraio",
    "march|m\u00E4rz|mar|m\u00E4r|mrz|mars|marzo|maart|mrt",
    "april|apr|avril|avr|abril|abr|aprile",
    "may|mai|maj|mayo|maggio|mag|mei",
    "june|juni|jun|juin|junio|giugno|giu",
    "july|juli|jul|juillet|juil|julio|luglio|lug",
    "august|aug|ao\u00FBt|augusti|agosto|ago|augustus",
    "september|sept|sep|septembre|septiembre|settembre|set",
    "october|oktober|oct|okt|octobre|octubre|ottobre|ott",
    "november|nov|novembre|noviembre",
    "december|dezember|dec|dez|d\u00E9cembre|d\u00E9c|diciembre|dic|dicembre",
};

constexpr int leapYear = 2000;  // where no year is written

struct Digits {
  int value = 0;
  int length = 0;
};

// Up to nine digits.
Digits takeDigits(std::string_view& rest) {
  Digits digits;
  while (!rest.empty() && isDigit(rest.front()) && digits.length < 9) {
    digits.value = digits.value * 10 + (rest.front() - '0');
    ++digits.length;
    rest.remove_prefix(1);
  }
  return digits;
}

std::string_view takeWord(std::string_view& rest) {
  std::size_t length = 0;
  while (length < rest.size() && isLetter(rest[length]) && blankLength(rest.substr(length)) == 0) {
    ++length;
  }
  const std::string_view word = rest.substr(0, length);
  rest.remove_prefix(length);
  return word;
}

char takeSign(std::string_view& rest, std::string_view signs) {
  if (rest.empty() || signs.find(rest.front()) == std::string_view::npos) return 0;
  const char sign = rest.front();
  rest.remove_prefix(1);
  return sign;
}

bool isLeap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int daysBefore(int month, int year) {
  constexpr std::array<int, 13> days{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
  return days[month - 1] + (month > 2 && isLeap(year) ? 1 : 0);
}

bool isDay(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1) return false;
  const int end = month == 12 ? 31 : daysBefore(month + 1, year) - daysBefore(month, year);
  return day <= end;
}

// 24 is 2024, 95 is 1995.
int yearOf(const Digits& digits) {
  if (digits.length != 2) return digits.value;
  return digits.value + (digits.value < 69 ? 2000 : 1900);
}

bool setDay(Moment& moment, int year, int month, int day) {
  moment.year = year;
  moment.month = month;
  moment.day = day;
  moment.hasDate = moment.hasDay = true;
  return isDay(year, month, day);
}

// 2024-05-01, 2024/5/1, 2024.05.01 or 2024-05, behind its year.
bool takeFromYear(std::string_view& rest, int year, Moment& moment) {
  const char sign = takeSign(rest, "-/.");
  const Digits month = takeDigits(rest);
  if (sign == 0 || month.length < 1 || month.length > 2) return false;
  if (!rest.empty() && rest.front() == sign && rest.size() > 1 && isDigit(rest[1])) {
    rest.remove_prefix(1);
    const Digits day = takeDigits(rest);
    return day.length <= 2 && setDay(moment, year, month.value, day.value);
  }
  const bool possible = sign != '.' && setDay(moment, year, month.value, 1);
  moment.hasDay = false;
  return possible;
}

// Behind the first number of 1.5.2024 and 5/1/2024.
bool takeToYear(std::string_view& rest, int first, bool monthFirst, Moment& moment) {
  const char sign = takeSign(rest, "-/.");
  if (sign == '.') skipBlanks(rest);
  const Digits second = takeDigits(rest);
  if (sign == 0 || second.length < 1 || second.length > 2) return false;
  if (takeSign(rest, std::string_view(&sign, 1)) == 0) return false;
  if (sign == '.') skipBlanks(rest);
  // 24.12. is a day of any year.
  if (sign == '.' && rest.empty()) return setDay(moment, leapYear, second.value, first);
  const Digits year = takeDigits(rest);
  if (year.length != 2 && year.length != 4) return false;
  moment.slashes = sign != '.';
  const bool dayFits = isDay(yearOf(year), second.value, first);
  const bool monthFits = moment.slashes && isDay(yearOf(year), first, second.value);
  moment.eitherOrder = dayFits && monthFits && first != second.value;
  moment.swapped = monthFits && (monthFirst || !dayFits);
  if (moment.swapped) return setDay(moment, yearOf(year), first, second.value);
  return setDay(moment, yearOf(year), second.value, first);
}

// Behind the day of 1-May-24, 1 May 2024, 1. Mai.
bool takeNamedMonth(std::string_view& rest, int day, Moment& moment) {
  takeAny(rest, "st|nd|rd|th|er");
  takeSign(rest, ".-/");
  skipBlanks(rest);
  takeAny(rest, "de |of ");
  moment.month = monthOf(takeWord(rest));
  if (moment.month == 0) return false;
  takeSign(rest, ".-/,");
  std::string_view behind = rest;
  skipBlanks(behind);
  takeAny(behind, "del |de ");
  const Digits year = takeDigits(behind);
  const bool hasYear = (year.length == 2 || year.length == 4) && takeSign(behind, ":") == 0;
  if (hasYear) rest = behind;
  return setDay(moment, hasYear ? yearOf(year) : leapYear, moment.month, day);
}

// May 1, 2024 or May 2024, behind the month.
bool takeFromMonth(std::string_view& rest, int month, Moment& moment) {
  takeSign(rest, ".-/");
  skipBlanks(rest);
  takeSign(rest, "'");
  const Digits first = takeDigits(rest);
  if (first.length == 4) {
    moment.hasDay = false;
    moment.hasDate = true;
    moment.year = first.value;
    moment.month = month;
    return true;
  }
  if (first.length < 1 || first.length > 2) return false;
  takeAny(rest, "st|nd|rd|th");
  takeSign(rest, ",");
  std::string_view behind = rest;
  skipBlanks(behind);
  const Digits year = takeDigits(behind);
  if (year.length == 4) {
    rest = behind;
    return setDay(moment, year.value, month, first.value);
  }
  // May-24 is a month of a year.
  const bool possible = first.length == 2 && setDay(moment, yearOf(first), month, 1);
  moment.hasDay = false;
  return possible;
}

bool takeDate(std::string_view& rest, bool monthFirst, Moment& moment) {
  const Digits first = takeDigits(rest);
  if (first.length == 4) return takeFromYear(rest, first.value, moment);
  if (first.length == 8) {
    const int year = first.value / 10'000;
    return year > 1800 && year < 2200 &&
           setDay(moment, year, first.value / 100 % 100, first.value % 100);
  }
  if (first.length > 2) return false;
  if (first.length > 0) {
    std::string_view behind = rest;
    if (takeToYear(behind, first.value, monthFirst, moment)) {
      rest = behind;
      return true;
    }
    moment = {};
    return takeNamedMonth(rest, first.value, moment);
  }
  const std::string_view word = takeWord(rest);
  if (const int month = monthOf(word)) return takeFromMonth(rest, month, moment);
  if (!isWeekday(word)) return false;
  takeSign(rest, ".");
  takeSign(rest, ",");
  skipBlanks(rest);
  std::string_view behind = rest;
  return !rest.empty() && (isDigit(rest.front()) || monthOf(takeWord(behind)) > 0) &&
         takeDate(rest, monthFirst, moment);
}

// In small letters, and without the point of an abbreviation.
std::string withoutPoint(std::string_view word) {
  std::string small = folded(word);
  if (!small.empty() && small.back() == '.') small.pop_back();
  return small;
}

// Z, UTC, GMT+1, CET, +01:00.
bool takeZone(std::string_view& rest) {
  skipBlanks(rest);
  const std::string_view word = takeWord(rest);
  if (word.size() > 5) return false;
  if (takeSign(rest, "+-") == 0) return true;
  if (takeDigits(rest).length == 0) return false;
  return takeSign(rest, ":") == 0 || takeDigits(rest).length == 2;
}

// The rest of "11.30 Uhr": only the word behind it makes a time of the digits.
bool isDottedClock(std::string_view rest) {
  if (takeSign(rest, ".") == 0 || takeDigits(rest).length != 2) return false;
  skipBlanks(rest);
  return takeAny(rest, "Uhr|uhr") > 0;
}

bool takeTime(std::string_view& rest, Moment& moment) {
  const Digits hour = takeDigits(rest);
  if (hour.length < 1 || hour.length > 2) return false;
  double seconds = hour.value * 3600.0;
  const bool minutes = takeSign(rest, isDottedClock(rest) ? "." : ":") != 0;
  if (minutes) {
    const Digits minute = takeDigits(rest);
    if (minute.length != 2 || minute.value > 59) return false;
    seconds += minute.value * 60.0;
    if (takeSign(rest, ":") != 0) {
      const Digits second = takeDigits(rest);
      if (second.length != 2 || second.value > 60) return false;
      seconds += second.value;
      if (takeSign(rest, ".,") != 0) {
        double unit = 1;
        const Digits part = takeDigits(rest);
        for (int k = 0; k < part.length; ++k) unit *= 10;
        seconds += part.value / unit;
        while (!rest.empty() && isDigit(rest.front())) rest.remove_prefix(1);
      }
    }
  }
  std::string_view behind = rest;
  skipBlanks(behind);
  const bool after = takeAny(behind, "pm|PM|p.m.|P.M.|Pm") > 0;
  const bool half = after || takeAny(behind, "am|AM|a.m.|A.M.|Am") > 0;
  if (half && (hour.value > 12 || hour.value < 1)) return false;
  if (half && hour.value == 12) seconds -= 12 * 3600.0;
  if (after) seconds += 12 * 3600.0;
  const bool clock = !half && takeAny(behind, "Uhr|uhr|o'clock") > 0;
  if (!minutes && !half && !clock) return false;
  if (half || clock) rest = behind;
  moment.seconds = seconds;
  moment.hasTime = true;
  return hour.value <= 24;
}

}  // namespace

std::optional<Moment> scanMoment(std::string_view cell, bool monthFirst) {
  constexpr std::size_t longest = 48;
  std::string_view rest = trimBlanks(cell);
  if (rest.size() < 3 || rest.size() > longest) return std::nullopt;
  Moment moment;
  std::string_view behind = rest;
  if (takeTime(behind, moment)) {
    if (takeZone(behind) && behind.empty()) return moment;
  }
  moment = {};
  if (!takeDate(rest, monthFirst, moment)) return std::nullopt;
  if (rest.empty()) return moment;
  takeSign(rest, ",");
  skipBlanks(rest);
  if (!rest.empty() && (rest.front() == 'T' || rest.front() == 't') && rest.size() > 1 &&
      isDigit(rest[1])) {
    rest.remove_prefix(1);
  }
  if (!takeTime(rest, moment) || !takeZone(rest) || !rest.empty()) return std::nullopt;
  return moment;
}

double daysOf(const Moment& moment) {
  double days = moment.seconds / 86'400;
  if (!moment.hasDate) return days;
  const int before = moment.year - 1;
  const int leaps = before / 4 - before / 100 + before / 400;
  constexpr int epoch = 719'162;  // days before 1970-01-01
  return days + 365 * before + leaps - epoch + dayOfYear(moment) - 1;
}

int dayOfYear(const Moment& moment) { return daysBefore(moment.month, moment.year) + moment.day; }

int weekdayOf(const Moment& moment) {
  Moment midnight = moment;
  midnight.seconds = 0;
  const int days = static_cast<int>(daysOf(midnight));  // day 0 was a Thursday
  return ((days + 3) % 7 + 7) % 7 + 1;
}

int monthOf(std::string_view word) {
  const std::string small = withoutPoint(word);
  for (std::size_t k = 0; k < monthNames.size(); ++k) {
    if (isOneOf(small, monthNames[k])) return static_cast<int>(k) + 1;
  }
  return 0;
}

bool isWeekday(std::string_view word) {
  const std::string small = withoutPoint(word);
  return isOneOf(
      small,
      "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|"
      "thur|thurs|fri|sat|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|"
      "sonnabend|sonntag|mo|di|mi|do|fr|sa|so|lundi|mardi|mercredi|jeudi|vendredi|"
      "samedi|dimanche|lun|mer|jeu|ven|sam|dim|lunes|martes|mi\u00E9rcoles|jueves|"
      "viernes|s\u00E1bado|domingo|luned\u00EC|marted\u00EC|mercoled\u00EC|gioved\u00EC|"
      "venerd\u00EC|sabato|domenica|m\u00E5ndag|tisdag|onsdag|torsdag|fredag|l\u00F6rdag|"
      "s\u00F6ndag|m\u00E5n|tis|ons|tors|fre|l\u00F6r|s\u00F6n");
}

}  // namespace edgewise::data
