// A JSON file that is one report over several lines, or an array of reports. For long archives use JSONL: this is read whole.
#pragma once

#include "read/format.h"

namespace dateline::read {

/// Begins an object or an array of objects. Stands behind JSONL in the list.
bool recognises_json(std::string_view first_bytes);

/// The reports of an array in order. Errors name "file, report N". kInputTooLarge above kMaxJsonBytes for the whole file.
std::unique_ptr<ReportStream> open_json(Bytes bytes, const Defaults& defaults);

}  // namespace dateline::read
