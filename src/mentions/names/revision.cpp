#include "mentions/names/revision.h"

#include <algorithm>
#include <string>

#include "text/fold.h"

namespace dateline::mentions {

namespace {

constexpr std::uint32_t kShortest = 4;  // bytes: shorter ones are mostly other words ("IS", "CPA")

bool is_capitalised(const Document& doc, TokenIndex t) { return text::is_capital(doc.form(t)); }

bool may_be_company(EntityLabel label) {
  return label == EntityLabel::ORG || label == EntityLabel::PER || label == EntityLabel::LOC ||
         label == EntityLabel::GPE || label == EntityLabel::FAC || label == EntityLabel::OTHER;
}

/// Whether a mention's words are all a name's, and no name stands over any of them.
bool is_bare_name(const Document& doc, const Extent& m, const std::vector<bool>& named) {
  if (m.span.size() < kShortest || !is_capitalised(doc, m.first) || !is_capitalised(doc, m.last - 1)) return false;
  for (TokenIndex t = m.first; t < m.last; ++t)
    if (named[t]) return false;
  return doc.tokens[m.head].upos == Upos::PROPN;
}

}  // namespace

NameRevision::NameRevision(const knowledge::Knowledge& knowledge)
    : knowledge_(&knowledge),
      company_words_(knowledge.word_class("company-word")),
      event_words_(knowledge.word_class("event-name-word")) {}

void NameRevision::take_in_company_word(const Document& doc, Entity& name) const {
  TokenIndex t = name.last;
  if (t < doc.tokens.size() && doc.form(t) == ",") ++t;
  if (t >= doc.tokens.size() || !is_capitalised(doc, t) || !may_be_company(name.label)) return;
  std::string key;
  text::fold(doc.form(t), key);
  if (!knowledge_->contains(company_words_, key) || doc.sentence_of(t) != doc.sentence_of(name.first)) return;
  name.last = t + 1;
  name.span = doc.span_of(name.first, name.last);
  name.label = EntityLabel::ORG;
}

/// "Islamic State of Iraq and the Levant", where words alone saw two names.
void NameRevision::join_parts(Document& doc) const {
  for (const ActorMention& m : doc.mentions.actors) {
    if (m.pronoun || m.actor.via != ActorVia::dictionary || m.actor.group.empty() || m.last - m.first < 2) continue;
    if (!is_capitalised(doc, m.first) || !is_capitalised(doc, m.last - 1)) continue;
    std::vector<Entity>& names = doc.entities;
    const auto begin = std::lower_bound(names.begin(), names.end(), m.first,
                                        [](const Entity& e, TokenIndex first) { return e.first < first; });
    auto end = begin;
    while (end != names.end() && end->first < m.last && end->last <= m.last && end->label != EntityLabel::PER) ++end;
    const bool cut = end != names.end() && end->first < m.last;  // one reaches beyond, or is a person's
    const bool within = begin != names.begin() && std::prev(begin)->last > m.first;  // one begins before
    if (begin == end || cut || within || (begin->first == m.first && begin->last == m.last)) continue;
    *begin = {m.span, m.first, m.last, EntityLabel::ORG};
    names.erase(begin + 1, end);
  }
}

void NameRevision::add_known(Document& doc) const {
  std::vector<bool> named(doc.tokens.size(), false);
  for (const Entity& e : doc.entities) std::fill(named.begin() + e.first, named.begin() + e.last, true);
  const auto add = [&](const Extent& m, EntityLabel label) {
    if (!is_bare_name(doc, m, named)) return;
    doc.entities.push_back({m.span, m.first, m.last, label});
    std::fill(named.begin() + m.first, named.begin() + m.last, true);
  };
  for (const ActorMention& m : doc.mentions.actors) {
    if (m.pronoun || m.actor.via != ActorVia::dictionary) continue;
    if (m.animacy == Animacy::person)
      add(m, EntityLabel::PER);
    else if (!m.actor.group.empty())
      add(m, EntityLabel::ORG);
  }
  for (const PlaceMention& m : doc.mentions.places)
    if (!m.pronoun && m.place.located) add(m, EntityLabel::GPE);
  std::stable_sort(doc.entities.begin(), doc.entities.end(),
                   [](const Entity& a, const Entity& b) { return a.first < b.first; });
}

void NameRevision::revise(Document& doc) const {
  std::string key;
  for (Entity& name : doc.entities) {
    take_in_company_word(doc, name);
    text::fold(doc.form(name.first), key);
    if (name.last - name.first > 1 && knowledge_->contains(event_words_, key)) name.label = EntityLabel::EVENT;
  }
  for (const PlaceMention& m : doc.mentions.places) {
    if (m.pronoun || m.place.precision != PlacePrecision::country) continue;
    const auto at = std::lower_bound(doc.entities.begin(), doc.entities.end(), m.first,
                                     [](const Entity& e, TokenIndex first) { return e.first < first; });
    const bool same = at != doc.entities.end() && at->first == m.first && at->last == m.last;
    if (same && (at->label == EntityLabel::ORG || at->label == EntityLabel::PER || at->label == EntityLabel::OTHER))
      at->label = EntityLabel::GPE;
  }
  join_parts(doc);
  add_known(doc);
}

}  // namespace dateline::mentions
