#include "mentions/times/resolver.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace dateline::mentions::times {
namespace {

// A date so far behind us and so near before us is not last year's, when no verb says that it is past.
constexpr int kFarDays = 300, kNearDays = 60;

std::string format(const char* pattern, int a, int b = 0, int c = 0) {
  char text[48];
  std::snprintf(text, sizeof text, pattern, a, b, c);
  return text;
}

Granularity granularity_of(Unit unit) {
  switch (unit) {
    case Unit::second:
    case Unit::minute: return Granularity::minute;
    case Unit::hour: return Granularity::hour;
    case Unit::day: return Granularity::day;
    case Unit::weekend:
    case Unit::week: return Granularity::week;
    case Unit::month: return Granularity::month;
    case Unit::quarter: return Granularity::season;
    default: return Granularity::year;
  }
}

Days quarter_of(int year, int quarter) { return months(year, 3 * quarter - 2, 3); }

/// The calendar's stretch of `unit` around `day`, `count` stretches on.
Days stretch(Day day, Unit unit, int count) {
  switch (unit) {
    case Unit::weekend: return weekend_of(day + 7 * count);
    case Unit::week: return week_of(day + 7 * count);
    case Unit::month: return month_of(day.year(), day.month() + count);
    case Unit::quarter: return months(day.year(), (day.month() - 1) / 3 * 3 + 1 + 3 * count, 3);
    case Unit::year: return year_of(day.year() + count);
    case Unit::decade: return months((day.year() / 10 + count) * 10, 1, 120);
    case Unit::century: return months((day.year() / 100 + count) * 100, 1, 1200);
    default: return single(day + count);
  }
}

std::string value_of_stretch(Days days, Unit unit) {
  const Day d = days.first;
  switch (unit) {
    case Unit::weekend: return d.iso_week() + "-WE";
    case Unit::week: return d.iso_week();
    case Unit::month: return format("%04d-%02d", d.year(), d.month());
    case Unit::quarter: return format("%04d-Q%d", d.year(), (d.month() - 1) / 3 + 1);
    case Unit::year: return format("%04d", d.year());
    case Unit::decade: return format("%03d", d.year() / 10);
    case Unit::century: return format("%02d", d.year() / 100);
    default: return d.iso();
  }
}

/// The value of a stretch that no report's day places.
std::string unknown_value(Unit unit) {
  switch (unit) {
    case Unit::weekend: return "XXXX-WXX-WE";
    case Unit::week: return "XXXX-WXX";
    case Unit::month: return "XXXX-XX";
    case Unit::quarter: return "XXXX-QX";
    case Unit::year: return "XXXX";
    case Unit::decade: return "XXX";
    case Unit::century: return "XX";
    default: return "XXXX-XX-XX";
  }
}

void put(Resolver::Resolved& r, Days days, Unit unit) {
  r.days = days;
  r.granularity = granularity_of(unit);
  r.value = value_of_stretch(days, unit);
}

}  // namespace

Days shifted(Day from, Unit unit, int count) {
  switch (unit) {
    case Unit::second:
    case Unit::minute: return single(from);
    case Unit::hour: return single(from + count / 24);
    case Unit::weekend:
    case Unit::week: return single(from + 7 * count);
    case Unit::day: return single(from + count);
    case Unit::decade: return stretch(from, Unit::year, 10 * count);
    case Unit::century: return stretch(from, Unit::year, 100 * count);
    default: return stretch(from, unit, count);
  }
}

Days edge_of(Days days, Edge edge, bool narrow) {
  const int length = days.last - days.first + 1;
  if (edge == Edge::none || length < 3) return days;
  if (edge == Edge::first_week && length > 7) return {days.first, days.first + 6};
  if (edge == Edge::last_week && length > 7) return {days.last - 6, days.last};
  if (edge == Edge::first_day) return single(days.first);
  if (edge == Edge::last_day) return single(days.last);
  if (length <= 7) {
    if (edge == Edge::start) return {days.first, days.first + 1};
    if (edge == Edge::mid) return {days.first + 1, days.first + 3};
    return {days.last - 2, days.last};
  }
  if (length <= 31) {  // the decades of a month
    if (edge == Edge::start) return {days.first, days.first + 9};
    if (edge == Edge::mid) return {days.first + 10, days.first + 19};
    return {days.first + 20, days.last};
  }
  const int count = (days.last.year() - days.first.year()) * 12 + days.last.month() - days.first.month() + 1;
  int length_in_months = narrow && count <= 12 ? 1 : count / 3;
  if (count == 120) length_in_months = edge == Edge::start ? 48 : 36;  // early 0–3, mid 4–6, late 7–9
  int at = edge == Edge::start ? 0 : edge == Edge::mid ? (count - length_in_months) / 2 : count - length_in_months;
  if (count == 120 && edge == Edge::mid) at = 48;
  return months(days.first.year(), days.first.month() + at, length_in_months);
}

struct Resolver::Context {
  std::optional<Day> report;
  std::optional<Day> narrative;  // of "that day", "two days earlier"
  std::optional<Days> stretch;
  Direction direction;

  std::optional<Day> anchor(Anchor a) const {
    return a == Anchor::narrative ? (narrative ? narrative : report) : report;
  }

  /// Of the same date a period earlier and later, which one is meant. `before` ends not after the report's day, `after` begins not before it.
  bool takes_later(Days before, Days after) const {
    const int behind = *report - before.last, ahead = after.first - *report;
    if (direction == Direction::future) return true;
    if (direction == Direction::planned) return ahead <= 2 * behind || ahead < 45;
    return direction == Direction::unknown && behind > kFarDays && ahead < kNearDays;
  }
};

std::optional<int> Resolver::year_of_point(const Point& p, const Context& c) const {
  if (p.year != 0) return p.year;
  if (p.within == Unit::year) {
    if (p.within_anchor == Anchor::narrative && c.stretch) return c.stretch->first.year() + p.within_shift;
    if (c.report) return c.report->year() + p.within_shift;
  }
  if (p.pick == Pick::that && c.stretch) return c.stretch->first.year();
  return std::nullopt;
}

void Resolver::resolve_month_day(const Point& p, const Context& c, Resolved& r) const {
  r.granularity = Granularity::day;
  r.value = format("XXXX-%02d-%02d", p.month, p.day);
  std::optional<Day> day;
  if (const auto year = year_of_point(p, c)) {
    day = Day::of(*year, p.month, p.day);
  } else if (c.report) {
    std::optional<Day> before, after;
    for (int y = c.report->year() - 8; y <= c.report->year() + 8;
         ++y) {  // 29 February comes every four years, or eight
      const auto d = Day::of(y, p.month, p.day);
      if (!d || (p.weekday != 0 && d->weekday() != p.weekday && std::abs(y - c.report->year()) <= 1)) continue;
      if (*d <= *c.report) before = d;
      if (!after && *d >= *c.report) after = d;
    }
    if (before && after) day = c.takes_later(single(*before), single(*after)) ? after : before;
  }
  if (day) put(r, single(*day), Unit::day);
}

void Resolver::resolve_month(const Point& p, const Context& c, Resolved& r) const {
  r.granularity = Granularity::month;
  r.value = format("XXXX-%02d", p.month);
  std::optional<int> year = year_of_point(p, c);
  if (!year && c.report) {
    const int now = c.report->year(), month = c.report->month();
    switch (p.pick) {
      case Pick::last: year = p.month < month ? now : now - 1; break;
      case Pick::next:
      case Pick::coming: year = p.month > month ? now : now + 1; break;
      case Pick::this_: year = now; break;
      default: {
        const int before = p.month <= month ? now : now - 1, after = p.month >= month ? now : now + 1;
        year = before == after                                                      ? before
               : c.takes_later(month_of(before, p.month), month_of(after, p.month)) ? after
                                                                                    : before;
      }
    }
  }
  if (year) put(r, month_of(*year, p.month), Unit::month);
}

/// "the 5th", with or without its month.
void Resolver::resolve_day(const Point& p, const Context& c, Resolved& r) const {
  r.granularity = Granularity::day;
  r.value = format("XXXX-XX-%02d", p.day);
  const auto in_month = [&](Day of, int shift) {
    const Day first = month_of(of.year(), of.month() + shift).first;
    return Day::of(first.year(), first.month(), p.day);
  };
  std::optional<Day> day;
  if (p.within == Unit::month) {
    if (const auto anchor = c.anchor(p.within_anchor)) day = in_month(*anchor, p.within_shift);
  } else if (c.report) {
    std::optional<Day> before, after;
    for (int shift = -2; shift <= 2; ++shift) {
      const auto d = in_month(*c.report, shift);
      if (!d) continue;
      if (*d <= *c.report) before = d;
      if (!after && *d >= *c.report) after = d;
    }
    const bool later = !looks_back(c.direction);
    day = later ? after : before;
  }
  if (day) put(r, single(*day), Unit::day);
}

void Resolver::resolve_weekday(const Point& p, const Context& c, Resolved& r) const {
  r.granularity = Granularity::day;
  r.value = format("XXXX-WXX-%d", p.weekday);
  if (!c.report) return;
  const Day today = *c.report;
  const int behind = (today.weekday() - p.weekday + 7) % 7, ahead = (p.weekday - today.weekday() + 7) % 7;
  Day day = today;
  if (p.within == Unit::week) {
    const Day anchor = c.anchor(p.within_anchor).value_or(today);
    day = week_of(anchor + 7 * p.within_shift).first + (p.weekday - 1);
  } else if (p.within == Unit::month) {
    return;  // "a Friday in last month": which one is not said
  } else {
    switch (p.pick) {
      case Pick::last: day = today - (behind == 0 ? 7 : behind); break;
      case Pick::next:
      case Pick::coming: day = today + (ahead == 0 ? 7 : ahead); break;
      case Pick::that: {
        const Day n = c.narrative.value_or(today);
        const int on = (p.weekday - n.weekday() + 7) % 7;
        day = on <= 3 ? n + on : n + on - 7;
        break;
      }
      default: day = looks_back(c.direction) ? today - behind : today + ahead;
    }
  }
  put(r, single(day), Unit::day);
}

void Resolver::resolve_season(const Point& p, const Context& c, Resolved& r) const {
  r.granularity = Granularity::season;
  const std::string letters(p.season != Season::none ? code(p.season)
                            : p.quarter              ? format("Q%d", p.quarter)
                                                     : format("H%d", p.half));
  r.value = "XXXX-" + letters;
  const auto days = [&](int year) {
    if (p.season != Season::none) return season_of(year, p.season);
    return p.quarter ? quarter_of(year, p.quarter) : months(year, 6 * p.half - 5, 6);
  };
  std::optional<int> year = year_of_point(p, c);
  if (!year && c.report) {
    int y = c.report->year() + 1;
    const bool ended = p.pick == Pick::last,
               later = p.pick == Pick::next || p.pick == Pick::coming || !looks_back(c.direction);
    if (p.pick == Pick::this_ || !later) {
      while (ended ? days(y).last >= *c.report : days(y).first > *c.report) --y;
    } else {
      y = c.report->year() - 1;
      while (p.pick != Pick::by_tense ? days(y).first <= *c.report : days(y).last < *c.report) ++y;
    }
    year = y;
  }
  if (!year) return;
  r.days = days(*year);
  r.value = format("%04d-", *year) + letters;
}

void Resolver::resolve_holiday(const Point& p, const Context& c, Resolved& r) const {
  r.granularity = Granularity::day;
  const bool movable = p.holiday.starts_with("easter");
  const int offset = movable ? std::atoi(std::string(p.holiday.substr(6)).c_str()) : 0;
  const int month = movable ? 0 : std::atoi(std::string(p.holiday.substr(0, 2)).c_str());
  const int dom = movable ? 0 : std::atoi(std::string(p.holiday.substr(3)).c_str());
  r.value = movable ? "XXXX-XX-XX" : format("XXXX-%02d-%02d", month, dom);
  const auto in_year = [&](int y) { return movable ? easter(y) + offset : Day::of(y, month, dom).value_or(easter(y)); };
  std::optional<int> year = year_of_point(p, c);
  if (!year && c.report) {
    const int now = c.report->year();
    const bool passed = in_year(now) <= *c.report;
    const int before = passed ? now : now - 1, after = in_year(now) >= *c.report ? now : now + 1;
    if (p.pick == Pick::last)
      year = before;
    else if (p.pick == Pick::next || p.pick == Pick::coming)
      year = after;
    else
      year = c.takes_later(single(in_year(before)), single(in_year(after))) ? after : before;
  }
  if (year) put(r, single(in_year(*year)), Unit::day);
}

void Resolver::resolve_year(const Point& p, const Context&, Resolved& r) const {
  if (p.decade != 0)
    put(r, months(p.decade, 1, 120), Unit::decade);
  else if (p.century != 0)
    put(r, months(p.century * 100, 1, 1200), Unit::century);
  else
    put(r, year_of(p.year), Unit::year);
}

/// A number of units from the anchor.
void Resolver::resolve_shifted(const Point& p, const Context& c, Resolved& r) const {
  r.granularity = granularity_of(p.unit);
  r.value = unknown_value(p.unit);
  const auto anchor = c.anchor(p.anchor);
  if (p.unit == Unit::weekend && p.exact) {  // "the weekend", "over the weekend"
    if (!anchor) return;
    const bool over = *anchor >= weekend_of(*anchor).first, behind = looks_back(c.direction);
    return put(r, weekend_of(behind && !over ? *anchor - 7 : *anchor), Unit::weekend);
  }
  if (p.vague) {  // "weeks ago", "hours later"
    if (p.unit <= Unit::hour && anchor) return put(r, single(*anchor), Unit::day);
    r.value = p.anchor == Anchor::report ? "PAST_REF" : unknown_value(p.unit);
    return;
  }
  if (!anchor) return;
  if (p.exact) {
    const Days days = shifted(*anchor, p.unit, p.shift);
    const Unit unit = p.unit == Unit::decade || p.unit == Unit::century ? Unit::year
                      : p.unit <= Unit::hour                            ? Unit::day
                                                                        : p.unit;
    r.days = days;
    r.value = value_of_stretch(days, unit);
    r.granularity = granularity_of(unit);
    return;
  }
  Days days = stretch(*anchor, p.unit, p.shift);
  // "this weekend" that is told in the past is the one before, unless it has begun.
  if (p.unit == Unit::weekend && p.shift == 0 && looks_back(c.direction) && days.first > *anchor)
    days = weekend_of(*anchor - 7);
  put(r, days, p.unit);
}

void Resolver::resolve_date(const Point& p, const Context& c, Resolved& r) const {
  if (p.month != 0 && p.day != 0) return resolve_month_day(p, c, r);
  if (p.unit != Unit::none) return resolve_shifted(p, c, r);
  if (!p.holiday.empty()) return resolve_holiday(p, c, r);
  if (p.weekday != 0) return resolve_weekday(p, c, r);
  if (p.month != 0) return resolve_month(p, c, r);
  if (p.day != 0) return resolve_day(p, c, r);
  if (p.season != Season::none || p.quarter != 0 || p.half != 0) return resolve_season(p, c, r);
  if (p.year != 0 || p.decade != 0 || p.century != 0) return resolve_year(p, c, r);
  // A part of the day without a date.
  r.value = unknown_value(Unit::day);
  if (const auto day = c.narrative ? c.narrative : c.report) put(r, single(*day), Unit::day);
}

Resolver::Resolved Resolver::resolve_point(const Point& p, Direction direction, const Narrative& narrative) const {
  Resolved r;
  Context c{report_, p.has_date() ? narrative.day : narrative.part_day, narrative.stretch, direction};
  resolve_date(p, c, r);
  if (r.days) {
    r.days = edge_of(*r.days, p.edge, p.narrow);
    if (p.so_far && report_ && r.days->last > *report_) r.days->last = *report_;
    const bool night = p.to_day || (p.part == Part::night && !p.has_date());
    if (night) r.days->first = r.days->first - 1;
    if (p.to_day && p.has_time()) r.value = r.days->first.iso();
  }
  if (!p.has_time()) return r;
  if (p.hour >= 0) {
    r.granularity = p.minute >= 0 ? Granularity::minute : Granularity::hour;
    r.value += p.minute >= 0 ? format("T%02d:%02d", p.hour, p.minute) : format("T%02d", p.hour) + ":00";
  } else {
    r.granularity = Granularity::part_of_day;
    r.value += std::string("T").append(code(p.part));
  }
  return r;
}

void Resolver::bound(const Expression& e, const Resolved& r, TimeExpr& out) const {
  out.granularity = r.granularity;
  if (e.boundary != Boundary::none) out.granularity = Granularity::open;
  if (!r.days) return;
  out.start = r.days->first.iso();
  out.end = r.days->last.iso();
  switch (e.boundary) {
    case Boundary::none: return;
    case Boundary::since:
    case Boundary::from:
    case Boundary::after:
      // "since daybreak": the day is not over when it is told.
      if (!(e.boundary == Boundary::since && e.a.has_time() && report_ && r.days->last >= *report_)) out.end.clear();
      return;
    case Boundary::until:
    case Boundary::by: out.start.clear(); return;
    case Boundary::before:
      if (e.a.edge == Edge::none || e.a.edge == Edge::start) out.end = (r.days->first - 1).iso();
      out.start.clear();
      return;
  }
}

void Resolver::range(const Expression& e, Direction direction, const Narrative& narrative, TimeExpr& out) const {
  Resolved a = resolve_point(e.a, direction, narrative), b = resolve_point(e.b, direction, narrative);
  if (a.days && b.days && b.days->last < a.days->first) {  // each was taken at its nearest: bring them together
    const bool week = e.a.weekday != 0 && e.a.day == 0;
    const bool no_year = e.a.year == 0 && e.a.month != 0 && e.a.within == Unit::none;
    if (week && looks_back(direction))
      a = {single(a.days->first - 7), a.granularity, (a.days->first - 7).iso()};
    else if (week)
      b = {single(b.days->first + 7), b.granularity, (b.days->first + 7).iso()};
    else if (no_year) {
      Point earlier = e.a;
      earlier.year = e.a.month > b.days->first.month() ? b.days->first.year() - 1 : b.days->first.year();
      a = resolve_point(earlier, direction, narrative);
    }
  }
  if (a.days && b.days && (e.b.month != 0) && e.a.year == 0 && e.a.within == Unit::none &&
      b.days->first - a.days->first > 366) {
    Point later = e.a;
    later.year = b.days->first.year();
    a = resolve_point(later, direction, narrative);
  }
  out.type = e.a.has_time() ? TimexType::TIME : TimexType::DATE;
  out.granularity = a.granularity;
  out.value = a.value + "/" + b.value;
  if (e.a.part == Part::night && e.b.part == Part::none) out.value = a.value;
  if (a.days && b.days && a.days->first <= b.days->last) {
    out.start = a.days->first.iso();
    out.end = b.days->last.iso();
  }
}

/// "the past 24 hours", "within two weeks", "in two weeks".
void Resolver::window(const Expression& e, Direction direction, TimeExpr& out) const {
  out.type = TimexType::DURATION;
  out.granularity = granularity_of(e.unit);
  const int n = static_cast<int>(std::lround(e.length));
  if (!report_ || n == 0 || e.unit <= Unit::minute) return;
  const auto away = [&](int sign) {
    if (e.unit == Unit::hour) return *report_ + sign * ((n + 23) / 24);
    const Days days = shifted(*report_, e.unit, sign * n);
    if (days.first == days.last) return days.first;
    return Day::of(days.first.year(), e.unit == Unit::month ? days.first.month() : report_->month(), report_->day())
        .value_or(days.last);
  };
  if (e.direction < 0) {
    out.start = away(-1).iso();
    out.end = report_->iso();
  } else if (e.direction == 2 && !looks_back(direction)) {
    out.start = report_->iso();
    out.end = away(1).iso();
  } else if (e.direction == 1 && !looks_back(direction)) {
    out.type = TimexType::DATE;
    const Days days = shifted(*report_, e.unit, n);
    out.start = days.first.iso(), out.end = days.last.iso();
    out.value = value_of_stretch(days, e.unit <= Unit::hour ? Unit::day : e.unit);
  }
}

TimeExpr Resolver::resolve(const Expression& e, Direction direction, const Narrative& narrative) const {
  TimeExpr out;
  out.value = e.value;
  switch (e.kind) {
    case Expression::Kind::point: {
      const Resolved r = resolve_point(e.a, direction, narrative);
      out.type = e.a.has_time() ? TimexType::TIME : TimexType::DATE;
      out.value = r.value;
      bound(e, r, out);
      break;
    }
    case Expression::Kind::range: range(e, direction, narrative, out); break;
    case Expression::Kind::window: window(e, direction, out); break;
    case Expression::Kind::duration:
    case Expression::Kind::offset:
      out.type = TimexType::DURATION;
      out.granularity = granularity_of(e.unit);
      break;
    case Expression::Kind::set: out.type = TimexType::SET; break;
    case Expression::Kind::period:
      out.granularity = Granularity::month;
      if (narrative.stretch) {
        out.start = narrative.stretch->first.iso();
        out.end = narrative.stretch->last.iso();
        out.value = out.start + "/" + out.end;
      }
      break;
    case Expression::Kind::reference:
      if (e.report_day && report_) {
        const Day day = out.value.empty() ? narrative.day.value_or(*report_) : *report_;
        out.start = (day + e.from_day).iso();
        out.end = (day + e.to_day).iso();
        if (out.value.empty()) out.value = (day + e.from_day).iso();
      } else if (out.value.empty()) {
        out.value = unknown_value(Unit::day);
      }
      break;
  }
  return out;
}

}  // namespace dateline::mentions::times
