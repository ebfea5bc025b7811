// Who definite nominals are: "the group", "the militants", "the army", "the minister", "both sides".
#include "mentions/chains/discourse.h"

namespace dateline::mentions {

namespace {

/// The latest referent that `fits`, back to the start of the report; -1 when none does.
template <typename Fits>
std::int32_t latest(const Discourse& d, Fits fits) {
  const std::size_t from = d.traces.size() > 4 * Discourse::kWindow ? d.traces.size() - 4 * Discourse::kWindow : 0;
  for (std::size_t i = d.traces.size(); i-- > from;)
    if (fits(d.referents[d.traces[i].referent], d.traces[i])) return static_cast<std::int32_t>(d.traces[i].referent);
  return -1;
}

/// The armed group meant by "the militants": the only one, else the latest in the paragraph, else the one named most.
std::int32_t enemy(const Discourse& d, const ActorMention& m) {
  std::int32_t only = -1, most = -1;
  std::size_t groups = 0, mentions = 0, others = 0;
  for (const std::uint32_t r : d.armed_groups) {
    // A country that the nominal was given keeps it from groups of other countries.
    if (!m.actor.country.empty() && m.named && !d.referents[r].actor.country.empty() && d.referents[r].actor.country != m.actor.country) continue;
    ++groups;
    only = static_cast<std::int32_t>(r);
    if (d.referents[r].members.size() > mentions) others += mentions, mentions = d.referents[r].members.size(), most = only;
    else others += d.referents[r].members.size();
  }
  if (groups == 0) return -1;
  if (groups == 1) return only;
  const std::uint32_t paragraph = d.doc.sentences[d.words.sentence(m.head)].paragraph;
  const std::int32_t near = latest(d, [&](const Referent& r, const Trace& t) { return is_armed_group(r.actor) && t.paragraph == paragraph; });
  if (near >= 0) return near;
  return mentions >= 2 * others ? most : -1;
}

/// "the enemy": the one side in arms that is not the publisher's; none where there are several.
std::int32_t foe(const Discourse& d) {
  if (d.publisher.country.empty() && d.publisher.group.empty()) return -1;
  std::int32_t found = -1;
  const std::size_t from = d.traces.size() > 4 * Discourse::kWindow ? d.traces.size() - 4 * Discourse::kWindow : 0;
  for (std::size_t i = from; i < d.traces.size(); ++i) {
    const Actor& a = d.referents[d.traces[i].referent].actor;
    const bool armed = is_armed_group(a) || (a.role == "MIL" && !a.country.empty());
    if (!armed || (a.country == d.publisher.country && !is_armed_group(a)) || (!a.group.empty() && a.group == d.publisher.group)) continue;
    const auto r = static_cast<std::int32_t>(d.traces[i].referent);
    const Actor& first = d.referents[found < 0 ? r : found].actor;
    const bool other_group = first.group != a.group && (is_armed_group(first) || is_armed_group(a));
    if (other_group || first.country != a.country) return -1;
    if (found < 0) found = r;
  }
  return found;
}

/// "the minister": the latest person whose own words call them so.
std::int32_t holder_of_office(const Discourse& d, const ActorMention& m) {
  const std::string_view lemma = d.words.lemma(m.head);
  return latest(d, [&](const Referent& r, const Trace&) {
    if (r.animacy != Animacy::person || !r.named) return false;
    for (std::size_t i = 0; i < r.members.size() && i < 8; ++i) {  // the first mentions carry the office
      const ActorMention& other = d.doc.mentions.actors[r.members[i]];
      for (TokenIndex t = other.first; t < other.last; ++t)
        if (d.words.lemma(t) == lemma || d.words.form(t) == lemma) return true;
      // ", the governor": an apposition after the name
      for (const TokenIndex c : d.doc.children(other.head))
        if (d.doc.tokens[c].deprel == Deprel::appos && d.words.lemma(c) == lemma) return true;
    }
    return false;
  });
}

/// The last two countries or bodies that stand side by side.
std::int32_t last_pair(const Discourse& d, bool countries, std::int32_t& second) {
  for (std::size_t i = d.traces.size(); i-- > 1 && d.traces.size() - i <= 2 * Discourse::kWindow;) {
    const Trace& b = d.traces[i];
    const ActorMention& mb = d.doc.mentions.actors[b.mention];
    if (d.doc.tokens[mb.head].deprel != Deprel::conj || d.referents[b.referent].animacy == Animacy::person) continue;
    const TokenIndex first = first_conjunct(d.doc, mb.head);
    for (std::size_t k = i; k-- > 0 && i - k < 6;) {
      const Trace& a = d.traces[k];
      const ActorMention& ma = d.doc.mentions.actors[a.mention];
      if (ma.head != first || a.referent == b.referent || d.referents[a.referent].animacy == Animacy::person) continue;
      if (countries && (d.referents[a.referent].actor.country.empty() || d.referents[b.referent].actor.country.empty())) continue;
      second = static_cast<std::int32_t>(b.referent);
      return static_cast<std::int32_t>(a.referent);
    }
  }
  return -1;
}

/// "the", "this", "both" before the noun, or a bare plural at the start of a clause; no name and no adjective of its own.
bool is_definite(const Discourse& d, const ActorMention& m) {
  if (m.named) return false;
  const Sentence& s = d.doc.sentences[d.words.sentence(m.head)];
  if (m.last - m.first > 2) return false;
  if (m.last - m.first == 2 && d.doc.tokens[m.first].upos != Upos::NUM && !d.vocabulary.knowledge.contains(d.vocabulary.plain_adjectives, d.words.lemma(m.first))) return false;
  if (m.first == s.first) return m.number == Number::plural || d.words.casing(d.words.sentence(m.head)) == Casing::upper;
  const std::string_view before = d.words.form(m.first - 1);
  if (d.vocabulary.knowledge.contains(d.vocabulary.demonstratives, before)) return true;
  const Upos upos = d.doc.tokens[m.first - 1].upos;
  return m.number == Number::plural && upos != Upos::NUM && upos != Upos::ADJ && upos != Upos::DET && upos != Upos::NOUN;
}

}  // namespace

std::int32_t resolve_nominal(const Discourse& d, std::uint32_t index, std::int32_t& second) {
  const ActorMention& m = d.doc.mentions.actors[index];
  second = -1;
  if (!is_definite(d, m)) return -1;
  const std::string_view lemma = d.words.lemma(m.head);
  const std::string_view kind = d.vocabulary.knowledge.lookup(d.vocabulary.nominals, lemma);
  const bool bare = m.first == d.doc.sentences[d.words.sentence(m.head)].first ||
                    !d.vocabulary.knowledge.contains(d.vocabulary.demonstratives, d.words.form(m.first - 1));
  if (kind == "enemy") return enemy(d, m);
  if (kind == "foe") return foe(d);
  if (bare) return -1;
  if (kind == "pair" || (m.number == Number::plural && (kind == "country" || lemma == "party")))
    return last_pair(d, kind == "country", second);
  if (const std::string_view roles = d.vocabulary.knowledge.lookup(d.vocabulary.roles, kind); !roles.empty() && m.number != Number::plural)
    return latest(d, [&](const Referent& r, const Trace&) {
      return r.animacy != Animacy::person && r.named && !r.actor.group.empty() && !r.actor.role.empty() && roles.find(r.actor.role) != std::string_view::npos;
    });
  if (kind == "army")
    return latest(d, [&](const Referent& r, const Trace&) {
      return r.actor.role == "MIL" && r.animacy != Animacy::person && !r.actor.country.empty() && (m.actor.country.empty() || r.actor.country == m.actor.country);
    });
  if (kind == "office") return holder_of_office(d, m);
  if (kind == "country")
    return latest(d, [&](const Referent& r, const Trace&) { return r.named && !r.actor.country.empty() && r.actor.group.empty() && r.animacy != Animacy::person && (r.actor.role.empty() || r.actor.role == "GOV") &&
             r.number != Number::plural && (m.actor.country.empty() || r.actor.country == m.actor.country); });
  // "the protesters … the protesters": the same noun means the same people.
  return latest(d, [&](const Referent& r, const Trace& t) {
    const ActorMention& other = d.doc.mentions.actors[t.mention];
    return !r.named && !other.pronoun && other.number == m.number && d.words.lemma(other.head) == lemma;
  });
}

}  // namespace dateline::mentions
