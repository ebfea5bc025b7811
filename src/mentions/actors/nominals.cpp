// Common nouns for actors, with what stands before and after them: "Turkish troops", "troops of Turkey", "ISIS fighters",
// "hospital officials", "residents of Aleppo". Read right to left, so that what follows "of" is known already.
#include <algorithm>

#include "mentions/actors/draft.h"

namespace dateline::mentions {

namespace {

bool is_hyphen(const Draft& d, TokenIndex t) { return d.doc.form(t) == "-" && t > 0 && !d.doc.tokens[t - 1].space_after && !d.doc.tokens[t].space_after; }

/// The "16" of "F-16".
bool is_model_number(const Draft& d, TokenIndex t) { return t > d.sentence(t).first + 1 && d.doc.tokens[t].upos == Upos::NUM && is_hyphen(d, t - 1); }

/// Where the words before a noun begin that belong to its phrase, articles left out.
TokenIndex premodifiers_begin(const Draft& d, TokenIndex noun) {
  const Sentence& s = d.sentence(noun);
  TokenIndex begin = noun;
  bool crossed = false;
  while (begin > s.first) {
    const TokenIndex t = begin - 1;
    const Token& token = d.doc.tokens[t];
    if (d.person_at[t] >= 0) break;
    const std::string_view tag = xpos_names()[token.xpos];
    const bool participle = token.upos == Upos::VERB && base(token.deprel) == Deprel::amod && (tag == "VBN" || tag == "VBG");
    if (d.words.shape(t) == Shape::other && !is_hyphen(d, t) && !is_model_number(d, t)) break;
    if (d.knowledge.contains(d.vocabulary.calendar, d.words.form(t))) break;
    const bool word = token.upos == Upos::ADJ || token.upos == Upos::NOUN || token.upos == Upos::PROPN || participle || d.hit_at[t] >= 0;
    // Before a nationality stand adjectives only: "next day | British officers".
    if (crossed && d.hit_at[t] < 0 && token.upos != Upos::ADJ) break;
    crossed |= d.hit_at[t] >= 0;
    if (word) { begin = d.hit_at[t] >= 0 ? d.hit(t)->first : t; continue; }
    if ((is_hyphen(d, t) || is_model_number(d, t)) && t > s.first) { begin = t; continue; }
    break;
  }
  while (begin < noun && is_hyphen(d, begin)) ++begin;
  return begin;
}

std::string_view hyphen_link(const Draft& d, const NameHit& hit) {
  if (hit.last + 1 >= d.sentence(hit.first).last || !is_hyphen(d, hit.last)) return {};
  const std::string_view value = d.knowledge.lookup(d.vocabulary.hyphen, d.words.form(hit.last + 1));
  return value.empty() ? std::string_view() : value;
}

/// The possessor before a phrase ("Turkey's", "Assad's"): its side.
Side possessor(const Draft& d, TokenIndex begin, TokenIndex& widened) {
  const Sentence& s = d.sentence(begin);
  if (begin < s.first + 2) return {};
  const std::string_view mark = d.words.form(begin - 1);
  if (mark != "s" && mark != "'" && !mark.empty()) return {};
  if (d.doc.tokens[begin - 1].upos != Upos::PART && d.doc.form(begin - 1) != "'s" && d.doc.form(begin - 1) != "’s" && d.doc.form(begin - 1) != "'" && d.doc.form(begin - 1) != "’") return {};
  const TokenIndex owner = begin - 2;
  if (const NameHit* hit = d.hit(owner); hit && d.person_at[owner] < 0) {
    widened = hit->first;
    return side_of(d, *hit);
  }
  for (TokenIndex w = owner + 1; w-- > s.first && owner - w < 8;) {
    if (d.nominal_at[w] < 0) continue;
    const ActorMention& m = d.actors[d.nominal_at[w]];
    if (m.last != owner + 1 || !m.named) break;
    widened = m.first;
    return side_of(m.actor);
  }
  return {};
}

/// The mention or place that the noun after a link word stands for: "troops of [Turkey]", "residents of [Aleppo]".
struct Linked {
  Side side;
  bool acts = false;            // an actor stands there, no mere place
  bool country = false;         // a country itself
  std::string_view link;        // whole, where, side
  TokenIndex last = 0;          // end of the words read
};

/// The end of "of Defence", "of Foreign Affairs and Trade": words after a body's noun that name no actor; `last` when there are none.
TokenIndex portfolio_end(const Draft& d, TokenIndex last) {
  const Sentence& s = d.sentence(last - 1);
  if (last + 1 >= s.last || d.words.form(last) != "of") return last;
  const Token& noun = d.doc.tokens[last - 1];
  // "accused the ministry | of fraud"
  if (noun.head != kNoHead && noun.head < last && d.knowledge.contains(d.vocabulary.of_verbs, d.words.lemma(noun.head))) return last;
  TokenIndex t = last + 1;
  while (t < s.last && t < last + 7 && d.hit_at[t] < 0 && d.place_at[t] < 0 && d.nominal_at[t] < 0 && d.words.capitalised(t) == d.words.capitalised(last - 1) &&
         (is_nominal(d.doc.tokens[t].upos) || d.doc.tokens[t].upos == Upos::ADJ)) {
    ++t;
    if (t + 1 < s.last && d.words.form(t) == "and" && is_nominal(d.doc.tokens[t + 1].upos) && d.words.capitalised(t + 1) && d.hit_at[t + 1] < 0) ++t;
  }
  return t > last + 1 ? t : last;
}

Linked linked_after(const Draft& d, TokenIndex last) {
  const Sentence& s = d.sentence(last - 1);
  if (last + 1 >= s.last) return {};
  Linked found;
  found.link = d.knowledge.lookup(d.vocabulary.links, d.words.form(last));
  if (found.link.empty()) return {};
  TokenIndex t = last + 1;
  // "loyal to", "allied with", "belonging to the", "of the so-called"
  while (t < s.last && (d.doc.tokens[t].upos == Upos::DET || d.doc.tokens[t].upos == Upos::ADP || d.doc.tokens[t].upos == Upos::ADJ) && d.hit_at[t] < 0 && t < last + 5) ++t;
  if (t >= s.last) return {};
  // The mention that the rest of the phrase makes: the one that reaches farthest of those headed by its words.
  const ActorMention* inner = nullptr;
  for (TokenIndex w = t; w < s.last && w < t + 6; ++w) {
    const Token& token = d.doc.tokens[w];
    if (d.person_at[w] >= 0 && d.person_at[t] < 0) break;  // "armed forces of Russia | Sergey Rudskoy"
    if (const std::int32_t at = d.nominal_at[w]; at >= 0 && !d.actors[at].pronoun && d.actors[at].last > w && (!inner || d.actors[at].last > inner->last))
      inner = &d.actors[at];
    if (token.upos != Upos::ADJ && !is_nominal(token.upos) && token.upos != Upos::PUNCT && d.hit_at[w] < 0 && d.person_at[w] < 0) break;
    if (token.upos == Upos::PUNCT && !is_hyphen(d, w)) break;
  }
  if (inner) {
    found.side = side_of(inner->actor);
    found.acts = true;
    found.country = inner->actor.role.empty() && inner->actor.group.empty() && inner->animacy != Animacy::person;
    found.last = inner->last;
  } else if (const NameHit* hit = d.hit(t)) {
    found.side = side_of(d, *hit);
    found.country = hit->has(SenseKind::country);
    found.last = hit->last;
  } else if (const std::int32_t p = d.place_at[t]; p >= 0) {
    found.side.country = d.doc.mentions.places[p].place.country;
    found.last = d.doc.mentions.places[p].last;
  }
  if (found.last == 0) return {};
  return found;
}

bool is_plural(const Draft& d, TokenIndex head) {
  const std::string_view tag = xpos_names()[d.doc.tokens[head].xpos], form = d.words.form(head);
  if (tag == "NNS" || tag == "NNPS") return true;
  return (form != d.words.lemma(head) && form.ends_with('s')) || form.ends_with("men");
}

Number number_of(const Draft& d, TokenIndex head, const knowledge::Agent& agent) {
  if (d.knowledge.contains(d.vocabulary.plural_nouns, d.words.lemma(head)) || d.knowledge.contains(d.vocabulary.plural_nouns, d.words.form(head))) return Number::plural;
  if (is_plural(d, head)) return Number::plural;
  const std::string_view form = d.words.form(head);
  if (form.size() > 3 && form.ends_with('s') && agent.lemma.ends_with(form.substr(0, form.size() - 1))) return Number::plural;
  return agent.animacy == "group" ? Number::unknown : Number::singular;
}

Animacy animacy_of(const knowledge::Agent& agent, Number number) {
  if (agent.animacy == "thing") return Animacy::thing;
  if (agent.animacy == "person" && number != Number::plural) return Animacy::person;
  return Animacy::group;
}

bool is_generic(const knowledge::Agent& a) { return a.role.empty() || a.kind == "official" || a.kind == "office"; }

struct Nominal {
  AgentHit hit;
  knowledge::Agent agent;
  TokenIndex head, begin, last;
  Side side;
  std::string role;
  bool against = false;
  TokenIndex named_last = 0;   // end of the words that name it: "Ministry of Defence"
};

/// What the words before the noun say: the nearest name wins, an agent noun before a general one gives its role.
void read_premodifiers(const Draft& d, Nominal& n) {
  TokenIndex last_hit = kNoToken;  // where the name read last begins
  for (TokenIndex t = n.hit.first; t > n.begin;) {
    --t;
    if (const NameHit* hit = d.hit(t)) {
      t = hit->first;
      const std::string_view link = hyphen_link(d, *hit);
      const bool people = hit->has(SenseKind::nationality) || hit->has(SenseKind::demonym);
      if (link == "none" || (n.against && !people)) continue;
      const Side side = side_of(d, *hit);
      if (n.agent.animacy == "thing" && side.role == "BUS") continue;  // its maker: "Sudanese Antonov planes"
      // "a U.S. soldier" is no more in the country than "an American soldier".
      if (const std::int32_t p = d.place_at[hit->first]; p >= 0 && hit->has(SenseKind::country) && n.agent.kind == "armed") d.doc.mentions.places[p].actor_use = true;
      // "Bosnian Serb", "Turkish Cypriot": the first says where, the second who.
      const bool pair = !n.side.country.empty() && n.side.group.empty() && last_hit == hit->last && hit->has(SenseKind::nationality);
      if (pair || (n.side.country.empty() && n.side.group.empty())) n.side = side;
      last_hit = hit->first;
      continue;
    }
    if (!is_nominal(d.doc.tokens[t].upos) && d.doc.tokens[t].upos != Upos::ADJ) continue;
    const auto agent = d.vocabulary.reader.agent_ending_at(d.words, d.sentence(t), t);
    if (!agent || agent->first < n.begin) continue;
    const knowledge::Agent a = d.knowledge.agent(agent->agent);
    const bool opposed = n.agent.kind == "armed" && (a.kind == "opposition" || a.kind == "armed" || a.role == "REB" || a.role == "OPP");
    if (!a.role.empty() && (is_generic(n.agent) || opposed)) n.role = a.role;
    t = agent->first;
  }
}

/// "ISIS fighters" are the Islamic State; "Turkish troops" and "troops of Turkey" are Turkish troops.
void name_nominal(const Draft& d, const Nominal& n, Actor& a, bool of_country) {
  const bool members = n.agent.kind == "armed" || n.agent.kind == "crowd" || n.agent.kind == "opposition" || n.agent.animacy == "group";
  if (!n.side.group.empty() && !n.side.group_name.empty() && members && n.agent.kind != "body") {
    a.name = n.side.group_name;
    return;
  }
  const bool body = n.agent.animacy == "group" || n.agent.kind == "armed" || n.agent.kind == "police";
  a.name = d.text(n.begin, body ? n.named_last : n.last);
  const knowledge::Country c = d.knowledge.country_by_iso3(n.side.country);
  if (of_country && body && n.side.group.empty() && !c.adjective.empty()) a.name = std::string(c.adjective) + " " + a.name;
}

/// The body of the organisations table that the phrase names in other words: "troops … army of Syria" → "Syrian army".
void prefer_organisation(const Draft& d, Actor& a) {
  std::string key;
  for (const char c : a.name) key += (c >= 'A' && c <= 'Z') ? static_cast<char>(c + 32) : c;
  for (const NameSense& s : d.knowledge.senses(key)) {
    if (s.kind != SenseKind::organisation || s.caps_only) continue;
    const knowledge::Organisation o = d.knowledge.organisation(s.id);
    if (!a.country.empty() && a.country != o.country) continue;
    a.name = o.name, a.group = o.slug, a.country = o.country, a.id = o.code;
    if (!o.role.empty()) a.role = o.role;
    a.via = ActorVia::dictionary;
    return;
  }
}

/// "movement", "division", "front": bodies under a name or an article, else deeds and things.
bool is_weak(const Draft& d, const AgentHit& hit) {
  if (!d.knowledge.contains(d.vocabulary.weak, d.words.lemma(hit.last - 1))) return false;
  if (is_plural(d, hit.last - 1)) return false;  // "authorities", "forces" act
  const Sentence& s = d.sentence(hit.first);
  const bool of = hit.last < s.last && d.words.form(hit.last) == "of";
  TokenIndex t = hit.first;
  while (t > s.first && d.hit_at[t - 1] < 0 && (d.doc.tokens[t - 1].upos == Upos::ADJ || is_nominal(d.doc.tokens[t - 1].upos))) --t;
  const Deprel relation = d.doc.tokens[hit.last - 1].deprel;
  if (relation == Deprel::compound) return true;
  if (t > s.first && d.hit_at[t - 1] >= 0) return of && d.hit(t - 1)->has(SenseKind::nationality);
  if (d.words.shape(hit.first) == Shape::capital && hit.first > s.first && !of) return false;
  return of || t == s.first || !d.knowledge.contains(d.vocabulary.determiners, d.words.form(t - 1));
}

/// "Turkish F-16s bombed", "tanks shelled": what an armed force fights with stands for the force, where it is told whose it is or
/// where it acts. What is as often civil, a plane or a helicopter, needs both.
bool platform_acts(const Draft& d, const Nominal& n, TokenIndex head, bool modifier) {
  if (modifier) return false;
  if (d.words.shape(n.head) == Shape::lower && d.knowledge.contains(d.vocabulary.model_names, d.words.lemma(n.head))) return false;
  const Token& token = d.doc.tokens[first_conjunct(d.doc, head)];
  const bool acts = token.deprel == Deprel::nsubj || token.deprel == Deprel::obl_agent;
  const bool sided = !n.side.country.empty() || !n.side.group.empty();
  if (d.knowledge.contains(d.vocabulary.weak, d.words.lemma(n.head))) return sided && acts;
  // "oil tanks exploded"
  const bool other = n.begin < n.hit.first && is_nominal(d.doc.tokens[n.hit.first - 1].upos) && !d.vocabulary.reader.agent_ending_at(d.words, d.sentence(n.head), n.hit.first - 1);
  return sided || (acts && !other && number_of(d, n.head, n.agent) == Number::plural);
}

bool skip_head(const Draft& d, TokenIndex t) {
  const Token& token = d.doc.tokens[t];
  if (d.person_at[t] >= 0) return true;
  if (d.words.capitalised(t) && d.knowledge.contains(d.vocabulary.calendar, d.words.form(t))) return true;
  const bool noun = is_nominal(token.upos);
  const bool participle = d.knowledge.contains(d.vocabulary.plural_nouns, d.words.form(t)) && (token.upos == Upos::ADJ || token.upos == Upos::VERB) && t > d.sentence(t).first && d.doc.tokens[t - 1].upos == Upos::DET &&
                          (t + 1 >= d.sentence(t).last || !is_nominal(d.doc.tokens[t + 1].upos));
  if (!noun && !participle && !is_model_number(d, t)) return true;
  if (const NameHit* hit = d.hit(t); hit && !(hit->last - hit->first == 1 && !hit->has(SenseKind::organisation) && !hit->has(SenseKind::country) && !hit->has(SenseKind::nationality) && !hit->has(SenseKind::demonym))) return true;
  return d.knowledge.contains(d.vocabulary.not_actor, d.words.lemma(t));
}

}  // namespace

/// "elements of the X", "the delegation of X", "X's side": X itself. False when no side stands there.
static bool write_part(Draft& d, TokenIndex t) {
  if (!d.knowledge.contains(d.vocabulary.parts, d.words.lemma(t)) || d.doc.tokens[t].deprel == Deprel::compound) return false;
  TokenIndex begin = premodifiers_begin(d, t);
  TokenIndex last = t + 1;
  Side side = possessor(d, begin, begin);
  if (side.empty()) {
    for (TokenIndex w = begin; w < t && side.empty(); ++w)
      if (const NameHit* hit = d.hit(w)) side = side_of(d, *hit);
  }
  if (const Linked after = linked_after(d, t + 1); side.empty() && after.last > 0 && after.link == "whole" && after.acts) side = after.side, last = after.last;
  if (side.group.empty() && side.country.empty()) return false;
  ActorMention m;
  static_cast<Extent&>(m) = extent(d.doc, begin, last);
  m.head = t;
  m.number = is_plural(d, t) ? Number::plural : Number::unknown;
  m.animacy = Animacy::group;
  m.named = true;
  m.actor.country = side.country, m.actor.role = side.role, m.actor.group = side.group, m.actor.id = side.code;
  m.actor.name = side.group_name.empty() ? d.text(begin, last) : side.group_name;
  d.add(std::move(m));
  return true;
}

/// "[Hungarian, Polish and] Czech officials": what is coordinated with the nationality that begins the phrase, nearest first, and where
/// it begins. Nouns of countries count only as acronyms: "[US and] British forces", but "Iran | and Iraqi forces".
static std::vector<Side> coordinated_sides(const Draft& d, TokenIndex& begin) {
  std::vector<Side> sides;
  const TokenIndex first = d.sentence(begin).first;
  const NameHit* own = d.hit(begin);
  if (!own || !(own->has(SenseKind::nationality) || own->acronym)) return sides;
  TokenIndex at = begin;
  while (at >= first + 2) {
    const std::string_view link = d.words.form(at - 1);
    if (link != "and" && link != "or" && !(d.doc.form(at - 1) == "," && !sides.empty())) break;
    const NameHit* hit = d.hit(at - 2);
    if (!hit || d.person_at[at - 2] >= 0 || !(hit->has(SenseKind::nationality) || hit->acronym)) break;
    const Side side = side_of(d, *hit);
    if (side.empty()) break;
    sides.push_back(side);
    at = hit->first;
  }
  if (!sides.empty()) begin = at;
  return sides;
}

/// "Thousands marched": a number that acts is people; "thousands of dollars" and "hundreds were hurt" are counts.
static bool is_mere_number(const Draft& d, const AgentHit& hit) {
  if (!d.knowledge.contains(d.vocabulary.people_numbers, d.words.lemma(hit.last - 1))) return false;
  const bool whole = hit.last < d.sentence(hit.first).last && d.words.form(hit.last) == "of";
  return whole || !is_plural(d, hit.last - 1) || d.doc.tokens[head_of(d.doc, hit.first, hit.last)].deprel != Deprel::nsubj;
}

static void write_nominal(Draft& d, const AgentHit& hit) {
  if (is_mere_number(d, hit)) return;
  Nominal n{hit, d.knowledge.agent(hit.agent), hit.last - 1, 0, hit.last, {}, {}, false, hit.last};
  const bool platform = n.agent.animacy == "thing";
  if (!platform && is_weak(d, hit)) return;
  const Token& head = d.doc.tokens[n.head];
  const Sentence& s = d.sentence(n.head);
  // A noun before a noun ("rebel attack", "army base") is a mention of its own words only.
  const bool modifier = head.deprel == Deprel::compound && head.head != kNoHead && head.head > n.head && n.head + 1 < s.last && is_nominal(d.doc.tokens[n.head + 1].upos);
  if (modifier && d.vocabulary.reader.agent_ending_at(d.words, s, n.head + 1)) return;
  // The office before a person's name is the person.
  if (d.office_at[n.head] >= 0 && n.agent.animacy == "person") return;
  n.begin = premodifiers_begin(d, hit.first);
  n.role = n.agent.role;
  n.against = d.knowledge.contains(d.vocabulary.against, d.words.lemma(n.head));
  read_premodifiers(d, n);
  TokenIndex begin = n.begin;
  bool of_country = false, named = !n.side.empty();
  if (n.side.country.empty() && n.side.group.empty()) {
    const Side owner = possessor(d, n.begin, begin);
    if (!owner.empty() && !n.against) n.side = owner, named = true;
  }
  const bool body = n.agent.animacy == "group" && n.agent.kind != "armed";
  n.named_last = modifier || !body ? hit.last : portfolio_end(d, hit.last);
  n.last = n.named_last;
  if (const Linked after = modifier ? Linked{} : linked_after(d, n.named_last); after.last > 0) {
    const bool whole = after.link == "whole", where = after.link == "where";
    const bool settled = n.agent.kind != "armed" && n.agent.kind != "criminal";
    if (whole || (where && settled) || after.link == "side") {
      if (whole) n.last = after.last;
      if (!n.against || after.side.group.empty()) {
        if (n.side.country.empty() && (n.side.group.empty() || whole)) n.side.country = after.side.country, of_country = whole && (after.country || !after.acts) && !after.side.country.empty() && d.hit(after.last - 1) && d.hit(after.last - 1)->has(SenseKind::country);
        if (n.side.group.empty() && !where) n.side.group = after.side.group, n.side.group_name = after.side.group_name, n.side.code = after.side.code;
        if (n.side.role.empty() && !where) n.side.role = after.side.role;
        named |= !n.side.empty();
      }
    }
  }
  const TokenIndex own_begin = begin;
  const std::vector<Side> others = begin == n.begin && is_plural(d, n.head) ? coordinated_sides(d, begin) : std::vector<Side>();
  ActorMention m;
  static_cast<Extent&>(m) = extent(d.doc, begin, n.last);
  if (m.head < n.hit.first || m.head >= n.last) m.head = n.head;
  if (platform && !platform_acts(d, n, m.head, modifier)) return;
  m.number = number_of(d, n.head, n.agent);
  m.animacy = animacy_of(n.agent, m.number);
  m.named = named || (head.upos == Upos::PROPN && n.hit.last - begin > 1);
  Actor& a = m.actor;
  a.via = ActorVia::pattern;
  a.country = n.side.country;
  a.group = n.against ? std::string() : n.side.group;
  a.role = n.role;
  const bool sides_with = n.side.role == "REB" || n.side.role == "OPP" || n.side.role == "UAF";
  if (n.agent.kind == "armed" && n.side.group.empty() && sides_with) a.role = n.side.role;  // "forces of the opposition"
  if (!n.side.group.empty() && !n.against && (n.agent.role == "BUS" || n.agent.role == "LAB" || n.agent.role == "CRM")) a.role = n.side.role;
  if (is_generic(n.agent) && n.side.country.empty() && !n.side.role.empty()) a.role = n.side.role;
  if (!n.side.role.empty() && (a.role.empty() || (!a.group.empty() && (is_generic(n.agent) || n.agent.kind == "armed")))) a.role = n.side.role;
  name_nominal(d, n, a, of_country);
  if (!a.group.empty()) a.id = n.side.code;
  if (!a.country.empty() && a.group.empty()) prefer_organisation(d, a);
  if (const std::int32_t same = d.nominal_at[m.head]; same >= 0 && d.actors[same].span == m.span) return;
  if (others.empty()) return void(d.add(std::move(m)));
  // Several actors in one phrase: mentions of the same extent, each under its own name.
  const std::string noun = d.text(d.hit(own_begin)->last, n.last);
  for (const Side& side : others) {
    ActorMention other = m;
    const knowledge::Country c = d.knowledge.country_by_iso3(side.country);
    other.actor.country = side.country, other.actor.group = side.group, other.actor.id = side.code;
    if (!side.group.empty() && !side.role.empty()) other.actor.role = side.role;
    other.actor.name = (side.group.empty() ? std::string(c.adjective) : side.group_name) + " " + noun;
    d.add(std::move(other));
  }
  d.add(std::move(m));
}

/// "the group", "both sides": no agent noun, but with its article it refers to actors named before.
static void write_definite(Draft& d, TokenIndex t) {
  const std::string_view kind = d.knowledge.lookup(d.vocabulary.definite, d.words.lemma(t));
  if (kind.empty()) return;
  const Sentence& s = d.sentence(t);
  TokenIndex first = t;
  while (first > s.first && (d.doc.tokens[first - 1].upos == Upos::ADJ || d.doc.tokens[first - 1].upos == Upos::NUM) && t - first < 3) --first;
  if (first == s.first || !d.knowledge.contains(d.vocabulary.determiners, d.words.form(first - 1))) {
    if (first == t || !d.knowledge.contains(d.vocabulary.determiners, d.words.form(first))) return;
    ++first;
  }
  if (d.doc.tokens[t].deprel == Deprel::compound) return;
  ActorMention m;
  static_cast<Extent&>(m) = extent(d.doc, first, t + 1);
  m.number = number_of(d, t, {});
  if (m.number == Number::unknown) m.number = Number::singular;
  m.animacy = kind == "office" ? Animacy::person : Animacy::group;
  m.actor.name = d.text(first, t + 1);
  d.add(std::move(m));
}

void write_nominals(Draft& d) {
  for (std::size_t i = d.doc.sentences.size(); i-- > 0;) {
    const Sentence& s = d.doc.sentences[i];
    for (TokenIndex t = s.last; t > s.first;) {
      --t;
      if (skip_head(d, t) || write_part(d, t)) continue;
      const auto agent = d.vocabulary.reader.agent_ending_at(d.words, s, t);
      // "the parties", "both sides": whoever was named before, not parties of a parliament.
      const bool parties = agent && is_plural(d, t) && d.knowledge.lookup(d.vocabulary.definite, d.words.lemma(t)) == "party" && agent->last - agent->first == 1;
      if (!agent || parties) {
        write_definite(d, t);
        if (!parties || d.nominal_at[t] >= 0) continue;
      }
      write_nominal(d, *agent);
      t = agent->first;
    }
  }
}

}  // namespace dateline::mentions
