// Whom a demand, promise, threat or refusal concerns where its own words name no one.
//
// "Chad demanded that *Niger* close its camps", "rejected a plan by *Oman*", "threatened to cut ties with *Peru*": the actor stands
// inside what is demanded, offered, threatened or refused.
#pragma once

#include <vector>

#include "dateline/record.h"
#include "records/events/matcher.h"
#include "records/index.h"

namespace dateline::records {

/// Actors inside the content of `hit`, nearest first, `event`'s own actors left out. Empty for types that address no one.
std::vector<Actor> addressees(const Index& index, const Hit& hit, const Event& event);

/// True when the two stand for the same actor.
bool same_actor(const Actor& a, const Actor& b);

}  // namespace dateline::records
