// Dates of the calendar: days, months, years, seasons, decades.
#include <algorithm>

#include "mentions/times/digits.h"
#include "mentions/times/reader.h"

namespace dateline::mentions::times {

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

TokenIndex Reader::numeric_date(TokenIndex at, Point& p) const {
  const std::string_view f = form(at);
  if (f.size() < 6 || f.size() > 10 || !is_digit(f.front())) return 0;
  int n[3];
  std::size_t size[3];
  if (split_numbers(f, "-/.", n, size) != 3) return 0;
  if (size[0] == 4) {
    p.year = n[0], p.month = n[1], p.day = n[2];
  } else {
    if (size[2] == 4)
      p.year = n[2];
    else if (size[2] == 2 && f.find('.') == std::string_view::npos)
      p.year = n[2] < 50 ? 2000 + n[2] : 1900 + n[2];
    else
      return 0;
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
    if (!f.starts_with("mid-")) return 0;  // one token: the prefix stays with the word
    e = &vocabulary_.entry(f.substr(4));
    if (e->month == 0 || e->short_month) return 0;
    p.edge = Edge::mid;
  }
  p.month = e->month;
  return at + 1;
}

TokenIndex Reader::year_tail(TokenIndex end, Point& p) const {
  TokenIndex t = end;
  if (is_comma(t))
    ++t;
  else if (is(t, Cue::of) || is(t, Cue::in))
    ++t;
  if (is(t, Cue::definite) && is(t + 1, Cue::year_word))
    t += 2;
  else if (is(t, Cue::year_word))
    ++t;
  const int y = four_digits(form(t));
  if (t == end && form(t).size() == 2 && all_digits(form(t)) &&
      (form(t + 1) == "(" || is_dash(t + 1))) {  // "10 DEC 89 (DPA)"
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
  if (is(t, Cue::of) || is(t, Cue::in))
    ++t;
  else if (is_comma(t) && is(t + 1, Cue::of))
    t += 2;
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
  if (TokenIndex end = day_number(d, day, ordinal);
      end != 0 && c.edge == Edge::none && (capital(at) || ordinal || casing_ == Casing::upper)) {
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
  if (at > first_ && is(at - 1, Cue::month_preposition))
    return upos(at) == Upos::AUX || upos(at) == Upos::VERB ? 0 : after;
  if (casing_ == Casing::upper || !capital(at)) return p.edge != Edge::none ? after : 0;
  if (upos(at) == Upos::AUX || upos(at) == Upos::VERB || upos(at) == Upos::NOUN)
    return p.edge != Edge::none ? after : 0;
  const bool determined = at > first_ && is(at - 1, Cue::article);
  const bool modifies = upos(after) == Upos::NOUN || upos(after) == Upos::ADJ || form(after) == "-";
  if (determined && !modifies) return 0;                                      // "the March for Peace"
  if (!determined && upos(after) == Upos::PROPN && capital(after)) return 0;  // "June Carter"
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
  return (upos(end) == Upos::NOUN || upos(end) == Upos::ADJ) && doc_.tokens[at + 1].head == end && !plural_noun(end)
             ? 0
             : end;
}

TokenIndex Reader::season(TokenIndex at, Point& p) const {
  TokenIndex t = pick(at, p);
  const Entry& e = entry(t);
  if (e.season == Season::none) return 0;
  p.season = e.season;
  const TokenIndex end = year_tail(t + 1, p);
  if (p.year != 0 || p.within != Unit::none || p.pick != Pick::by_tense) return end;
  // "in the spring": an article after "in"; "fall" and "spring" alone are anything.
  const bool in_the = t > at && t >= first_ + 2 &&
                      (is(t - 2, Cue::in) || is(t - 2, Cue::since) || is(t - 2, Cue::until) || is(t - 2, Cue::by));
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
    if (entry(end).unit == Unit::quarter && n <= 4)
      p.quarter = n;
    else if (is(end, Cue::half) && n <= 2)
      p.half = n;
    else
      return 0;
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
  if (is(at, Cue::definite) && is(at + 1, Cue::year_word))
    t = at + 2, f = form(t);
  else if (f.starts_with("mid-"))
    p.edge = Edge::mid, f.remove_prefix(4);
  const int y = four_digits(f);
  if (y < kFirstYear || y > kLastYear) return 0;
  p.year = y;
  const TokenIndex end = t + 1;
  const bool named = t > at || p.edge == Edge::mid || (at > first_ && is(at - 1, Cue::year_word));
  if (named) return end;
  if (at >= first_ + 2 && (is(at - 1, Cue::to) || is_dash(at - 1)) && four_digits(form(at - 2)) >= kFirstYear)
    return end;  // "2001-2006"
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

}  // namespace dateline::mentions::times
