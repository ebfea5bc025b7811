// Digits in a word, for the readers of dates. Internal to this folder.
#pragma once

#include <algorithm>
#include <string_view>

namespace dateline::mentions::times {

// "2016 protesters" and "the year 2016" look alike: outside of these a four-digit number is no year by itself.
inline constexpr int kFirstYear = 1500, kLastYear = 2100;
inline constexpr int kFirstBareYear = 1900, kLastBareYear = 2049;

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool all_digits(std::string_view s) { return !s.empty() && std::all_of(s.begin(), s.end(), is_digit); }

inline int to_int(std::string_view s) {
  int n = 0;
  for (char c : s.substr(0, 9)) n = n * 10 + (c - '0');
  return n;
}

/// Numbers between the marks of "13/1/2017" or "2017-01-19"; their number, or 0.
inline int split_numbers(std::string_view form, std::string_view marks, int (&parts)[3], std::size_t (&sizes)[3]) {
  int n = 0;
  char mark = 0;
  while (n < 3) {
    const std::size_t end = std::min(form.find_first_of(marks), form.size());
    const std::string_view piece = form.substr(0, end);
    if (!all_digits(piece) || piece.size() > 4) return 0;
    parts[n] = to_int(piece);
    sizes[n++] = piece.size();
    if (end == form.size()) return n;
    if (mark != 0 && form[end] != mark) return 0;
    mark = form[end];
    form.remove_prefix(end + 1);
  }
  return 0;
}

}  // namespace dateline::mentions::times
