#include "lang/features.h"

#include <gtest/gtest.h>

#include <fstream>

#include "lang/hashing.h"
#include "lang/vocabulary.h"

namespace dateline::lang {
namespace {

SentenceFeatures features(const std::vector<std::string_view>& forms) {
  SentenceFeatures sentence;
  sentence.assign(forms, Vocabulary());
  return sentence;
}

TEST(Features, NormalisesQuotesDashesAndLetters) {
  std::string out;
  append_normalised(out, "“Çelik’s”—ÉTÉ…", true);
  EXPECT_EQ(out, "\"çelik's\"--été...");
}

TEST(Features, CurlyAndStraightQuotesAreTheSameWord) {
  const auto s = features({"“", "\"", "”", "’s", "'s"});
  EXPECT_EQ(s[0].lower, s[1].lower);
  EXPECT_EQ(s[0].lower, s[2].lower);
  EXPECT_EQ(s[3].lower, s[4].lower);
}

TEST(Features, DigitsAreAlikeInHashesAndKeptInText) {
  const auto s = features({"1987", "2016"});
  EXPECT_EQ(s[0].lower, s[1].lower);
  EXPECT_EQ(s.lower_text(1), "2016");
}

TEST(Features, KnowsHowASentenceIsWritten) {
  EXPECT_EQ(features({"SYRIAN", "ARMY", "TANKS", "ENTERED", "HOMS"}).letter_case(), SentenceCase::upper);
  EXPECT_EQ(features({"Army", "Tanks", "Enter", "Rebel", "Quarter", "of", "Homs"}).letter_case(), SentenceCase::title);
  EXPECT_EQ(features({"tanks", "entered", "homs"}).letter_case(), SentenceCase::lower);
  EXPECT_EQ(features({"Tanks", "entered", "the", "city", "of", "Homs"}).letter_case(), SentenceCase::normal);
}

TEST(Features, BrokenBytesAreWordsToo) {
  const auto s = features({"\xff\xfe", "\xc3", ""});
  EXPECT_EQ(s.size(), 3U);
  EXPECT_EQ(s.at(-1).lower, 0U);
  EXPECT_EQ(s.at(3).lower, 0U);
}

TEST(Vocabulary, FindsTheClustersOfAWord) {
  const std::string path = testing::TempDir() + "/lang_clusters.tsv";
  std::ofstream(path) << "tank\t12\t3\ntruck\t12\t4\nbroken line\n";
  ModelWriter writer;
  Vocabulary::build(path, writer);
  const Vocabulary vocabulary = Vocabulary::load(writer);
  EXPECT_EQ(vocabulary.find(hash_word("truck")).cluster, 12);
  EXPECT_EQ(vocabulary.find(hash_word("truck")).coarse, 4);
  EXPECT_EQ(vocabulary.find(hash_word("plane")).cluster, 0);
}

}  // namespace
}  // namespace dateline::lang
