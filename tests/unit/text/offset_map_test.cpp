#include "dateline/offset_map.h"

#include <gtest/gtest.h>

#include "random_text.h"

namespace dateline {
namespace {

bool is_lead(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

/// The slow, obvious reference.
std::uint32_t count_to(std::string_view text, std::uint32_t byte) {
  while (byte > 0 && byte < text.size() && !is_lead(text[byte])) --byte;
  std::uint32_t n = 0;
  for (std::uint32_t i = 0; i < byte; ++i) n += is_lead(text[i]);
  return n;
}

TEST(OffsetMap, CountsCodePoints) {
  const std::string text = "Łódź fell";
  const OffsetMap map(text);
  EXPECT_EQ(map.code_points(text, 0), 0u);
  EXPECT_EQ(map.code_points(text, static_cast<std::uint32_t>(text.find("fell"))), 5u);
  EXPECT_EQ(map.code_points(text, 1), 0u) << "a byte inside a code point counts as its start";
  EXPECT_EQ(map.code_points(text, static_cast<std::uint32_t>(text.size())), 9u);
  EXPECT_EQ(map.byte_of(text, 5), text.find("fell"));
  EXPECT_EQ(map.byte_of(text, 99), text.size());
  EXPECT_EQ(map.code_points(text, Span{0, 7}), (Span{0, 4}));
}

TEST(OffsetMap, EmptyAndAsciiTexts) {
  EXPECT_EQ(OffsetMap("").code_points("", 0), 0u);
  EXPECT_EQ(OffsetMap("").byte_of("", 3), 0u);
  const OffsetMap map("ascii");
  EXPECT_EQ(map.code_points("ascii", 3), 3u);
  EXPECT_EQ(map.byte_of("ascii", 9), 5u);
}

TEST(OffsetMap, AgreesWithCountingOneByOne) {
  std::mt19937 random(2);
  for (int round = 0; round < 60; ++round) {
    const std::string text = text::random_text(random, round * 3);
    const OffsetMap map(text);
    for (std::uint32_t byte = 0; byte <= text.size(); ++byte) {
      const std::uint32_t n = map.code_points(text, byte);
      ASSERT_EQ(n, count_to(text, byte)) << byte;
      if (byte < text.size() && !is_lead(text[byte])) continue;
      ASSERT_EQ(map.byte_of(text, n), byte);
    }
  }
}

TEST(OffsetMap, NeverLeavesBrokenText) {
  std::mt19937 random(3);
  for (int round = 0; round < 60; ++round) {
    const std::string bytes = text::random_bytes(random, 150);
    const OffsetMap map(bytes);
    for (std::uint32_t byte = 0; byte <= bytes.size(); ++byte) ASSERT_LE(map.byte_of(bytes, map.code_points(bytes, byte)), bytes.size());
  }
}

}  // namespace
}  // namespace dateline
