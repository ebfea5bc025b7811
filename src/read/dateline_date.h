// The date in a report's dateline.
//
//   dateline_date("Headline\n\nGHAZNI, Afghanistan, 3 July 2018 (Agency) — Two …")  →  "2018-07-03"
//   dateline_date("LUANDA, MARCH 4 (SCT) - UNITA …")                                →  ""   no year
#pragma once

#include <string>
#include <string_view>

namespace dateline::read {

/// ISO day, or empty. A dateline stands at the start of one of the first lines: a place in capitals or capitalised, then the date with
/// its year, perhaps the agency in brackets, then a dash or colon. Looks at no more than the first 4,000 bytes. Never fails; thread-safe.
std::string dateline_date(std::string_view text);

}  // namespace dateline::read
