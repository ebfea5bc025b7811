// Hash functions of the language model. Part of the model format: change one, raise kModelVersion.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace dateline::lang {

inline constexpr std::uint64_t kMultiplier1 = 0x9E3779B185EBCA87ULL;
inline constexpr std::uint64_t kMultiplier2 = 0xC2B2AE3D27D4EB4FULL;

/// A word's hash: 32 bits, 0 only for the empty word.
inline std::uint32_t hash_word(std::string_view bytes) {
  if (bytes.empty()) return 0;
  std::uint64_t hash = bytes.size() * kMultiplier2;
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t chunk;
    std::memcpy(&chunk, bytes.data() + i, 8);
    hash = (hash ^ chunk) * kMultiplier1;
    hash ^= hash >> 32;
  }
  std::uint64_t rest = 0;
  for (unsigned shift = 0; i < bytes.size(); ++i, shift += 8) {
    rest |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << shift;
  }
  hash = (hash ^ rest) * kMultiplier1;
  hash ^= hash >> 29;
  hash *= kMultiplier2;
  const auto word = static_cast<std::uint32_t>(hash >> 32);
  return word == 0 ? 1 : word;
}

/// A feature's key: the number of its template and up to four values, each below 2^40. A sum of products
/// with one odd constant a place, so that compilers compute a value's product once for all templates
/// that share it, then mixed well into the high bits.
inline std::uint64_t feature_key(std::uint64_t number, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0,
                                 std::uint64_t d = 0) {
  std::uint64_t key = number * 0xA0761D6478BD642FULL + a * 0xE7037ED1A0B428DBULL + b * 0x8EBC6AF09C88C6E3ULL +
                      c * 0x589965CC75374CC3ULL + d * 0x1D8E4E27C47D124FULL;
  key ^= key >> 32;
  key *= kMultiplier1;
  return key ^ (key >> 29);
}

/// A 64-bit checksum over bytes, about 10 GB/s: four independent lanes.
std::uint64_t checksum(const void* data, std::size_t size);

}  // namespace dateline::lang
