// The index of a token in its Document.
#pragma once

#include <cstdint>

namespace dateline {

using TokenIndex = std::uint32_t;
inline constexpr TokenIndex kNoToken = 0xFFFFFFFF;
inline constexpr TokenIndex kNoHead = kNoToken;  // the head of a sentence's root

}  // namespace dateline
