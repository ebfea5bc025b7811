// Pronouns as mentions; who they are is the business of chains.
#include "mentions/actors/draft.h"

namespace dateline::mentions {

namespace {

struct Reading {
  bool found = false;
  Number number = Number::unknown;
  Animacy animacy = Animacy::unknown;
};

bool in_relative_clause(const Document& doc, TokenIndex t) {
  TokenIndex at = t;
  for (int step = 0; step < 4 && at != kNoHead; ++step) {
    if (doc.tokens[at].deprel == Deprel::acl_relcl) return true;
    at = doc.tokens[at].head;
  }
  return false;
}

Reading read(const Draft& d, TokenIndex t) {
  const Vocabulary& v = d.vocabulary;
  const auto is = [&](knowledge::WordClass c) { return d.knowledge.contains(c, d.words.form(t)); };
  if (is(v.he) || is(v.she)) return {true, Number::singular, Animacy::person};
  if (is(v.they)) return {true, Number::plural, Animacy::unknown};
  if (is(v.we)) return {true, Number::plural, Animacy::group};
  if (is(v.i)) return {true, Number::singular, Animacy::person};
  // "it is ready to talk" is somebody, whatever the parser says.
  const TokenIndex head = d.doc.tokens[t].head;
  const bool personal = head != kNoHead && d.knowledge.contains(v.personal, d.words.lemma(head));
  if (is(v.it)) return {base(d.doc.tokens[t].deprel) != Deprel::expl || personal, Number::singular, Animacy::group};
  if (is(v.relative)) return {in_relative_clause(d.doc, t), Number::unknown, Animacy::unknown};
  return {};
}

}  // namespace

void write_pronouns(Draft& d) {
  for (TokenIndex t = 0; t < d.doc.tokens.size(); ++t) {
    const Upos upos = d.doc.tokens[t].upos;
    const bool capital_word = d.words.casing(d.words.sentence(t)) == Casing::upper && upos == Upos::PROPN;
    if (upos != Upos::PRON && upos != Upos::DET && !capital_word) continue;
    if (d.nominal_at[t] >= 0 || d.hit_at[t] >= 0) continue;
    const Reading r = read(d, t);
    if (!r.found) continue;
    ActorMention m;
    static_cast<Extent&>(m) = Extent{d.doc.tokens[t].span, t, t + 1, t};
    m.number = r.number, m.animacy = r.animacy;
    m.pronoun = true;
    m.actor.name = d.doc.form(t);
    d.add(std::move(m));
  }
}

}  // namespace dateline::mentions
