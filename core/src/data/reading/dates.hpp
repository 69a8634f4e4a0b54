// Days and times as people and programs write them.
//
//   2024-05-01  2024/5/1  2024-05  1.5.2024  5/1/2024  1-May-24  May 1, 2024  1. Mai 2024  May 2024
//   20240501, which a name must tell from a number
//   08:30  8:30:15.5  3:48 pm  8 am  14:30 Uhr; both with a blank or T between, and a zone behind
#pragma once

#include <optional>
#include <string_view>

namespace edgewise::data {

struct Moment {
  int year = 0;
  int month = 0;  // from 1; 0 without a day
  int day = 1;
  double seconds = 0;  // since midnight
  bool hasDate = false;
  bool hasDay = false;  // false: a month of a year
  bool hasTime = false;
  // 5/1/2024 is the fifth of January or the first of May.
  bool slashes = false;  // written so, or with dashes
  bool eitherOrder = false;
  bool swapped = false;  // read with the month first
};

// With `monthFirst`, 5/1/2024 is the first of May where that is possible.
std::optional<Moment> scanMoment(std::string_view cell, bool monthFirst = false);

double daysOf(const Moment& moment);    // since 1970-01-01, with the time as a fraction
int dayOfYear(const Moment& moment);    // from 1
int weekdayOf(const Moment& moment);    // from 1, a Monday
int monthOf(std::string_view word);     // 1 to 12 for January, Jan, Januar …; else 0
bool isWeekday(std::string_view word);  // Monday, Mon, Montag, Mo …

}  // namespace edgewise::data
