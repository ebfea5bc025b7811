// Plain text: one report a file.
#pragma once

#include "read/format.h"

namespace dateline::read {

/// Everything is taken for plain text that no other format recognises.
bool recognises_plain_text(std::string_view first_bytes);

/// Gives one Report: its text is the whole input, byte for byte but for repairs of UTF-8 (with a warning), so that offsets are those of
/// the file. kInputEmpty without words, kInputBinary for bytes that are no text, kInputTooLarge above kMaxReportBytes.
std::unique_ptr<ReportStream> open_plain_text(Bytes bytes, const Defaults& defaults);

}  // namespace dateline::read
