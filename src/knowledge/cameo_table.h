// knowledge/en/events/cameo.tsv, embedded when the library is built.
#pragma once

#include <string_view>

namespace dateline::knowledge {

extern const std::string_view kCameoTable;

}  // namespace dateline::knowledge
