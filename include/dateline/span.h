// A half-open range of bytes in a text.
//
//   dateline::Span s{4, 9};
//   s.size() == 5;  s.contains(8);  !s.contains(9);
//
// Everything inside Dateline counts bytes of Document::text; code points appear only at the edges
// (JSON, the database, Python), converted with OffsetMap. A plain value; thread-safe.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <string_view>

namespace dateline {

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(std::uint32_t byte) const { return begin <= byte && byte < end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  constexpr auto operator<=>(const Span&) const = default;
};

/// The bytes of `text` that `span` covers. `span` must lie inside `text`.
constexpr std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

/// The smallest span that covers both. An empty span at 0 is treated as "nothing yet".
constexpr Span cover(Span a, Span b) {
  if (a.empty() && a.begin == 0) return b;
  if (b.empty() && b.begin == 0) return a;
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

}  // namespace dateline
