// The two positions in which a place governs what follows it.
//
//   mark_datelines(doc, places);        // "GOMA, DR Congo, March 3 —", "Khartoum / Nyala — agencies:", "Mozdok. Federal forces …"
//   mark_section_heads(doc, places);    // "PODUJEVO: Shooting …", "DJUGU. In the night …"
//
// Both set flags on `places`, which must be in order of the text. Thread-safe.
#pragma once

#include <vector>

#include "dateline/document.h"

namespace dateline::mentions {

void mark_datelines(const Document& doc, std::vector<PlaceMention>& places);
void mark_section_heads(const Document& doc, std::vector<PlaceMention>& places);

}  // namespace dateline::mentions
