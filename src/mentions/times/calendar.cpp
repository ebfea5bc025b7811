#include "mentions/times/calendar.h"

#include <cstdio>

namespace dateline::mentions::times {
namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

std::optional<int> digits(std::string_view s) {
  int n = 0;
  for (char c : s) {
    if (c < '0' || c > '9') return std::nullopt;
    n = n * 10 + (c - '0');
  }
  return n;
}

}  // namespace

std::optional<Day> Day::of(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const year_month_day ymd{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                           std::chrono::day(static_cast<unsigned>(day))};
  if (!ymd.ok()) return std::nullopt;
  return Day(sys_days(ymd));
}

std::optional<Day> Day::parse(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto y = digits(iso.substr(0, 4)), m = digits(iso.substr(5, 2)), d = digits(iso.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  return of(*y, *m, *d);
}

Day Day::first_of(int year, int month) {
  return Day(sys_days(
      year_month_day{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(1)}));
}

int Day::weekday() const { return static_cast<int>(std::chrono::weekday(days_).iso_encoding()); }

std::string Day::iso() const {
  char text[40];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", year(), month(), day());
  return text;
}

std::string Day::iso_week() const {
  const Day thursday = *this + (4 - weekday());  // a week belongs to the year of its Thursday
  const int week = (thursday - first_of(thursday.year(), 1)) / 7 + 1;
  char text[40];
  std::snprintf(text, sizeof text, "%04d-W%02d", thursday.year(), week);
  return text;
}

Days week_of(Day d) {
  const Day monday = d - (d.weekday() - 1);
  return {monday, monday + 6};
}

Days weekend_of(Day d) {
  const Days week = week_of(d);
  return {week.last - 1, week.last};
}

Days months(int year, int month, int count) {
  const int from = year * 12 + month - 1, past = from + count;
  const auto first = [](int m) {
    const int y = m >= 0 ? m / 12 : -((11 - m) / 12);  // rounded down
    return Day::first_of(y, m - 12 * y + 1);
  };
  return {first(from), first(past) - 1};
}

Days month_of(int year, int month) { return months(year, month, 1); }
Days year_of(int year) { return months(year, 1, 12); }

Days season_of(int year, Season season) {
  switch (season) {
    case Season::spring: return months(year, 3, 3);
    case Season::summer: return months(year, 6, 3);
    case Season::autumn: return months(year, 9, 3);
    default: return months(year, 12, 3);
  }
}

Day easter(int year) {  // the anonymous Gregorian computus
  const int a = year % 19, b = year / 100, c = year % 100;
  const int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return Day::of(year, n / 31, n % 31 + 1).value_or(Day());
}

}  // namespace dateline::mentions::times
