#include "records/circumstances.h"

#include <algorithm>

#include "records/tree.h"

namespace dateline::records {
namespace {

// How many sentences back a place is carried to a trigger that names none.
constexpr std::uint32_t kCarrySentences = 8;

/// Smaller is finer.
int fineness(const Place& p) { return static_cast<int>(p.precision); }

/// Finer and located places first, then the nearer one.
bool better(const PlaceMention& a, const PlaceMention& b, TokenIndex near) {
  if (a.place.located != b.place.located) return a.place.located;
  if (fineness(a.place) != fineness(b.place)) return fineness(a.place) < fineness(b.place);
  const auto distance = [&](const PlaceMention& m) { return m.head < near ? near - m.head : m.head - near; };
  return distance(a) < distance(b);
}

}  // namespace

Circumstances::Circumstances(const Index& index, const std::vector<Attribution>& attributions)
    : index_(index), doc_(index.doc), lexicon_(index.lexicon), cue_(index.doc.tokens.size(), false) {
  for (const Attribution& a : attributions) {
    if (!a.is_event && a.cue < cue_.size()) cue_[a.cue] = true;
  }
}

/// The place of a mention. A common noun ("the city", "the airport") stands for the place that the report is about just then, whichever
/// name came last: a road's other end is soon named and soon forgotten.
Place Circumstances::copy(const PlaceMention& m, bool inferred) const {
  Place p = m.place;
  p.inferred = p.inferred || inferred;
  if (!m.pronoun || doc_.tokens[m.head].upos == Upos::PRON || !named_aside(m)) return p;
  if (const PlaceMention* salient = most_salient(m.first)) {
    const Span words = p.span;
    p = salient->place;
    p.span = words;
    p.inferred = true;
  }
  return p;
}

/// The located place below country level that weighs most among the names of the last sentences, or nullptr.
const PlaceMention* Circumstances::most_salient(TokenIndex before) const {
  const std::uint32_t sentence = doc_.sentence_of(before);
  const auto& places = doc_.mentions.places;
  auto it = std::lower_bound(places.begin(), places.end(), before, [](const PlaceMention& m, TokenIndex u) { return m.first < u; });
  const PlaceMention* best = nullptr;
  double best_weight = 0;
  while (it != places.begin()) {
    const PlaceMention& m = *--it;
    if (doc_.sentence_of(m.head) + kCarrySentences < sentence) break;
    if (m.pronoun || m.dateline || !usable(m) || !m.place.located || m.place.precision >= PlacePrecision::admin1 || of_actor(m)) continue;
    const double weight = salience_of(m.place.name, sentence, before);
    if (weight > best_weight) {
      best_weight = weight;
      best = &m;
    }
  }
  return best;
}

bool Circumstances::is_cue(TokenIndex t) const { return cue_[t]; }

bool Circumstances::usable(const PlaceMention& m) const { return !m.actor_use && !m.place.name.empty(); }

/// Inside the words of an actor ("residents of Aleppo", "the Damascus government"): says who, and where only at need.
bool Circumstances::of_actor(const PlaceMention& m) const {
  const auto [first, past] = index_.actors_headed_by(m.head);
  if (first != past) return true;
  const TokenIndex h = head_of(doc_, m.head);
  if (h == kNoHead) return false;
  const auto [hf, hp] = index_.actors_headed_by(h);
  for (const std::uint32_t* i = hf; i != hp; ++i) {
    if (doc_.mentions.actors[*i].span.contains(m.span)) return true;
  }
  return false;
}

/// "a conference on Iraq": what is talked about, not where.
bool Circumstances::is_topic(const Hit& hit, const PlaceMention& m, std::string_view preposition) const {
  switch (hit.rule->type) {
    case EventType::CONSULT: case EventType::AGREE: case EventType::REQUEST: case EventType::REJECT: case EventType::ACCUSE: case EventType::SUPPORT: case EventType::THREATEN: break;
    default: return false;
  }
  return m.place.precision >= PlacePrecision::admin1 && (preposition == "on" || preposition == "about" || preposition == "over");
}

const PlaceMention* Circumstances::in_frame(const Hit& hit) const {
  const PlaceMention* best = nullptr;
  for (const Argument& a : hit.frame.arguments) {
    const bool located = a.slot == SlotKind::preposition && (lexicon_.is(lexicon_.place_preposition, a.preposition) ||
                                                             lexicon_.is(lexicon_.direction_preposition, a.preposition));
    const bool object = a.slot == SlotKind::obj;
    if (!located && !object) continue;
    const PlaceMention* p = index_.place_of(a.token);
    if (!p || !usable(*p) || (object && of_actor(*p) && !(p->head == a.token)) || is_topic(hit, *p, a.preposition.empty() ? case_word(doc_, p->head) : a.preposition)) continue;
    if (!best || better(*p, *best, hit.frame.trigger)) best = p;
  }
  return best;
}

const PlaceMention* Circumstances::in_clause_of(TokenIndex head, TokenIndex near) const {
  const Sentence& s = doc_.sentences[doc_.sentence_of(head)];
  const PlaceMention* best = nullptr;
  const auto& places = doc_.mentions.places;
  auto it = std::lower_bound(places.begin(), places.end(), s.first, [](const PlaceMention& m, TokenIndex t) { return m.first < t; });
  for (; it != places.end() && it->first < s.last; ++it) {
    if (!usable(*it) || of_actor(*it) || !in_clause(doc_, head, it->head)) continue;
    if (!best || better(*it, *best, near)) best = &*it;
  }
  return best;
}

const PlaceMention* Circumstances::in_sentence(TokenIndex t) const {
  const Sentence& s = doc_.sentences[doc_.sentence_of(t)];
  const PlaceMention* best = nullptr;
  bool best_of_actor = true;
  const auto& places = doc_.mentions.places;
  auto it = std::lower_bound(places.begin(), places.end(), s.first, [](const PlaceMention& m, TokenIndex u) { return m.first < u; });
  for (; it != places.end() && it->first < s.last; ++it) {
    if (!usable(*it)) continue;
    const bool actor = of_actor(*it);
    const auto distance = [&](const PlaceMention& m) { return m.head < t ? t - m.head : m.head - t; };
    if (!best || (best_of_actor && !actor) || (best_of_actor == actor && distance(*it) < distance(*best))) {
      best = &*it;
      best_of_actor = actor;
    }
  }
  return best;
}

std::optional<Place> Circumstances::carried(TokenIndex t) const {
  const std::uint32_t paragraph = doc_.sentences[doc_.sentence_of(t)].paragraph;
  const PlaceMention* dateline = nullptr;
  for (const PlaceMention& m : doc_.mentions.places) {
    if (m.first >= t) break;
    if (m.section_head && usable(m) && doc_.sentences[doc_.sentence_of(m.head)].paragraph == paragraph) return copy(m, true);
    if (m.dateline && (!dateline || m.place.precision < dateline->place.precision)) dateline = &m;
  }
  if (const PlaceMention* salient = most_salient(t)) return copy(*salient, true);
  if (dateline && dateline->place.located && dateline->place.precision < PlacePrecision::country) return copy(*dateline, true);
  return std::nullopt;
}

/// How much the report is about a place just before `before`: every name counts, less with each sentence since, and less where it only
/// says where a road leads or with what something is linked.
double Circumstances::salience_of(const std::string& name, std::uint32_t sentence, TokenIndex before) const {
  const auto& places = doc_.mentions.places;
  auto it = std::lower_bound(places.begin(), places.end(), before, [](const PlaceMention& m, TokenIndex u) { return m.first < u; });
  double salience = 0;
  while (it != places.begin()) {
    const PlaceMention& m = *--it;
    const std::uint32_t s = doc_.sentence_of(m.head);
    if (s + kCarrySentences < sentence) break;
    if (m.actor_use || m.place.name != name || (m.pronoun && named_aside(m))) continue;
    double weight = aside(m) ? 0.35 : m.pronoun ? 0.6 : 1;
    for (std::uint32_t i = s; i < sentence; ++i) weight *= 0.75;
    salience += weight;
  }
  return salience;
}

/// The name that a common noun was resolved to was only mentioned aside.
bool Circumstances::named_aside(const PlaceMention& m) const {
  const auto& places = doc_.mentions.places;
  auto it = std::lower_bound(places.begin(), places.end(), m.first, [](const PlaceMention& x, TokenIndex u) { return x.first < u; });
  while (it != places.begin()) {
    const PlaceMention& x = *--it;
    if (!x.pronoun && x.place.name == m.place.name) return aside(x);
  }
  return false;
}

/// The mention stands in a clause that hangs on a noun, or after "with", "to", "from", "between".
bool Circumstances::aside(const PlaceMention& m) const {
  const std::string word = case_word(doc_, m.head);
  if (word == "with" || word == "to" || word == "from" || word == "between" || word == "via") return true;
  const TokenIndex head = clause_head(doc_, m.head);
  const Deprel clause = relation(doc_, head);
  return clause == Deprel::acl || clause == Deprel::acl_relcl || lexicon_.is(lexicon_.link_verb, doc_, head);
}

std::optional<Place> Circumstances::place_of(const Hit& hit, bool carry) const {
  const TokenIndex t = hit.frame.trigger;
  for (const knowledge::Slot& slot : hit.rule->place) {
    std::vector<TokenIndex> heads;
    hit.frame.fill(slot, heads);
    for (TokenIndex h : heads) {
      if (const PlaceMention* p = index_.place_of(h); p && !p->place.name.empty() && (usable(*p) || p->head == h)) return copy(*p, false);
    }
  }
  std::optional<Place> unlocated;  // a village that no gazetteer knows: its town says more
  if (const PlaceMention* p = in_frame(hit)) {
    if (p->place.located) return copy(*p, false);
    unlocated = copy(*p, false);
  }
  TokenIndex head = hit.frame.light_verb != kNoToken ? hit.frame.light_verb : t;
  for (int steps = 0; steps < 4 && head != kNoHead; ++steps) {
    if (steps > 0 && is_cue(head)) break;
    if (const PlaceMention* p = in_clause_of(head, t); p && p->place.located && !is_topic(hit, *p, case_word(doc_, p->head))) return copy(*p, false);
    const TokenIndex above = head_of(doc_, head);
    head = above == kNoHead ? kNoHead : clause_head(doc_, above);
  }
  if (!carry) return unlocated;
  if (const PlaceMention* p = in_sentence(t); p && p->place.located) return copy(*p, false);
  if (auto p = carried(t)) return p;
  return unlocated;
}

std::optional<Place> Circumstances::controlled_place(const Hit& hit, const std::vector<knowledge::Slot>& slots, TokenIndex* at) const {
  for (const knowledge::Slot& slot : slots) {
    std::vector<TokenIndex> heads;
    hit.frame.fill(slot, heads);
    for (TokenIndex h : heads) {
      const PlaceMention* p = index_.place_of(h);
      if (p && p->actor_use && index_.doc.mentions.actor_headed_by[h] >= 0) continue;  // "Russian hands" holds; it is not held
      if (p && !p->place.name.empty()) {
        *at = h;
        return copy(*p, false);
      }
      if (!lexicon_.is(lexicon_.part_noun, doc_, h) && !lexicon_.is(lexicon_.settlement_noun, doc_, h)) continue;
      *at = h;
      if (const PlaceMention* near = in_frame(hit)) return copy(*near, true);
      if (const PlaceMention* near = in_clause_of(clause_head(doc_, hit.frame.trigger), h)) return copy(*near, true);
      if (const PlaceMention* near = in_sentence(h)) return copy(*near, true);
      return carried(h);
    }
  }
  if (hit.frame.form == TriggerForm::noun) {  // "X — a stronghold of …"
    if (const PlaceMention* p = index_.place_explained_by(hit.frame.trigger)) {
      *at = p->head;
      return copy(*p, false);
    }
  }
  return place_of_besieged(hit, slots, at);
}

/// "The garrison was surrounded": whoever is besieged is besieged where the report is.
std::optional<Place> Circumstances::place_of_besieged(const Hit& hit, const std::vector<knowledge::Slot>& slots, TokenIndex* at) const {
  if (hit.rule->state != ControlState::besieges) return std::nullopt;
  for (const knowledge::Slot& slot : slots) {
    std::vector<TokenIndex> heads;
    hit.frame.fill(slot, heads);
    for (TokenIndex h : heads) {
      if (doc_.mentions.actor_headed_by[h] < 0) continue;
      *at = h;
      if (const PlaceMention* near = in_clause_of(clause_head(doc_, hit.frame.trigger), h)) return copy(*near, true);
      return carried(hit.frame.trigger);
    }
  }
  return std::nullopt;
}

/// "the largest march since 1983", "the first visit since May": since when nothing like it was, not when it is.
bool Circumstances::only_compares(const TimeMention& m) const {
  const Sentence& s = doc_.sentences[doc_.sentence_of(m.head)];
  const bool since = doc_.lemma(m.first) == "since" || (m.first > s.first && doc_.lemma(m.first - 1) == "since");
  if (!since) return false;
  for (TokenIndex t = m.first; t-- > s.first && t + 14 > m.first;) {
    const std::string_view tag = xpos_names()[doc_.tokens[t].xpos];
    if (doc_.tokens[t].upos == Upos::VERB && tag == "VBD") return false;
    if (doc_.lemma(t) == "first" || tag == "JJS" || tag == "RBS") return true;
  }
  return false;
}

const TimeMention* Circumstances::time_in_clause(TokenIndex head, TokenIndex near) const {
  const Sentence& s = doc_.sentences[doc_.sentence_of(head)];
  const TimeMention* best = nullptr;
  const auto& times = doc_.mentions.times;
  auto it = std::lower_bound(times.begin(), times.end(), s.first, [](const TimeMention& m, TokenIndex t) { return m.first < t; });
  for (; it != times.end() && it->first < s.last; ++it) {
    if (!it->resolved() || it->time.type == TimexType::SET || !in_clause(doc_, head, it->head) || only_compares(*it)) continue;
    const auto distance = [&](const TimeMention& m) { return m.head < near ? near - m.head : m.head - near; };
    if (!best || distance(*it) < distance(*best)) best = &*it;
  }
  return best;
}

std::optional<TimeExpr> Circumstances::time_of(const Hit& hit) const {
  const TokenIndex t = hit.frame.trigger;
  for (const Argument& a : hit.frame.arguments) {  // its own arguments before all others
    const std::int32_t i = doc_.mentions.time_headed_by[a.token];
    if (i < 0 || a.slot == SlotKind::subj || a.slot == SlotKind::obj) continue;
    const TimeMention& m = doc_.mentions.times[static_cast<std::size_t>(i)];
    if (m.resolved() && m.time.type != TimexType::SET && !only_compares(m)) return m.time;
  }
  TokenIndex head = hit.frame.light_verb != kNoToken ? hit.frame.light_verb : t;
  if (hit.frame.form == TriggerForm::noun) {
    if (const TimeMention* m = time_in_clause(t, t)) return m->time;
  }
  for (int steps = 0; steps < 4 && head != kNoHead; ++steps) {
    if (steps > 0 && is_cue(head)) break;  // "said on Friday" dates the saying
    if (const TimeMention* m = time_in_clause(head, t)) return m->time;
    if (relation(doc_, head) == Deprel::acl_relcl) break;  // a relative clause tells of another time
    const TokenIndex above = head_of(doc_, head);
    head = above == kNoHead ? kNoHead : clause_head(doc_, above);
  }
  return std::nullopt;
}

}  // namespace dateline::records
