// Deaths and injuries that nobody inflicted: fires, crashes, floods.
#pragma once

#include <vector>

#include "records/events/matcher.h"
#include "records/index.h"

namespace dateline::records {

/// Removes the hits that only tell what an accident or nature did: "ten were killed after a bus overturned", "A ferry sank. Six died.".
/// Such a hit has nobody who does it, its trigger stands in the class `consequence-verb`, and its sentence (or, where that tells of no
/// cause, one of the two before it in the paragraph) tells of an accident and of no attack.
void drop_accidents(const Index& index, std::vector<Hit>& hits);

}  // namespace dateline::records
