#include "mentions/actors/draft.h"

#include <algorithm>

namespace dateline::mentions {

using knowledge::Knowledge;

Vocabulary::Vocabulary(const Knowledge& k)
    : knowledge(k),
      reader(k),
      locative(k.word_class("locative-preposition")),
      between_governments(k.word_class("government-preposition")),
      place_subject(k.word_class("place-subject-verb")),
      disposed(k.word_class("government-adjective")),
      personal(k.word_class("personal-adjective")),
      speech_object(k.word_class("government-object-verb")),
      against(k.word_class("against-noun")),
      not_actor(k.word_class("never-actor")),
      parts(k.word_class("part-of-group")),
      weak(k.word_class("weak-agent")),
      of_verbs(k.word_class("of-verb")),
      model_names(k.word_class("weapon-model-name")),
      no_person(k.word_class("never-person")),
      person_particles(k.word_class("person-particle")),
      he(k.word_class("pronoun-he")),
      she(k.word_class("pronoun-she")),
      they(k.word_class("pronoun-they")),
      it(k.word_class("pronoun-it")),
      we(k.word_class("pronoun-we")),
      i(k.word_class("pronoun-i")),
      relative(k.word_class("pronoun-relative")),
      plural_nouns(k.word_class("plural-noun")),
      calendar(k.word_class("calendar-word")),
      people_numbers(k.word_class("people-number")),
      person_linkers(k.word_class("office-link")),
      determiners(k.word_class("definite-determiner")),
      definite(k.table("definite-nominal")),
      hyphen(k.table("hyphen-link")),
      links(k.table("actor-link")) {}

Draft::Draft(const Vocabulary& v, Document& document)
    : vocabulary(v), knowledge(v.knowledge), doc(document), words(document), hits(v.reader.read(document, words)), entity_at(entity_of_tokens(document)) {
  const std::size_t n = doc.tokens.size();
  hit_at.assign(n, -1), place_at.assign(n, -1), person_at.assign(n, -1), office_at.assign(n, -1), covered.assign(n, false), nominal_at.assign(n, -1);
  for (std::size_t h = 0; h < hits.size(); ++h)
    for (TokenIndex t = hits[h].first; t < hits[h].last; ++t) hit_at[t] = static_cast<std::int32_t>(h);
  for (std::size_t p = 0; p < doc.mentions.places.size(); ++p)
    for (TokenIndex t = doc.mentions.places[p].first; t < doc.mentions.places[p].last; ++t) place_at[t] = static_cast<std::int32_t>(p);
}

std::int32_t Draft::add(ActorMention mention) {
  const auto index = static_cast<std::int32_t>(actors.size());
  if (mention.actor.id.empty()) mention.actor.id = code_of(mention.actor.country, mention.actor.role);
  mention.actor.span = mention.span;
  std::int32_t& at = nominal_at[mention.head];
  if (at < 0 || actors[at].span.size() < mention.span.size()) at = index;
  if (!mention.pronoun) std::fill(covered.begin() + mention.first, covered.begin() + mention.last, true);
  actors.push_back(std::move(mention));
  return index;
}

std::string Draft::text(TokenIndex first, TokenIndex last) const {
  std::string out;
  for (TokenIndex t = first; t < last; ++t) {
    out += doc.form(t);
    if (t + 1 < last && doc.tokens[t].space_after) out += ' ';
  }
  return out;
}

std::string code_of(std::string_view country, std::string_view role) { return std::string(country) += role; }

Side side_of(const Actor& a) {
  return {a.country, a.role, a.group, a.group.empty() ? std::string() : a.name, a.group.empty() ? std::string() : a.id};
}

Side side_of(const Draft& draft, const NameHit& hit) {
  const Knowledge& k = draft.knowledge;
  Side side;
  if (const NameSense* s = hit.sense(SenseKind::organisation)) {
    const knowledge::Organisation o = k.organisation(s->id);
    side = {std::string(o.country), std::string(o.role), std::string(o.slug), std::string(o.name), std::string(o.code)};
    return side;
  }
  for (const SenseKind kind : {SenseKind::country, SenseKind::nationality, SenseKind::demonym, SenseKind::capital, SenseKind::metonym})
    if (const NameSense* s = hit.sense(kind)) {
      side.country = k.country(s->id).iso3;
      if (kind == SenseKind::metonym) side.role = "GOV";
      return side;
    }
  if (const NameSense* s = hit.sense(SenseKind::person)) {
    side.country = k.person(s->id).country;
    side.role = k.office_on(s->id, draft.doc.date).role;
    return side;
  }
  if (const std::int32_t p = draft.place_at[hit.first]; p >= 0) side.country = draft.doc.mentions.places[p].place.country;
  return side;
}

}  // namespace dateline::mentions
