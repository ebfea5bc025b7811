#include "mentions/counts/effects.h"

#include <algorithm>

namespace dateline::mentions {
namespace {

// How far a verb may stand before what it counts, and after it.
constexpr TokenIndex kBefore = 16, kAfter = 24, kToll = 12;

}  // namespace

EffectFinder::EffectFinder(const Document& doc, const Words& words, const CountVocabulary& vocabulary,
                           const knowledge::Knowledge& knowledge)
    : doc_(doc),
      words_(words),
      vocabulary_(vocabulary),
      knowledge_(knowledge),
      vbd_(xpos_from("VBD")),
      vbn_(xpos_from("VBN")),
      vbg_(xpos_from("VBG")),
      wdt_(xpos_from("WDT")),
      wp_(xpos_from("WP")) {}

bool EffectFinder::ends_clause(TokenIndex t) const {
  const std::string_view f = words_.form(t);
  return f == ";" || f == ":" || f == "." || f == "!" || f == "?" || f == "--";
}

/// "killed nine and injures more than twenty": the second verb right before its number, taken for a noun.
bool EffectFinder::mistaken_verb(TokenIndex t, TokenIndex number, const Sentence& s) const {
  return t + 1 == number && t > s.first && doc_.tokens[t - 1].upos == Upos::CCONJ && doc_.tokens[t].upos == Upos::NOUN && !vocabulary_.effects(words_.lemma(t)).empty();
}

bool EffectFinder::relative(TokenIndex t) const {
  const std::uint8_t x = doc_.tokens[t].xpos;
  return x == wdt_ || x == wp_ || doc_.tokens[t].upos == Upos::SCONJ;
}

bool EffectFinder::persons(const Quantity& q) const {
  if (q.noun == kNoToken) return true;
  const std::string_view lemma = words_.lemma(q.noun);
  if (const auto kind = vocabulary_.noun(words_, q.noun)) return *kind == CountKind::forces;
  if (vocabulary_.is(vocabulary_.person, lemma) || vocabulary_.effect_word(lemma) ||
      vocabulary_.is(vocabulary_.manpower, lemma))
    return true;
  if (doc_.tokens[q.noun].upos == Upos::PROPN) return true;
  for (const auto& sense : knowledge_.senses(lemma)) {
    using knowledge::SenseKind;
    if (sense.kind == SenseKind::agent) return knowledge_.agent(sense.id).animacy != "thing";
    if (sense.kind == SenseKind::demonym || sense.kind == SenseKind::nationality || sense.kind == SenseKind::title)
      return true;
  }
  return false;
}

/// Its kind stays its own, and the effect is told all the same: "two drones were shot down".
bool EffectFinder::thing(const Quantity& q) const {
  const auto kind = q.noun == kNoToken ? std::nullopt : vocabulary_.noun(words_, q.noun);
  return kind && *kind != CountKind::forces;
}

bool EffectFinder::part_of_larger(const Quantity& q, const Sentence& s) const {
  for (TokenIndex t = q.first; t-- > s.first && q.first - t <= 2;)
    if (vocabulary_.is(vocabulary_.including, words_.form(t)) || vocabulary_.is(vocabulary_.including, words_.lemma(t)))
      return true;
  if (!q.of_pronoun || q.first == s.first || doc_.tokens[q.first - 1].upos != Upos::PUNCT) return false;
  if (vocabulary_.is(vocabulary_.part_pronoun, words_.form(q.last - 1)) && doc_.tokens[q.last - 1].xpos == wp_)
    return true;  // "23 of whom"
  for (TokenIndex t = q.last; t < s.last; ++t) {
    if (doc_.tokens[t].upos == Upos::PUNCT) return true;
    if (is_verb(t) || is_be_or_have(t)) return false;
  }
  return true;
}

bool EffectFinder::passive(TokenIndex verb, const Sentence& s) const {
  if (doc_.tokens[verb].xpos != vbn_ && doc_.tokens[verb].xpos != vbd_) return false;
  for (TokenIndex t = verb; t-- > s.first && verb - t <= 4;) {
    if (is_be_or_have(t) && vocabulary_.is(vocabulary_.be, words_.lemma(t))) return true;
    if (!is_be_or_have(t) && doc_.tokens[t].upos != Upos::ADV && doc_.tokens[t].upos != Upos::PART) return false;
  }
  return false;
}

std::optional<FoundEffect> EffectFinder::effect_of(TokenIndex verb, Counted part, const Quantity& q,
                                                   const Sentence& s) const {
  const std::string_view base = vocabulary_.verb_of_form(words_.form(verb));
  for (const Effect& e : vocabulary_.effects(base.empty() ? words_.lemma(verb) : base)) {
    if (e.counted != part && e.counted != Counted::any) continue;
    if (e.persons_only && !persons(q) && !thing(q)) continue;
    TokenIndex t = verb + 1;
    std::size_t matched = 0;
    for (; matched < e.rest.size() && t < s.last && t - verb <= 14 && !ends_clause(t); ++t)
      if (words_.form(t) == e.rest[matched] || words_.lemma(t) == e.rest[matched]) ++matched;
    if (matched == e.rest.size()) return FoundEffect{e.kind, verb};
  }
  return std::nullopt;
}

/// "29 dead", "47 dead civilians", "two American wounded".
std::optional<FoundEffect> EffectFinder::word_inside(const Quantity& q) const {
  for (TokenIndex t = q.number_last; t < q.last && !q.article; ++t) {
    if (t == q.noun) continue;
    if (const auto kind = vocabulary_.effect_word(words_.form(t))) return FoundEffect{*kind, t};
  }
  return std::nullopt;
}

/// "42 civilians killed", "three are missing", "seven dead".
std::optional<FoundEffect> EffectFinder::word_after(const Quantity& q, const Sentence& s) const {
  TokenIndex t = q.last;
  for (int skipped = 0; t < s.last && skipped < 3; ++t, ++skipped) {
    const Upos u = doc_.tokens[t].upos;
    if (u != Upos::ADV && u != Upos::AUX && words_.form(t) != ",") break;
    if (words_.form(t) == ",") return std::nullopt;
  }
  if (t >= s.last) return std::nullopt;
  const auto kind = vocabulary_.effect_word(words_.form(t));
  if (!kind || vocabulary_.effect_noun(words_.form(t))) return std::nullopt;
  if (is_verb(t)) {
    if (const auto effect = effect_of(t, Counted::object, q, s)) {
      const bool active =
          doc_.tokens[t].xpos == vbd_ && t + 1 < s.last && !passive(t, s) &&
          (is_be_or_have(t - 1) || doc_.tokens[t + 1].upos == Upos::DET || doc_.tokens[t + 1].upos == Upos::NUM ||
           doc_.tokens[t + 1].upos == Upos::PRON || doc_.tokens[t + 1].upos == Upos::PROPN);
      if (!active) return effect;
      return std::nullopt;
    }
    return std::nullopt;
  }
  if (is_verb(t) && !passive(t, s) && doc_.tokens[t].xpos != vbn_) return std::nullopt;
  return FoundEffect{*kind, t};
}

/// "The toll rose to 14", "put the army's dead at 18", "the number of the martyrs reached 21".
std::optional<FoundEffect> EffectFinder::toll(const Quantity& q, const Sentence& s) const {
  if (q.first == s.first) return std::nullopt;
  const TokenIndex link = q.first - 1;
  if (!vocabulary_.is(vocabulary_.toll_link, words_.lemma(link)) &&
      !vocabulary_.is(vocabulary_.toll_link, words_.form(link)))
    return std::nullopt;
  const bool of = vocabulary_.is(vocabulary_.of, words_.form(link));
  for (TokenIndex t = link; t-- > s.first && link - t <= (of ? 1u : kToll);) {
    if (ends_clause(t)) break;
    const Upos u = doc_.tokens[t].upos;
    if (u != Upos::NOUN && u != Upos::ADJ && u != Upos::VERB && u != Upos::PROPN) continue;
    const std::string_view lemma = words_.lemma(t), form = words_.form(t);
    auto kind = vocabulary_.toll(form);
    if (!kind && u == Upos::NOUN) kind = vocabulary_.toll(lemma);
    if (kind && u == Upos::VERB && !(t > s.first && doc_.tokens[t - 1].upos == Upos::DET))
      kind.reset();  // "the wounded", not "wounded"
    if (kind) return FoundEffect{*kind, t};
    if (u == Upos::VERB && !vocabulary_.is(vocabulary_.toll_link, lemma) &&
        !vocabulary_.is(vocabulary_.toll_verb, lemma))
      break;
  }
  return std::nullopt;
}

/// "the deaths of five", "the kidnapping of three drivers", "the martyrdom resulted of five women".
std::optional<FoundEffect> EffectFinder::noun_with_of(const Quantity& q, const Sentence& s) const {
  if (q.first == s.first || !vocabulary_.is(vocabulary_.of, words_.form(q.first - 1))) return std::nullopt;
  for (TokenIndex t = q.first - 1; t-- > s.first && q.first - t <= 4;) {
    if (doc_.tokens[t].upos == Upos::PUNCT) break;
    if (doc_.tokens[t].upos != Upos::NOUN && doc_.tokens[t].upos != Upos::VERB && doc_.tokens[t].upos != Upos::PROPN)
      continue;
    if (const auto kind = vocabulary_.effect_noun(words_.lemma(t)))
      return persons(q) ? std::optional(FoundEffect{*kind, t}) : std::nullopt;
    if (const auto kind = vocabulary_.effect_word(words_.lemma(t)); kind && doc_.tokens[t].upos == Upos::NOUN)
      return FoundEffect{*kind, t};
  }
  return std::nullopt;
}

/// "killing at least nine", "arrested in Nyala last week four", "killed a doctor and two soldiers".
std::optional<FoundEffect> EffectFinder::verb_before(const Quantity& q, const Sentence& s) const {
  TokenIndex from = q.first;
  if (from > s.first && doc_.tokens[from - 1].upos == Upos::ADP) {
    const bool particle = from > s.first + 1 && is_verb(from - 2) && effect_of(from - 2, Counted::object, q, s);
    const bool translated = vocabulary_.is(vocabulary_.object_preposition, words_.form(from - 1));
    const bool of_verb = doc_.tokens[from - 1].deprel == Deprel::compound_prt || particle;
    if (!translated && !of_verb) return std::nullopt;
    if (!particle) return std::nullopt;  // "kidnapped to two of her daughters"
  }
  for (TokenIndex t = from; t-- > s.first && from - t <= kBefore;) {
    if (ends_clause(t) || relative(t)) return std::nullopt;
    if (is_verb(t) || mistaken_verb(t, from, s)) {
      // A participle inside the phrase before: "three suspected stragglers and two soldiers".
      const bool attributive = (doc_.tokens[t].xpos == vbn_ || doc_.tokens[t].xpos == vbg_) &&
                               doc_.tokens[t].deprel == Deprel::amod && t > s.first && !is_be_or_have(t - 1) &&
                               t + 1 != from;
      if (attributive) continue;
      const bool beside = t + 1 == from;
      if (passive(t, s) && !beside) return std::nullopt;
      if (const auto effect = effect_of(t, Counted::object, q, s)) return effect;
      if (beside) return effect_of(t, Counted::subject, q, s);  // "in which died five soldiers"
      return std::nullopt;
    }
  }
  return std::nullopt;
}

/// "two were killed", "three died", "13 officers and nine marchers were hurt", "7 persons, 3 of them civilian, lost their lives".
std::optional<FoundEffect> EffectFinder::verb_after(const Quantity& q, const Sentence& s) const {
  bool auxiliary = false, be = false, skip_clause = false, was_passive = false;
  std::optional<FoundEffect> aside;  // ", jailed in May, were freed": what comes later is the clause's own
  if (q.first > s.first && doc_.tokens[q.first - 1].upos == Upos::ADP && q.noun != kNoToken &&
      !(doc_.tokens[q.first - 1].deprel == Deprel::mark)) {
    // "in two attacks were killed": what a preposition governs is no subject.
    const Deprel r = base(doc_.tokens[q.noun].deprel);
    if (r != Deprel::nsubj) return std::nullopt;
  }
  for (TokenIndex t = q.last; t < s.last && t - q.last <= kAfter; ++t) {
    if (ends_clause(t)) return aside;
    skip_clause |= relative(t);
    if (is_be_or_have(t)) {
      auxiliary = true;
      be |= vocabulary_.is(vocabulary_.be, words_.lemma(t));
      continue;
    }
    if (!is_verb(t)) {
      if (!(doc_.tokens[t].upos == Upos::ADV || doc_.tokens[t].upos == Upos::PART) &&
          doc_.tokens[t].upos != Upos::CCONJ)
        auxiliary = be = false;
      continue;
    }
    const std::uint8_t x = doc_.tokens[t].xpos;
    const bool tagged = doc_.tokens[t].upos == Upos::VERB;
    const bool participle = x == vbn_ || ((x == vbd_ || !tagged) && be);
    if (skip_clause) {  // "three soldiers who had fled were killed"
      skip_clause = false;
      auxiliary = be = false;
      continue;
    }
    const auto as_object = effect_of(t, Counted::object, q, s);
    const auto as_subject = effect_of(t, Counted::subject, q, s);
    if (as_subject && x != vbg_) return as_subject;
    if ((participle || x == vbd_) && !be && !was_passive && !auxiliary && as_object && words_.form(t - 1) == ",") {
      if (!aside) aside = as_object;
      continue;
    }
    if (participle && (be || was_passive || !auxiliary) && as_object) return as_object;
    if (as_object && (x == vbd_ || !tagged) && !auxiliary) {
      // "Three villagers killed in raid": no object after it.
      const Upos next = t + 1 < s.last ? doc_.tokens[t + 1].upos : Upos::PUNCT;
      if (next == Upos::ADP || next == Upos::PUNCT || next == Upos::ADV || next == Upos::CCONJ) return as_object;
      return aside;
    }
    was_passive = participle && be;
    const bool reduced = !auxiliary && (x == vbn_ || x == vbg_);
    auxiliary = be = false;
    if (reduced || was_passive) continue;  // "three suspected of …", "were beaten and later released"
    return aside;
  }
  return aside;
}

std::optional<FoundEffect> EffectFinder::verb_of_tree(const Quantity& q, const Sentence& s) const {
  const TokenIndex head = q.noun != kNoToken ? q.noun : q.number;
  TokenIndex t = head;
  for (int step = 0; step < 3 && doc_.tokens[t].deprel == Deprel::conj && doc_.tokens[t].head != kNoHead; ++step)
    t = doc_.tokens[t].head;
  const TokenIndex verb = doc_.tokens[t].head;
  if (verb == kNoHead || verb < s.first || verb >= s.last) return std::nullopt;
  switch (doc_.tokens[t].deprel) {
    case Deprel::obj:
    case Deprel::nsubj_pass: return effect_of(verb, Counted::object, q, s);
    case Deprel::nsubj: return effect_of(verb, Counted::subject, q, s);
    default: return std::nullopt;
  }
}

/// "100 hostages", "1,162 deaths".
std::optional<FoundEffect> EffectFinder::noun_itself(const Quantity& q) const {
  if (q.noun == kNoToken) return std::nullopt;
  const std::string_view lemma = words_.lemma(q.noun);
  if (const auto kind = vocabulary_.effect_word(lemma)) return FoundEffect{*kind, q.noun};
  if (const auto kind = vocabulary_.effect_word(words_.form(q.noun))) return FoundEffect{*kind, q.noun};
  if (const auto kind = vocabulary_.effect_noun(lemma)) return FoundEffect{*kind, q.noun};
  return std::nullopt;
}

/// "send 750 men", "the sending of 300 military".
std::optional<FoundEffect> EffectFinder::deployed(const Quantity& q, const Sentence& s) const {
  if (q.noun == kNoToken || !vocabulary_.is(vocabulary_.manpower, words_.lemma(q.noun))) return std::nullopt;
  for (TokenIndex t = q.first; t-- > s.first && q.first - t <= 4;)
    if (vocabulary_.is(vocabulary_.deploy, words_.lemma(t)) || vocabulary_.is(vocabulary_.deploy, words_.form(t)))
      return FoundEffect{CountKind::forces, t};
  return std::nullopt;
}

/// "None of the 219 girls has been released."
bool EffectFinder::of_none(const Quantity& q, const Sentence& s) const {
  return q.first >= s.first + 2 && vocabulary_.is(vocabulary_.of, words_.form(q.first - 1)) &&
         vocabulary_.is(vocabulary_.none, words_.form(q.first - 2));
}

std::optional<FoundEffect> EffectFinder::find(const Quantity& q, const Sentence& s) const {
  if (of_none(q, s)) return std::nullopt;
  if (q.noun == kNoToken)
    if (const auto e = word_inside(q)) return e;
  if (const auto e = word_after(q, s)) return e;
  if (const auto e = toll(q, s)) return e;
  if (const auto e = noun_with_of(q, s)) return e;
  if (const auto e = verb_before(q, s)) return e;
  if (const auto e = deployed(q, s)) return e;
  if (const auto e = verb_after(q, s)) return e;
  if (const auto e = word_inside(q)) return e;
  if (const auto e = verb_of_tree(q, s)) return e;
  return noun_itself(q);
}

}  // namespace dateline::mentions
