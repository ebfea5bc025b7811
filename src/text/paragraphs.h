// Paragraphs of plain text.
//
//   std::vector<Span> paragraphs;
//   split_paragraphs("Headline\n\nThe army said\nit had left.\n• Goma: 3 killed\n• Bukavu: calm", paragraphs);
//   // "Headline" · "The army said\nit had left." · "• Goma: 3 killed" · "• Bukavu: calm"
//
// A blank line always separates. A single line end separates when the lines are items of their own
// (bullets, headlines, ticker lines, one paragraph a line) and joins when they are text that a mail or
// wire system wrapped at a fixed width; the line ends of the whole text are the evidence for which.
#pragma once

#include <string_view>
#include <vector>

#include "dateline/span.h"

namespace dateline::text {

/// Appends the paragraphs of `text` in order: none is empty, none begins or ends with white space,
/// none overlaps, and together they cover every character but white space. A line end inside a
/// paragraph is no more than a space. Linear time; never fails; thread-safe.
void split_paragraphs(std::string_view text, std::vector<Span>& out);

}  // namespace dateline::text
