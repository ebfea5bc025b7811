// Formats that are known and not read yet: told by name, so that a page of HTML is refused and not coded as if its tags were words.
#pragma once

#include "read/format.h"

namespace dateline::read {

/// HTML, XML and feeds, WARC, CSV with a header, PDF, ZIP, Zstandard. A format that comes to be read leaves this list.
bool recognises_unsupported(std::string_view first_bytes);

/// Gives one Error: what the input is, and what to do.
std::unique_ptr<ReportStream> open_unsupported(Bytes bytes, const Defaults& defaults);

}  // namespace dateline::read
