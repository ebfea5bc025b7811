// Turns expressions into days and TIMEX3 values, against the report's day, the narrative's day and the tense.
//
//   Resolver resolver(report_day);
//   TimeExpr t = resolver.resolve(expression, direction, narrative);
//
// What cannot be known stays empty: without a report's day "yesterday" has no interval, and "January 19" the value "XXXX-01-19".
// Pure; thread-safe.
#pragma once

#include <optional>
#include <string>

#include "dateline/mention.h"
#include "mentions/times/calendar.h"
#include "mentions/times/expression.h"
#include "mentions/times/tense.h"

namespace dateline::mentions::times {

/// The day that the narrative has reached, for "two days earlier", "that evening".
struct Narrative {
  std::optional<Day> day;       // of the sentence that is read, or of the ones before it
  std::optional<Days> stretch;  // what was last named, whatever its length: "that year", "the same period"
  std::optional<Day> part_day;  // the day that a part of the day without a date belongs to
};

class Resolver {
 public:
  explicit Resolver(std::optional<Day> report) : report_(report) {}

  /// All of TimeExpr but the span.
  TimeExpr resolve(const Expression& e, Direction direction, const Narrative& narrative) const;

  struct Resolved {
    std::optional<Days> days;
    Granularity granularity = Granularity::day;
    std::string value;
  };
  Resolved resolve_point(const Point& p, Direction direction, const Narrative& narrative) const;

 private:
  struct Context;  // what one point is resolved against
  void resolve_date(const Point& p, const Context& c, Resolved& r) const;
  void resolve_shifted(const Point& p, const Context& c, Resolved& r) const;
  void resolve_weekday(const Point& p, const Context& c, Resolved& r) const;
  void resolve_month_day(const Point& p, const Context& c, Resolved& r) const;
  void resolve_month(const Point& p, const Context& c, Resolved& r) const;
  void resolve_day(const Point& p, const Context& c, Resolved& r) const;
  void resolve_season(const Point& p, const Context& c, Resolved& r) const;
  void resolve_holiday(const Point& p, const Context& c, Resolved& r) const;
  void resolve_year(const Point& p, const Context& c, Resolved& r) const;
  std::optional<int> year_of_point(const Point& p, const Context& c) const;
  void range(const Expression& e, Direction direction, const Narrative& narrative, TimeExpr& out) const;
  void window(const Expression& e, Direction direction, TimeExpr& out) const;
  void bound(const Expression& e, const Resolved& r, TimeExpr& out) const;

  std::optional<Day> report_;
};

/// The day so many units from `from`; months and years give the stretch.
Days shifted(Day from, Unit unit, int count);
/// The third of a stretch: "early", "mid-", "late". `narrow`: of a year its first, middle or last month.
Days edge_of(Days days, Edge edge, bool narrow);

}  // namespace dateline::mentions::times
