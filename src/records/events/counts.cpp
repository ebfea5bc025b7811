#include "records/events/counts.h"

#include <algorithm>
#include <limits>

#include "records/tree.h"

namespace dateline::records {
namespace {

bool is_assault(const Hit& h) { return !h.rule->silent && h.rule->type == EventType::ASSAULT; }

/// The hit that `t` (or what it is coordinated with) triggers, or -1.
std::int32_t hit_at(const std::vector<Hit>& hits, TokenIndex t) {
  const auto it = std::lower_bound(hits.begin(), hits.end(), t, [](const Hit& h, TokenIndex x) { return h.frame.trigger < x; });
  if (it == hits.end() || it->frame.trigger != t || !is_assault(*it)) return -1;
  return static_cast<std::int32_t>(it - hits.begin());
}

/// A preposition or conjunction after which the cause of a consequence stands: "killed in", "injured after", "dead as a result of".
bool leads_to_cause(const Index& index, std::string_view word) { return index.lexicon.is(index.lexicon.cause_preposition, word); }

/// The word that opens a clause of circumstance: its mark, or "when" before its verb.
std::string opening_word(const Document& doc, TokenIndex verb) {
  std::string word = mark_word(doc, verb);
  if (!word.empty()) return word;
  for (TokenIndex c : doc.children(verb)) {
    if (c < verb && relation(doc, c) == Deprel::advmod && doc.lemma(c) == "when") return "when";
  }
  return word;
}

/// The assault that an argument names, also through "a series of".
std::int32_t hit_of_argument(const Index& index, const std::vector<Hit>& hits, TokenIndex t) {
  if (const std::int32_t i = hit_at(hits, t); i >= 0) return i;
  if (!index.lexicon.is(index.lexicon.aspect_noun, index.doc, t)) return -1;
  for (TokenIndex c : index.doc.children(t)) {
    if (relation(index.doc, c) != Deprel::nmod || case_word(index.doc, c) != "of") continue;
    if (const std::int32_t i = hit_at(hits, c); i >= 0) return i;
  }
  return -1;
}

/// "were killed when a bomb exploded": the assault that a clause of circumstance tells, by its verb or by its subject.
std::int32_t cause_in_clause(const Index& index, const std::vector<Hit>& hits, TokenIndex verb) {
  if (const std::int32_t i = hit_at(hits, verb); i >= 0) return i;
  for (TokenIndex c : index.doc.children(verb)) {
    const Deprel r = base(relation(index.doc, c));
    if (r != Deprel::nsubj && r != Deprel::obj) continue;
    if (const std::int32_t i = hit_at(hits, c); i >= 0) return i;
  }
  return -1;
}

std::int32_t own_cause(const Index& index, const std::vector<Hit>& hits, const Hit& hit) {
  const Document& doc = index.doc;
  const TokenIndex v = hit.frame.trigger;
  for (const Argument& a : hit.frame.arguments) {
    if (a.slot != SlotKind::subj && !(a.slot == SlotKind::preposition && leads_to_cause(index, a.preposition))) continue;
    if (const std::int32_t i = hit_of_argument(index, hits, a.token); i >= 0 && hits[static_cast<std::size_t>(i)].frame.trigger != v) return i;
  }
  for (TokenIndex c : doc.children(v)) {
    if (relation(doc, c) != Deprel::advcl || is_gerund(doc, c) || is_to_infinitive(doc, c) || !leads_to_cause(index, opening_word(doc, c))) continue;
    if (const std::int32_t i = cause_in_clause(index, hits, c); i >= 0) return i;
  }
  const TokenIndex h = head_of(doc, v);
  if (h == kNoHead) return -1;
  switch (relation(doc, v)) {
    case Deprel::advcl:
      if (is_gerund(doc, v)) return hit_at(hits, h);
      return -1;
    case Deprel::acl: case Deprel::acl_relcl: return hit_at(hits, h);
    default: return -1;
  }
}

bool is_consequence(const Index& index, const Hit& hit) {
  return is_assault(hit) && hit.frame.form != TriggerForm::noun && index.lexicon.is(index.lexicon.consequence_verb, index.doc, hit.frame.trigger);
}

/// "killed six and left four injured": the verb that "injured" completes.
TokenIndex telling_verb(const Index& index, const std::vector<Hit>& hits, TokenIndex v) {
  const TokenIndex h = head_of(index.doc, v);
  const Deprel r = relation(index.doc, v);
  const bool complement = r == Deprel::ccomp || r == Deprel::xcomp;
  return complement && h != kNoHead && index.lexicon.is(index.lexicon.consequence_verb, index.doc, h) && hit_at(hits, h) < 0 ? h : v;
}

/// "three were killed and five wounded in an attack": what is said of one half holds for the other, unless each has a doer of its own.
std::int32_t shared_cause(const Index& index, const std::vector<Hit>& hits, std::size_t i) {
  const Document& doc = index.doc;
  const TokenIndex v = telling_verb(index, hits, hits[i].frame.trigger);
  if (v != hits[i].frame.trigger) {
    if (const std::int32_t c = cause_in_clause(index, hits, v); c >= 0) return c;
  }
  for (std::size_t k = 0; k < hits.size(); ++k) {
    if (k == i || !is_consequence(index, hits[k])) continue;
    const TokenIndex other = telling_verb(index, hits, hits[k].frame.trigger);
    const bool joined = (relation(doc, other) == Deprel::conj && head_of(doc, other) == v) || (relation(doc, v) == Deprel::conj && head_of(doc, v) == other) ||
                        (relation(doc, v) == Deprel::conj && relation(doc, other) == Deprel::conj && head_of(doc, v) == head_of(doc, other));
    if (!joined) continue;
    if (const std::int32_t c = own_cause(index, hits, hits[k]); c >= 0 && c != static_cast<std::int32_t>(i)) return c;
  }
  return -1;
}

/// "six were killed and ten wounded": one toll of one event, where the second half has no doer but the first one's.
std::int32_t first_half(const Index& index, const std::vector<Hit>& hits, std::size_t i) {
  const Document& doc = index.doc;
  const TokenIndex v = telling_verb(index, hits, hits[i].frame.trigger);
  if (relation(doc, v) != Deprel::conj || head_of(doc, v) == kNoHead) return -1;
  const std::int32_t first = hit_at(hits, head_of(doc, v));
  if (first < 0 || !is_consequence(index, hits[static_cast<std::size_t>(first)])) return -1;
  for (const Argument& a : hits[i].frame.arguments) {
    if (a.slot == SlotKind::subj && !a.inherited && hits[i].frame.form == TriggerForm::verb) return -1;
  }
  return first;
}

/// "were killed, one of them a child, in a shooting": where the tree loses the thread, the deed that a preposition brings after it.
std::int32_t cause_after(const Index& index, const std::vector<Hit>& hits, std::size_t i) {
  const Document& doc = index.doc;
  for (const Argument& a : hits[i].frame.arguments) {
    if (a.slot == SlotKind::subj) return -1;
  }
  const TokenIndex last = doc.sentences[doc.sentence_of(hits[i].frame.trigger)].last;
  for (std::size_t k = i + 1; k < hits.size() && hits[k].frame.trigger < last; ++k) {
    if (!is_assault(hits[k]) || is_consequence(index, hits[k])) continue;
    TokenIndex noun = hits[k].frame.trigger;
    for (TokenIndex a = noun; a != kNoHead && a != hits[i].frame.trigger; a = head_of(doc, a)) {
      if (relation(doc, a) == Deprel::acl_relcl) return -1;  // what a relative clause tells is another story
    }
    if (is_gerund(doc, noun) && noun > 0 && head_of(doc, noun) == noun - 1) --noun;  // "in a mass shooting", the last word taken for a verb
    return !is_verb(doc, noun) && leads_to_cause(index, case_word(doc, noun)) ? static_cast<std::int32_t>(k) : -1;
  }
  return -1;
}

std::int32_t cause_of(const Index& index, const std::vector<Hit>& hits, std::size_t i) {
  if (const std::int32_t c = own_cause(index, hits, hits[i]); c >= 0) return c;
  if (const std::int32_t c = shared_cause(index, hits, i); c >= 0) return c;
  if (const std::int32_t c = first_half(index, hits, i); c >= 0) return c;
  return cause_after(index, hits, i);
}

/// "roadside bomb blast", "a car bomb exploded": one assault under two words. The noun that a noun hangs on, or the noun that goes off.
std::int32_t same_as(const Index& index, const std::vector<Hit>& hits, const Hit& hit) {
  const Document& doc = index.doc;
  const TokenIndex t = hit.frame.trigger;
  const TokenIndex h = head_of(doc, t);
  if (hit.frame.form == TriggerForm::noun) {
    const Deprel r = relation(doc, t);
    return (r == Deprel::compound || r == Deprel::nmod_desc) && h != kNoHead ? hit_at(hits, h) : -1;
  }
  if (hit.frame.form != TriggerForm::verb || !index.lexicon.is(index.lexicon.explosion_verb, doc, t)) return -1;
  if (relation(doc, t) == Deprel::acl && h != kNoHead) {  // "a bomb detonated by rebels"
    if (const std::int32_t i = hit_at(hits, h); i >= 0) return i;
  }
  for (TokenIndex c : doc.children(t)) {
    if (base(relation(doc, c)) != Deprel::nsubj) continue;
    if (const std::int32_t i = hit_at(hits, c); i >= 0) return i;
  }
  return -1;
}

/// "launched a counteroffensive, attacking rebel positions": a participle that says the same event again, with more of it.
std::int32_t elaborated_by(const Index& index, const std::vector<Hit>& hits, const Hit& hit) {
  const TokenIndex v = hit.frame.trigger;
  const TokenIndex h = head_of(index.doc, v);
  if (h == kNoHead || relation(index.doc, v) != Deprel::advcl || !is_gerund(index.doc, v)) return -1;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (hits[i].frame.light_verb == h && is_assault(hits[i]) && hits[i].rule->type == hit.rule->type) return static_cast<std::int32_t>(i);
  }
  return -1;
}

int affinity(const Index& index, const Hit& hit, const CountMention& count) {
  const Document& doc = index.doc;
  const TokenIndex t = hit.frame.trigger;
  if (count.effect == t) return 1000;
  const bool casualty = count.count.kind == CountKind::killed || count.count.kind == CountKind::wounded;
  if (casualty && hit.rule->type != EventType::ASSAULT) return 0;
  if (count.count.kind == CountKind::arrested && hit.rule->type != EventType::COERCE && hit.rule->type != EventType::ASSAULT) return 0;
  if (count.count.kind == CountKind::released && hit.rule->type != EventType::RETREAT && hit.rule->type != EventType::CONCEDE) return 0;
  int score = 100;
  for (const Argument& a : hit.frame.arguments) {
    if (a.token == count.head) score = 500;
  }
  if (score == 100 && in_clause(doc, clause_head(doc, t), count.head)) score = 300;
  const auto distance = static_cast<int>(t < count.head ? count.head - t : t - count.head);
  return std::max(1, score - distance - (t > count.head ? 5 : 0));
}

}  // namespace

/// "attend a conference", "begin a round of talks": a noun that says what its verb says already.
static std::int32_t said_by_verb(const Index& index, const std::vector<Hit>& hits, std::size_t i) {
  const TokenIndex t = hits[i].frame.trigger;
  if (hits[i].frame.form != TriggerForm::noun || hits[i].rule->silent || is_assault(hits[i])) return -1;
  TokenIndex top = t;
  while (relation(index.doc, top) == Deprel::nmod && head_of(index.doc, top) != kNoHead && index.lexicon.is(index.lexicon.aspect_noun, index.doc, head_of(index.doc, top))) top = head_of(index.doc, top);
  if (relation(index.doc, top) != Deprel::obj) return -1;
  for (std::size_t k = 0; k < hits.size(); ++k) {
    if (k != i && hits[k].frame.trigger == head_of(index.doc, top) && !hits[k].rule->silent && hits[k].rule->type == hits[i].rule->type) return static_cast<std::int32_t>(k);
  }
  return -1;
}

std::vector<std::int32_t> consequences(const Index& index, const std::vector<Hit>& hits) {
  std::vector<std::int32_t> cause(hits.size(), -1);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (!is_assault(hits[i])) {
      cause[i] = said_by_verb(index, hits, i);
      continue;
    }
    const auto take = [&](std::int32_t c) {
      if (c >= 0 && static_cast<std::size_t>(c) != i) cause[i] = c;
    };
    take(same_as(index, hits, hits[i]));
    if (hits[i].frame.form == TriggerForm::verb) take(elaborated_by(index, hits, hits[i]));
    if (is_consequence(index, hits[i])) take(cause_of(index, hits, i));
  }
  for (std::size_t i = 0; i < hits.size(); ++i) {  // a cause that is itself a consequence passes its own on; no cycles
    for (int steps = 0; cause[i] >= 0 && cause[static_cast<std::size_t>(cause[i])] >= 0 && steps < 4; ++steps) {
      const std::int32_t next = cause[static_cast<std::size_t>(cause[i])];
      if (static_cast<std::size_t>(next) == i) { cause[i] = -1; break; }
      cause[i] = next;
    }
  }
  return cause;
}

std::vector<std::vector<std::uint32_t>> counts_of_hits(const Index& index, const std::vector<Hit>& hits) {
  std::vector<std::vector<std::uint32_t>> of(hits.size());
  const auto& counts = index.doc.mentions.counts;
  for (std::uint32_t c = 0; c < counts.size(); ++c) {
    if (counts[c].part_of_larger || counts[c].percent || counts[c].count.kind == CountKind::other) continue;
    const Sentence& s = index.doc.sentences[index.doc.sentence_of(counts[c].head)];
    auto it = std::lower_bound(hits.begin(), hits.end(), s.first, [](const Hit& h, TokenIndex t) { return h.frame.trigger < t; });
    int best = 0;
    std::size_t at = hits.size();
    for (; it != hits.end() && it->frame.trigger < s.last; ++it) {
      if (it->rule->silent) continue;
      const int score = affinity(index, *it, counts[c]);
      if (score > best) {
        best = score;
        at = static_cast<std::size_t>(it - hits.begin());
      }
    }
    if (at < hits.size()) of[at].push_back(c);
  }
  return of;
}

}  // namespace dateline::records
