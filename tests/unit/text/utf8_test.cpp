#include "text/utf8.h"

#include <gtest/gtest.h>

#include "random_text.h"

namespace dateline::text {
namespace {

using namespace std::string_view_literals;
const std::string kBad = "\uFFFD";

/// The slow, obvious reference: a run of bytes is the beginning of a well-formed sequence when some scalar value of
/// the length that its first byte promises can be spelled with it.
bool begins_well(std::string_view s) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(s[i])); };
  const unsigned lead = byte(0);
  unsigned length = 0, low = 0, high = 0;
  if (lead < 0x80) return s.size() == 1;
  if (lead >> 5 == 6) { length = 2; low = high = lead & 31; }
  else if (lead >> 4 == 14) { length = 3; low = high = lead & 15; }
  else if (lead >> 3 == 30) { length = 4; low = high = lead & 7; }
  else return false;
  if (s.size() > length) return false;
  for (unsigned i = 1; i < length; ++i) {
    if (i < s.size() && byte(i) >> 6 != 2) return false;
    low = low * 64 + (i < s.size() ? byte(i) & 63 : 0);
    high = high * 64 + (i < s.size() ? byte(i) & 63 : 63);
  }
  const unsigned first = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000, last = length == 2 ? 0x7FF : length == 3 ? 0xFFFF : 0x10FFFF;
  for (unsigned cp = low; cp <= high; ++cp)
    if (cp >= first && cp <= last && !(cp >= 0xD800 && cp <= 0xDFFF)) return true;
  return false;
}

unsigned promised_length(unsigned char lead) { return lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : 4; }

Repaired reference_repair(std::string_view bytes) {
  Repaired r;
  std::size_t pos = bytes.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  while (pos < bytes.size()) {
    std::size_t n = 0;
    while (n < 4 && pos + n < bytes.size() && begins_well(bytes.substr(pos, n + 1))) ++n;
    const bool whole = n > 0 && n == promised_length(static_cast<unsigned char>(bytes[pos])) && bytes[pos] != 0;
    if (whole) r.text += bytes.substr(pos, n);
    else {
      if (r.broken++ == 0) r.first_broken_byte = static_cast<std::uint32_t>(pos);
      r.text += kBad;
    }
    pos += n == 0 ? 1 : n;
  }
  return r;
}

TEST(RepairUtf8, KeepsWhatIsWellFormed) {
  const std::string text = "Sanaʿāʾ, 日本, 😀\r\nand\ttab";
  const Repaired r = repair_utf8(text);
  EXPECT_EQ(r.text, text);
  EXPECT_EQ(r.broken, 0u);
}

TEST(RepairUtf8, StripsTheByteOrderMarkOnce) {
  EXPECT_EQ(repair_utf8("\xEF\xBB\xBFGoma").text, "Goma");
  EXPECT_EQ(repair_utf8("\xEF\xBB\xBF\xEF\xBB\xBFGoma").text, "\uFEFFGoma");
}

TEST(RepairUtf8, ReplacesMaximalSubsequences) {
  // As in the example of the Unicode Standard, table 3-8.
  const Repaired r = repair_utf8("a\xF1\x80\x80\xE1\x80\xC2" "b\x80" "c\x80\xBF" "d");
  EXPECT_EQ(r.text, "a" + kBad + kBad + kBad + "b" + kBad + "c" + kBad + kBad + "d");
  EXPECT_EQ(r.broken, 6u);
  EXPECT_EQ(r.first_broken_byte, 1u);
}

TEST(RepairUtf8, NulBecomesTheReplacementCharacter) {
  const Repaired r = repair_utf8("eight by\0tes"sv);
  EXPECT_EQ(r.text, "eight by" + kBad + "tes");
  EXPECT_EQ(r.first_broken_byte, 8u);
}

TEST(RepairUtf8, AgreesWithTheReference) {
  std::mt19937 random(1);
  for (int i = 0; i < 4000; ++i) {
    const std::string bytes = random_bytes(random, i % 40);
    const Repaired fast = repair_utf8(bytes), slow = reference_repair(bytes);
    ASSERT_EQ(fast.text, slow.text) << i;
    ASSERT_EQ(fast.broken, slow.broken);
    ASSERT_EQ(fast.first_broken_byte, slow.first_broken_byte);
    ASSERT_TRUE(is_valid_utf8(fast.text));
    if (bytes.find('\0') != std::string::npos) continue;
    ASSERT_EQ(is_valid_utf8(bytes), slow.broken == 0) << i;
  }
}

TEST(Decode, RoundTripsEveryScalarValue) {
  std::string text;
  for (char32_t cp = 0; cp <= 0x10FFFF; ++cp) {
    if (cp >= 0xD800 && cp <= 0xDFFF) continue;
    text.clear();
    append_utf8(cp, text);
    char32_t back = 0;
    ASSERT_EQ(decode(text, 0, back), text.size());
    ASSERT_EQ(back, cp);
  }
}

TEST(AppendUtf8, ReplacesWhatIsNoScalarValue) {
  std::string text;
  append_utf8(0xD800, text);
  append_utf8(0x110000, text);
  EXPECT_EQ(text, kBad + kBad);
}

TEST(LooksBinary, KnowsFilesFromText) {
  EXPECT_TRUE(looks_binary("%PDF-1.7\n"));
  EXPECT_TRUE(looks_binary("PK\x03\x04\x14"));
  EXPECT_TRUE(looks_binary("\xFF\xFEG\0o\0"sv));
  EXPECT_TRUE(looks_binary(std::string(100, '\0')));
  EXPECT_TRUE(looks_binary("\x01\x02\x03\x04 data \x05\x06"));
  EXPECT_FALSE(looks_binary(""));
  EXPECT_FALSE(looks_binary("GOMA, March 3 — The army said\r\n\tit had left."));
  EXPECT_FALSE(looks_binary("caf\xE9 in Latin-1"));
  EXPECT_FALSE(looks_binary(std::string(400, 'a') + '\0'));
}

}  // namespace
}  // namespace dateline::text
