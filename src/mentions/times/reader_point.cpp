// The parts of a date and how they join into one point.
#include <algorithm>
#include <cstdlib>

#include "mentions/times/reader.h"

namespace dateline::mentions::times {
namespace {

// "2016 protesters" and "the year 2016" look alike: outside of these a four-digit number is no year by itself.
constexpr int kFirstYear = 1500, kLastYear = 2100;
constexpr int kFirstBareYear = 1900, kLastBareYear = 2049;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view s) { return !s.empty() && std::all_of(s.begin(), s.end(), is_digit); }

int to_int(std::string_view s) {
  int n = 0;
  for (char c : s.substr(0, 9)) n = n * 10 + (c - '0');
  return n;
}

/// Numbers between the marks of "13/1/2017" or "2017-01-19"; their number, or 0.
int split_numbers(std::string_view form, std::string_view marks, int (&parts)[3], std::size_t (&sizes)[3]) {
  int n = 0;
  char mark = 0;
  while (n < 3) {
    const std::size_t end = std::min(form.find_first_of(marks), form.size());
    const std::string_view piece = form.substr(0, end);
    if (!all_digits(piece) || piece.size() > 4) return 0;
    parts[n] = to_int(piece);
    sizes[n++] = piece.size();
    if (end == form.size()) return n;
    if (mark != 0 && form[end] != mark) return 0;
    mark = form[end];
    form.remove_prefix(end + 1);
  }
  return 0;
}

/// Whether the point `c` says something that `p` does not say yet and that agrees with it; then it is put in.
bool merge(Point& p, const Point& c) {
  const bool p_deictic = p.unit == Unit::day && p.anchor != Anchor::none, c_deictic = c.unit == Unit::day && c.anchor != Anchor::none;
  if (c.has_time()) {
    const bool hour_and_part = (p.hour >= 0) != (c.hour >= 0) && (p.part != Part::none) != (c.part != Part::none);
    if (p.has_time() && !hour_and_part) return false;
    if (!p.has_time() && !p.has_day()) return false;
  }
  if (c.has_day()) {
    const bool p_date = p.day != 0 || !p.holiday.empty(), c_date = c.day != 0 || !c.holiday.empty();
    if ((p.weekday && c.weekday) || (p_date && c_date) || (p_deictic && c_deictic)) return false;
    if (!p.has_day() && !p.has_time()) return false;
    if (p.within != Unit::none && c.within != Unit::none) return false;
  } else if (c.unit != Unit::none) {  // a larger stretch around it
    if (p.within != Unit::none || p.year != 0 || c.exact || c.unit == Unit::weekend) return false;
    const bool fits = (p.weekday && c.unit == Unit::week) || ((p.day != 0 || p.weekday) && !p.month && c.unit == Unit::month) ||
                      ((p.month || p.season != Season::none || p.quarter || p.half || !p.holiday.empty()) && c.unit == Unit::year);
    if (!fits) return false;
    p.within = c.unit, p.within_shift = c.shift, p.within_anchor = c.anchor;
    return true;
  } else if (c.year != 0 && c.month == 0) {
    if (p.year != 0 || (!p.month && p.season == Season::none && !p.quarter && !p.half && p.holiday.empty())) return false;
  } else if (c.month != 0 || c.season != Season::none || c.quarter || c.half || c.decade || c.century) {
    return false;
  }
  const auto take = [](auto& mine, const auto& theirs, const auto& nothing) { if (mine == nothing) mine = theirs; };
  take(p.year, c.year, 0), take(p.month, c.month, 0), take(p.day, c.day, 0), take(p.weekday, c.weekday, 0);
  take(p.hour, c.hour, -1), take(p.minute, c.minute, -1), take(p.part, c.part, Part::none);
  take(p.holiday, c.holiday, std::string_view());
  if (c_deictic) p.unit = c.unit, p.shift = c.shift, p.anchor = c.anchor, p.exact = c.exact;
  if (p.pick == Pick::by_tense) p.pick = c.pick;
  if (p.within == Unit::none) p.within = c.within, p.within_shift = c.within_shift, p.within_anchor = c.within_anchor;
  p.to_day |= c.to_day;
  return true;
}

}  // namespace

int Reader::four_digits(std::string_view form) { return form.size() == 4 && all_digits(form) ? to_int(form) : -1; }

TokenIndex Reader::day_number(TokenIndex at, int& day, bool& ordinal) const {
  const std::string_view f = form(at);
  ordinal = false;
  TokenIndex end = 0;
  if (!f.empty() && is_digit(f.front())) {
    std::size_t digits = 0;
    while (digits < f.size() && is_digit(f[digits])) ++digits;
    const std::string_view tail = f.substr(digits);
    if (digits > 2 || !(tail.empty() || tail == "st" || tail == "nd" || tail == "rd" || tail == "th")) return 0;
    day = to_int(f.substr(0, digits));
    ordinal = !tail.empty();
    end = at + 1;
  } else if (entry(at).ordinal != 0) {
    day = entry(at).ordinal;
    ordinal = true;
    end = at + 1;
  } else if (const auto n = numeral_at(at, at + 1); n && n->value && is_dash(at + 1)) {
    const int below = entry(at + 2).ordinal;  // "twenty-first"
    if ((*n->value == 20 || *n->value == 30) && below > 0 && below < 10) {
      day = static_cast<int>(*n->value) + below;
      ordinal = true;
      end = at + 3;
    }
  }
  return day >= 1 && day <= 31 ? end : 0;
}

bool Reader::plural_noun(TokenIndex t) const {
  if (t < first_ || t >= past_) return false;
  const Token& token = doc_.tokens[t];
  return is(t, Cue::counted) || token.xpos == plural_common_ || token.xpos == plural_proper_;
}

const Phrase* Reader::phrase(TokenIndex at, PhraseKind kind, TokenIndex& end) const {
  for (const Phrase& p : vocabulary_.phrases(entry(at))) {
    if (p.kind != kind) continue;
    TokenIndex t = at + 1;
    std::size_t w = 1;
    std::string_view word = p.words.size() > 1 ? p.words[1] : std::string_view();
    bool fits = true;
    for (; w < p.words.size() && fits; ++t) {
      const std::string_view f = form(t);
      const bool genitive = t + 1 < past_ && t >= first_ && doc_.tokens[t + 1].joined && word.size() == f.size() + form(t + 1).size() &&
                            word.starts_with(f) && word.ends_with(form(t + 1));  // "new years eve" is New | Year | 's | Eve
      if (genitive) ++t;
      if (genitive || f == word) word = ++w < p.words.size() ? p.words[w] : std::string_view();
      else fits = false;
    }
    if (fits) {
      end = t;
      return &p;
    }
  }
  return nullptr;
}

TokenIndex Reader::edge(TokenIndex at, Point& p) const {
  if (entry(at).edge != Edge::none) {
    p.edge = entry(at).edge;
    TokenIndex next = at + 1;
    while (is_dash(next) || is(next, Cue::on) || is(next, Cue::in) || is(next, Cue::definite) || is(next, Cue::at)) ++next;
    return next;
  }
  const TokenIndex start = is(at, Cue::definite) ? at + 1 : at;
  TokenIndex end = 0;
  const Phrase* of = phrase(start, PhraseKind::edge_of, end);
  if (of == nullptr || !is(end, Cue::of)) return 0;
  p.edge = edge_from(of->value);
  p.narrow = true;
  ++end;
  return is(end, Cue::definite) ? end + 1 : end;
}

TokenIndex Reader::numeric_date(TokenIndex at, Point& p) const {
  const std::string_view f = form(at);
  if (f.size() < 6 || f.size() > 10 || !is_digit(f.front())) return 0;
  int n[3];
  std::size_t size[3];
  if (split_numbers(f, "-/.", n, size) != 3) return 0;
  if (size[0] == 4) {
    p.year = n[0], p.month = n[1], p.day = n[2];
  } else {
    if (size[2] == 4) p.year = n[2];
    else if (size[2] == 2 && f.find('.') == std::string_view::npos) p.year = n[2] < 50 ? 2000 + n[2] : 1900 + n[2];
    else return 0;
    const bool american = n[1] > 12;
    p.day = american ? n[1] : n[0];
    p.month = american ? n[0] : n[1];
  }
  return Day::of(p.year, p.month, p.day) ? at + 1 : 0;
}

/// The name of a month. One that is a common word too must be written or used like a name.
TokenIndex Reader::month(TokenIndex at, Point& p) const {
  std::string_view f = form(at);
  const Entry* e = &vocabulary_.entry(f);
  if (e->month == 0) {
    if (!f.starts_with("mid-")) return 0;   // one token: the prefix stays with the word
    e = &vocabulary_.entry(f.substr(4));
    if (e->month == 0 || e->short_month) return 0;
    p.edge = Edge::mid;
  }
  p.month = e->month;
  return at + 1;
}

TokenIndex Reader::year_tail(TokenIndex end, Point& p) const {
  TokenIndex t = end;
  if (is_comma(t)) ++t;
  else if (is(t, Cue::of) || is(t, Cue::in)) ++t;
  if (is(t, Cue::definite) && is(t + 1, Cue::year_word)) t += 2;
  else if (is(t, Cue::year_word)) ++t;
  const int y = four_digits(form(t));
  if (t == end && form(t).size() == 2 && all_digits(form(t)) && (form(t + 1) == "(" || is_dash(t + 1))) {  // "10 DEC 89 (DPA)"
    const int two = to_int(form(t));
    p.year = two < 50 ? 2000 + two : 1900 + two;
    return t + 1;
  }
  if (y < kFirstYear || y > kLastYear) return within_tail(end, p);
  if (t > end && is_comma(end) && is(t + 1, Cue::counted)) return end;
  if (is_dash(t + 1) && four_digits(form(t + 2)) < 0 && upos(t + 2) == Upos::ADJ) return end;
  p.year = y;
  return t + 1;
}

/// "… that year", "… of last year", "… this month", "… of the current month".
TokenIndex Reader::within_tail(TokenIndex end, Point& p) const {
  TokenIndex t = end;
  if (is(t, Cue::of) || is(t, Cue::in)) ++t;
  else if (is_comma(t) && is(t + 1, Cue::of)) t += 2;
  Point c;
  const TokenIndex past = relative_unit(t, c);
  if (past == 0 || c.has_day() || c.has_time()) return end;
  return merge(p, c) ? past : end;
}

TokenIndex Reader::month_day(TokenIndex at, Point& p) const {
  int day = 0;
  bool ordinal = false;
  TokenIndex t = at;
  const bool article = is(t, Cue::definite);
  if (article) ++t;
  // 19 January · the 5th of March
  if (TokenIndex end = day_number(t, day, ordinal); end != 0) {
    TokenIndex m = end;
    const bool of = is(m, Cue::of);
    if (of) ++m;
    if (is(m, Cue::definite) && !of) return 0;
    const Entry& e = entry(m);
    if (e.month != 0 && (capital(m) || !e.short_month) && (!of || ordinal || article)) {
      p.month = e.month, p.day = day;
      return year_tail(m + 1, p);
    }
    return 0;
  }
  if (article) return 0;
  // January 19 · Jan. 13 · March 2011 · March
  Point c;
  const TokenIndex after = month(at, c);
  if (after == 0) return 0;
  if (c.edge != Edge::none) p.edge = c.edge;
  const bool short_name = entry(at).short_month;
  p.month = c.month;
  TokenIndex d = after;
  if (is(d, Cue::definite)) ++d;
  if (TokenIndex end = day_number(d, day, ordinal); end != 0 && c.edge == Edge::none && (capital(at) || ordinal || casing_ == Casing::upper)) {
    // "In March 20 people died": the number counts what follows.
    const bool counts = !ordinal && plural_noun(end) && at > first_ && is(at - 1, Cue::in);
    const bool entry_ordinal_word = d > after && !ordinal;
    if (!counts && !entry_ordinal_word && form(end) != "%" && entry(end).unit == Unit::none) {
      p.day = day;
      return year_tail(end, p);
    }
  }
  const TokenIndex end = year_tail(after, p);
  if (p.year != 0 || p.within != Unit::none) return end;
  if (short_name && form(at).back() != '.') return 0;
  // Alone: "March", "may", "august" are words too.
  if (at > first_ && is(at - 1, Cue::month_preposition)) return upos(at) == Upos::AUX || upos(at) == Upos::VERB ? 0 : after;
  if (casing_ == Casing::upper || !capital(at)) return p.edge != Edge::none ? after : 0;
  if (upos(at) == Upos::AUX || upos(at) == Upos::VERB || upos(at) == Upos::NOUN) return p.edge != Edge::none ? after : 0;
  const bool determined = at > first_ && is(at - 1, Cue::article);
  const bool modifies = upos(after) == Upos::NOUN || upos(after) == Upos::ADJ || form(after) == "-";
  if (determined && !modifies) return 0;                                          // "the March for Peace"
  if (!determined && upos(after) == Upos::PROPN && capital(after)) return 0;      // "June Carter"
  return after;
}

/// "the 5th" after a preposition of time, "the ninth of the current month".
TokenIndex Reader::day_of_month(TokenIndex at, Point& p) const {
  if (!is(at, Cue::definite)) return 0;
  int day = 0;
  bool ordinal = false;
  const TokenIndex end = day_number(at + 1, day, ordinal);
  if (end == 0 || !ordinal) return 0;
  p.day = day;
  const TokenIndex tail = within_tail(end, p);
  if (p.within != Unit::none) return tail;
  if (!is_digit(form(at + 1).front()) || at == first_ || !is(at - 1, Cue::day_preposition)) return 0;
  // "On the 7th troops", "on the 9th hundreds": only some nouns are numbered ("the 7th Fleet", "the 5th Mechanised Brigade").
  if (is_dash(end)) return 0;
  for (TokenIndex t = end; t < end + 3 && (capital(t) || t == end); ++t)
    if (is(t, Cue::ordinal_noun)) return 0;
  return (upos(end) == Upos::NOUN || upos(end) == Upos::ADJ) && doc_.tokens[at + 1].head == end && !plural_noun(end) ? 0 : end;
}

TokenIndex Reader::pick(TokenIndex at, Point& p) const {
  TokenIndex t = is(at, Cue::definite) ? at + 1 : at;
  if (is(t, Cue::this_)) p.pick = Pick::this_;
  else if (is(t, Cue::that) || is(t, Cue::same)) p.pick = Pick::that;
  else if (is(t, Cue::last) || (is(t, Cue::past) && t == at)) p.pick = Pick::last;
  else if (is(t, Cue::coming)) p.pick = Pick::coming;
  else if (is(t, Cue::next) || is(t, Cue::following)) p.pick = Pick::next;
  else return t;
  return t + 1;
}

TokenIndex Reader::weekday(TokenIndex at, Point& p) const {
  TokenIndex t = pick(at, p);
  const Entry& e = entry(t);
  if (e.weekday == 0 || e.plural_weekday) return 0;
  if (e.short_weekday) {
    const bool beside = form(t).back() == '.' || four_digits(form(t + 1)) >= 0 || entry(t + 1).month != 0 ||
                        (!form(t + 1).empty() && is_digit(form(t + 1).front())) || (is_comma(t + 1) && entry(t + 2).month != 0);
    if (!capital(t) || !beside) return 0;
  }
  p.weekday = e.weekday;
  ++t;
  if (p.pick != Pick::by_tense) return t;
  // "Friday last", "Thursday next"; but "Friday last week" belongs to the week.
  Point c;
  if (const TokenIndex end = within_tail(t, p); p.within != Unit::none) return end;
  if (entry(t + 1).unit != Unit::none || upos(t + 1) == Upos::NOUN || upos(t + 1) == Upos::NUM) return t;
  if (is(t, Cue::last)) p.pick = Pick::last;
  else if (is(t, Cue::next)) p.pick = Pick::next;
  else if (is(t, Cue::coming)) p.pick = Pick::coming;
  else return t;
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
    if (e.is(Cue::last) && !definite && (c.unit != Unit::day || c.part != Part::none)) return p.anchor = Anchor::report, p.shift = -1, end;
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
    if (!word || !word->whole() || *word->value > 12 || next.clock_suffix.empty() || next.unit != Unit::none || next.clock_suffix != "24") return 0;
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
  const bool before_day = deictic(at + 1, day) != 0 || weekday(at + 1, day) != 0 || (is(at + 1, Cue::on) && weekday(at + 2, day) != 0);
  int hour = -1, minute = -1;
  if (parts >= 2 && size[1] == 2) {
    if (!colon && suffix.empty() && !(after_cue && (before_day || is(at - 1, Cue::at)))) return 0;
    hour = n[0], minute = n[1];
  } else if (parts == 1 && size[0] == 4) {
    const bool bare_year = n[0] >= kFirstBareYear && n[0] <= kLastBareYear;  // "shortly before 1700" is no year, "before 2010" is one
    const bool led = at > first_ && (is(at - 1, Cue::at) || (!bare_year && (is(at - 1, Cue::before) || is(at - 1, Cue::after) || is(at - 1, Cue::until))));
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

TokenIndex Reader::season(TokenIndex at, Point& p) const {
  TokenIndex t = pick(at, p);
  const Entry& e = entry(t);
  if (e.season == Season::none) return 0;
  p.season = e.season;
  const TokenIndex end = year_tail(t + 1, p);
  if (p.year != 0 || p.within != Unit::none || p.pick != Pick::by_tense) return end;
  // "in the spring": an article after "in"; "fall" and "spring" alone are anything.
  const bool in_the = t > at && t >= first_ + 2 && (is(t - 2, Cue::in) || is(t - 2, Cue::since) || is(t - 2, Cue::until) || is(t - 2, Cue::by));
  return in_the && upos(t) != Upos::VERB && upos(end) != Upos::NOUN && !is(end, Cue::of) ? end : 0;
}

/// "the first quarter of 2017", "the second half of last year", "Q3 2017", "fiscal 2017".
TokenIndex Reader::fraction_of_year(TokenIndex at, Point& p) const {
  TokenIndex t = is(at, Cue::definite) ? at + 1 : at;
  const std::string_view f = form(t);
  if (is(t, Cue::fiscal)) {
    const TokenIndex y = is(t + 1, Cue::year_word) ? t + 2 : t + 1;
    const int value = four_digits(form(y));
    if (value < kFirstYear || value > kLastYear) return 0;
    p.year = value;
    return y + 1;
  }
  if (f.size() == 2 && f[0] == 'q' && f[1] >= '1' && f[1] <= '4' && words_.capitalised(t)) {
    p.quarter = f[1] - '0';
    ++t;
  } else {
    int n = 0;
    bool ordinal = false;
    const TokenIndex end = day_number(t, n, ordinal);
    if (end == 0 || !ordinal) return 0;
    if (entry(end).unit == Unit::quarter && n <= 4) p.quarter = n;
    else if (is(end, Cue::half) && n <= 2) p.half = n;
    else return 0;
    t = end + 1;
  }
  const TokenIndex end = year_tail(t, p);
  return p.year != 0 || p.within == Unit::year ? end : 0;
}

/// "the 1980s", "the '90s", "the nineties", "the mid-1990s", "the 19th century".
TokenIndex Reader::decade_or_century(TokenIndex at, Point& p) const {
  const bool definite = is(at, Cue::definite);
  TokenIndex t = definite ? at + 1 : at;
  if (entry(t).edge != Edge::none) p.edge = entry(t).edge, t += is_dash(t + 1) ? 2 : 1;
  std::string_view f = form(t);
  if (f.starts_with("mid-")) p.edge = Edge::mid, f.remove_prefix(4);
  if (f.size() == 5 && f.back() == 's' && f[3] == '0' && all_digits(f.substr(0, 4))) {
    p.decade = to_int(f.substr(0, 4));
    return t + 1;
  }
  if (!definite) return 0;
  if (f.size() == 3 && f.back() == 's' && f[1] == '0' && all_digits(f.substr(0, 2))) {
    p.decade = 1900 + to_int(f.substr(0, 2));
    return t + 1;
  }
  if (entry(t).decade_word != 0) {
    p.decade = 1900 + entry(t).decade_word;
    return t + 1;
  }
  int n = 0;
  bool ordinal = false;
  const TokenIndex end = day_number(t, n, ordinal);
  if (end == 0 || !ordinal || entry(end).unit != Unit::century) return 0;
  p.century = n - 1;
  return end + 1;
}

TokenIndex Reader::year(TokenIndex at, Point& p) const {
  std::string_view f = form(at);
  TokenIndex t = at;
  if (is(at, Cue::definite) && is(at + 1, Cue::year_word)) t = at + 2, f = form(t);
  else if (f.starts_with("mid-")) p.edge = Edge::mid, f.remove_prefix(4);
  const int y = four_digits(f);
  if (y < kFirstYear || y > kLastYear) return 0;
  p.year = y;
  const TokenIndex end = t + 1;
  const bool named = t > at || p.edge == Edge::mid || (at > first_ && is(at - 1, Cue::year_word));
  if (named) return end;
  if (at >= first_ + 2 && (is(at - 1, Cue::to) || is_dash(at - 1)) && four_digits(form(at - 2)) >= kFirstYear) return end;  // "2001-2006"
  if (form(end) == "%" || (at > first_ && (upos(at - 1) == Upos::SYM || is(at - 1, Cue::not_after)))) return 0;
  if (is_dash(end) && four_digits(form(end + 1)) < 0) return 0;  // "2000-strong"
  const bool counts = plural_noun(end) && doc_.tokens[at].deprel == Deprel::nummod;
  if (at > first_ && is(at - 1, Cue::year_preposition)) {
    const bool dated = is(at - 1, Cue::in) || is(at - 1, Cue::since) || is(at - 1, Cue::of);
    return is(end, Cue::counted) || (counts && !(dated && y >= kFirstBareYear)) ? 0 : end;
  }
  if (y < kFirstBareYear || y > kLastBareYear) return 0;
  if (at > first_ && form(at - 1) == "(") return form(end) == ")" || is_dash(end) || is_comma(end) ? end : 0;
  const Upos next = upos(end);
  const bool modifies = next == Upos::NOUN || next == Upos::ADJ || next == Upos::PROPN;
  if (!modifies || at == first_ || is(end, Cue::counted)) return 0;
  if (upos(at - 1) == Upos::PROPN || upos(at - 1) == Upos::NUM) return 0;
  if (is(at - 1, Cue::article)) return plural_noun(end) && !is(at - 1, Cue::definite) ? 0 : end;
  return upos(at - 1) == Upos::PRON && !plural_noun(end) ? end : 0;  // "its 2015 offensive"
}

/// What a component can begin with, by its first word: so that the readers are asked only where they may answer.
struct Reader::Opening {
  bool number, phrase, definite, pick, month, named;
};

Reader::Opening Reader::opening(TokenIndex at) const {
  const Entry& e = entry(at);
  Opening o{};
  o.number = may_be_number_[at];
  o.phrase = e.phrases >= 0;
  o.definite = e.is(Cue::definite);
  o.pick = o.definite || e.is(Cue::this_) || e.is(Cue::that) || e.is(Cue::same) || e.is(Cue::last) || e.is(Cue::past) || e.is(Cue::coming) ||
           e.is(Cue::next) || e.is(Cue::following) || e.is(Cue::previous) || e.is(Cue::current);
  const bool prefixed = form(at).starts_with("mid-");
  o.month = o.number || o.definite || e.month != 0 || e.ordinal != 0 || prefixed;
  o.named = o.number || o.definite || e.ordinal != 0 || e.edge != Edge::none || prefixed || e.is(Cue::fiscal) || form(at).size() == 2;
  return o;
}

TokenIndex Reader::component(TokenIndex at, Point& p) const {
  if (at < first_ || at >= past_) return 0;
  const Opening o = opening(at);
  const Entry& e = entry(at);
  TokenIndex best = 0;
  const auto ask = [&](bool may, TokenIndex (Reader::*reader)(TokenIndex, Point&) const) {
    if (!may) return;
    Point c;
    const TokenIndex end = (this->*reader)(at, c);
    if (end > best) best = end, p = c;
  };
  ask(o.number, &Reader::numeric_date);
  ask(o.phrase, &Reader::deictic);
  ask(o.phrase || o.pick, &Reader::holiday);
  ask(o.month, &Reader::month_day);
  ask(o.number, &Reader::clock);
  ask(o.pick || e.weekday != 0, &Reader::weekday);
  ask(o.pick, &Reader::relative_unit);
  ask(o.definite, &Reader::day_of_month);
  ask(o.named, &Reader::fraction_of_year);
  ask(o.pick || e.season != Season::none, &Reader::season);
  ask(o.named, &Reader::decade_or_century);
  ask(o.named, &Reader::year);
  ask(o.phrase || o.definite, &Reader::day_part);
  if (best != 0 || !o.pick) return best;
  // "that July", "last August", "the coming spring"
  Point c;
  const TokenIndex t = pick(at, c);
  if (t == at || c.pick == Pick::by_tense || entry(t).month == 0 || !capital(t)) return 0;
  c.month = entry(t).month;
  p = c;
  return t + 1;
}

/// What follows a component and says more of the same point: "Tuesday" + "at 5 p.m."; "yesterday" + ", Sunday".
TokenIndex Reader::more_of_point(TokenIndex end, Point& p) const {
  TokenIndex t = end;
  if (is_comma(t)) ++t;
  for (int glue = 0; glue < 4; ++glue, ++t) {
    Point c;
    TokenIndex start = t;
    if (entry(t).edge != Edge::none && glue < 3) start = is_dash(t + 1) ? t + 2 : t + 1;  // "on Tuesday, late in the evening"
    const TokenIndex past = component(start, c);
    // An article that the component itself takes was tried with it already.
    if (past != 0) {
      const bool date_in = t > end && is(t - 1, Cue::in) && !c.has_time() && !(c.unit != Unit::none);
      if (!date_in && merge(p, c)) return past;
      return 0;
    }
    if (!is(t, Cue::glue) && !is(t, Cue::for_)) return 0;
    if (is(t, Cue::for_)) return 0;
  }
  return 0;
}

bool Reader::may_stand_alone(TokenIndex at, const Point& p) const {
  if (p.has_date() || p.hour >= 0) return true;
  if (p.part == Part::none) return false;
  // A part of the day alone: "at dawn", "in the evening", "since daybreak"; not "a night of shelling", "night patrols".
  if (at == first_) return false;
  const bool article = is(at, Cue::definite);
  const TokenIndex before = at - 1;
  if (!article && is(before, Cue::article)) return false;
  const bool led = article ? is(before, Cue::in) || is(before, Cue::since) || is(before, Cue::until) || is(before, Cue::by) || is(before, Cue::glue)
                           : is(before, Cue::at) || is(before, Cue::before) || is(before, Cue::after) || is(before, Cue::by) ||
                                 is(before, Cue::since) || is(before, Cue::until) || is(before, Cue::glue);
  return led;
}

TokenIndex Reader::point(TokenIndex at, Point& p) const {
  Point edged;
  TokenIndex start = edge(at, edged);
  TokenIndex end = 0;
  if (start != 0) {
    // "the end of the week": a plain unit after the edge.
    Point c;
    if (const TokenIndex unit_end = unit_or_part(start, c); unit_end != 0 && c.part == Part::none && is(start - 1, Cue::definite)) {
      p.unit = c.unit, p.anchor = Anchor::report;
      end = unit_end;
      p.exact = false;
    } else {
      end = component(start, p);
      if (end == 0 && is(start - 1, Cue::definite)) end = component(start - 1, p);
    }
    if (end == 0) return 0;
    if (p.edge == Edge::none) p.edge = edged.edge, p.narrow = edged.narrow;
  } else if (is(at, Cue::earlier_in)) {
    // "earlier in the week", "earlier this month", "earlier on Friday"
    TokenIndex t = at + 1;
    const bool in = is(t, Cue::in) || is(t, Cue::on);
    if (in) ++t;
    Point c;
    if (const TokenIndex unit_end = is(t, Cue::definite) && in ? unit_or_part(t + 1, c) : 0; unit_end != 0 && c.part == Part::none) {
      p.unit = c.unit, p.anchor = Anchor::report;
      if (c.unit == Unit::day) p.anchor = Anchor::narrative;
      end = unit_end;
    } else {
      end = component(t, p);
      if (end == 0 || !(p.has_day() || (p.unit != Unit::none && p.anchor == Anchor::report && p.shift == 0))) return 0;
    }
    p.so_far = is(at, Cue::earlier) && p.unit != Unit::none && p.unit != Unit::day && p.shift == 0;
  } else {
    end = component(at, p);
    if (end == 0) return 0;
  }
  for (int i = 0; i < 4; ++i) {
    const TokenIndex more = more_of_point(end, p);
    if (more == 0) break;
    end = more;
  }
  return may_stand_alone(at, p) ? end : 0;
}

}  // namespace dateline::mentions::times
