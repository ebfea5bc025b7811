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

/// Gives recipients to those of `events` (one for each of `hits`) that have none: who shall do what is demanded, else the recipients of
/// the event inside the content, else the actor nearest to the trigger there. An event's own actors are left out.
void find_addressees(const Index& index, const std::vector<Hit>& hits, std::vector<Event>& events);

/// True when the two stand for the same actor.
bool same_actor(const Actor& a, const Actor& b);

}  // namespace dateline::records
