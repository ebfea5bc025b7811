#include "text/fold.h"

#include <gtest/gtest.h>

#include "random_text.h"
#include "text/utf8.h"

namespace dateline::text {
namespace {

std::string folded(std::string_view text) {
  std::string out = "left over";
  fold(text, out);
  return out;
}

TEST(Fold, IgnoresCaseAccentsAndApostrophes) {
  EXPECT_EQ(folded("GOMA"), "goma");
  EXPECT_EQ(folded("Sanaʿāʾ"), "sanaa");
  EXPECT_EQ(folded("Sana'a"), "sanaa");
  EXPECT_EQ(folded("Sana’a"), "sanaa");
  EXPECT_EQ(folded("Sana`a"), "sanaa");
  EXPECT_EQ(folded("N´Djamena"), "ndjamena");
  EXPECT_EQ(folded("Erdoğan"), "erdogan");
  EXPECT_EQ(folded("Mocímboa da Praia"), "mocimboa da praia");
  EXPECT_EQ(folded("I\u0307zmir"), folded("İzmir"));
  EXPECT_EQ(folded("Diyarbakır"), "diyarbakir");
  EXPECT_EQ(folded("Việt Nam"), "viet nam");
}

TEST(Fold, SpellsLettersWithoutDecomposition) {
  EXPECT_EQ(folded("Łódź Øresund Đà Nẵng Straße Ærø Œuvre"), "lodz oresund da nang strasse aero oeuvre");
  EXPECT_EQ(folded("STRAẞE"), "strasse");
}

TEST(Fold, MakesOneOfDashesQuotesAndSpaces) {
  EXPECT_EQ(folded("al‑Bab–al—Bab−1"), "al-bab-al-bab-1");
  EXPECT_EQ(folded("“Tiger” «Force» „x‟"), "\"tiger\" \"force\" \"x\"");
  EXPECT_EQ(folded("a\u00A0b"), "a b");
}

TEST(Fold, DropsWhatCannotBeSeen) {
  EXPECT_EQ(folded("Ki\u00ADvu\u200D"), "kivu");
  EXPECT_EQ(folded("ﬁve ½"), "five 1\u20442");
}

TEST(Fold, OtherScriptsKeepTheirLetters) {
  EXPECT_EQ(folded("Москва"), "москва");
  EXPECT_EQ(folded("Αθήνα"), "αθηνα");
  EXPECT_EQ(folded("القاهرة"), "القاهرة");
}

TEST(Fold, IsIdempotent) {
  std::mt19937 random(4);
  for (int i = 0; i < 3000; ++i) {
    const std::string once = folded(random_text(random, 8));
    ASSERT_EQ(folded(once), once);
  }
  for (char32_t cp = 1; cp < 0x30000; ++cp) {
    if (cp >= 0xD800 && cp <= 0xDFFF) continue;
    std::string text;
    append_utf8(cp, text);
    const std::string once = folded(text);
    ASSERT_EQ(folded(once), once) << static_cast<unsigned>(cp);
    // The table for Latin letters and the general way, which the last character forces, agree.
    ASSERT_EQ(folded(text + "日"), once + "日") << static_cast<unsigned>(cp);
  }
}

TEST(Nfc, Composes) {
  EXPECT_EQ(nfc("e\u0301"), "é");
  EXPECT_EQ(nfc("plain"), "plain");
}

TEST(Letters, CapitalsAndDigits) {
  EXPECT_TRUE(is_capital("Goma"));
  EXPECT_TRUE(is_capital("Łódź"));
  EXPECT_FALSE(is_capital("al-Bab"));
  EXPECT_FALSE(is_capital("5th"));
  EXPECT_FALSE(is_capital(""));
  EXPECT_TRUE(is_all_caps("NATO"));
  EXPECT_TRUE(is_all_caps("U.S."));
  EXPECT_TRUE(is_all_caps("ÖVP"));
  EXPECT_FALSE(is_all_caps("NATOs"));
  EXPECT_FALSE(is_all_caps("A"));
  EXPECT_FALSE(is_all_caps("42"));
  EXPECT_TRUE(has_digit("M23"));
  EXPECT_TRUE(has_digit("٣"));
  EXPECT_FALSE(has_digit("two"));
}

}  // namespace
}  // namespace dateline::text
