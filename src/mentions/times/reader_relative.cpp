// Dates that need another: weekdays, "yesterday", "last week", "that evening"; parts of the day and clock times.
#include <cstdlib>

#include "mentions/times/digits.h"
#include "mentions/times/reader.h"

namespace dateline::mentions::times {

TokenIndex Reader::pick(TokenIndex at, Point& p) const {
  TokenIndex t = is(at, Cue::definite) ? at + 1 : at;
  if (is(t, Cue::this_))
    p.pick = Pick::this_;
  else if (is(t, Cue::that) || is(t, Cue::same))
    p.pick = Pick::that;
  else if (is(t, Cue::last) || (is(t, Cue::past) && t == at))
    p.pick = Pick::last;
  else if (is(t, Cue::coming))
    p.pick = Pick::coming;
  else if (is(t, Cue::next) || is(t, Cue::following))
    p.pick = Pick::next;
  else
    return t;
  return t + 1;
}

TokenIndex Reader::weekday(TokenIndex at, Point& p) const {
  TokenIndex t = pick(at, p);
  const Entry& e = entry(t);
  if (e.weekday == 0 || e.plural_weekday) return 0;
  if (e.short_weekday) {
    const bool beside = form(t).back() == '.' || four_digits(form(t + 1)) >= 0 || entry(t + 1).month != 0 ||
                        (!form(t + 1).empty() && is_digit(form(t + 1).front())) ||
                        (is_comma(t + 1) && entry(t + 2).month != 0);
    if (!capital(t) || !beside) return 0;
  }
  p.weekday = e.weekday;
  ++t;
  if (p.pick != Pick::by_tense) return t;
  // "Friday last", "Thursday next"; but "Friday last week" belongs to the week.
  Point c;
  if (const TokenIndex end = within_tail(t, p); p.within != Unit::none) return end;
  if (entry(t + 1).unit != Unit::none || upos(t + 1) == Upos::NOUN || upos(t + 1) == Upos::NUM) return t;
  if (is(t, Cue::last))
    p.pick = Pick::last;
  else if (is(t, Cue::next))
    p.pick = Pick::next;
  else if (is(t, Cue::coming))
    p.pick = Pick::coming;
  else
    return t;
  return t + 1;
}

TokenIndex Reader::deictic(TokenIndex at, Point& p) const {
  TokenIndex end = 0;
  const Phrase* found = phrase(at, PhraseKind::deictic, end);
  if (found == nullptr) return 0;
  p.unit = Unit::day, p.anchor = Anchor::report, p.exact = true;
  if (found->value == "overnight") {
    p.part = Part::night;
    p.to_day = true;
    return end;
  }
  const std::size_t space = found->value.find(' ');
  p.shift = std::atoi(std::string(found->value.substr(0, space)).c_str());
  if (space != std::string_view::npos) p.part = part_from(found->value.substr(space + 1));
  return end;
}

TokenIndex Reader::holiday(TokenIndex at, Point& p) const {
  Point c;
  const TokenIndex t = pick(at, c);
  TokenIndex end = 0;
  const Phrase* found = phrase(t, PhraseKind::holiday, end);
  if (found == nullptr || (!capital(t) && found->words.size() < 2)) return 0;
  if (!capital(end - 1)) return 0;
  p.holiday = found->value;
  p.pick = c.pick;
  return year_tail(end, p);
}

/// A unit ("week") or a part of the day ("evening", which is counted in days).
TokenIndex Reader::unit_or_part(TokenIndex at, Point& p) const {
  const Entry& e = entry(at);
  TokenIndex end = 0;
  if (const Phrase* part = phrase(at, PhraseKind::day_part, end); part != nullptr) {
    if (part->value.front() == 'T') return 0;
    p.part = part_from(part->value);
    p.unit = Unit::day;
    return end;
  }
  if (e.unit == Unit::none || e.unit < Unit::day || e.unit_count != 1 || e.unit_after_number_only) return 0;
  if (plural_noun(at) && form(at).back() == 's') return 0;  // "last days"
  p.unit = e.unit;
  return at + 1;
}

/// "last week", "the same day", "that evening", "the next morning", "the day before", "the week coming".
TokenIndex Reader::relative_unit(TokenIndex at, Point& p) const {
  const bool definite = is(at, Cue::definite);
  const TokenIndex t = definite ? at + 1 : at;
  const Entry& e = entry(t);
  Point c;
  const TokenIndex end = unit_or_part(t + 1, c);
  if (end != 0) {
    p.unit = c.unit, p.part = c.part;
    if (e.is(Cue::this_) || (definite && e.is(Cue::current))) return p.anchor = Anchor::report, p.exact = false, end;
    if (e.is(Cue::last) && !definite && (c.unit != Unit::day || c.part != Part::none))
      return p.anchor = Anchor::report, p.shift = -1, end;
    if (e.is(Cue::coming)) return p.anchor = Anchor::report, p.shift = 1, end;
    if (e.is(Cue::next) && c.unit != Unit::day) return p.anchor = Anchor::report, p.shift = 1, end;
    if (e.is(Cue::following)) return p.anchor = Anchor::narrative, p.shift = 1, end;
    if (e.is(Cue::previous) && definite) return p.anchor = Anchor::narrative, p.shift = -1, end;
    if ((e.is(Cue::that) && !definite) || e.is(Cue::same)) return p.anchor = Anchor::narrative, p.shift = 0, end;
  }
  if (definite) return unit_then_side(at, p);
  // "that same evening", "this same day"
  if ((e.is(Cue::that) || e.is(Cue::this_)) && is(t + 1, Cue::same)) {
    const TokenIndex past = unit_or_part(t + 2, c);
    if (past != 0) return p.unit = c.unit, p.part = c.part, p.anchor = Anchor::narrative, past;
  }
  return 0;
}

/// "the day before", "the night after", "the week coming", "the weekend".
TokenIndex Reader::unit_then_side(TokenIndex at, Point& p) const {
  Point c;
  const TokenIndex end = unit_or_part(at + 1, c);
  if (end == 0) return 0;
  if (is(end, Cue::coming)) {
    p.unit = c.unit, p.part = c.part, p.anchor = Anchor::report, p.shift = 1;
    return end + 1;
  }
  const bool before = is(end, Cue::before), after = is(end, Cue::after);
  if (before && is(end + 1, Cue::last)) return p.unit = c.unit, p.anchor = Anchor::report, p.shift = -2, end + 2;
  if (after && is(end + 1, Cue::next)) return p.unit = c.unit, p.anchor = Anchor::report, p.shift = 2, end + 2;
  if ((before || after) && !begins_phrase(end + 1)) {
    p.unit = c.unit, p.part = c.part, p.anchor = Anchor::narrative, p.shift = before ? -1 : 1;
    return end + 1;
  }
  if (c.unit == Unit::weekend) {
    p.unit = Unit::weekend, p.anchor = Anchor::report;
    p.pick = Pick::by_tense;
    p.exact = true;  // which one, the tense tells
    return end;
  }
  return 0;
}

TokenIndex Reader::day_part(TokenIndex at, Point& p) const {
  TokenIndex t = is(at, Cue::definite) ? at + 1 : at;
  TokenIndex end = 0;
  const Phrase* found = phrase(t, PhraseKind::day_part, end);
  if (found == nullptr) return 0;
  if (found->value.front() == 'T') {
    p.hour = std::atoi(std::string(found->value.substr(1, 2)).c_str());
    p.minute = std::atoi(std::string(found->value.substr(4, 2)).c_str());
  } else {
    p.part = part_from(found->value);
  }
  return end;
}

/// "22:40", "09.40 today", "5 p.m.", "0920 hrs", "8 o'clock", "5:30 pm local time".
TokenIndex Reader::clock(TokenIndex at, Point& p) const {
  const std::string_view f = form(at);
  if (f.empty() || f.size() > 8) return 0;
  if (!is_digit(f.front())) {  // "eight o'clock"
    const auto word = numeral_at(at, at + 1);
    const Entry& next = entry(at + 1);
    if (!word || !word->whole() || *word->value > 12 || next.clock_suffix.empty() || next.unit != Unit::none ||
        next.clock_suffix != "24")
      return 0;
    p.hour = static_cast<int>(*word->value), p.minute = -1;
    return at + 2;
  }
  int n[3];
  std::size_t size[3];
  const bool colon = f.find(':') != std::string_view::npos;
  const int parts = split_numbers(f, colon ? ":" : ".", n, size);
  std::string_view suffix = entry(at + 1).clock_suffix;
  const bool after_cue = at > first_ && (is(at - 1, Cue::at) || is(at - 1, Cue::glue));
  Point day;
  const bool before_day =
      deictic(at + 1, day) != 0 || weekday(at + 1, day) != 0 || (is(at + 1, Cue::on) && weekday(at + 2, day) != 0);
  int hour = -1, minute = -1;
  if (parts >= 2 && size[1] == 2) {
    if (!colon && suffix.empty() && !(after_cue && (before_day || is(at - 1, Cue::at)))) return 0;
    hour = n[0], minute = n[1];
  } else if (parts == 1 && size[0] == 4) {
    const bool bare_year =
        n[0] >= kFirstBareYear && n[0] <= kLastBareYear;  // "shortly before 1700" is no year, "before 2010" is one
    const bool led =
        at > first_ && (is(at - 1, Cue::at) ||
                        (!bare_year && (is(at - 1, Cue::before) || is(at - 1, Cue::after) || is(at - 1, Cue::until))));
    if (suffix != "24" && !before_day && !is(at + 1, Cue::local) && !(led && !plural_noun(at + 1))) return 0;
    hour = n[0] / 100, minute = n[0] % 100;
  } else if (parts == 1 && size[0] <= 2) {
    if (suffix.empty() || (suffix == "24" && entry(at + 1).unit != Unit::none)) return 0;
    hour = n[0];
  } else {
    return 0;
  }
  if (hour > 24 || minute > 59) return 0;
  if (suffix == "pm" && hour < 12) hour += 12;
  if (suffix == "am" && hour == 12) hour = 0;
  p.hour = hour, p.minute = minute;
  TokenIndex end = suffix.empty() ? at + 1 : at + 2;
  if (!suffix.empty() && suffix != "24" && entry(end).clock_suffix == "24" && entry(end).unit == Unit::none) ++end;
  if (is(end, Cue::local) && is(end + 1, Cue::time_word)) end += 2;
  return end;
}

}  // namespace dateline::mentions::times
