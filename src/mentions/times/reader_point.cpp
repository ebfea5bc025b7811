// The parts of a date and how they join into one point.
#include "mentions/times/reader.h"

namespace dateline::mentions::times {

bool merge(Point& p, const Point& c) {
  const bool p_deictic = p.unit == Unit::day && p.anchor != Anchor::none,
             c_deictic = c.unit == Unit::day && c.anchor != Anchor::none;
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
    const bool fits =
        (p.weekday && c.unit == Unit::week) || ((p.day != 0 || p.weekday) && !p.month && c.unit == Unit::month) ||
        ((p.month || p.season != Season::none || p.quarter || p.half || !p.holiday.empty()) && c.unit == Unit::year);
    if (!fits) return false;
    p.within = c.unit, p.within_shift = c.shift, p.within_anchor = c.anchor;
    return true;
  } else if (c.year != 0 && c.month == 0) {
    if (p.year != 0 || (!p.month && p.season == Season::none && !p.quarter && !p.half && p.holiday.empty()))
      return false;
  } else if (c.month != 0 || c.season != Season::none || c.quarter || c.half || c.decade || c.century) {
    return false;
  }
  const auto take = [](auto& mine, const auto& theirs, const auto& nothing) {
    if (mine == nothing) mine = theirs;
  };
  take(p.year, c.year, 0), take(p.month, c.month, 0), take(p.day, c.day, 0), take(p.weekday, c.weekday, 0);
  take(p.hour, c.hour, -1), take(p.minute, c.minute, -1), take(p.part, c.part, Part::none);
  take(p.holiday, c.holiday, std::string_view());
  if (c_deictic) p.unit = c.unit, p.shift = c.shift, p.anchor = c.anchor, p.exact = c.exact;
  if (p.pick == Pick::by_tense) p.pick = c.pick;
  if (p.within == Unit::none) p.within = c.within, p.within_shift = c.within_shift, p.within_anchor = c.within_anchor;
  p.to_day |= c.to_day;
  return true;
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
      const bool genitive = t + 1 < past_ && t >= first_ && doc_.tokens[t + 1].joined &&
                            word.size() == f.size() + form(t + 1).size() && word.starts_with(f) &&
                            word.ends_with(form(t + 1));  // "new years eve" is New | Year | 's | Eve
      if (genitive) ++t;
      if (genitive || f == word)
        word = ++w < p.words.size() ? p.words[w] : std::string_view();
      else
        fits = false;
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
    while (is_dash(next) || is(next, Cue::on) || is(next, Cue::in) || is(next, Cue::definite) || is(next, Cue::at))
      ++next;
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
  o.pick = o.definite || e.is(Cue::this_) || e.is(Cue::that) || e.is(Cue::same) || e.is(Cue::last) || e.is(Cue::past) ||
           e.is(Cue::coming) || e.is(Cue::next) || e.is(Cue::following) || e.is(Cue::previous) || e.is(Cue::current);
  const bool prefixed = form(at).starts_with("mid-");
  o.month = o.number || o.definite || e.month != 0 || e.ordinal != 0 || prefixed;
  o.named = o.number || o.definite || e.ordinal != 0 || e.edge != Edge::none || prefixed || e.is(Cue::fiscal) ||
            form(at).size() == 2;
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
    if (entry(t).edge != Edge::none && glue < 3)
      start = is_dash(t + 1) ? t + 2 : t + 1;  // "on Tuesday, late in the evening"
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
  const bool led = article ? is(before, Cue::in) || is(before, Cue::since) || is(before, Cue::until) ||
                                 is(before, Cue::by) || is(before, Cue::glue)
                           : is(before, Cue::at) || is(before, Cue::before) || is(before, Cue::after) ||
                                 is(before, Cue::by) || is(before, Cue::since) || is(before, Cue::until) ||
                                 is(before, Cue::glue);
  return led;
}

TokenIndex Reader::point(TokenIndex at, Point& p) const {
  Point edged;
  TokenIndex start = edge(at, edged);
  TokenIndex end = 0;
  if (start != 0) {
    // "the end of the week": a plain unit after the edge.
    Point c;
    if (const TokenIndex unit_end = unit_or_part(start, c);
        unit_end != 0 && c.part == Part::none && is(start - 1, Cue::definite)) {
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
    if (const TokenIndex unit_end = is(t, Cue::definite) && in ? unit_or_part(t + 1, c) : 0;
        unit_end != 0 && c.part == Part::none) {
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
