// Which counts belong to which event, and which events are only the consequence of another.
#pragma once

#include <cstdint>
#include <vector>

#include "records/events/matcher.h"
#include "records/index.h"

namespace dateline::records {

/// For each hit the hit it is a consequence of, or -1: "shelling killed two", "ambushed a patrol, killing three", "a raid in which six
/// died", "attended a conference". Both must be of one type; of violence both must be ASSAULT; the consequence's trigger stands in the class `consequence-verb`.
std::vector<std::int32_t> consequences(const Index& index, const std::vector<Hit>& hits);

/// For each hit the indexes of the count mentions that belong to it. Every count goes to one hit at most: the one that its effect word
/// triggers, else the nearest in its clause, else the nearest before it in its sentence.
std::vector<std::vector<std::uint32_t>> counts_of_hits(const Index& index, const std::vector<Hit>& hits);

}  // namespace dateline::records
