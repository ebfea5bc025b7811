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

/// A feature's key: the number of its template and up to four values. Well mixed in its high bits.
inline std::uint64_t feature_key(std::uint64_t number, std::uint64_t a) {
  std::uint64_t key = (a + (number << 40)) * kMultiplier1;
  key ^= key >> 31;
  return key * kMultiplier2;
}
inline std::uint64_t feature_key(std::uint64_t number, std::uint64_t a, std::uint64_t b) {
  std::uint64_t key = (a + (number << 40)) * kMultiplier1;
  key ^= key >> 31;
  key = (key + b) * kMultiplier2;
  key ^= key >> 31;
  return key * kMultiplier1;
}
inline std::uint64_t feature_key(std::uint64_t number, std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  std::uint64_t key = (a + (number << 40)) * kMultiplier1;
  key ^= key >> 31;
  key = (key + b) * kMultiplier2;
  key ^= key >> 31;
  key = (key + c) * kMultiplier1;
  key ^= key >> 31;
  return key * kMultiplier2;
}
inline std::uint64_t feature_key(std::uint64_t number, std::uint64_t a, std::uint64_t b, std::uint64_t c, std::uint64_t d) {
  return feature_key(number, a, b, c + d * kMultiplier1);
}

/// A 64-bit checksum over bytes, about 10 GB/s: four independent lanes.
std::uint64_t checksum(const void* data, std::size_t size);

}  // namespace dateline::lang
