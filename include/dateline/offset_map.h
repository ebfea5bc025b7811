// Byte offsets to code-point offsets and back, in constant time.
//
//   OffsetMap map(text);                 // one pass over the text
//   map.code_points(text, span.begin);
//
// ASCII text costs nothing; other text one 32-bit count for every 64 bytes. The map keeps no pointer:
// pass the same text that it was made from. Immutable and thread-safe once made.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "dateline/span.h"

namespace dateline {

class OffsetMap {
 public:
  OffsetMap() = default;
  explicit OffsetMap(std::string_view utf8);
  /// Code points before byte `byte` (at most the size of the text). A byte inside a code point counts as its start.
  std::uint32_t code_points(std::string_view utf8, std::uint32_t byte) const;
  Span code_points(std::string_view utf8, Span bytes) const;
  /// The byte where code point `n` starts; the size of the text when `n` is past the end.
  std::uint32_t byte_of(std::string_view utf8, std::uint32_t n) const;

 private:
  std::vector<std::uint32_t> counts_;  // code points before byte 64*i; empty when the text is ASCII
};

}  // namespace dateline
