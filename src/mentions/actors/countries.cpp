// The country of nominals that carry none: that of a place in their sentence, else the one that the report is most about.
#include <algorithm>

#include "mentions/actors/draft.h"

namespace dateline::mentions {

namespace {

/// The country that most of the report's places lie in. Datelines count for more, governments and nationalities for less, and what
/// stands before a hyphen ("Turkish-backed") for nothing.
std::string dominant_country(const Document& doc, const std::vector<ActorMention>& named) {
  std::vector<std::pair<std::string_view, int>> votes;
  for (const PlaceMention& p : doc.mentions.places) {
    const bool hyphen = p.last < doc.tokens.size() && !doc.tokens[p.last - 1].space_after && doc.form(p.last) == "-";
    if (p.place.country.empty() || (p.actor_use && hyphen)) continue;
    const auto it = std::find_if(votes.begin(), votes.end(), [&](const auto& v) { return v.first == p.place.country; });
    const int weight = p.dateline ? 4 : p.actor_use ? 1 : 2;
    if (it == votes.end()) votes.emplace_back(p.place.country, weight);
    else it->second += weight;
  }
  if (votes.empty()) {  // no places: the bodies and peoples that act
    for (const ActorMention& m : named) {
      if (!m.named || m.pronoun || m.actor.country.empty()) continue;
      const auto it = std::find_if(votes.begin(), votes.end(), [&](const auto& v) { return v.first == m.actor.country; });
      if (it == votes.end()) votes.emplace_back(m.actor.country, 1);
      else ++it->second;
    }
    if (votes.size() > 1) return {};
  }
  const auto best = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == votes.end() ? std::string() : std::string(best->first);
}

/// Roles that a country has: a guess of an expert's or a company's country would be none of ours.
bool located(std::string_view role) {
  constexpr std::string_view kRoles[] = {"GOV", "MIL", "COP", "JUD", "LEG", "CIV", "OPP", "REB", "UAF", "SPY", "REF", "PTY", "SEP", "CRM"};
  return std::find(std::begin(kRoles), std::end(kRoles), role) != std::end(kRoles);
}

/// The country of the nearest place in the same sentence that is no government.
std::string_view country_near(const Document& doc, const Words& words, const std::vector<std::pair<std::size_t, std::size_t>>& places_of, const ActorMention& m) {
  const auto [from, to] = places_of[words.sentence(m.head)];
  std::string_view best;
  std::uint32_t least = 0xFFFFFFFF;
  for (std::size_t i = from; i < to; ++i) {
    const PlaceMention& p = doc.mentions.places[i];
    if (p.place.country.empty() || p.actor_use || p.dateline) continue;
    const std::uint32_t gap = p.first > m.head ? p.first - m.head : 2 * (m.head - p.first);
    if (gap < least) least = gap, best = p.place.country;
  }
  return best;
}

}  // namespace

void place_in_countries(Draft& d) {
  const std::string dominant = dominant_country(d.doc, d.actors);
  std::vector<std::pair<std::size_t, std::size_t>> places_of(d.doc.sentences.size(), {0, 0});
  for (std::size_t p = 0; p < d.doc.mentions.places.size(); ++p) {
    auto& range = places_of[d.words.sentence(d.doc.mentions.places[p].first)];
    if (range.second == 0) range.first = p;
    range.second = p + 1;
  }
  for (ActorMention& m : d.actors) {
    Actor& a = m.actor;
    if (m.pronoun || !a.country.empty() || !a.group.empty() || a.role.empty() || a.via == ActorVia::dictionary) continue;
    if (m.animacy == Animacy::thing) continue;  // "warplanes bombed Idlib": whose they are is not told
    if (!located(a.role) || d.knowledge.contains(d.vocabulary.against, d.words.lemma(m.head))) continue;
    // A person or a body with a name has a country of its own that the report does not tell.
    const bool official = a.role == "GOV" || a.role == "MIL" || a.role == "COP" || a.role == "JUD" || a.role == "LEG";
    if (m.named && !official) continue;
    const std::string_view near = country_near(d.doc, d.words, places_of, m);
    a.country = near.empty() ? dominant : std::string(near);
    a.id = code_of(a.country, a.role);
  }
}

}  // namespace dateline::mentions
