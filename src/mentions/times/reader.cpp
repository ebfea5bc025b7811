// Whole expressions: points with a boundary, ranges, lengths, sets and words like "now".
#include "mentions/times/reader.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace dateline::mentions::times {
namespace {

/// Both ends of a range must be of one make.
bool same_make(const Point& a, const Point& b) {
  const auto shape = [](const Point& p) {
    if (p.has_day()) return 1;
    if (p.month != 0) return 2;
    if (p.hour >= 0) return 3;
    if (p.year != 0) return 4;
    return p.part != Part::none ? 5 : 6;
  };
  const int x = shape(a), y = shape(b);
  return x == y || (x == 3 && b.hour >= 0) || (y == 3 && a.hour >= 0) || (x == 5 && b.has_time()) || (x == 3 && y == 5);
}

/// What is said once for both ends: "3 to 5 July 2017", "between 10 a.m. and noon on Tuesday".
void share(Point& a, Point& b) {
  if (a.year == 0 && b.year != 0 && a.within == Unit::none && (a.month != 0 || a.season != Season::none)) {
    a.year = a.month > b.month && b.month != 0 ? b.year - 1 : b.year;
  }
  if (!a.has_day() && a.has_time() && b.has_day()) {
    const int hour = a.hour, minute = a.minute;
    const Part part = a.part;
    a = b;
    a.hour = hour, a.minute = minute, a.part = part;
  } else if (a.has_day() && !b.has_day() && b.has_time()) {
    const int hour = b.hour, minute = b.minute;
    const Part part = b.part;
    b = a;
    b.hour = hour, b.minute = minute, b.part = part;
  }
  if (a.within == Unit::none && b.within != Unit::none && a.year == 0) {
    a.within = b.within, a.within_shift = b.within_shift, a.within_anchor = b.within_anchor;
  }
}

// A word that only joins begins an expression when something of time follows within so many tokens: "at the very end of".
constexpr std::uint8_t kFar = 5;

std::string iso_duration(double n, Unit unit) {
  std::string letters(code(unit));
  std::string value = "P";
  if (letters.front() == 'T') value += 'T', letters.erase(0, 1);
  if (n == 0) return value + "X" + letters;
  char text[32];
  if (n == std::floor(n))
    std::snprintf(text, sizeof text, "%.0f", n);
  else
    std::snprintf(text, sizeof text, "%.1f", n);
  return value + text + letters;
}

}  // namespace

Reader::Reader(const Document& doc, const Words& words, const Vocabulary& vocabulary, const Numerals& numerals)
    : doc_(doc),
      words_(words),
      vocabulary_(vocabulary),
      numerals_(numerals),
      plural_common_(xpos_from("NNS")),
      plural_proper_(xpos_from("NNPS")) {
  entries_.reserve(doc.tokens.size());
  may_be_number_.reserve(doc.tokens.size());
  for (TokenIndex t = 0; t < doc.tokens.size(); ++t) {
    entries_.push_back(&vocabulary.entry(words.form(t)));
    may_be_number_.push_back(numerals.may_begin(words.form(t)));
  }
  near_.assign(doc.tokens.size(), kFar);
  std::uint8_t distance = kFar;
  for (std::size_t t = doc.tokens.size(); t-- > 0;) {
    const std::string_view f = words.form(static_cast<TokenIndex>(t));
    const bool article = entries_[t]->is(Cue::article);
    const bool timely = entries_[t]->timely || (may_be_number_[t] && !article) || f.starts_with("mid-");
    distance = timely ? 0 : distance < kFar ? static_cast<std::uint8_t>(distance + 1) : kFar;
    near_[t] = distance;
  }
}

std::optional<Numeral> Reader::numeral_at(TokenIndex at, TokenIndex past) const {
  if (at < first_ || at >= past_ || !may_be_number_[at]) return std::nullopt;
  return numerals_.read(doc_, words_, at, std::min(past, past_));
}

/// Most tokens begin nothing.
bool Reader::could_begin(TokenIndex at) const {
  return near_[at] == 0 || (near_[at] < kFar && entries_[at] != vocabulary_.none());
}

void Reader::enter(const Sentence& sentence) {
  first_ = sentence.first;
  past_ = sentence.last;
  casing_ = past_ > first_ ? words_.casing(words_.sentence(first_)) : Casing::sentence;
}

bool Reader::joins(TokenIndex at, bool pair) const {
  return is(at, Cue::to) || is_dash(at) || form(at) == "/" || (pair && is(at, Cue::and_));
}

/// A noun phrase or clause begins here: what stood before was a preposition, no adverb.
bool Reader::begins_phrase(TokenIndex at) const {
  switch (upos(at)) {
    case Upos::DET:
    case Upos::NOUN:
    case Upos::PROPN:
    case Upos::PRON:
    case Upos::NUM:
    case Upos::ADJ: return true;
    case Upos::VERB: return doc_.tokens[at].xpos == xpos_from("VBG");
    default: return false;
  }
}

/// Numbers of days with the month said once: "3 to 5 July", "July 3-5", "9 and 10 June".
bool Reader::range_of_days(TokenIndex at, Boundary boundary, Expression& e) const {
  TokenIndex t = is(at, Cue::definite) ? at + 1 : at;
  int from = 0, to = 0;
  bool ordinal = false;
  const auto pair = [&] { return boundary == Boundary::since || to == from + 1; };  // "between 3 and 7", "3 and 4 July"
  if (TokenIndex end = day_number(t, from, ordinal); end != 0) {
    if (!joins(end, true)) return false;
    const bool and_word = is(end, Cue::and_);
    TokenIndex second = end + 1;
    if (TokenIndex range_end = month_day(second, e.b); range_end != 0 && e.b.day != 0) {
      to = e.b.day;
      if (and_word && !pair()) return false;
      e.a = e.b;
      e.a.day = from;
      if (from > to) {  // "30 to 2 July": of the month before
        if (--e.a.month == 0) e.a.month = 12, e.a.year -= e.a.year != 0;
      }
      e.kind = Expression::Kind::range, e.first = at, e.last = range_end;
      return true;
    }
    return false;
  }
  Point a;
  const TokenIndex named = month_day(at, a);
  if (named == 0 || a.day == 0 || a.month == 0 || !joins(named, true)) return false;
  const TokenIndex second = is(named + 1, Cue::definite) ? named + 2 : named + 1;
  const TokenIndex end = day_number(second, to, ordinal);
  if (end == 0 || to <= a.day || entry(end).month != 0 || form(end) == "%" ||
      (is(named, Cue::and_) && (to != a.day + 1 && boundary != Boundary::since)))
    return false;
  from = a.day;
  e.a = e.b = a;
  e.b.day = to;
  e.kind = Expression::Kind::range, e.first = at;
  e.last = a.year == 0 && a.within == Unit::none ? year_tail(end, e.b) : end;
  e.a.year = e.b.year;
  return true;
}

bool Reader::range(TokenIndex at, Boundary boundary, Expression& e) const {
  if (range_of_days(at, boundary, e)) return true;
  Point a;
  const TokenIndex middle = point(at, a);
  return range_from(at, a, middle, boundary, e);
}

/// `a`, which ends before `middle`, and another point.
bool Reader::range_from(TokenIndex at, const Point& from, TokenIndex middle, Boundary boundary, Expression& e) const {
  if (middle == 0 || from.exact) return false;
  Point a = from, b;
  const bool introduced = boundary != Boundary::none;
  const bool adjacent_days = is(middle, Cue::and_) && a.weekday != 0 && a.day == 0 && !a.has_time();
  if (!joins(middle, introduced || adjacent_days)) return false;
  const TokenIndex second = is(middle + 1, Cue::on) || is(middle + 1, Cue::in) ? middle + 2 : middle + 1;
  const TokenIndex end = point(second, b);
  if (end == 0 || !same_make(a, b) || b.exact) return false;
  if (adjacent_days && !introduced && (b.weekday != a.weekday % 7 + 1 || b.has_time())) return false;
  if (!introduced && is_dash(middle) && a.year != 0 && a.month == 0 && b.year <= a.year) return false;
  if (a.unit != Unit::none || b.unit != Unit::none) return false;
  share(a, b);
  e.kind = Expression::Kind::range;
  e.a = a, e.b = b, e.first = at, e.last = end;
  return true;
}

/// "the night of 9 to 10 June", "the night between Saturday and Sunday", "the night to Tuesday".
bool Reader::night_range(TokenIndex at, Expression& e) const {
  Point p;
  const TokenIndex start = is(at, Cue::definite) ? at + 1 : at;
  TokenIndex end = day_part(start, p);
  if (end == 0 || p.part == Part::none) return false;
  const bool to = is(end, Cue::to);
  const bool pair = is(end, Cue::from) || is(end, Cue::between) || is(end, Cue::of);
  if (!to && !pair) return false;
  Expression inner;
  TokenIndex inside = end + 1;
  if (to) {
    if (is(inside, Cue::definite)) ++inside;
    Point day;
    const TokenIndex past = point(inside, day);
    if (past == 0 || !day.has_day() || day.has_time()) return false;
    e.a = day;
    e.a.part = p.part, e.a.to_day = true;
    e.kind = Expression::Kind::point, e.first = at, e.last = past;
    return true;
  }
  if (!range(inside, is(end, Cue::of) ? Boundary::none : Boundary::since, inner)) return false;
  e = inner;
  e.a.part = p.part;
  e.first = at;
  return true;
}

bool Reader::bounded(TokenIndex at, Expression& e) const {
  Boundary boundary = Boundary::none;
  if (is(at, Cue::since))
    boundary = Boundary::since;
  else if (is(at, Cue::until))
    boundary = Boundary::until;
  else if (is(at, Cue::by))
    boundary = Boundary::by;
  else if (is(at, Cue::before))
    boundary = Boundary::before;
  else if (is(at, Cue::after))
    boundary = Boundary::after;
  else if (is(at, Cue::between) || is(at, Cue::from))
    boundary = Boundary::from;
  if (boundary == Boundary::from) {
    if (range(at + 1, Boundary::since, e)) return true;
    Point p;
    const TokenIndex end = point(at + 1, p);
    if (end == 0 || !p.has_date() || !is(at, Cue::from) || !is(end, Cue::later) || is(end, Cue::after) ||
        is(end, Cue::later_only))
      return false;
    e.a = p, e.first = at + 1, e.last = end, e.boundary = Boundary::from;  // "from Monday on"
    return true;
  }
  if (boundary == Boundary::none) {
    if (night_range(at, e) || range_of_days(at, Boundary::none, e)) return true;
    Point p;
    const TokenIndex end = point(at, p);
    if (end == 0) return false;
    if (range_from(at, p, end, Boundary::none, e)) return true;
    e.a = p, e.first = at, e.last = end;
    return true;
  }
  const TokenIndex end = point(at + 1, e.a);
  if (end == 0) return false;
  // "before dawn on Thursday", "shortly after noon": still that day.
  const bool side = boundary == Boundary::before || boundary == Boundary::after;
  const bool genitive = end < past_ && doc_.tokens[end].joined;  // "caused by this weekend's attacks"
  e.boundary = (side && e.a.has_time()) || genitive ? Boundary::none : boundary;
  e.first = at + 1, e.last = end;
  return true;
}

/// "two and a half months", "48-hour", "several days", "a week"; `n` is 0 where the number is not said.
TokenIndex Reader::length(TokenIndex at, double& n, Unit& unit) const {
  TokenIndex t = at;
  bool numbered = false, article = false;
  if (const auto number = numeral_at(at, past_)) {
    t = number->last;
    n = number->value.value_or(0);
    if (number->vague) n = 0;
    numbered = true;
    if (n == 0 && is(t, Cue::of)) ++t;
  } else if (is(at, Cue::vague_number)) {
    t = at + 1;
    n = 0;
    numbered = true;
    if (is(t, Cue::of)) ++t;
  } else if (is(at, Cue::article)) {
    t = at + 1;
    if (is(t, Cue::vague_number)) {  // "a few days", "a couple of weeks"
      ++t;
      n = 0;
      if (is(t, Cue::of)) ++t;
    } else {
      n = 1;
      article = true;
    }
    numbered = true;
  }
  if (is_dash(t) && numbered && !article) ++t;
  const Entry& e = entry(t);
  if (e.unit == Unit::none || (e.unit_after_number_only && (!numbered || article))) return 0;
  if (!numbered) {
    if (form(t).back() != 's') return 0;
    n = 0;  // "for weeks"
  }
  if (article && is(at, Cue::definite)) return 0;
  unit = e.unit;
  n *= e.unit_count;
  ++t;
  if (is_dash(t) && is(t + 1, Cue::old)) return 0;  // ages
  if (is(t, Cue::old) || (at > first_ && is(at - 1, Cue::aged))) return 0;
  if (is(t, Cue::and_) && is(t + 1, Cue::article) && is(t + 2, Cue::half)) n += 0.5, t += 3;  // "a year and a half"
  return t;
}

/// "the past 24 hours", "the last two weeks", "the past month", "the next three days", "within two weeks", "in two weeks".
bool Reader::window(TokenIndex at, Expression& e) const {
  TokenIndex t = at;
  e.kind = Expression::Kind::window;
  if (is(at, Cue::within) || is(at, Cue::in)) {
    const TokenIndex end = length(at + 1, e.length, e.unit);
    if (end == 0 || (is(at, Cue::in) && e.length == 0)) return false;
    if (is(at + 1, Cue::article) && is(at, Cue::in) && e.unit == Unit::day)
      return false;  // "in a day's time" is rare, "in a day" is not ours
    if (plural_noun(end) || upos(end) == Upos::NOUN) return false;
    e.direction = is(at, Cue::within) ? 2 : 1;  // 2: at any time up to then
    e.first = at + 1, e.last = end;
    e.value = iso_duration(e.length, e.unit);
    return true;
  }
  if (is(t, Cue::definite)) ++t;
  const bool back = is(t, Cue::past), forward = is(t, Cue::coming) || is(t, Cue::following);
  if (!back && !forward) return false;
  const bool past_word = is(t, Cue::past) && !is(t, Cue::last) && !is(t, Cue::previous);
  ++t;
  const auto number = numeral_at(t, past_);
  TokenIndex end = 0;
  if (number || is(t, Cue::vague_number)) {
    end = length(t, e.length, e.unit);
  } else if (past_word && entry(t).unit != Unit::none && !plural_noun(t)) {
    e.length = 1, e.unit = entry(t).unit, end = t + 1;  // "the past week"
  } else if (entry(t).unit != Unit::none && plural_noun(t) && t > at + 1) {
    e.length = 0, e.unit = entry(t).unit, end = t + 1;  // "the last days"
  }
  if (end == 0) return false;
  e.direction = back ? -1 : 2;
  e.value = iso_duration(e.length, e.unit);
  e.first = at, e.last = end;
  return true;
}

/// What follows a length and makes it a distance: "ago", "earlier", "later", "after driving them out".
void Reader::duration_tail(Expression& e) const {
  TokenIndex t = e.last;
  const auto point_at = [&](Anchor anchor, int direction) {
    e.kind = Expression::Kind::point;
    e.a = Point();
    e.a.unit = e.unit, e.a.shift = direction * static_cast<int>(e.length), e.a.anchor = anchor, e.a.exact = true;
    e.a.vague = e.length == 0;
    e.last = t + 1;
  };
  // "for two days on", "a week back" are no distances unless plain.
  if (is(t, Cue::ago)) return point_at(Anchor::report, -1);
  if (is(t, Cue::hence) && vocabulary_.phrases(entry(t)).empty()) return point_at(Anchor::report, 1);
  if (is(t, Cue::from) && is(t + 1, Cue::hence)) {
    point_at(Anchor::report, 1);  // "two weeks from now"
    e.last = t + 2;
    return;
  }
  const bool before = is(t, Cue::before), after = is(t, Cue::after);
  if ((before || after) && (begins_phrase(t + 1) || upos(t + 1) == Upos::PART)) {
    e.kind = Expression::Kind::offset;
    e.direction = before ? -1 : 1;
    return;
  }
  if (is(t, Cue::earlier_only) || before) return point_at(Anchor::narrative, -1);
  if (is(t, Cue::later_only) || after) return point_at(Anchor::narrative, 1);
}

bool Reader::duration(TokenIndex at, Expression& e) const {
  if (at > first_ && (is(at - 1, Cue::recent) || is_dash(at - 1))) return false;
  const TokenIndex end = length(at, e.length, e.unit);
  if (end == 0) return false;
  e.kind = Expression::Kind::duration;
  e.first = at, e.last = end;
  e.value = iso_duration(e.length, e.unit);
  duration_tail(e);
  if (e.kind != Expression::Kind::duration) return true;
  const bool article = is(at, Cue::article) && !is(at + 1, Cue::vague_number);
  const bool bare = e.length == 0 && !is(at, Cue::vague_number) && !is(at, Cue::article);
  if (e.unit == Unit::weekend) return false;
  if (article || bare) {  // "for a week", "for months"; not "a day of silence", "days"
    const bool led = at > first_ && (is(at - 1, Cue::for_) || is(at - 1, Cue::in) || is(at - 1, Cue::within) ||
                                     is(at - 1, Cue::after) || is(at - 1, Cue::not_after));
    if (!led) return false;
  }
  return true;
}

/// "every Friday", "each year", "every two weeks", "on Fridays", "daily", "twice a week".
bool Reader::set(TokenIndex at, Expression& e) const {
  e.kind = Expression::Kind::set;
  e.first = at;
  const Entry& first = entry(at);
  if (!first.set.empty()) {
    // A paper or a programme: "the weekly Hod", "The Daily Star".
    if (capital(at) && casing_ == Casing::sentence && at > first_) return false;
    if (upos(at) == Upos::PROPN || (upos(at + 1) == Upos::PROPN && at > first_ && is(at - 1, Cue::article)))
      return false;
    e.value = first.set, e.last = at + 1;
    return true;
  }
  if (first.plural_weekday) {
    e.value = std::string("XXXX-WXX-").append(std::to_string(first.weekday)), e.last = at + 1;
    return true;
  }
  if (is(at, Cue::frequency) || (is(at + 1, Cue::times) && numeral_at(at, at + 1))) {
    const TokenIndex t = is(at, Cue::frequency) ? at + 1 : at + 2;
    if (!is(t, Cue::per) || entry(t + 1).unit == Unit::none || entry(t + 1).unit < Unit::hour) return false;
    e.value = iso_duration(1, entry(t + 1).unit), e.last = t + 2;
    return true;
  }
  if (!is(at, Cue::every)) return false;
  const TokenIndex t = at + 1;
  const Entry& what = entry(t);
  Point part;
  if (what.weekday != 0 && !what.short_weekday) {
    e.value = std::string("XXXX-WXX-").append(std::to_string(what.weekday)), e.last = t + 1;
    if (const TokenIndex end = day_part(t + 1, part); end != 0 && part.part != Part::none)
      e.value += std::string("T").append(code(part.part)), e.last = end;
  } else if (what.month != 0 && !what.short_month) {
    char text[16];
    std::snprintf(text, sizeof text, "XXXX-%02d", what.month);
    e.value = text, e.last = t + 1;
  } else if (const TokenIndex end = day_part(t, part); end != 0 && part.part != Part::none) {
    e.value = std::string("XXXX-XX-XXT").append(code(part.part)), e.last = end;
  } else if (what.unit != Unit::none && !what.unit_after_number_only) {
    e.value = iso_duration(what.unit_count, what.unit), e.last = t + 1;
  } else {
    double n = 0;
    Unit unit = Unit::none;
    if (!numeral_at(t, past_)) return false;
    const TokenIndex length_end = length(t, n, unit);
    if (length_end == 0) return false;
    e.value = iso_duration(n, unit), e.last = length_end;
  }
  return true;
}

bool Reader::reference(TokenIndex at, Expression& e) const {
  e.kind = Expression::Kind::reference;
  e.first = at;
  TokenIndex end = 0;
  if (const Phrase* found = phrase(at, PhraseKind::report_day, end); found != nullptr && !found->value.empty()) {
    const std::size_t space = found->value.find(' ');
    e.report_day = true;
    e.from_day = std::atoi(std::string(found->value.substr(0, space)).c_str());
    e.to_day = std::atoi(std::string(found->value.substr(space + 1)).c_str());
    e.last = end;
    return true;
  }
  if (const Phrase* found = phrase(at, PhraseKind::reference, end)) {
    const std::size_t space = found->value.find(' ');
    e.value = found->value.substr(0, space);
    e.report_day = space != std::string_view::npos;
    e.last = end;
    return true;
  }
  // "recent weeks", "the coming days", "the last days": no date, only a direction.
  TokenIndex t = is(at, Cue::definite) ? at + 1 : at;
  const bool recent = is(t, Cue::recent) || (is(t, Cue::past) && t > at),
             coming = is(t, Cue::coming) || (is(t, Cue::next) && t > at);
  if ((recent || coming) && entry(t + 1).unit != Unit::none && plural_noun(t + 1)) {
    e.value = recent ? "PAST_REF" : "FUTURE_REF";
    e.last = t + 2;
    return true;
  }
  return false;
}

/// "the same period", "in that time".
bool Reader::period(TokenIndex at, Expression& e) const {
  const TokenIndex t = is(at, Cue::definite) ? at + 1 : at;
  if (!(is(t, Cue::same) || is(t, Cue::that) || is(t, Cue::this_)) || !is(t + 1, Cue::period)) return false;
  e.kind = Expression::Kind::period;
  e.first = at, e.last = t + 2;
  return true;
}

std::optional<Expression> Reader::read(TokenIndex at) const {
  if (!could_begin(at)) return std::nullopt;
  std::optional<Expression> best;
  const auto ask = [&](bool (Reader::*reader)(TokenIndex, Expression&) const) {
    Expression e;
    if ((this->*reader)(at, e) && (!best || e.last > best->last)) best = e;
  };
  // Of equally long readings the earlier wins.
  const Entry& e = entry(at);
  const bool article = e.is(Cue::article), number = may_be_number_[at];
  if (e.phrases >= 0 || article || e.is(Cue::recent) || e.is(Cue::coming)) ask(&Reader::reference);
  if (!e.set.empty() || e.plural_weekday || e.is(Cue::frequency) || e.is(Cue::every) ||
      (number && is(at + 1, Cue::times)))
    ask(&Reader::set);
  ask(&Reader::bounded);
  if (article || e.is(Cue::within) || e.is(Cue::in) || e.is(Cue::past) || e.is(Cue::coming) || e.is(Cue::following))
    ask(&Reader::window);
  if (article || number || e.is(Cue::vague_number) || e.unit != Unit::none) ask(&Reader::duration);
  if (article || e.is(Cue::same) || e.is(Cue::that) || e.is(Cue::this_)) ask(&Reader::period);
  return best;
}

std::optional<Expression> Reader::read_ticker(TokenIndex at) const {
  std::string_view f = form(at);
  int value = four_digits(f);
  if (value < 0 && f.size() == 5 && (f[2] == ':' || f[2] == '.')) {
    const std::string plain = std::string(f.substr(0, 2)) + std::string(f.substr(3));
    value = four_digits(plain);
  }
  if (value < 0 || value / 100 > 23 || value % 100 > 59) return std::nullopt;
  Expression e;
  e.first = at, e.last = at + 1;
  e.a.hour = value / 100, e.a.minute = value % 100;
  e.a.unit = Unit::day, e.a.anchor = Anchor::report, e.a.exact = true;
  return e;
}

}  // namespace dateline::mentions::times
