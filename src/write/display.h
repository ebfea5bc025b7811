// Text on a terminal: how wide it is, how it wraps, and what must not reach it.
//
//   display_width("Київ 東京") == 9
//   wrap("the United Nations mission", 12, 2)  →  {"the United", "Nations mi…"}
//
// All functions take UTF-8, never fail, and are thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::write {

/// Columns on a terminal: 2 for wide characters, 0 for combining marks and what is not shown.
int display_width(std::string_view text);

/// Runs of white space and control characters (a terminal would obey them) as one blank; none at the ends.
std::string printable(std::string_view text);

/// At most `width` columns, with "…" where something was left out.
std::string shorten(std::string_view text, int width);

/// `text` and blanks up to `width` columns.
std::string pad(std::string_view text, int width);

/// Lines of at most `width` columns (at least 1), broken at blanks, else inside words; at most `lines`, the last shortened.
std::vector<std::string> wrap(std::string_view text, int width, int lines);

}  // namespace dateline::write
