#include "text/paragraphs.h"

#include <gtest/gtest.h>

#include "random_text.h"
#include "text/chars.h"

namespace dateline::text {
namespace {

using Strings = std::vector<std::string>;

Strings paragraphs(std::string_view text) {
  std::vector<Span> spans;
  split_paragraphs(text, spans);
  Strings out;
  for (Span s : spans) out.emplace_back(slice(text, s));
  return out;
}

TEST(Paragraphs, BlankLinesSeparate) {
  EXPECT_EQ(paragraphs("One.\n\nTwo.\r\n\r\nThree.\n \t\n\nFour."), (Strings{"One.", "Two.", "Three.", "Four."}));
  EXPECT_EQ(paragraphs(""), Strings{});
  EXPECT_EQ(paragraphs(" \n\n "), Strings{});
}

TEST(Paragraphs, WrappedTextIsJoined) {
  const std::string wrapped =
      "The governor said on Monday that two battalions had been sent to the\n"
      "valley after rebels burned a police post. Nobody was hurt there.\n"
      "Residents of Lower Harran said they had heard shelling all night and\n"
      "had moved to the school.";
  EXPECT_EQ(paragraphs(wrapped), Strings{wrapped});
  EXPECT_EQ(paragraphs(wrapped + "\n\n" + wrapped), (Strings{wrapped, wrapped}));
}

TEST(Paragraphs, AWrappedStoryUnderHeadlines) {
  const std::string story =
      "The ministry said that two soldiers had been killed and four\n"
      "others hurt when their lorry struck a mine near the village of\n"
      "Bir Zeitoun on Tuesday.";
  EXPECT_EQ(paragraphs("MINE KILLS TWO\nMinister visits border\n\n" + story), (Strings{"MINE KILLS TWO", "Minister visits border", story}));
}

TEST(Paragraphs, TelexIsJoined) {
  const std::string telex =
      "HARRAN, MAY 4 (NILE) - REBELS OF THE NORTHERN FRONT ENTERED THE\n"
      "TOWN OF SALT WELLS ON MONDAY, THE POLICE ADMITTED. GENERAL OMAR\n"
      "SAID THE GARRISON HAD WITHDRAWN IN GOOD ORDER. THE GOVERNMENT\n"
      "DENIED IT.";
  EXPECT_EQ(paragraphs("URGENT\n\n" + telex), (Strings{"URGENT", telex}));
}

TEST(Paragraphs, AShortParagraphOfTelexIsJoined) {
  const std::string telex =
      "LIMON, 4 MAY 87 (NILE) -- THE POLICE ADMITTED THAT A PATROL BOAT WITH A\n"
      "CREW OF NINE WAS LOST NEAR THE SALT WELLS.";
  EXPECT_EQ(paragraphs(telex), (Strings{telex}));
  const std::string first = "PATROL BOAT LOST NEAR SALT WELLS AFTER STORM, POLICE SAY", second = "GENERAL OMAR WITHDRAWS GARRISON FROM THE NORTHERN FRONT";
  EXPECT_EQ(paragraphs(first + "\n" + second), (Strings{first, second}));
}

TEST(Paragraphs, TickerLinesAndBulletsStandAlone) {
  EXPECT_EQ(paragraphs("KABUL: Three policemen killed\nHERAT: Schools open again\nZARANJ: Border crossing shut"),
            (Strings{"KABUL: Three policemen killed", "HERAT: Schools open again", "ZARANJ: Border crossing shut"}));
  EXPECT_EQ(paragraphs("Update:\n• Goma: calm\n• Bukavu: two\n  killed in town\n- Uvira: none\n1. Access\n(b) Food"),
            (Strings{"Update:", "• Goma: calm", "• Bukavu: two", "killed in town", "- Uvira: none", "1. Access", "(b) Food"}));
}

TEST(Paragraphs, OneParagraphALine) {
  const std::string a = "The army said that it had taken the hills above the town after a battle of three days in which it lost forty men and two tanks.";
  const std::string b = "Rebels denied it and published pictures of their men in the main square of the town, which could not be verified by reporters.";
  EXPECT_EQ(paragraphs(a + "\n" + b), (Strings{a, b}));
}

TEST(Paragraphs, CoverAllButWhiteSpace) {
  std::mt19937 random(5);
  for (int round = 0; round < 500; ++round) {
    const std::string text = random_text(random, 60);
    std::vector<Span> spans;
    split_paragraphs(text, spans);
    std::uint32_t at = 0;
    const auto only_space_to = [&](std::uint32_t end) {
      for (; at < end; at += char_at(text, at).length) ASSERT_TRUE(is_space(char_at(text, at).kind)) << text;
    };
    for (Span s : spans) {
      only_space_to(s.begin);
      ASSERT_EQ(at, s.begin);
      ASSERT_LT(s.begin, s.end);
      ASSERT_FALSE(is_space(char_at(text, s.begin).kind));
      ASSERT_FALSE(is_space(char_before(text, s.end).kind));
      at = s.end;
    }
    only_space_to(static_cast<std::uint32_t>(text.size()));
  }
}

}  // namespace
}  // namespace dateline::text
