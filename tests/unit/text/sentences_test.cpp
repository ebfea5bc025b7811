#include "text/sentences.h"

#include <gtest/gtest.h>

#include <fstream>

#include "random_text.h"
#include "text/chars.h"

namespace dateline::text {
namespace {

using Strings = std::vector<std::string>;

const SentenceSplitter& english() {
  static const SentenceSplitter splitter = [] {
    std::ifstream file(DATELINE_SOURCE_DIR "/knowledge/en/words/abbreviations.txt");
    std::vector<std::string> words;
    for (std::string line; std::getline(file, line);)
      if (!line.empty() && line.front() != '#') words.push_back(line);
    return SentenceSplitter(words);
  }();
  return splitter;
}

Strings split(std::string_view text, const SentenceSplitter& splitter = english()) {
  std::vector<Span> spans;
  splitter.split_sentences(text, {0, static_cast<std::uint32_t>(text.size())}, spans);
  Strings out;
  for (Span s : spans) out.emplace_back(slice(text, s));
  return out;
}

/// `marked` has a | where a sentence must end.
void expect_split(const std::string& marked) {
  Strings expected{""};
  std::string text;
  for (char c : marked) {
    if (c == '|') expected.emplace_back();
    else {
      text += c;
      expected.back() += c;
    }
  }
  for (std::string& s : expected) {
    s.erase(0, s.find_first_not_of(" \n"));
    s.erase(s.find_last_not_of(" \n") + 1);
  }
  EXPECT_EQ(split(text), expected) << marked;
}

TEST(Sentences, PlainOnes) {
  expect_split("The army left. | Nobody stayed! | Why? | It rained… | They came back.");
  expect_split("One.");
  expect_split("no stop at all");
  EXPECT_EQ(split(""), Strings{});
}

TEST(Sentences, Abbreviations) {
  expect_split("Gen. Omar and Lt. Col. J. K. Mwamba met Mr. Diop of St. Mary's.| They ate.");
  expect_split("The U.S. Army denied it.| He lives in the U.S.| The army knows.");
  expect_split("It began at 5 a.m. Monday and ended at 9 p.m.| He slept.");
  expect_split("No. 3 Brigade left, e.g. to Goma, i.e. north, approx. 40 km.| It said no.| Then it came back.");
  expect_split("On Jan. 5 and Sept. 7 he was seen in the sun.| Then he vanished.");
  expect_split("They brought flour, oil, etc.| Police let them pass after 5 km.| Nobody shot.");
  expect_split("Acme Inc. Chairman Bo Li resigned.");
  expect_split("George W. Mensah spoke.| Malcolm X. Omar left.");
}

TEST(Sentences, NumbersAndEllipses) {
  expect_split("Prices rose 3.5 per cent.| 12 died.");
  expect_split("He waited... and waited . . . until dawn.| Then he left...| Nobody saw.");
  expect_split("1. Access remains shut.| 2.1. Displacement grew.");
}

TEST(Sentences, Quotations) {
  expect_split("“We lost men.| They fled,” he said.| “Never.”| She nodded.");
  expect_split("\"Why leave?\" asked the mayor.| \"Go!\" he shouted.");
  expect_split("“Why leave?” Colonel Omar asked.| “Why?”| The colonel left.");
  expect_split("“We will stay,” said Omar.| He left.");
  expect_split("‘I go.’ he said.");
  expect_split("“ We hold the road . ”| The governor left .");
  expect_split("\" We hold the road . \"| The governor left . | \" Why ? \"");
}

TEST(Sentences, Brackets) {
  expect_split("The front (it split in 2012. Nobody knows why) met.| It ended.");
  expect_split("He left.| (It rained.)| They stayed.");
  expect_split("He died in 1971.[12]| His son fled.");
}

TEST(Sentences, Datelines) {
  expect_split("BUKAVU, DR Congo, May 9 (NP) — M23 rebels took Rubaya.| The army fled.");
  expect_split("BEIRUT, Jan. 5 (NP) - Police said so.| It was calm.");
}

TEST(Sentences, Telex) {
  expect_split("GEN. OMAR SAID THE U.S. WOULD NOT ACT.| MR. DIOP AGREED.| NO. 5 BRIGADE LEFT THE U.N.| THE ARMY STAYED.");
}

TEST(Sentences, LostSpacesAndLines) {
  expect_split("Two were killed.|The army left.| See www.site.Com now.");
  expect_split("Situation:\n| • Goma is calm\n| • Bukavu is not");
  expect_split("The army left\nthe town.| It burned.");
}

TEST(Sentences, TickerSeparators) { expect_split("ADEN: Port shut| +++ SANAA: Raid kills 7| /// TAIZ: Truce holds"); }

TEST(Sentences, AddressesAreWhole) { expect_split("Write to press@un.example.org.| See http://a.example/b.Html?x=1 first."); }

TEST(Sentences, WithoutWords) {
  EXPECT_EQ(split("J. Omar of the U.S. Army left. He died.", SentenceSplitter()), (Strings{"J. Omar of the U.S. Army left.", "He died."}));
}

TEST(Sentences, EndlessOnesAreCut) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += i % 300 == 299 ? "word; " : "word ";
  std::vector<Span> spans;
  english().split_sentences(text, {0, static_cast<std::uint32_t>(text.size())}, spans);
  ASSERT_GT(spans.size(), 3u);
  for (Span s : spans) EXPECT_LE(s.size(), kMaxSentenceBytes);
  EXPECT_EQ(slice(text, spans[0]).back(), ';');
  const std::string solid(10000, 'x'), wide = [] { std::string s; for (int i = 0; i < 4000; ++i) s += "é"; return s; }();
  for (const std::string& s : {solid, wide})
    for (const std::string& part : split(s)) EXPECT_LE(part.size(), kMaxSentenceBytes);
}

TEST(Sentences, CoverAllButWhiteSpace) {
  std::mt19937 random(6);
  for (int round = 0; round < 1000; ++round) {
    const std::string text = random_text(random, round % 10 == 0 ? 4000 : 60);
    std::vector<Span> spans;
    english().split_sentences(text, {0, static_cast<std::uint32_t>(text.size())}, spans);
    std::uint32_t at = 0;
    const auto only_space_to = [&](std::uint32_t end) {
      for (; at < end; at += char_at(text, at).length) ASSERT_TRUE(is_space(char_at(text, at).kind)) << text;
    };
    for (Span s : spans) {
      only_space_to(s.begin);
      ASSERT_EQ(at, s.begin);
      ASSERT_LT(s.begin, s.end);
      ASSERT_LE(s.size(), kMaxSentenceBytes);
      ASSERT_FALSE(is_space(char_before(text, s.end).kind));
      at = s.end;
    }
    only_space_to(static_cast<std::uint32_t>(text.size()));
  }
}

}  // namespace
}  // namespace dateline::text
