#include "records/index.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "records/tree.h"
#include "text/fold.h"

namespace dateline::records {
namespace {

bool is_double_quote(std::string_view form) {
  return form == "\"" || form == "“" || form == "”" || form == "„" || form == "«" || form == "»" || form == "``" || form == "''";
}
bool opens(std::string_view form) { return form == "“" || form == "„" || form == "«" || form == "``"; }
bool closes(std::string_view form) { return form == "”" || form == "»" || form == "''"; }

}  // namespace

Index::Index(const Document& d, const Lexicon& l) : doc(d), lexicon(l) {
  const std::size_t n = doc.tokens.size();
  const auto& actors = doc.mentions.actors;
  actor_start_.assign(n + 1, 0);
  inside_name_.assign(n, false);
  for (const ActorMention& m : actors) {
    ++actor_start_[m.head + 1];
    if (m.named && !m.pronoun) {
      for (TokenIndex t = m.first; t < m.last; ++t) {
        if (doc.tokens[t].upos == Upos::PROPN) inside_name_[t] = true;
      }
    }
  }
  for (const TimeMention& m : doc.mentions.times) {  // "March" in a date is no protest
    for (TokenIndex t = m.first; t < m.last; ++t) inside_name_[t] = true;
  }
  for (std::size_t i = 0; i < n; ++i) actor_start_[i + 1] += actor_start_[i];
  actor_list_.resize(actors.size());
  std::vector<std::uint32_t> next(actor_start_.begin(), actor_start_.end() - 1);
  for (std::uint32_t i = 0; i < actors.size(); ++i) actor_list_[next[actors[i].head]++] = i;
  find_quotations();
  find_unclaimed_places();
}

namespace {

/// How often the report names each country, by its places and actors.
std::unordered_map<std::string_view, int> countries_of(const Document& doc) {
  std::unordered_map<std::string_view, int> named;
  for (const PlaceMention& p : doc.mentions.places) ++named[p.place.country];
  for (const ActorMention& a : doc.mentions.actors) ++named[a.actor.country];
  named.erase(std::string_view());
  return named;
}

PlacePrecision precision_of(std::string_view feature) {
  if (feature.starts_with("PCL")) return PlacePrecision::country;
  if (feature.starts_with("ADM1")) return PlacePrecision::admin1;
  if (feature.starts_with("ADM")) return PlacePrecision::district;
  if (feature.starts_with("RGN") || feature.starts_with("CONT")) return PlacePrecision::region;
  return PlacePrecision::city;
}

}  // namespace

void Index::find_unclaimed_places() {
  unclaimed_at_.assign(doc.tokens.size(), -1);
  const Mentions& m = doc.mentions;
  std::optional<std::unordered_map<std::string_view, int>> countries;
  for (TokenIndex t = 0; t < doc.tokens.size(); ++t) {
    if (doc.tokens[t].upos != Upos::PROPN || m.place_headed_by[t] >= 0 || m.time_headed_by[t] >= 0 || claimed(t)) continue;
    const Deprel r = base(relation(doc, t));
    if (r != Deprel::obj && r != Deprel::obl && r != Deprel::nsubj && r != Deprel::nmod && r != Deprel::conj && r != Deprel::appos) continue;
    std::string key;
    text::fold(doc.form(t), key);
    if (!countries) countries = countries_of(doc);
    std::optional<std::uint32_t> best;
    for (const knowledge::NameSense& s : lexicon.knowledge->senses(key)) {
      if (s.kind != knowledge::SenseKind::place) continue;
      const auto count = [&](std::uint32_t id) {
        const auto it = countries->find(lexicon.knowledge->place(id).country);
        return it == countries->end() ? 0 : it->second;
      };
      if (!best || count(s.id) > count(*best)) best = s.id;
    }
    if (!best) continue;
    const knowledge::PlaceEntry e = lexicon.knowledge->place(*best);
    PlaceMention p;
    p.span = doc.tokens[t].span;
    p.first = t;
    p.last = t + 1;
    p.head = t;
    p.place = {std::string(e.name), e.geonameid, e.lat, e.lon, true, std::string(e.country), std::string(e.admin1), std::string(e.feature), precision_of(e.feature), p.span, false};
    unclaimed_at_[t] = static_cast<std::int32_t>(unclaimed_.size());
    unclaimed_.push_back(std::move(p));
  }
}

/// An actor mention claims its words, unless it is a bare name of which nothing is known.
bool Index::claimed(TokenIndex t) const {
  const std::int32_t i = doc.mentions.actor_headed_by[t];
  if (i < 0) return inside_name_[t];
  const ActorMention& m = doc.mentions.actors[static_cast<std::size_t>(i)];
  return m.pronoun || m.last - m.first > 1 || !m.actor.country.empty() || !m.actor.role.empty() || !m.actor.group.empty();
}

const PlaceMention* Index::unclaimed_place(TokenIndex t) const {
  return unclaimed_at_[t] < 0 ? nullptr : &unclaimed_[static_cast<std::size_t>(unclaimed_at_[t])];
}

std::pair<const std::uint32_t*, const std::uint32_t*> Index::actors_headed_by(TokenIndex t) const {
  return {actor_list_.data() + actor_start_[t], actor_list_.data() + actor_start_[t + 1]};
}

const Quotation* Index::quotation_of(TokenIndex t) const {
  const std::int32_t q = quotation_of_[t];
  return q < 0 ? nullptr : &quotations[static_cast<std::size_t>(q)];
}

void Index::find_quotations() {
  quotation_of_.assign(doc.tokens.size(), -1);
  TokenIndex open = kNoToken;
  std::uint32_t paragraph = 0xFFFFFFFF;
  for (const Sentence& s : doc.sentences) {
    if (s.paragraph != paragraph) open = kNoToken;  // a quotation that is never closed ends with its paragraph
    paragraph = s.paragraph;
    for (TokenIndex t = s.first; t < s.last; ++t) {
      const std::string_view form = doc.form(t);
      if (!is_double_quote(form)) continue;
      if (open == kNoToken || opens(form)) {
        if (!closes(form)) open = t;
        continue;
      }
      if (t > open + 1) {
        const auto id = static_cast<std::int32_t>(quotations.size());
        quotations.push_back({doc.span_of(open, t + 1), open + 1, t});
        for (TokenIndex i = open + 1; i < t; ++i) quotation_of_[i] = id;
      }
      open = kNoToken;
    }
  }
}

bool Index::own_actors(TokenIndex t, std::vector<Actor>& out) const {
  const std::int32_t place = doc.mentions.place_headed_by[t];
  if (place >= 0 && doc.mentions.places[static_cast<std::size_t>(place)].dateline) return false;  // "BANGUI, Feb 11 —" acts in nothing
  const auto [first, past] = actors_headed_by(t);
  const std::size_t before = out.size();
  const ActorMention* widest = nullptr;
  for (const std::uint32_t* i = first; i != past; ++i) {
    const ActorMention& m = doc.mentions.actors[*i];
    if (m.actor.name.empty() || (m.pronoun && (m.actor.via != ActorVia::coreference || m.actor.name == doc.words(m.span)))) continue;  // a pronoun that nothing resolved
    if (const ActorMention* person = named_in_apposition(m)) {
      Actor a = person->actor;
      if (a.country.empty()) a.country = m.actor.country;
      if (a.role.empty()) a.role = m.actor.role;
      widest = &m;
      add_unique(out, a);
      continue;
    }
    // Mentions that share a head and nest are one actor; those of the same extent are several ("both sides").
    if (widest && !(m.span == widest->span)) continue;
    if (!widest) widest = &m;
    add_unique(out, m.actor);
  }
  return out.size() > before;
}

/// "a military spokesman, Capt. Ray Moss", "the head of the staff of the armed forces Ivan Petrov": the person who bears the office.
const ActorMention* Index::named_in_apposition(const ActorMention& m) const {
  if (const ActorMention* p = named_at_end(m)) return p;
  const bool name = m.named && m.animacy == Animacy::person && (m.actor.role.empty() || doc.tokens[m.head].upos == Upos::PROPN);
  if (m.animacy == Animacy::group || m.pronoun || name) return nullptr;
  for (TokenIndex c : doc.children(m.head)) {
    if (relation(doc, c) != Deprel::appos && relation(doc, c) != Deprel::flat) continue;
    if (const ActorMention* p = named_person(c)) return p;
  }
  if (m.animacy == Animacy::thing || m.named) return nullptr;
  const Sentence& s = doc.sentences[doc.sentence_of(m.head)];
  for (TokenIndex t = m.head + 1; t < s.last && t < m.head + 25; ++t) {
    const Upos u = doc.tokens[t].upos;
    if (u == Upos::VERB || u == Upos::AUX || u == Upos::SCONJ || doc.form(t) == "," || doc.form(t) == ";" || doc.form(t) == "(") return nullptr;
    if (u != Upos::PROPN) continue;
    const ActorMention* p = named_person(t);
    if (!p) continue;
    TokenIndex before = p->first;
    while (before > s.first && doc.tokens[before - 1].upos == Upos::DET) --before;
    return before > m.head && doc.tokens[before - 1].upos != Upos::ADP && doc.tokens[before - 1].upos != Upos::CCONJ ? p : nullptr;
  }
  return nullptr;
}

/// "University of Cincinnati Police officer Ray Tensing": the person whose name ends the words, unless a preposition brings it.
const ActorMention* Index::named_at_end(const ActorMention& m) const {
  if (m.pronoun || m.animacy == Animacy::person || m.last - m.first < 4 || doc.tokens[m.last - 1].upos != Upos::PROPN) return nullptr;
  for (TokenIndex t = m.last; t-- > m.first + 2;) {
    const ActorMention* p = named_person(t);
    if (!p || p->last != m.last || p->first <= m.first + 1 || (p->actor.via != ActorVia::title && p->actor.via != ActorVia::dictionary)) continue;
    const Token& before = doc.tokens[p->first - 1];
    if (before.upos == Upos::NOUN || before.upos == Upos::PROPN) return p;
  }
  return nullptr;
}

/// The person whose mention covers `t` though another word heads it: "Belarusian [President] Alexander Lukashenko" in a broken tree.
const ActorMention* Index::person_around(TokenIndex t) const {
  const auto& actors = doc.mentions.actors;
  auto it = std::upper_bound(actors.begin(), actors.end(), doc.tokens[t].span.begin, [](std::uint32_t at, const ActorMention& m) { return at < m.span.begin; });
  for (int back = 0; it != actors.begin() && back < 4; ++back) {
    --it;
    const bool office_before_name = it->named && it->animacy == Animacy::person && !it->pronoun && it->first <= t && t + 1 < it->last && doc.tokens[it->last - 1].upos == Upos::PROPN;
    if (office_before_name && it->actor.via == ActorVia::dictionary) return &*it;
  }
  return nullptr;
}

const ActorMention* Index::named_person(TokenIndex t) const {
  const auto [first, past] = actors_headed_by(t);
  for (const std::uint32_t* i = first; i != past; ++i) {
    const ActorMention& p = doc.mentions.actors[*i];
    if (p.named && !p.pronoun && p.animacy == Animacy::person && !p.actor.name.empty()) return &p;
  }
  return nullptr;
}

void Index::sense_actors(TokenIndex t, std::vector<Actor>& out) const {
  using knowledge::SenseKind;
  for (const knowledge::NameSense& s : lexicon.agent_senses(doc, t)) {
    Actor a;
    a.span = doc.tokens[t].span;
    a.via = ActorVia::dictionary;
    switch (s.kind) {
      case SenseKind::country: case SenseKind::nationality: case SenseKind::demonym: case SenseKind::metonym: {
        const knowledge::Country c = lexicon.knowledge->country(s.id);
        a.name = c.name;
        a.country = c.iso3;
        a.id = c.iso3;
        break;
      }
      case SenseKind::organisation: {
        const knowledge::Organisation o = lexicon.knowledge->organisation(s.id);
        a.name = o.name;
        a.country = o.country;
        a.role = o.role;
        a.group = o.slug;
        a.id = o.code.empty() ? a.country + a.role : std::string(o.code);
        break;
      }
      case SenseKind::agent: {
        const knowledge::Agent g = lexicon.knowledge->agent(s.id);
        a.name = doc.form(t);
        a.role = g.role;
        a.id = a.role;
        a.via = ActorVia::pattern;
        break;
      }
      default: continue;
    }
    add_unique(out, a);
    return;
  }
}

void Index::actors_of(TokenIndex t, std::vector<Actor>& out) const {
  if (own_actors(t, out)) return;
  if (const ActorMention* person = doc.tokens[t].upos == Upos::PROPN || doc.tokens[t].upos == Upos::NOUN ? person_around(t) : nullptr) return add_unique(out, person->actor);
  const std::size_t before = out.size();
  const auto pronoun = [&](TokenIndex c) { return doc.tokens[c].upos == Upos::PRON; };
  std::vector<TokenIndex> children;
  for (TokenIndex c : doc.children(t)) children.push_back(c);
  std::stable_partition(children.begin(), children.end(), [&](TokenIndex c) { return !pronoun(c); });  // "its NATO partners": NATO
  for (TokenIndex c : children) {
    const Deprel r = relation(doc, c);
    const bool of = r == Deprel::nmod && case_word(doc, c) == "of";
    if (!of && r != Deprel::nmod_poss && r != Deprel::compound && r != Deprel::amod && r != Deprel::appos && r != Deprel::flat) continue;
    std::vector<TokenIndex> all;
    conjuncts(doc, c, all);
    for (TokenIndex a : all) {
      if (!own_actors(a, out) && r != Deprel::appos) sense_actors(a, out);
    }
    if (out.size() > before) return;
  }
  sense_actors(t, out);
}

const PlaceMention* Index::place_of(TokenIndex t) const {
  const Mentions& m = doc.mentions;
  const PlaceMention* own = m.place_headed_by[t] >= 0 ? &m.places[static_cast<std::size_t>(m.place_headed_by[t])] : nullptr;
  if (own && !own->pronoun) return own;
  if (const PlaceMention* named = place_explained_by(t)) return named;
  if (own) return own;
  if (const PlaceMention* p = unclaimed_place(t)) return p;
  for (TokenIndex c : doc.children(t)) {
    const Deprel r = relation(doc, c);
    if (r != Deprel::nmod && r != Deprel::nmod_poss && r != Deprel::compound && r != Deprel::appos && r != Deprel::flat && r != Deprel::nmod_desc) continue;
    if (m.place_headed_by[c] >= 0) return &m.places[static_cast<std::size_t>(m.place_headed_by[c])];
  }
  for (const PlaceMention& p : m.places) {  // the head of a name may differ from the parser's: "village Garaa"
    if (p.first <= t && t < p.last) return &p;
  }
  return nullptr;
}

/// "Qamishli — the closest town": the place that a noun explains, by the tree or right before a dash or comma.
const PlaceMention* Index::place_explained_by(TokenIndex t) const {
  const Mentions& m = doc.mentions;
  const TokenIndex h = head_of(doc, t);
  const auto named = [&](TokenIndex u) -> const PlaceMention* {
    for (const PlaceMention& p : m.places) {
      if (p.first > u) break;
      if (u < p.last && !p.pronoun && !p.actor_use) return &p;
    }
    return nullptr;
  };
  if (relation(doc, t) == Deprel::appos && h != kNoHead) {
    if (const PlaceMention* p = named(h)) return p;
  }
  const Sentence& s = doc.sentences[doc.sentence_of(t)];
  TokenIndex first = t;
  while (first > s.first && (doc.tokens[first - 1].upos == Upos::DET || doc.tokens[first - 1].upos == Upos::ADJ)) --first;
  if (first < s.first + 2) return nullptr;
  const std::string_view mark = doc.form(first - 1);
  if (mark != "," && mark != "—" && mark != "–" && mark != "-") return nullptr;
  return named(first - 2);
}

void add_unique(std::vector<Actor>& actors, const Actor& actor) {
  const bool known = std::any_of(actors.begin(), actors.end(), [&](const Actor& a) {
    return a.name == actor.name && a.country == actor.country && a.role == actor.role;
  });
  if (!known) actors.push_back(actor);
}

}  // namespace dateline::records
