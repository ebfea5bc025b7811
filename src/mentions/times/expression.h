// A time expression as its words give it, before the report's date, the narrative or the tense are known.
//
// The Reader fills it, the Resolver turns it into days. Plain values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "dateline/token.h"
#include "mentions/times/calendar.h"
#include "mentions/times/vocabulary.h"

namespace dateline::mentions::times {

/// What a count of units starts from.
enum class Anchor : std::uint8_t {
  none,
  report,     // "ago", "last week", "yesterday"
  narrative,  // "earlier", "the next day", "that evening"
};

/// Which of several weekdays, months or seasons of one name.
enum class Pick : std::uint8_t { by_tense, last, next, coming, this_, that };

/// One point or stretch of the calendar. Zero stands for "not said".
struct Point {
  int year = 0, month = 0, day = 0, weekday = 0;
  int quarter = 0, half = 0, decade = 0, century = 0;  // decade 1980; century 19 for 1900–1999
  Season season = Season::none;
  std::string_view holiday;    // "12-25", "easter-2"
  Pick pick = Pick::by_tense;  // of weekday, month, season, holiday
  Edge edge = Edge::none;
  bool narrow = false;  // "the end of 2015" is its last month, "late 2015" its last third

  // A stretch of `unit` counted from the anchor: -1 week from the report is "last week". `exact`: not the calendar's stretch
  // but the day so many units away ("two weeks ago").
  Unit unit = Unit::none;
  int shift = 0;
  Anchor anchor = Anchor::none;
  bool exact = false;
  bool vague = false;   // "days earlier": how many is not said
  bool so_far = false;  // "earlier in the week": up to the report's day

  // The larger stretch that a day or month lies in: "July of last year", "the 9th of the current month", "that year".
  Unit within = Unit::none;
  int within_shift = 0;
  Anchor within_anchor = Anchor::none;

  Part part = Part::none;
  int hour = -1, minute = -1;
  bool to_day = false;  // "the night to Tuesday", "overnight": the day before, too

  bool has_day() const {
    return weekday != 0 || day != 0 || !holiday.empty() || (unit == Unit::day && anchor != Anchor::none);
  }
  bool has_time() const { return part != Part::none || hour >= 0; }
  bool has_date() const {
    return has_day() || year != 0 || month != 0 || quarter != 0 || half != 0 || decade != 0 || century != 0 ||
           season != Season::none || unit != Unit::none;
  }
};

/// Puts into `p` what `c` says of the same point ("Tuesday" + "5 p.m."); false, and nothing done, where the two do not go together.
bool merge(Point& p, const Point& c);

enum class Boundary : std::uint8_t { none, since, from, until, by, before, after };

struct Expression {
  enum class Kind : std::uint8_t {
    point,
    range,
    duration,   // "two months": a length
    window,     // "the past 24 hours", "within two weeks": a length that ends or begins at the report's day
    offset,     // "two days after …": a length counted from a day that the words after it tell
    set,        // "every Friday"
    reference,  // "now", "recently"
    period,     // "the same period": the stretch named before
  };
  Kind kind = Kind::point;
  TokenIndex first = 0, last = 0;
  Point a, b;  // of a point (a) or a range
  Boundary boundary = Boundary::none;
  double length = 0;  // of a duration, window or offset; 0: not said ("several weeks")
  Unit unit = Unit::none;
  int direction = 0;             // -1 back from the anchor, +1 forward
  bool report_day = false;       // of a reference: the report's own day is meant
  int from_day = 0, to_day = 0;  // of a reference with report_day: days around it
  std::string value;             // of a set or a reference
};

}  // namespace dateline::mentions::times
