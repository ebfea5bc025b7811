#include "mentions/times/tense.h"

#include <algorithm>

namespace dateline::mentions::times {
namespace {

// How far a verb may stand from its date, and an auxiliary from its verb ("will, he said, not leave").
constexpr TokenIndex kReach = 25, kGroup = 5;

}  // namespace

Tense::Tense(const Document& doc, const Words& words, const Vocabulary& vocabulary)
    : doc_(doc),
      words_(words),
      vocabulary_(vocabulary),
      vb_(xpos_from("VB")),
      vbd_(xpos_from("VBD")),
      vbg_(xpos_from("VBG")),
      vbn_(xpos_from("VBN")),
      vbp_(xpos_from("VBP")),
      vbz_(xpos_from("VBZ")),
      wdt_(xpos_from("WDT")),
      wp_(xpos_from("WP")) {}

/// By the word or by its lemma: the classes hold lemmas.
bool Tense::is(TokenIndex t, Cue cue) const {
  return vocabulary_.entry(words_.lemma(t)).is(cue) || vocabulary_.entry(words_.form(t)).is(cue);
}

bool Tense::verbal(TokenIndex t) const { return doc_.tokens[t].upos == Upos::VERB || doc_.tokens[t].upos == Upos::AUX; }

/// Here a clause begins or ends.
bool Tense::breaks(TokenIndex t) const {
  const Token& token = doc_.tokens[t];
  if (token.upos == Upos::PUNCT) return words_.form(t) != "-" && words_.form(t) != "\"";
  return token.upos == Upos::SCONJ || tagged(t, wdt_) || tagged(t, wp_);
}

/// The last verb before the expression in its clause. `clause_begins`: the expression opens a clause of its own.
TokenIndex Tense::verb_before(TokenIndex first, TokenIndex from, bool& clause_begins) const {
  clause_begins = false;
  for (TokenIndex t = first; t-- > from && first - t < kReach;) {
    if (verbal(t)) return t;
    const bool near = first - t <= 3;  // "…, and on Friday they"
    if (breaks(t) || (near && doc_.tokens[t].upos == Upos::CCONJ)) {
      clause_begins = near;
      return kNoToken;
    }
  }
  clause_begins = true;
  return kNoToken;
}

TokenIndex Tense::verb_after(TokenIndex last, TokenIndex past) const {
  for (TokenIndex t = last; t < past && t - last < kReach; ++t) {
    if (verbal(t)) {
      while (t + 1 < past && doc_.tokens[t].upos == Upos::AUX &&
             t - last < kReach) {  // "will not be sent": the verb, not its first auxiliary
        TokenIndex next = t + 1;
        while (next < past && next - t < 4 &&
               (doc_.tokens[next].upos == Upos::ADV || doc_.tokens[next].upos == Upos::PART))
          ++next;
        if (next >= past || !verbal(next)) break;
        t = next;
      }
      return t;
    }
    if (breaks(t) && t > last) return kNoToken;
  }
  return kNoToken;
}

Direction Tense::of_infinitive(TokenIndex to, TokenIndex from) const {
  for (TokenIndex t = to; t-- > from && to - t < kReach;) {
    if (to - t <= 6 && is(t, Cue::planning)) return Direction::planned;
    if (to - t <= 2 && is(t, Cue::be)) return Direction::future;  // "are to meet"
    if (verbal(t)) {
      const bool present = (tagged(t, vbz_) || tagged(t, vbp_)) && doc_.tokens[t].upos == Upos::VERB;
      return present && t + 1 == to ? Direction::planned : of_group(t, from);  // "wants to leave on Friday"
    }
    if (words_.form(t) == ";") break;
  }
  // "EU envoys to meet on Friday"; not "an attempt to enter on Friday failed".
  for (TokenIndex t = to; t < doc_.tokens.size() && words_.sentence(t) == words_.sentence(to); ++t)
    if (tagged(t, vbd_) || tagged(t, vbz_) || tagged(t, vbp_)) return Direction::past;
  return Direction::future;
}

Direction Tense::of_group(TokenIndex verb, TokenIndex from) const {
  const bool bare = tagged(verb, vb_);
  bool be_present = false, have = false, condition = false;
  for (TokenIndex t = verb; t-- > from && verb - t <= kGroup;) {
    const bool to = doc_.tokens[t].upos == Upos::PART && is(t, Cue::to);
    if (to && (bare || is(t, Cue::be) || be_present)) return of_infinitive(t, from);
    if (is(t, Cue::future_auxiliary) && doc_.tokens[t].upos == Upos::AUX)
      return have ? Direction::past : Direction::future;
    if (tagged(t, vbd_) && doc_.tokens[t].upos == Upos::AUX) {
      return is(t, Cue::be) && is(verb, Cue::expected) ? Direction::planned : Direction::past;
    }
    if (doc_.tokens[t].upos == Upos::AUX) {
      have |= is(t, Cue::have);
      be_present |= is(t, Cue::be);
    } else if (doc_.tokens[t].upos == Upos::VERB || (breaks(t) && !is(t, Cue::condition))) {
      break;
    }
    condition |= is(t, Cue::condition);
  }
  if (tagged(verb, vbd_)) return Direction::past;
  if (tagged(verb, vbg_) && be_present) return Direction::future;  // "is meeting on Friday"
  if (tagged(verb, vbn_)) {
    if (is(verb, Cue::expected)) return Direction::planned;
    return condition && be_present && !have ? Direction::future : Direction::past;
  }
  if (tagged(verb, vbz_) || tagged(verb, vbp_)) {
    if (condition) return Direction::future;
    return is(verb, Cue::timetable) || is(verb, Cue::expected) ? Direction::planned : Direction::past;
  }
  if (tagged(verb, vbg_)) {  // a gerund or participle has the time of the verb before it
    bool begins = false;
    const TokenIndex above = verb_before(verb, from, begins);
    return above == kNoToken ? Direction::past : of_group(above, from);
  }
  return Direction::past;
}

/// "left", "had been quiet".
bool Tense::finite_past(TokenIndex verb, TokenIndex from) const {
  if (tagged(verb, vbd_)) return true;
  for (TokenIndex t = verb; t-- > from && verb - t <= 3 && doc_.tokens[t].upos != Upos::VERB;)
    if (tagged(t, vbd_)) return true;
  return false;
}

/// "promised its own for Friday", "a sit-in for Monday".
bool Tense::for_a_day(const Expression& e, const Sentence& s) const {
  if (e.kind != Expression::Kind::point || !e.a.has_day() || e.first == s.first) return false;
  const bool genitive = e.last < s.last && doc_.tokens[e.last].joined;  // "for Monday's attack"
  return vocabulary_.entry(words_.form(e.first - 1)).is(Cue::future_preposition) && !genitive;
}

Direction Tense::of(const Expression& e) const {
  if (e.boundary == Boundary::since) return Direction::past;
  const Sentence& s = doc_.sentences[words_.sentence(e.first)];
  bool begins = false;
  const bool bounded =
      e.boundary != Boundary::none && e.first > s.first;  // "until" before it may pass for a conjunction
  const TokenIndex before = verb_before(bounded ? e.first - 1 : e.first, s.first, begins);
  Direction d = Direction::past;
  TokenIndex verb = before;
  if (before != kNoToken)
    d = of_group(before, s.first);
  else if (const TokenIndex after = verb_after(e.last, s.last); after != kNoToken && begins) {
    verb = after;
    d = of_group(after, e.last);
    const bool to = after + 1 < s.last && is(after + 1, Cue::to);  // "on Thursday intends to"
    if (d == Direction::past && to && !tagged(after, vbd_) && is(after, Cue::planning)) d = Direction::planned;
  }
  // A word of planning between the verb and the date: "the deadline of Friday", "due on Friday".
  if (d == Direction::past) {
    const TokenIndex from = before == kNoToken ? s.first : before + 1;
    for (TokenIndex t = e.first; t-- > from && e.first - t <= 4;) {
      if (breaks(t)) break;
      if (is(t, Cue::expected)) d = Direction::planned;
    }
    if (for_a_day(e, s)) d = Direction::planned;
  }
  if (d == Direction::past && (e.boundary == Boundary::until || e.boundary == Boundary::by)) {
    const bool over =
        verb != kNoToken && finite_past(verb, s.first) && !is(verb, Cue::granting) && !is(verb, Cue::planning);
    if (!over) d = Direction::planned;
  }
  if (d == Direction::past && verb == kNoToken) return Direction::unknown;
  return d;
}

bool Tense::background(const Expression& e) const {
  const Sentence& s = doc_.sentences[words_.sentence(e.first)];
  bool begins = false;
  const TokenIndex verb = verb_before(e.first, s.first, begins);
  if (verb == kNoToken || !tagged(verb, vbn_)) return false;
  for (TokenIndex t = verb; t-- > s.first && verb - t <= kGroup;)
    if (is(t, Cue::have) && tagged(t, vbd_)) return true;
  return false;
}

}  // namespace dateline::mentions::times
