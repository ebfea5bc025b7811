// Capitalised names that act and that nobody knows are kept as actors: their words, and nothing guessed.
#include "knowledge/codebook.h"
#include "mentions/actors/draft.h"

namespace dateline::mentions {

namespace {

bool covered(const Draft& d, TokenIndex t) { return d.covered[t] || d.person_at[t] >= 0 || d.hit_at[t] >= 0; }

bool acts(const Draft& d, TokenIndex head) {
  const Token& token = d.doc.tokens[first_conjunct(d.doc, head)];
  if (token.head == kNoHead) return false;
  const Deprel relation = base(token.deprel);
  if (token.deprel == Deprel::obl_agent) return true;
  if (relation != Deprel::nsubj) return false;
  return !d.knowledge.codebook().candidates(knowledge::TriggerForm::verb, d.doc.lemma(token.head)).empty();
}

/// "[Texas] Instruments", "[the Swedish] Academy": capitalised words before a name that hang on it and are no actor by themselves.
TokenIndex name_begin(const Draft& d, TokenIndex first) {
  const Sentence& s = d.sentence(first);
  TokenIndex begin = first;
  while (begin > s.first) {
    const TokenIndex t = begin - 1;
    const Token& token = d.doc.tokens[t];
    const bool modifies = token.deprel == Deprel::compound || token.deprel == Deprel::amod || token.deprel == Deprel::flat;
    if (!modifies || !d.words.capitalised(t) || d.covered[t] || d.person_at[t] >= 0 || (token.upos != Upos::PROPN && token.upos != Upos::ADJ)) break;
    if (d.hit(t) && !d.hit(t)->has(SenseKind::place) && !d.hit(t)->has(SenseKind::nationality) && !d.hit(t)->has(SenseKind::country)) break;
    begin = t;
  }
  for (TokenIndex t = begin; t < first; ++t)
    if (const std::int32_t p = d.place_at[t]; p >= 0) d.doc.mentions.places[p].actor_use = true;
  return begin;
}

void add_unknown(Draft& d, TokenIndex first, TokenIndex last, bool body) {
  ActorMention m;
  static_cast<Extent&>(m) = extent(d.doc, first, last);
  if (d.nominal_at[m.head] >= 0) return;
  m.named = true;
  m.animacy = body ? Animacy::group : Animacy::unknown;
  m.number = Number::unknown;
  m.actor.name = d.text(first, last);
  m.actor.via = ActorVia::pattern;
  const Phrase phrase = read_phrase(d, first, last);
  if (body) m.actor.country = phrase.side.country;
  d.add(std::move(m));
}

}  // namespace

void write_unknown(Draft& d) {
  for (const Entity& e : d.doc.entities) {
    if (e.label != EntityLabel::ORG) continue;
    bool free = true;
    for (TokenIndex t = e.first; t < e.last; ++t) free &= d.person_at[t] < 0 && !d.covered[t];
    const bool hit = d.hit(e.first) && d.hit(e.first)->last >= e.last;
    if (free && !hit) add_unknown(d, name_begin(d, e.first), e.last, true);
  }
  for (std::uint32_t i = 0; i < d.doc.sentences.size(); ++i) {
    if (d.words.casing(i) != Casing::sentence) continue;
    const Sentence& s = d.doc.sentences[i];
    for (TokenIndex t = s.first; t < s.last; ++t) {
      if (d.doc.tokens[t].upos != Upos::PROPN || !d.words.capitalised(t) || covered(d, t) || d.place_at[t] >= 0) continue;
      if (d.knowledge.contains(d.vocabulary.calendar, d.words.form(t))) continue;
      TokenIndex last = t + 1;
      while (last < s.last && d.doc.tokens[last].upos == Upos::PROPN && d.words.capitalised(last) && !covered(d, last) && d.place_at[last] < 0) ++last;
      if (acts(d, head_of(d.doc, t, last))) add_unknown(d, name_begin(d, t), last, false);
      t = last - 1;
    }
  }
}

}  // namespace dateline::mentions
