#include "dateline/offset_map.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace dateline {
namespace {

constexpr std::uint32_t kBlock = 64;

bool is_lead(std::string_view s, std::size_t i) { return (static_cast<unsigned char>(s[i]) & 0xC0) != 0x80; }

/// Code points that start in [begin, end).
std::uint32_t count_leads(std::string_view s, std::size_t begin, std::size_t end) {
  std::uint32_t n = 0;
  for (; begin + 8 <= end; begin += 8) {
    std::uint64_t word;
    std::memcpy(&word, s.data() + begin, 8);
    // A continuation byte has its top bit set and the next one clear.
    const std::uint64_t continuation = (word >> 7) & (~word >> 6) & 0x0101010101010101u;
    n += 8 - static_cast<std::uint32_t>(std::popcount(continuation));
  }
  for (; begin < end; ++begin) n += is_lead(s, begin);
  return n;
}

bool is_ascii(std::string_view s) {
  return std::none_of(s.begin(), s.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

OffsetMap::OffsetMap(std::string_view utf8) {
  if (is_ascii(utf8)) return;
  counts_.reserve(utf8.size() / kBlock + 1);
  std::uint32_t n = 0;
  for (std::size_t begin = 0; begin <= utf8.size(); begin += kBlock) {
    counts_.push_back(n);
    n += count_leads(utf8, begin, std::min<std::size_t>(begin + kBlock, utf8.size()));
  }
}

std::uint32_t OffsetMap::code_points(std::string_view utf8, std::uint32_t byte) const {
  if (byte > utf8.size()) byte = static_cast<std::uint32_t>(utf8.size());
  if (counts_.empty()) return byte;
  if (byte < utf8.size())
    while (byte > 0 && !is_lead(utf8, byte)) --byte;
  const std::uint32_t block = byte / kBlock;
  return counts_[block] + count_leads(utf8, std::size_t{block} * kBlock, byte);
}

Span OffsetMap::code_points(std::string_view utf8, Span bytes) const {
  return {code_points(utf8, bytes.begin), code_points(utf8, bytes.end)};
}

std::uint32_t OffsetMap::byte_of(std::string_view utf8, std::uint32_t n) const {
  if (counts_.empty()) return std::min<std::uint32_t>(n, static_cast<std::uint32_t>(utf8.size()));
  // The last block that begins with at most n code points before it; code point n starts in it or is past the end.
  const auto after = std::upper_bound(counts_.begin(), counts_.end(), n);
  std::size_t block = static_cast<std::size_t>(after - counts_.begin()) - 1;
  std::uint32_t seen = counts_[block];
  for (std::size_t i = block * kBlock; i < utf8.size(); ++i)
    if (is_lead(utf8, i) && seen++ == n) return static_cast<std::uint32_t>(i);
  return static_cast<std::uint32_t>(utf8.size());
}

}  // namespace dateline
