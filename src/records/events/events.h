// Event records from the event hits of a report.
#pragma once

#include <string_view>
#include <vector>

#include "dateline/record.h"
#include "records/circumstances.h"
#include "records/events/matcher.h"
#include "records/index.h"
#include "records/sources/attribution.h"
#include "records/status/status.h"

namespace dateline::records {

struct Sources {
  const std::vector<Attribution>& attributions;
  const StatusFinder& status;
  const Circumstances& circumstances;
};

/// Every token that triggers an event rule, guards included, in order of the text.
std::vector<Hit> find_event_hits(const Index& index, const Matcher& matcher);

/// One event for each hit that is not a guard and not the consequence of another ("shelling *killed* two"), with actors, place, time,
/// status, sources and counts.
std::vector<Event> build_events(const Index& index, const std::vector<Hit>& hits, const Sources& sources);

}  // namespace dateline::records
