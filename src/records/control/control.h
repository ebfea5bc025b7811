// Control records: what a report says of who holds a place.
#pragma once

#include <vector>

#include "dateline/record.h"
#include "records/events/events.h"

namespace dateline::records {

/// One control record for each hit of a control rule and each place it names ("captured A and B": two records).
std::vector<Control> find_controls(const Index& index, const Matcher& matcher, const Sources& sources);

}  // namespace dateline::records
