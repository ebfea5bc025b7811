#include "mentions/places/toponyms.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace dateline::mentions {

using knowledge::Knowledge;

namespace {

constexpr std::uint32_t kLarge = 100000;  // inhabitants

bool is_place_label(EntityLabel label) { return label == EntityLabel::GPE || label == EntityLabel::LOC || label == EntityLabel::FAC; }

/// The toponym's sense, by the kinds that are plausible: a name of several words that is also a body's or person's is theirs.
bool kind_of(const NameHit& hit, Toponym::Kind& kind) {
  const bool body = hit.has(SenseKind::organisation) || hit.has(SenseKind::person) || hit.has(SenseKind::metonym);
  if (hit.has(SenseKind::country)) kind = Toponym::Kind::country;
  else if (hit.has(SenseKind::place) && !(body && hit.last - hit.first > 1)) kind = Toponym::Kind::place;
  else if (hit.has(SenseKind::nationality) && !body) kind = Toponym::Kind::nationality;
  else return false;
  return true;
}

/// The words of persons' names in the report: a village of such a name is hardly meant.
std::unordered_set<std::string_view> words_of_persons(const Document& doc, const Words& words, const std::vector<NameHit>& hits) {
  std::unordered_set<std::string_view> names;
  for (const Entity& e : doc.entities)
    if (e.label == EntityLabel::PER && e.last - e.first > 1)  // lang takes many a lone town for a person
      for (TokenIndex t = e.first; t < e.last; ++t)
        if (words.capitalised(t)) names.insert(words.form(t));
  for (const NameHit& hit : hits)
    if (hit.has(SenseKind::person) && hit.last - hit.first > 1)
      for (TokenIndex t = hit.first; t < hit.last; ++t) names.insert(words.form(t));
  return names;
}

}  // namespace

ToponymReader::ToponymReader(const Knowledge& knowledge)
    : knowledge_(&knowledge),
      reader_(knowledge),
      prepositions_(knowledge.word_class("place-preposition")),
      strong_prepositions_(knowledge.word_class("place-preposition-strong")),
      plain_prepositions_(knowledge.word_class("place-preposition-plain")),
      parts_(knowledge.word_class("place-of-noun")),
      particles_(knowledge.word_class("name-particle")),
      not_places_(knowledge.word_class("not-a-place")),
      name_heads_(knowledge.word_class("name-head")),
      conquering_(knowledge.word_class("conquering-verb")),
      holding_(knowledge.word_class("holding-verb")),
      calendar_(knowledge.word_class("calendar-word")),
      features_(knowledge.table("place-feature")),
      abbreviations_(knowledge.table("place-abbreviation")) {}

void ToponymReader::read_context(const Document& doc, const Words& words, Toponym& found) const {
  const Sentence& s = doc.sentences[words.sentence(found.first)];
  // "in X", "in southern X", "in the X district"
  for (TokenIndex t = found.first; t > s.first && found.first - t < 3;) {
    --t;
    if (knowledge_->contains(prepositions_, words.form(t))) { found.prepositional = true; break; }
    if (doc.tokens[t].upos != Upos::ADJ && doc.tokens[t].upos != Upos::DET && words.shape(t) != Shape::other && doc.tokens[t].upos != Upos::ADV) break;
  }
  if (found.first >= s.first + 2 && words.form(found.first - 1) == "of" &&
      (knowledge_->contains(parts_, words.lemma(found.first - 2)) || knowledge_->contains(parts_, words.form(found.first - 2)))) found.prepositional = found.part = true;
  if (found.last < s.last) found.feature = knowledge_->lookup(features_, words.lemma(found.last));
  if (found.feature.empty() && found.first >= s.first + 2 && words.form(found.first - 1) == "of")
    found.feature = knowledge_->lookup(features_, words.lemma(found.first - 2));
  if (found.feature.empty() && found.first > s.first) found.feature = knowledge_->lookup(features_, words.lemma(found.first - 1));
}

/// "Camp Dogwood", "Typhoon Maria", "Oxford-Zeneca", a party that some town is also called: the town is not meant.
bool ToponymReader::names_something_else(const Document& doc, const Words& words, const NameHit& hit) const {
  const Sentence& s = doc.sentences[words.sentence(hit.first)];
  if (hit.first > s.first && words.capitalised(hit.first - 1) && knowledge_->contains(name_heads_, words.form(hit.first - 1))) return true;
  const bool joined = hit.last + 1 < s.last && !doc.tokens[hit.last - 1].space_after && !doc.tokens[hit.last].space_after && (doc.form(hit.last) == "-" || doc.form(hit.last) == "–");
  if (joined && words.shape(hit.last + 1) != Shape::lower && doc.tokens[hit.last + 1].upos == Upos::PROPN && words.form(hit.last + 1).size() > 3 && knowledge_->senses(words.form(hit.last + 1)).empty()) return true;
  if (hit.last - hit.first > 1 || !hit.has(SenseKind::organisation)) return false;
  return std::none_of(hit.senses.begin(), hit.senses.end(), [](const NameSense& sense) { return sense.kind == SenseKind::place && sense.rank == 0; });
}

bool ToponymReader::is_toponym(const Document& doc, const Words& words, const NameHit& hit, Toponym& found,
                               const std::vector<std::int32_t>& entity) const {
  const Sentence& s = doc.sentences[words.sentence(hit.first)];
  const bool mixed = words.casing(words.sentence(hit.first)) == Casing::sentence;
  const bool country = found.kind == Toponym::Kind::country;
  const std::int32_t e = entity[hit.first];
  const bool wider = e >= 0 && (doc.entities[e].first < hit.first || doc.entities[e].last > hit.last);
  if (found.kind == Toponym::Kind::nationality)
    return (doc.tokens[hit.first].upos == Upos::ADJ || doc.tokens[hit.first].upos == Upos::PROPN) && !(wider && doc.entities[e].label == EntityLabel::ORG);
  // "Wisconsin Governor X": the title parts the place from the person's name.
  const bool before_title = hit.last < s.last && reader_.title_at(words, s, hit.last).has_value();
  if (e >= 0 && mixed && !before_title) {
    const Entity& name = doc.entities[e];
    bool large = false;  // a city that lang takes for a person where no person of the report is called so
    for (const NameSense& sense : hit.senses)
      large |= sense.kind == SenseKind::place && sense.rank == 0 && knowledge_->place(sense.id).population >= kLarge;
    large &= !found.person_like && !found.maybe_person;
    const bool plainly = large || country || found.prepositional || !found.feature.empty() || found.voted || hit.has(SenseKind::capital);
    if (name.label == EntityLabel::PER && (wider || !plainly)) return false;
    if (name.label == EntityLabel::ORG && wider) {
      if (hit.first > name.first && found.feature.empty()) return false;
      found.in_body_name = true;
    }
    if (name.label == EntityLabel::EVENT && wider) return false;
  }
  if (!country && hit.first > s.first && mixed && reader_.title_at(words, s, hit.first - 1) && !found.prepositional) return false;
  if (found.entity || !found.feature.empty() || !mixed || before_title) return true;
  // A single capital word between capital words that nobody knows is part of their name ("Paris Hilton").
  const auto foreign = [&](TokenIndex t) {
    return words.shape(t) == Shape::capital && doc.tokens[t].upos == Upos::PROPN && knowledge_->senses(words.form(t)).empty();
  };
  if (found.in_body_name) return true;
  // "Bab al-Nayrab" is not Bab.
  if (hit.last + 2 < s.last && doc.form(hit.last + 1) == "-" && !doc.tokens[hit.last].space_after && words.form(hit.last).size() <= 3 && foreign(hit.last + 2)) return false;
  if (hit.last < s.last && foreign(hit.last) && !(found.opening && found.capitals)) return false;
  if (country) return true;
  if (hit.first > s.first && hit.first - 1 > s.first && foreign(hit.first - 1)) return false;
  return true;
}

void ToponymReader::read_abbreviations(const Document& doc, const Words& words, const std::vector<NameHit>& hits, std::vector<Toponym>& out) const {
  std::size_t h = 0;
  for (TokenIndex t = 0; t < doc.tokens.size(); ++t) {
    while (h < hits.size() && hits[h].last <= t) ++h;
    if (!words.capitalised(t) || words.form(t).size() > 6 || (h < hits.size() && hits[h].first <= t)) continue;
    std::string_view full = knowledge_->lookup(abbreviations_, words.form(t));
    if (full.empty()) continue;
    Toponym found;
    found.first = t, found.last = t + 1;
    found.senses = knowledge_->senses(full);
    found.entity = true;  // no common word looks like it
    read_context(doc, words, found);
    if (!found.senses.empty()) out.push_back(found);
  }
}

/// "PODUJEVO: Shooting went on …": a head in capitals that no names index knows may be a spelling of a place.
void ToponymReader::read_heads(const Document& doc, const Words& words, std::vector<Toponym>& out) const {
  for (std::uint32_t i = 0; i < doc.sentences.size(); ++i) {
    const Sentence& s = doc.sentences[i];
    if (i > 0 && doc.sentences[i - 1].paragraph == s.paragraph) continue;
    TokenIndex first = s.first;
    while (first < s.last && words.shape(first) == Shape::other) ++first;
    TokenIndex last = first;
    while (last < s.last && last - first < 3 && words.shape(last) == Shape::upper) ++last;
    const bool mark = last < s.last && (doc.form(last) == ":" || (doc.form(last) == "." && last + 1 == s.last));
    if (last == first || !mark || words.form(first).size() < 4) continue;
    bool known = knowledge_->contains(not_places_, words.form(first)) || reader_.agent_ending_at(words, s, last - 1).has_value();
    for (const Toponym& t : out) known |= t.first < last && first < t.last;
    if (known) continue;
    Toponym found;
    found.kind = Toponym::Kind::unknown;
    found.first = first, found.last = last;
    found.head_only = true;
    out.push_back(found);
  }
}

/// "troops entered X": what such verbs are done to is a place.
bool ToponymReader::held(const Document& doc, const Words& words, TokenIndex t, knowledge::WordClass verbs) const {
  while (base(doc.tokens[t].deprel) == Deprel::conj && doc.tokens[t].head != kNoHead) t = doc.tokens[t].head;
  const TokenIndex verb = doc.tokens[t].head;
  if (verb == kNoHead || !knowledge_->contains(verbs, words.lemma(verb))) return false;
  return base(doc.tokens[t].deprel) == Deprel::obj || doc.tokens[t].deprel == Deprel::nsubj_pass;
}

void ToponymReader::read_unknown(const Document& doc, const Words& words, const std::vector<NameHit>& hits,
                                 const std::vector<std::int32_t>& entity, std::vector<Toponym>& out) const {
  // What is a place already, or the name of something else, is no unknown place.
  std::vector<bool> taken(doc.tokens.size(), false);
  for (const Toponym& t : out) std::fill(taken.begin() + t.first, taken.begin() + t.last, true);
  for (const NameHit& hit : hits) {
    const bool prefix = hit.last - hit.first == 1 && knowledge_->contains(particles_, words.form(hit.first));
    if (!prefix) std::fill(taken.begin() + hit.first, taken.begin() + hit.last, true);
  }
  std::unordered_set<std::string_view> accepted;
  const std::size_t before = out.size();
  for (std::uint32_t i = 0; i < doc.sentences.size(); ++i) {
    const Sentence& s = doc.sentences[i];
    if (words.casing(i) != Casing::sentence) continue;
    for (TokenIndex t = s.first; t < s.last; ++t) {
      if (taken[t] || words.shape(t) != Shape::capital || doc.tokens[t].upos != Upos::PROPN) continue;
      Toponym found;
      found.kind = Toponym::Kind::unknown;
      found.first = t, found.last = t + 1;
      const auto joins = [&](TokenIndex n) {
        return !taken[n] && words.shape(n) == Shape::capital && doc.tokens[n].upos == Upos::PROPN && knowledge_->lookup(features_, words.lemma(n)).empty();
      };
      while (found.last < s.last && (joins(found.last) || (found.last + 1 < s.last && doc.form(found.last) == "-" &&
             !doc.tokens[found.last - 1].space_after && joins(found.last + 1)))) ++found.last;
      // "al", "el" and "tel" belong to the name though they are small.
      if (t > s.first + 1 && doc.form(t - 1) == "-" && words.form(t - 2).size() <= 4 && !doc.tokens[t - 2].space_after) found.first = t - 2;
      t = found.last - 1;
      const std::int32_t e = entity[found.last - 1];
      const bool named_otherwise = e >= 0 && !is_place_label(doc.entities[e].label);
      found.entity = e >= 0 && !named_otherwise;
      read_context(doc, words, found);
      const bool strong = found.first > s.first && knowledge_->contains(strong_prepositions_, words.form(found.first - 1));
      const bool conquered = held(doc, words, found.last - 1, conquering_);
      const bool joined = found.last - found.first == 1 || (found.last - found.first == 3 && doc.form(found.first + 1) == "-");
      const bool after = found.first > s.first && knowledge_->contains(plain_prepositions_, words.form(found.first - 1));
      if (named_otherwise && !strong && !found.part && !conquered && found.feature.empty()) continue;
      const bool plain = conquered || (joined && (found.part || after)) || held(doc, words, found.last - 1, holding_);
      if (found.first == s.first && found.feature.empty() && !plain) continue;  // a capital there says nothing
      // A name that only lang holds for a place needs a preposition, too.
      if (found.feature.empty() && !strong && !plain && !(found.entity && found.prepositional)) continue;
      if (reader_.title_at(words, s, found.first)) continue;
      if (knowledge_->contains(not_places_, words.lemma(found.last - 1)) || knowledge_->contains(calendar_, words.form(found.last - 1))) continue;
      if (!found.entity && reader_.agent_ending_at(words, s, found.last - 1)) continue;
      if (found.first > s.first && reader_.title_at(words, s, found.first - 1)) continue;
      out.push_back(found);
      if (found.last - found.first == 1 && (strong || found.part || !found.feature.empty())) accepted.insert(words.form(found.first));
      std::fill(taken.begin() + found.first, taken.begin() + found.last, true);
    }
  }
  if (out.size() == before) return;
  // The same unknown name elsewhere in the report is the same place.
  for (TokenIndex t = 0; t < doc.tokens.size(); ++t) {
    if (taken[t] || !words.capitalised(t) || !accepted.contains(words.form(t)) || doc.tokens[t].upos != Upos::PROPN) continue;
    if (const std::int32_t e = entity[t]; e >= 0 && doc.entities[e].label == EntityLabel::PER) continue;
    Toponym found;
    found.kind = Toponym::Kind::unknown;
    found.first = t, found.last = t + 1;
    read_context(doc, words, found);
    out.push_back(found);
  }
}

void ToponymReader::link_containers(const Document& doc, const Words& words, std::vector<Toponym>& found) const {
  for (std::size_t i = 0; i + 1 < found.size(); ++i) {
    const Toponym& next = found[i + 1];
    if (next.kind == Toponym::Kind::nationality || found[i].kind == Toponym::Kind::nationality) continue;
    if (words.sentence(next.first) != words.sentence(found[i].first)) continue;
    TokenIndex gap = found[i].last;
    if (gap < next.first && !found[i].feature.empty() && !knowledge_->lookup(features_, words.lemma(gap)).empty()) ++gap;
    const bool comma = next.first == gap + 1 && (doc.form(gap) == "," || doc.form(gap) == "(");
    if (comma) found[i].container = static_cast<std::int32_t>(i + 1);
  }
}

std::vector<Toponym> ToponymReader::read(const Document& doc, const Words& words, const std::vector<NameHit>& hits) const {
  const std::vector<std::int32_t> entity = entity_of_tokens(doc);
  const std::unordered_set<std::string_view> names = words_of_persons(doc, words, hits);
  // One report, one use of a name: where "in X" or lang's other readings say place, a stray person does not count.
  std::unordered_map<std::string_view, int> votes;
  for (const NameHit& hit : hits) {
    if (!hit.has(SenseKind::place) || hit.last - hit.first != 1) continue;
    Toponym probe;
    probe.first = hit.first, probe.last = hit.last;
    read_context(doc, words, probe);
    const std::int32_t e = entity[hit.first];
    const bool alone = e >= 0 && doc.entities[e].last - doc.entities[e].first == 1;
    votes[words.form(hit.first)] += (alone && is_place_label(doc.entities[e].label)) + probe.prepositional - (e >= 0 && doc.entities[e].label == EntityLabel::PER);
  }
  std::vector<Toponym> found;
  for (const NameHit& hit : hits) {
    Toponym toponym;
    if (!kind_of(hit, toponym.kind)) continue;
    if (hit.last - hit.first == 1 && knowledge_->contains(particles_, words.form(hit.first))) continue;  // "Abu" of "Abu Delek"
    if (toponym.kind == Toponym::Kind::place && hit.last - hit.first == 1 && knowledge_->contains(not_places_, words.form(hit.first))) continue;
    // "the Canadian province": there is a suburb of that name, too.
    if (toponym.kind == Toponym::Kind::place && hit.has(SenseKind::nationality) && doc.tokens[hit.first].upos == Upos::ADJ) toponym.kind = Toponym::Kind::nationality;
    if (toponym.kind == Toponym::Kind::place && names_something_else(doc, words, hit)) continue;
    toponym.first = hit.first, toponym.last = hit.last, toponym.senses = hit.senses, toponym.acronym = hit.acronym;
    const std::int32_t e = entity[hit.last - 1];
    toponym.entity = e >= 0 && is_place_label(doc.entities[e].label);
    const auto vote = votes.find(words.form(hit.first));
    toponym.voted = hit.last - hit.first == 1 && vote != votes.end() && vote->second > 0;
    toponym.person_like = hit.last - hit.first == 1 && names.contains(words.form(hit.first)) && !toponym.voted;
    toponym.maybe_person = hit.has(SenseKind::person) || hit.has(SenseKind::organisation);
    const std::uint32_t s = words.sentence(hit.first);
    toponym.capitals = words.casing(s) == Casing::sentence && words.shape(hit.first) == Shape::upper && hit.last - hit.first == 1;
    toponym.opening = hit.first == doc.sentences[s].first && (s == 0 || doc.sentences[s - 1].paragraph != doc.sentences[s].paragraph);
    read_context(doc, words, toponym);
    if (is_toponym(doc, words, hit, toponym, entity)) found.push_back(toponym);
  }
  read_abbreviations(doc, words, hits, found);
  read_unknown(doc, words, hits, entity, found);
  read_heads(doc, words, found);
  std::sort(found.begin(), found.end(), [](const Toponym& a, const Toponym& b) { return a.first < b.first; });
  link_containers(doc, words, found);
  return found;
}

}  // namespace dateline::mentions
