// Days of the proleptic Gregorian calendar and the stretches of them that words name: weeks, months, seasons, years.
//
//   Day d = *Day::parse("2017-01-19");           // a Thursday
//   (d - 7).iso() == "2017-01-12";   week_of(d).first.iso() == "2017-01-16";   d.weekday() == 4
//
// Plain values, nothing fails. A Day always exists; parse() refuses what is none.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline::mentions::times {

class Day {
 public:
  Day() = default;
  /// The day itself, or nothing when the calendar has none such (30 February).
  static std::optional<Day> of(int year, int month, int day);
  static std::optional<Day> parse(std::string_view iso);
  /// The first of a month, whatever the year. `month` is 1–12.
  static Day first_of(int year, int month);

  int year() const { return static_cast<int>(ymd().year()); }
  int month() const { return static_cast<int>(static_cast<unsigned>(ymd().month())); }
  int day() const { return static_cast<int>(static_cast<unsigned>(ymd().day())); }
  int weekday() const;           // 1 Monday … 7 Sunday
  std::string iso() const;       // "2017-01-19"
  std::string iso_week() const;  // "2017-W03"

  Day operator+(int days) const { return Day(days_ + std::chrono::days(days)); }
  Day operator-(int days) const { return *this + -days; }
  int operator-(Day other) const { return static_cast<int>((days_ - other.days_).count()); }
  auto operator<=>(const Day&) const = default;

 private:
  explicit Day(std::chrono::sys_days days) : days_(days) {}
  std::chrono::year_month_day ymd() const { return std::chrono::year_month_day(days_); }

  std::chrono::sys_days days_{};
};

/// Both ends belong to it.
struct Days {
  Day first, last;
  bool operator==(const Days&) const = default;
};

enum class Season : std::uint8_t {
  none,
  spring,
  summer,
  autumn,
  winter
};  // of the northern hemisphere, by whole months

inline Days single(Day d) { return {d, d}; }
Days week_of(Day d);                 // Monday to Sunday
Days weekend_of(Day d);              // Saturday and Sunday of its week
Days month_of(int year, int month);  // `month` may lie outside 1–12: counted on from January of `year`
Days months(int year, int month, int count);
Days year_of(int year);
Days season_of(int year, Season season);  // winter runs from December of `year` to February
/// The Sunday of the Western Easter.
Day easter(int year);

}  // namespace dateline::mentions::times
