// Noun phrases that say who someone is: "the head of the main operations directorate of the General staff of armed forces of Russia".
#include "mentions/actors/draft.h"

namespace dateline::mentions {

namespace {

/// What an "of" phrase gives to the noun before it: where the nearer says nothing, the farther speaks.
void merge(Side& into, const Side& from) {
  if (into.country.empty()) into.country = from.country;
  if (into.group.empty()) into.group = from.group, into.group_name = from.group_name, into.code = from.code;
  if (into.role.empty()) into.role = from.role;
}

}  // namespace

Phrase read_phrase(const Draft& d, TokenIndex first, TokenIndex last) {
  Phrase phrase;
  phrase.first = first;
  const Sentence& s = d.sentence(first);
  bool in_head = true;  // before the first preposition: the head noun is the last noun there
  for (TokenIndex t = first; t < last; ++t) {
    if (const NameHit* hit = d.hit(t); hit && hit->first == t && hit->last <= last) {
      const bool linked = hit->last + 1 < last && d.doc.form(hit->last) == "-" && d.knowledge.lookup(d.vocabulary.hyphen, d.words.form(hit->last + 1)) == "none";
      if (!linked) {
        // The nearest to the head noun counts: "the Russian centre in Syria" is Russian.
        merge(phrase.side, side_of(d, *hit));
      }
      if (hit->has(SenseKind::organisation)) { t = hit->last - 1; continue; }
    }
    if (in_head) {
      if (const auto title = d.vocabulary.reader.title_at(d.words, s, t); title && title->last <= last) {
        phrase.titled = true;
        if (const std::string_view role = d.knowledge.title(title->agent).role; !role.empty()) phrase.role = role;
      }
    }
    if (d.doc.tokens[t].upos == Upos::ADP) in_head = false;
    if (const auto agent = d.vocabulary.reader.agent_ending_at(d.words, s, t); agent && agent->first >= first) {
      const knowledge::Agent a = d.knowledge.agent(agent->agent);
      if (in_head) {
        // "rebel spokesman": a generic office takes the side of the noun before it.
        const bool generic = a.role.empty() || a.kind == "official" || a.kind == "office";
        const std::string_view before = phrase.agent >= 0 ? d.knowledge.agent(phrase.agent).kind : std::string_view();
        const bool sided = before == "armed" || before == "police" || before == "opposition" || before == "body" || before == "official";
        if (!(generic && sided && !phrase.role.empty()) && !a.role.empty()) phrase.role = a.role;
        phrase.agent = static_cast<std::int32_t>(agent->agent);
        phrase.titled |= a.kind == "official" || a.kind == "office";
      } else if (phrase.side.role.empty() || (phrase.side.role == "GOV" && (a.role == "MIL" || a.role == "COP"))) {
        phrase.side.role = a.role;
      }
    }
  }
  // "Hamas official", "spokesman for the ministry of defence": the body's role says more than the office's.
  const std::string_view kind = phrase.agent >= 0 ? d.knowledge.agent(phrase.agent).kind : std::string_view();
  const bool generic = kind == "official" || kind == "office" || kind == "legislative";
  if (!phrase.side.role.empty() && (phrase.role.empty() || generic)) phrase.role = phrase.side.role;
  return phrase;
}

}  // namespace dateline::mentions
