// Who pronouns are. Gender is not asked: machine translation confuses it, and names do not tell it.
#include <algorithm>

#include "mentions/chains/discourse.h"

namespace dateline::mentions {

namespace {

constexpr int kSentencesBack = 3;

enum class Wants : std::uint8_t { person, group, plural };

bool fits(const Referent& r, const ActorMention& m, Wants wants) {
  switch (wants) {
    case Wants::person: return r.animacy == Animacy::person && r.number != Number::plural;
    case Wants::group: return r.animacy != Animacy::person && m.number != Number::plural;
    case Wants::plural: return r.animacy != Animacy::person && m.number != Number::singular;
  }
  return false;
}

/// The verb that a token is an argument of, through its coordination and what it is a part of ("three of *them*").
TokenIndex governor(const Document& doc, TokenIndex t) {
  TokenIndex h = doc.tokens[first_conjunct(doc, t)].head;
  for (int step = 0; step < 3 && h != kNoHead && doc.tokens[h].upos == Upos::NUM; ++step) h = doc.tokens[first_conjunct(doc, h)].head;
  return h;
}

/// The verbs whose arguments a pronoun in the clause of `verb` cannot be: its own, and those that lend it their subject
/// ("arrested seven and released *them*", "tried to disarm *them*").
std::vector<TokenIndex> clauses_of(const Document& doc, TokenIndex verb, bool subject) {
  std::vector<TokenIndex> clauses;
  for (int step = 0; step < 4 && verb != kNoHead; ++step) {
    clauses.push_back(verb);
    const Deprel r = base(doc.tokens[verb].deprel);
    if (subject || (r != Deprel::conj && r != Deprel::xcomp)) break;
    for (const TokenIndex c : doc.children(verb))
      if (base(doc.tokens[c].deprel) == Deprel::nsubj) return clauses;
    verb = doc.tokens[verb].head;
  }
  return clauses;
}

double weight(const Discourse& d, const Trace& trace, const ActorMention& pronoun, std::uint32_t sentence, std::uint32_t paragraph, Wants wants) {
  const ActorMention& m = d.doc.mentions.actors[trace.mention];
  double w = -6.0 * static_cast<double>(sentence - trace.sentence);
  if (trace.subject) w += 5;
  if (trace.speaker) w += 1;
  if (trace.paragraph == paragraph) w += 2;
  if (m.named) w += 1;
  if (trace.modifier) w -= 6;
  if (wants == Wants::plural && m.number == Number::plural) w += 2;
  w -= 0.02 * static_cast<double>(pronoun.first - m.first);
  return w;
}

std::int32_t latest(const Discourse& d, const ActorMention& pronoun, Wants wants) {
  const std::uint32_t sentence = d.words.sentence(pronoun.head), paragraph = d.doc.sentences[sentence].paragraph;
  const bool possessive = d.doc.tokens[pronoun.head].deprel == Deprel::nmod_poss;
  const std::vector<TokenIndex> clauses = clauses_of(d.doc, governor(d.doc, pronoun.head), is_subject(d.doc, pronoun.head));
  double best = -1e9;
  std::int32_t found = -1;
  std::vector<std::uint32_t> beside;  // who else is an argument of the pronoun's verb is not the pronoun
  const std::size_t from = d.traces.size() > Discourse::kWindow ? d.traces.size() - Discourse::kWindow : 0;
  for (std::size_t i = d.traces.size(); i-- > from;) {
    const Trace& trace = d.traces[i];
    if (sentence - trace.sentence > kSentencesBack) break;
    const ActorMention& m = d.doc.mentions.actors[trace.mention];
    const Referent& r = d.referents[trace.referent];
    if (!fits(r, m, wants) || m.span.contains(pronoun.span)) continue;
    const TokenIndex clause = governor(d.doc, m.head);
    const bool own = !clauses.empty() && clause == clauses.front();
    const bool lent = !own && is_subject(d.doc, m.head) && std::find(clauses.begin(), clauses.end(), clause) != clauses.end();
    if (!possessive && clause != kNoHead && (own || lent)) beside.push_back(trace.referent);
    if (std::find(beside.begin(), beside.end(), trace.referent) != beside.end()) continue;
    // A thing that no word calls an actor is no "it".
    if (wants == Wants::group && !m.named && r.animacy != Animacy::group) continue;
    const double w = weight(d, trace, pronoun, sentence, paragraph, wants);
    if (w > best) best = w, found = static_cast<std::int32_t>(trace.referent);
  }
  return found;
}

/// The noun that a relative clause hangs on.
std::int32_t antecedent_of_relative(const Discourse& d, const ActorMention& pronoun) {
  TokenIndex t = pronoun.head;
  for (int step = 0; step < 5 && t != kNoHead; ++step) {
    if (d.doc.tokens[t].deprel == Deprel::acl_relcl) {
      const TokenIndex noun = d.doc.tokens[t].head;
      for (std::size_t i = d.traces.size(); i-- > 0 && d.traces.size() - i <= Discourse::kWindow;) {
        const ActorMention& m = d.doc.mentions.actors[d.traces[i].mention];
        if (m.head == noun) return static_cast<std::int32_t>(d.traces[i].referent);
      }
      return -1;
    }
    t = d.doc.tokens[t].head;
  }
  return -1;
}

}  // namespace

std::int32_t resolve_pronoun(const Discourse& d, std::uint32_t index, const std::vector<std::int32_t>& speaker_at) {
  const ActorMention& m = d.doc.mentions.actors[index];
  const auto is = [&](knowledge::WordClass c) { return d.vocabulary.knowledge.contains(c, d.words.form(m.head)); };
  if (is(d.vocabulary.we) || is(d.vocabulary.i)) {
    const std::int32_t speaker = speaker_at[m.head];
    return speaker < 0 ? -1 : d.referent_of[speaker];
  }
  if (is(d.vocabulary.relative) && d.doc.tokens[m.head].upos != Upos::DET) return antecedent_of_relative(d, m);
  if (is(d.vocabulary.he) || is(d.vocabulary.she)) return latest(d, m, Wants::person);
  if (is(d.vocabulary.they)) return latest(d, m, Wants::plural);
  if (is(d.vocabulary.it)) return latest(d, m, Wants::group);
  return -1;
}

}  // namespace dateline::mentions
