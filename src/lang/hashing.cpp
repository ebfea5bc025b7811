#include "lang/hashing.h"

#include <bit>

namespace dateline::lang {

std::uint64_t checksum(const void* data, std::size_t size) {
  const auto* bytes = static_cast<const unsigned char*>(data);
  std::uint64_t lanes[4] = {kMultiplier1, kMultiplier2, ~kMultiplier1, ~kMultiplier2};
  std::size_t i = 0;
  for (; i + 32 <= size; i += 32) {
    for (int lane = 0; lane < 4; ++lane) {
      std::uint64_t chunk;
      std::memcpy(&chunk, bytes + i + lane * 8, 8);
      lanes[lane] = std::rotl(lanes[lane] + chunk * kMultiplier2, 31) * kMultiplier1;
    }
  }
  std::uint64_t hash = size;
  for (const std::uint64_t lane : lanes) hash = (std::rotl(hash, 27) ^ lane) * kMultiplier1 + kMultiplier2;
  for (; i < size; ++i) hash = std::rotl(hash ^ (bytes[i] * kMultiplier2), 11) * kMultiplier1;
  hash ^= hash >> 33;
  hash *= kMultiplier2;
  return hash ^ (hash >> 29);
}

}  // namespace dateline::lang
