// Persons: names that lang or the knowledge holds for persons, or that follow a title; who they are from the knowledge's dated
// offices, else from the title, office or apposition beside the name.
#include <algorithm>

#include "knowledge/codebook.h"
#include "mentions/actors/draft.h"
#include "text/fold.h"

namespace dateline::mentions {

namespace {

struct Name {
  TokenIndex first = 0, last = 0;
  std::int64_t person = -1;   // Knowledge::person
  bool titled = false;        // stands right after a title
};

constexpr TokenIndex kLongestName = 6;
constexpr TokenIndex kLongestOffice = 24;  // words between an office and its holder's name

bool is_name_word(const Draft& d, TokenIndex t) {
  return d.words.capitalised(t) && !d.knowledge.contains(d.vocabulary.no_person, d.words.form(t)) && !d.knowledge.contains(d.vocabulary.calendar, d.words.form(t));
}

bool is_hyphen(const Draft& d, TokenIndex t) { return d.doc.form(t) == "-" && t > 0 && !d.doc.tokens[t - 1].space_after && !d.doc.tokens[t].space_after; }

/// A word that is part of a name though it is small: a particle, or a surname that a translation put in lower case.
bool is_small_name_word(const Draft& d, TokenIndex t, const std::vector<std::string_view>& seen) {
  if (d.words.shape(t) != Shape::lower) return false;
  return d.doc.tokens[t].upos == Upos::PROPN || std::find(seen.begin(), seen.end(), d.words.form(t)) != seen.end();
}

/// The end of the run of name words that starts at `t`, in a sentence of ordinary or capital letters.
TokenIndex name_end(const Draft& d, TokenIndex t, const std::vector<std::string_view>& surnames) {
  const Sentence& s = d.sentence(t);
  const bool upper = d.words.casing(d.words.sentence(t)) == Casing::upper;
  TokenIndex end = t;
  const TokenIndex limit = std::min(s.last, t + kLongestName);
  while (end < limit) {
    if (d.hit_at[end] >= 0 && !d.hit(end)->has(SenseKind::person) && !d.hit(end)->has(SenseKind::place)) break;
    const Upos upos = d.doc.tokens[end].upos;
    if (upper && (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::ADP || upos == Upos::ADV || upos == Upos::SCONJ || upos == Upos::CCONJ || upos == Upos::DET || upos == Upos::PRON)) break;
    if (is_name_word(d, end)) ++end;
    else if (end > t && is_hyphen(d, end) && end + 1 < limit) ++end;
    else if (d.knowledge.contains(d.vocabulary.person_particles, d.words.form(end)) && end + 1 < limit && (is_name_word(d, end + 1) || is_hyphen(d, end + 1))) ++end;
    else if (is_small_name_word(d, end, surnames)) ++end;
    else break;
  }
  while (end > t && (is_hyphen(d, end - 1) || d.knowledge.contains(d.vocabulary.person_particles, d.words.form(end - 1)))) --end;
  return end;
}

/// The person of the knowledge that the words name, on their full name or on a surname with no other forename.
std::int64_t person_named(const Draft& d, TokenIndex first, TokenIndex last) {
  std::string key, joined;
  for (TokenIndex t = first; t < last; ++t) (joined += joined.empty() ? "" : " ") += d.words.form(t);
  for (const NameSense& s : d.knowledge.senses(joined))
    if (s.kind == SenseKind::person) return s.id;
  const NameHit* hit = d.hit(last - 1);
  const NameSense* s = hit ? hit->sense(SenseKind::person) : nullptr;
  if (!s) return -1;
  if (hit->first <= first && hit->last >= last) return s->id;
  // "Tayyip Erdogan": the words left out by the alias must stand in the full name.
  text::fold(d.knowledge.person(s->id).name, key);
  for (TokenIndex t = first; t < hit->first; ++t)
    if (d.words.shape(t) != Shape::other && (" " + key + " ").find(" " + std::string(d.words.form(t)) + " ") == std::string::npos) return -1;
  return s->id;
}

/// Capitalised words of the report, to know a surname again that stands in lower case.
std::vector<std::string_view> surnames_of(const Draft& d) {
  std::vector<std::string_view> out;
  for (const Entity& e : d.doc.entities)
    if (e.label == EntityLabel::PER && d.words.form(e.last - 1).size() > 4) out.push_back(d.words.form(e.last - 1));
  for (const Sentence& s : d.doc.sentences)
    for (TokenIndex t = s.first + 1; t + 1 < s.last; ++t) {
      if (out.size() > 64) return out;
      if (d.words.shape(t) != Shape::capital || d.words.form(t).size() < 5 || d.doc.tokens[t].upos != Upos::PROPN || d.hit_at[t] >= 0) continue;
      out.push_back(d.words.form(t));
    }
  return out;
}

/// Whether an office reaches right to the name: "the [head of the staff of Russia] Sergey Rudskoy".
TokenIndex office_begin(const Draft& d, TokenIndex first);

bool is_speech_verb(const Draft& d, TokenIndex verb) {
  if (d.doc.tokens[verb].upos != Upos::VERB) return false;
  for (const knowledge::Candidate& c : d.knowledge.codebook().candidates(knowledge::TriggerForm::verb, d.doc.lemma(verb)))
    if (c.rule->kind == knowledge::RuleKind::statement) return true;
  return false;
}

/// Runs of capitalised words that nobody knows are persons where an office stands before them or where they speak.
template <typename Add>
void collect_plain(const Draft& d, const std::vector<std::string_view>& surnames, Add add) {
  for (std::uint32_t i = 0; i < d.doc.sentences.size(); ++i) {
    if (d.words.casing(i) != Casing::sentence) continue;
    const Sentence& s = d.doc.sentences[i];
    for (TokenIndex t = s.first; t < s.last; ++t) {
      const auto free_hit = [&](TokenIndex w) {
        const NameHit* hit = d.hit(w);
        return !hit || (hit->last - hit->first == 1 && hit->has(SenseKind::place) && !hit->has(SenseKind::country) && !hit->has(SenseKind::organisation) && !hit->has(SenseKind::capital));
      };
      const auto unknown = [&](TokenIndex w) { return free_hit(w) && d.place_at[w] < 0 && d.words.shape(w) == Shape::capital && d.doc.tokens[w].upos == Upos::PROPN; };
      if (!unknown(t) || !is_name_word(d, t)) continue;
      // "Texas Instruments said": the rest of a body's name is no person.
      if (const std::int32_t e = d.entity_at[t]; e >= 0 && d.doc.entities[e].label == EntityLabel::ORG && d.doc.entities[e].first < t && d.place_at[t - 1] >= 0) continue;
      const TokenIndex end = name_end(d, t, surnames);
      if (end <= t) continue;
      bool plain = true;
      for (TokenIndex w = t; w < end; ++w) plain &= free_hit(w) && d.place_at[w] < 0 && !d.vocabulary.reader.agent_ending_at(d.words, s, w) && d.words.shape(w) != Shape::upper;
      const TokenIndex head = head_of(d.doc, t, end);
      const TokenIndex verb = d.doc.tokens[head].head;
      const bool speaks = base(d.doc.tokens[head].deprel) == Deprel::nsubj && verb != kNoHead && is_speech_verb(d, verb) && end - t <= 3;
      if (plain && (speaks || (end - t >= 2 && end - t <= 4 && office_begin(d, t) < t))) add(t, end, false);
      t = end - 1;
    }
  }
}

std::vector<Name> collect(const Draft& d) {
  const std::vector<std::string_view> surnames = surnames_of(d);
  std::vector<Name> names;
  const auto add = [&](TokenIndex first, TokenIndex last, bool titled) {
    if (first < last) names.push_back({first, last, person_named(d, first, last), titled});
  };
  for (const Entity& e : d.doc.entities) {
    if (e.label != EntityLabel::PER) continue;
    TokenIndex first = e.first, last = e.last;
    const Sentence& s = d.sentence(first);
    bool all_title = false;
    while (last > first + 1 && d.knowledge.contains(d.vocabulary.calendar, d.words.form(last - 1))) --last;
    while (first < last) {  // lang may hold a title for part of the name
      const auto title = d.vocabulary.reader.title_at(d.words, s, first);
      if (!title) break;
      all_title = title->last >= last;
      if (all_title) break;
      first = title->last;
    }
    if (all_title) continue;
    // What the place finder took for a place by the rest of the report is one.
    if (d.place_at[first] >= 0 && d.place_at[last - 1] >= 0) continue;
    if (d.vocabulary.reader.agent_ending_at(d.words, s, last - 1)) continue;
    bool body = false;  // "NATO AIRCRAFT" is nobody
    for (TokenIndex t = first; t + 1 < last; ++t) body |= d.hit(t) && (d.hit(t)->has(SenseKind::organisation) || d.hit(t)->has(SenseKind::capital) || d.hit(t)->has(SenseKind::nationality)) && !d.hit(t)->has(SenseKind::person);
    if (body) continue;
    const NameHit* hit = d.hit(last - 1);
    const bool other = hit && !hit->has(SenseKind::person) && (hit->has(SenseKind::organisation) || hit->has(SenseKind::country) || hit->has(SenseKind::nationality) || hit->has(SenseKind::demonym));
    if (other && hit->first <= first) continue;
    if (hit && hit->has(SenseKind::capital) && !hit->has(SenseKind::person) && hit->first <= first && first == e.first) continue;  // "Paris demanded"
    if (!d.words.capitalised(first) && !d.words.capitalised(last - 1)) continue;
    if (last < s.last && is_small_name_word(d, last, surnames) && last - first == 1) ++last;
    add(first, last, first > e.first);
  }
  for (const NameHit& hit : d.hits)
    if (hit.has(SenseKind::person) && !(hit.last - hit.first == 1 && (hit.has(SenseKind::place) || hit.has(SenseKind::country)))) add(hit.first, hit.last, false);
  for (const Sentence& s : d.doc.sentences)
    for (TokenIndex t = s.first; t + 1 < s.last; ++t) {
      auto title = d.vocabulary.reader.title_at(d.words, s, t);
      while (title && title->last < s.last) {  // "spokesman Lt. Col. X"
        const auto next = d.vocabulary.reader.title_at(d.words, s, title->last);
        if (!next) break;
        title = next;
      }
      if (!title || title->last >= s.last) continue;
      if (!is_name_word(d, title->last) && !is_small_name_word(d, title->last, surnames) && !d.knowledge.contains(d.vocabulary.person_particles, d.words.form(title->last))) continue;
      const TokenIndex end = name_end(d, title->last, surnames);
      if (end == title->last || d.doc.tokens[title->last - 1].space_after == false) continue;
      // "President Russia", "Minister of": no person.
      const NameHit* hit = d.hit(title->last);
      if (hit && !hit->has(SenseKind::person) && hit->last >= end && (hit->has(SenseKind::country) || hit->has(SenseKind::organisation))) continue;
      add(title->last, end, true);
      t = end - 1;
    }
  collect_plain(d, surnames, add);
  // Of names that overlap the widest is kept.
  std::sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.first != b.first ? a.first < b.first : a.last > b.last; });
  std::vector<Name> kept;
  for (const Name& n : names) {
    if (kept.empty() || kept.back().last <= n.first) { kept.push_back(n); continue; }
    Name& k = kept.back();
    if (n.last > k.last) k.last = n.last, k.person = person_named(d, k.first, k.last);
    k.titled |= n.titled && n.first == k.first;
    // "Mohammed Mamoun" is not the man whom another's report calls Mohammed; "Arafat Wednesday" is Arafat.
    bool rest = true;
    for (TokenIndex t = n.last; t < k.last; ++t) rest &= d.knowledge.contains(d.vocabulary.calendar, d.words.form(t));
    bool another = false;  // "Raúl Salinas de Gortari" is not Carlos
    if (n.person >= 0 && n.first > k.first) {
      std::string full;
      text::fold(d.knowledge.person(static_cast<std::uint32_t>(n.person)).name, full);
      const TokenIndex before = n.first - 1;
      another = d.words.shape(before) == Shape::capital && d.doc.tokens[before].upos == Upos::PROPN && (" " + full + " ").find(" " + std::string(d.words.form(before)) + " ") == std::string::npos &&
                !d.vocabulary.reader.title_at(d.words, d.sentence(k.first), before) && !d.vocabulary.reader.agent_ending_at(d.words, d.sentence(k.first), before);
    }
    const bool whole = !another && (n.last - n.first > 1 || (n.first == k.first && rest));
    if (k.person < 0 && whole) k.person = n.person;
  }
  return kept;
}

/// Where the title or office before a name begins: "the [military spokesman] X", "the [head of the general staff of Russia] X",
/// "the [governor of Y], X,". `first` itself when nothing stands there.
TokenIndex office_begin(const Draft& d, TokenIndex first) {
  const Sentence& s = d.sentence(first);
  TokenIndex begin = first, seen = first;
  TokenIndex titled = first;  // where a title right before the name begins
  bool comma = false, office = false;
  for (TokenIndex t = first; t > s.first && first - t < kLongestOffice; ) {
    --t;
    const Token& token = d.doc.tokens[t];
    const std::string_view form = d.doc.form(t);
    // "A Marine spokesman, Capt. X": the office may stand before the title.
    if (form == "," && !comma && (t + 1 == first || (office && t + 1 == begin))) {
      comma = true, office = false, titled = begin;
      continue;
    }
    const bool other_person = d.person_at[t] >= 0;  // "the representative of [Aslan Maskhadov] Isa Tazbiyev"
    const bool quote = form == "\"" || form == "“" || form == "”" || form == "«" || form == "»";
    const bool word = token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::ADJ || token.upos == Upos::NUM || d.hit_at[t] >= 0 || other_person ||
                      xpos_names()[token.xpos] == "VBN" || !d.knowledge.lookup(d.vocabulary.definite, d.words.form(t)).empty();
    const bool link = (token.upos == Upos::ADP || token.upos == Upos::DET || token.upos == Upos::PART) && t + 1 < first;
    if (!word && !link && !quote && !is_hyphen(d, t) && form != "." && form != "'s" && form != "’s") break;
    if (form == "." && !(t > s.first && d.words.capitalised(t - 1))) break;
    if (token.upos == Upos::ADP && !d.knowledge.contains(d.vocabulary.person_linkers, d.words.form(t))) break;
    const auto title = d.vocabulary.reader.title_at(d.words, s, t);
    if (title && title->last <= first) office = true, begin = t;
    if (const auto agent = d.vocabulary.reader.agent_ending_at(d.words, s, t)) {
      const knowledge::Agent a = d.knowledge.agent(agent->agent);
      if (a.animacy == "person") office = true, begin = agent->first;
      t = agent->first;
    }
    seen = t;
    if (token.upos == Upos::DET && office && !(t > s.first && d.knowledge.contains(d.vocabulary.person_linkers, d.words.form(t - 1)))) break;
  }
  if (!office) return titled;
  // Adjectives and nouns before the office belong to it: "Turkish President", "senior military spokesman".
  while (begin > seen) {
    const Token& token = d.doc.tokens[begin - 1];
    if (token.upos != Upos::ADJ && token.upos != Upos::NOUN && token.upos != Upos::PROPN && !is_hyphen(d, begin - 1) && d.hit_at[begin - 1] < 0) break;
    if (d.knowledge.contains(d.vocabulary.calendar, d.words.form(begin - 1)) || d.knowledge.contains(d.vocabulary.person_linkers, d.words.form(begin - 1))) break;
    --begin;
  }
  if (comma) {
    // "…, the governor of Najaf, Karim al-Hasnawi": only with an article before, else a list.
    const Upos opener = begin > s.first ? d.doc.tokens[begin - 1].upos : Upos::X;
    const bool article = opener == Upos::DET || opener == Upos::PART || opener == Upos::PRON || d.hit_at[begin] >= 0;
    if (!article) return titled;
  }
  return begin;
}

/// The apposition after a name: ", a senior lecturer at the HSE," gives its range, empty when there is none.
std::pair<TokenIndex, TokenIndex> apposition_after(const Draft& d, TokenIndex last) {
  const Sentence& s = d.sentence(last - 1);
  if (last + 1 >= s.last || (d.doc.form(last) != "," && d.doc.form(last) != "(")) return {last, last};
  TokenIndex begin = last + 1;
  if (d.doc.tokens[begin].upos == Upos::NUM && begin + 2 < s.last && d.doc.form(begin + 1) == ",") begin += 2;  // ", 34,"
  TokenIndex end = begin;
  bool office = false;
  for (; end < s.last && end - begin < kLongestOffice; ++end) {
    const Token& token = d.doc.tokens[end];
    if (token.upos == Upos::VERB || token.upos == Upos::AUX || token.upos == Upos::PRON || token.upos == Upos::CCONJ || token.upos == Upos::SCONJ) break;
    if (token.upos == Upos::PUNCT && !is_hyphen(d, end)) break;
    if (!office)
      if (const auto agent = d.vocabulary.reader.agent_ending_at(d.words, s, end))
        office = d.knowledge.agent(agent->agent).animacy == "person" && xpos_names()[token.xpos] != "NNS" && xpos_names()[token.xpos] != "NNPS";
    if (!office && (token.upos == Upos::ADP || d.person_at[end] >= 0)) break;
  }
  // An apposition ends with a mark; where a verb follows, the noun is its subject.
  const bool closed = end >= s.last || d.doc.tokens[end].upos == Upos::PUNCT;
  return office && closed ? std::pair(begin, end) : std::pair(last, last);
}

/// The name as it should be shown: its words, surnames of translations raised.
std::string shown(const Draft& d, TokenIndex first, TokenIndex last) {
  std::string out;
  for (TokenIndex t = first; t < last; ++t) {
    std::string word(d.doc.form(t));
    if (d.words.shape(t) == Shape::lower && !d.knowledge.contains(d.vocabulary.person_particles, d.words.form(t)) && word[0] >= 'a' && word[0] <= 'z') word[0] -= 32;
    out += word;
    if (t + 1 < last && d.doc.tokens[t].space_after) out += ' ';
  }
  return out;
}

void describe(Actor& actor, const Phrase& phrase) {
  if (actor.country.empty()) actor.country = phrase.side.country;
  if (actor.role.empty()) actor.role = phrase.role;
  if (actor.group.empty()) actor.group = phrase.side.group;
  if (!actor.role.empty() || !actor.country.empty()) actor.via = ActorVia::title;
}

ActorMention person_mention(const Draft& d, const Name& name, TokenIndex first) {
  ActorMention m;
  static_cast<Extent&>(m) = extent(d.doc, first, name.last);
  m.number = Number::singular;
  m.animacy = Animacy::person;
  m.named = true;
  Actor& a = m.actor;
  a.name = shown(d, name.first, name.last);
  a.via = ActorVia::pattern;
  if (name.person >= 0) {
    const auto id = static_cast<std::uint32_t>(name.person);
    const knowledge::Person p = d.knowledge.person(id);
    a.name = p.name, a.country = p.country, a.role = d.knowledge.office_on(id, d.doc.date).role;
    if (a.role == "IGO") a.country.clear();  // who serves all states acts for none
    a.via = ActorVia::dictionary;
  }
  return m;
}

}  // namespace

void write_persons(Draft& d) {
  const std::vector<Name> names = collect(d);
  for (std::size_t i = 0; i < names.size(); ++i)
    for (TokenIndex t = names[i].first; t < names[i].last; ++t) d.person_at[t] = static_cast<std::int32_t>(i);
  for (const Name& name : names) {
    const TokenIndex begin = office_begin(d, name.first);
    ActorMention m = person_mention(d, name, begin);
    if (name.person < 0) {
      if (begin < name.first) describe(m.actor, read_phrase(d, begin, name.first));
      if (const auto [from, to] = apposition_after(d, name.last); from < to) describe(m.actor, read_phrase(d, from, to));
    }
    const bool widened = begin < name.first;
    for (TokenIndex t = begin; t < name.first; ++t) d.office_at[t] = d.person_at[name.first];
    if (const auto [from, to] = apposition_after(d, name.last); from < to && name.person >= 0 && m.actor.role.empty()) describe(m.actor, read_phrase(d, from, to));
    const TokenIndex head = m.head;
    const Actor actor = m.actor;
    d.add(std::move(m));
    // The name itself is a mention, too, where the tree hangs it under its office.
    if (widened && (head < name.first || head >= name.last)) {
      ActorMention inner = person_mention(d, name, name.first);
      inner.actor = actor;
      d.add(std::move(inner));
    }
  }
}

}  // namespace dateline::mentions
