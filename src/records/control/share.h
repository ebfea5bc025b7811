// Shares and parts of a place: "more than 90% of the eastern half", "most of the city", "the northern districts".
#pragma once

#include "dateline/record.h"
#include "records/index.h"

namespace dateline::records {

/// Fills `share` and `part` of `control` from the words around `at`, the head of the place's noun phrase.
void find_share(const Index& index, TokenIndex at, Control& control);

}  // namespace dateline::records
