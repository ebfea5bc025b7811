// JSONL: a report a line, docs/records.md, "What goes in". Lines without words are passed over.
#pragma once

#include "read/format.h"

namespace dateline::read {

/// A line that begins an object and ends it, or that others begun like it follow.
bool recognises_jsonl(std::string_view first_bytes);

/// Reads line by line, in the memory of the longest; a line that cannot be read gives an Error at "file:line" and the next one follows.
std::unique_ptr<ReportStream> open_jsonl(Bytes bytes, const Defaults& defaults);

}  // namespace dateline::read
