// From a Report to a Document with paragraphs, sentences and tokens: the text layer, laid out once.
#pragma once

#include "dateline/document.h"
#include "dateline/report.h"
#include "text/sentences.h"

namespace dateline {

/// The title, when there is one, becomes the first paragraph, before "\n\n" and the body. `report.text` must be valid UTF-8.
/// Linear in the text. Never fails: an empty text gives a Document without sentences.
Document lay_out(const Report& report, const text::SentenceSplitter& splitter);

}  // namespace dateline
