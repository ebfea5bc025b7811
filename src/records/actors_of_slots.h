// From a rule's parts ("agent = subj") to the actors that fill them.
#pragma once

#include <vector>

#include "records/events/matcher.h"
#include "records/index.h"

namespace dateline::records {

/// The actors of the first of `slots` that holds any. Places that merely stand in a preposition slot ("in Syria") do not count.
std::vector<Actor> actors_of_slots(const Index& index, const Frame& frame, const std::vector<knowledge::Slot>& slots);

/// A country or capital that acts, speaks or is addressed stands for its government: "called on Damascus", "thanked Riyadh".
void government_of(const Index& index, const PlaceMention& place, std::vector<Actor>& out);

}  // namespace dateline::records
