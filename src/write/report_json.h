// A report as it was read, as one JSON object: what `dateline read` prints and src/read reads again.
#pragma once

#include <string>

#include "dateline/report.h"

namespace dateline::write {

/// {"id","path","title","date","author","source","url","lang","text"}, and "warnings" where reading had to repair something. No line end.
std::string report_line(const Report& report);

}  // namespace dateline::write
