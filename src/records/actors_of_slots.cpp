#include "records/actors_of_slots.h"

#include "records/tree.h"
#include "text/fold.h"

namespace dateline::records {

void government_of(const Index& index, const PlaceMention& m, std::vector<Actor>& out) {
  if (m.pronoun || m.dateline) return;
  using knowledge::SenseKind;
  std::string key;
  text::fold(index.doc.words(m.span), key);
  for (const knowledge::NameSense& s : index.lexicon.knowledge->senses(key)) {
    if (s.kind != SenseKind::country && s.kind != SenseKind::capital && s.kind != SenseKind::metonym) continue;
    const knowledge::Country c = index.lexicon.knowledge->country(s.id);
    Actor a;
    a.name = c.name;
    a.country = c.iso3;
    a.role = s.kind == SenseKind::country ? "" : "GOV";
    a.id = a.country + a.role;
    a.via = ActorVia::dictionary;
    a.span = m.span;
    return add_unique(out, a);
  }
}

std::vector<Actor> actors_of_slots(const Index& index, const Frame& frame, const std::vector<knowledge::Slot>& slots) {
  const Mentions& mentions = index.doc.mentions;
  std::vector<Actor> actors;
  for (const knowledge::Slot& slot : slots) {
    std::vector<TokenIndex> heads;
    frame.fill(slot, heads);
    for (TokenIndex h : heads) {
      const std::int32_t place = mentions.place_headed_by[h];
      const bool located = slot.kind == SlotKind::preposition && index.lexicon.is(index.lexicon.place_preposition, slot.preposition);
      if (place >= 0 && located && !mentions.places[static_cast<std::size_t>(place)].actor_use) continue;
      const std::size_t before = actors.size();
      index.actors_of(h, actors);
      if (actors.size() == before && place >= 0 && !located) government_of(index, mentions.places[static_cast<std::size_t>(place)], actors);
    }
    if (!actors.empty()) return actors;
  }
  return actors;
}

}  // namespace dateline::records
