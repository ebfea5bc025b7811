#include "records/actors_of_slots.h"

#include "records/tree.h"

namespace dateline::records {

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
      index.actors_of(h, actors);
    }
    if (!actors.empty()) return actors;
  }
  return actors;
}

}  // namespace dateline::records
