// Names of the knowledge that act: bodies, countries, governments under the name of their capital, peoples.
#include "knowledge/codebook.h"
#include "mentions/actors/draft.h"

namespace dateline::mentions {

namespace {

/// A name right before "-held", "-backed", "-based": a property of something else.
bool hyphenated(const Draft& d, const NameHit& hit) {
  return hit.last + 1 < d.sentence(hit.first).last && d.doc.form(hit.last) == "-" && !d.doc.tokens[hit.last].space_after;
}

bool in_place_name(const Draft& d, const NameHit& hit) {
  const std::int32_t p = d.place_at[hit.first];
  return p >= 0 && (d.doc.mentions.places[p].dateline || d.doc.mentions.places[p].section_head);
}

/// "Al-Bab, Syria": the country says where the town lies.
bool is_container(const Draft& d, const NameHit& hit) {
  if (hit.first < 2 || d.doc.form(hit.first - 1) != ",") return false;
  const std::int32_t p = d.place_at[hit.first - 2];
  return p >= 0 && !d.doc.mentions.places[p].actor_use && d.doc.mentions.places[p].place.precision != PlacePrecision::country;
}

bool under_trigger_noun(const Draft& d, TokenIndex t) {
  const TokenIndex head = d.doc.tokens[t].head;
  if (head != kNoHead && d.vocabulary.reader.agent_ending_at(d.words, d.sentence(t), head)) return false;
  return head != kNoHead && is_nominal(d.doc.tokens[head].upos) &&
         !d.knowledge.codebook().candidates(knowledge::TriggerForm::noun, d.doc.lemma(head)).empty();
}

bool is_premodifier(Deprel r) { return r == Deprel::compound || r == Deprel::amod || r == Deprel::nmod_desc || r == Deprel::nmod_unmarked; }

/// A country is an actor wherever it is no place: not after "in", not before a noun that is no deed.
bool country_acts(const Draft& d, const NameHit& hit, TokenIndex head) {
  if (in_place_name(d, hit) || is_container(d, hit) || hyphenated(d, hit)) return false;
  const Deprel relation = d.doc.tokens[first_conjunct(d.doc, head)].deprel;
  if (is_premodifier(relation)) return under_trigger_noun(d, first_conjunct(d.doc, head));
  return !d.knowledge.contains(d.vocabulary.locative, d.preposition_of(head));
}

/// A capital is a government where it speaks, decides or is spoken to.
bool capital_acts(const Draft& d, const NameHit& hit, TokenIndex head) {
  if (in_place_name(d, hit) || hyphenated(d, hit)) return false;
  const TokenIndex top = first_conjunct(d.doc, head);
  const Token& token = d.doc.tokens[top];
  const std::string_view before = d.preposition_of(head);
  if (token.head == kNoHead) return false;
  const Upos governor = d.doc.tokens[token.head].upos;
  const std::string_view verb = d.words.lemma(token.head);
  switch (base(token.deprel)) {
    case Deprel::nsubj:
      if (token.deprel == Deprel::nsubj_pass) return d.knowledge.contains(d.vocabulary.speech_object, verb);
      if (governor == Upos::ADJ) return d.knowledge.contains(d.vocabulary.disposed, verb);
      return governor == Upos::VERB && !d.knowledge.contains(d.vocabulary.place_subject, verb);
    case Deprel::obj: case Deprel::iobj: return d.knowledge.contains(d.vocabulary.speech_object, verb);
    case Deprel::obl: case Deprel::nmod:
      if (token.deprel == Deprel::nmod_poss) return under_trigger_noun(d, top) || d.nominal_at[token.head] >= 0 ||
                                                    d.vocabulary.reader.agent_ending_at(d.words, d.sentence(top), token.head).has_value();
      if (token.deprel == Deprel::obl_agent) return true;
      return d.knowledge.contains(d.vocabulary.between_governments, before);
    default: return false;
  }
}

void mark_place(Draft& d, const NameHit& hit) {
  if (const std::int32_t p = d.place_at[hit.first]; p >= 0) d.doc.mentions.places[p].actor_use = true;
}

ActorMention mention_of(const Draft& d, const NameHit& hit) {
  ActorMention m;
  static_cast<Extent&>(m) = extent(d.doc, hit.first, hit.last);
  m.named = true;
  m.animacy = Animacy::group;
  m.number = Number::singular;
  m.actor.via = ActorVia::dictionary;
  return m;
}

/// "Bosnian Serbs", "ethnic Turks in Bulgaria": the first says of which state they are.
void live_elsewhere(const Draft& d, const NameHit& hit, Actor& actor) {
  const Sentence& s = d.sentence(hit.first);
  if (hit.first == s.first) return;
  if (const NameHit* before = d.hit(hit.first - 1); before && before->has(SenseKind::nationality)) {
    actor.country = d.knowledge.country(before->sense(SenseKind::nationality)->id).iso3;
    actor.name = d.text(before->first, hit.last);
    return;
  }
  if (d.words.form(hit.first - 1) != "ethnic" || hit.last + 1 >= s.last || !d.knowledge.contains(d.vocabulary.locative, d.words.form(hit.last))) return;
  for (TokenIndex t = hit.last + 1; t < s.last && t < hit.last + 4; ++t) {
    if (d.place_at[t] < 0) continue;
    actor.country = d.doc.mentions.places[d.place_at[t]].place.country;
    return;
  }
}

/// "Turks", "the British", "nine Iraqis": people, unless a noun follows.
bool write_people(Draft& d, const NameHit& hit) {
  const NameSense* s = hit.sense(SenseKind::demonym);
  const bool adjective = !s;
  if (adjective) s = hit.sense(SenseKind::nationality);
  ActorMention m = mention_of(d, hit);
  const Deprel relation = d.doc.tokens[m.head].deprel;
  if (is_premodifier(relation) || hyphenated(d, hit)) return false;
  const Sentence& sentence = d.sentence(hit.first);
  const bool noun_follows = hit.last < sentence.last && (is_nominal(d.doc.tokens[hit.last].upos) || d.doc.tokens[hit.last].upos == Upos::ADJ);
  const bool article = hit.first > sentence.first && (d.doc.tokens[hit.first - 1].upos == Upos::DET || d.doc.tokens[hit.first - 1].upos == Upos::NUM);
  if (adjective && (noun_follows || !article)) return false;
  if (noun_follows && is_nominal(d.doc.tokens[hit.last].upos)) return false;
  m.actor.country = d.knowledge.country(s->id).iso3;
  m.actor.name = d.text(hit.first, hit.last);
  live_elsewhere(d, hit, m.actor);
  const std::string_view form = d.words.form(hit.last - 1);
  const bool one = !adjective && form.back() != 's' && hit.first > sentence.first && (d.words.form(hit.first - 1) == "a" || d.words.form(hit.first - 1) == "an");
  m.number = one ? Number::singular : Number::plural;
  m.animacy = one ? Animacy::person : Animacy::group;
  d.add(std::move(m));
  return true;
}

/// "the Syrian monitoring centre for human rights (SOHR)": the words before the acronym are the same body.
void write_long_form(Draft& d, const NameHit& hit, const ActorMention& acronym) {
  const Sentence& s = d.sentence(hit.first);
  if (hit.first < s.first + 3 || hit.last >= s.last || d.doc.form(hit.first - 1) != "(" || d.doc.form(hit.last) != ")") return;
  const TokenIndex last = hit.first - 1;
  TokenIndex first = last;
  for (TokenIndex t = last; t > s.first && last - t < 12; --t) {
    const Token& token = d.doc.tokens[t - 1];
    if (token.upos == Upos::DET) break;
    const bool part = token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::ADJ || token.upos == Upos::CCONJ || d.doc.form(t - 1) == "-" || d.hit_at[t - 1] >= 0;
    const bool link = token.upos == Upos::ADP && d.knowledge.contains(d.vocabulary.person_linkers, d.words.form(t - 1));
    if (!part && !link) break;
    if (part && token.upos != Upos::CCONJ) first = t - 1;
  }
  if (last - first < 2 || (d.hit_at[first] >= 0 && d.hit(first)->last >= last)) return;
  ActorMention m = acronym;
  static_cast<Extent&>(m) = extent(d.doc, first, last);
  d.add(std::move(m));
}

void write_organisation(Draft& d, const NameHit& hit, const NameSense& sense) {
  const knowledge::Organisation o = d.knowledge.organisation(sense.id);
  ActorMention m = mention_of(d, hit);
  // "Ituri Rights Observatory" is not the Observatory.
  const bool part = hit.last - hit.first == 1 && !hit.acronym && hit.first > d.sentence(hit.first).first && d.words.capitalised(hit.first - 1) &&
                    d.hit_at[hit.first - 1] < 0 && d.doc.tokens[hit.first - 1].upos == Upos::PROPN && d.words.shape(hit.first) != Shape::lower;
  if (part && d.vocabulary.reader.agent_ending_at(d.words, d.sentence(hit.first), hit.first)) return;
  if (hyphenated(d, hit) && !d.knowledge.lookup(d.vocabulary.hyphen, d.words.form(hit.last + 1)).empty()) return;
  m.number = Number::unknown;
  m.actor.name = o.name, m.actor.country = o.country, m.actor.role = o.role, m.actor.group = o.slug, m.actor.id = o.code;
  write_long_form(d, hit, m);
  d.add(std::move(m));
}

/// An adjective of nationality under a noun that names a deed is its doer: "Turkish airstrikes".
void write_adjective(Draft& d, const NameHit& hit, const NameSense& sense) {
  const TokenIndex head = head_of(d.doc, hit.first, hit.last);
  if (!is_premodifier(d.doc.tokens[first_conjunct(d.doc, head)].deprel) || hyphenated(d, hit) || !under_trigger_noun(d, first_conjunct(d.doc, head))) return;
  const knowledge::Country c = d.knowledge.country(sense.id);
  ActorMention m = mention_of(d, hit);
  m.actor.name = c.name, m.actor.country = c.iso3;
  d.add(std::move(m));
}

void write_country(Draft& d, const NameHit& hit, std::uint32_t id, std::string_view role, bool metonym) {
  const knowledge::Country c = d.knowledge.country(id);
  ActorMention m = mention_of(d, hit);
  m.actor.name = c.name, m.actor.country = c.iso3, m.actor.role = role;
  m.metonym = metonym;
  mark_place(d, hit);
  d.add(std::move(m));
}

}  // namespace

void write_names(Draft& d) {
  for (const NameHit& hit : d.hits) {
    if (d.person_at[hit.first] >= 0 || d.person_at[hit.last - 1] >= 0) continue;
    const TokenIndex head = head_of(d.doc, hit.first, hit.last);
    const NameSense* organisation = hit.sense(SenseKind::organisation);
    const bool place_here = d.place_at[hit.first] >= 0 && !d.doc.mentions.places[d.place_at[hit.first]].actor_use;
    if (organisation && !(place_here && hit.last - hit.first == 1 && hit.has(SenseKind::country))) {
      const bool stands_in = place_here && d.knowledge.contains(d.vocabulary.locative, d.preposition_of(head));
      if (!stands_in) { write_organisation(d, hit, *organisation); continue; }
    }
    if (const NameSense* s = hit.sense(SenseKind::country)) {
      if (country_acts(d, hit, head)) write_country(d, hit, s->id, "", false);
    } else if (const NameSense* metonym = hit.sense(SenseKind::metonym)) {
      if (!d.knowledge.contains(d.vocabulary.locative, d.preposition_of(head))) write_country(d, hit, metonym->id, "GOV", true);
    } else if (const NameSense* capital = hit.sense(SenseKind::capital)) {
      if (capital_acts(d, hit, head)) write_country(d, hit, capital->id, "GOV", true);
    } else if (hit.has(SenseKind::demonym) || hit.has(SenseKind::nationality)) {
      if (!write_people(d, hit) && hit.has(SenseKind::nationality)) write_adjective(d, hit, *hit.sense(SenseKind::nationality));
    }
  }
}

}  // namespace dateline::mentions
