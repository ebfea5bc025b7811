// Files of knowledge/ that code needs as they are, embedded when the library is built.
#pragma once

#include <string_view>

namespace dateline::knowledge {

extern const std::string_view kCameoTable, kActorCodeTable, kCountryTable;

}  // namespace dateline::knowledge
