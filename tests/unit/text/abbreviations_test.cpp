#include "text/abbreviations.h"

#include <gtest/gtest.h>

namespace dateline::text {
namespace {

using Kind = Abbreviations::Kind;

TEST(Abbreviations, MarksAndCase) {
  const Abbreviations words({"Gen.", "+U.S.", "=No.", "approx.", "Sun.", "^The", "^THE", "^But", "~said", "", "+"});
  EXPECT_EQ(words.kind("Gen."), Kind::never_final);
  EXPECT_EQ(words.kind("GEN."), Kind::never_final);
  EXPECT_EQ(words.kind("gen."), Kind::none);
  EXPECT_EQ(words.kind("U.S."), Kind::maybe_final);
  EXPECT_EQ(words.kind("No."), Kind::before_number);
  EXPECT_EQ(words.kind("Approx."), Kind::never_final);
  EXPECT_EQ(words.kind("sun."), Kind::none);
  EXPECT_EQ(words.kind("The"), Kind::none);
  EXPECT_TRUE(words.starts_sentence("The"));
  EXPECT_TRUE(words.starts_sentence("THE"));
  EXPECT_FALSE(words.starts_sentence("the"));
  EXPECT_TRUE(words.starts_sentence("But"));
  EXPECT_FALSE(words.starts_sentence("BUT"));
  EXPECT_TRUE(words.is_speech_verb("said"));
  EXPECT_FALSE(words.is_speech_verb("sat"));
  EXPECT_EQ(words.kind(std::string(100, 'x')), Kind::none);
}

TEST(Abbreviations, DefaultKnowsNothing) {
  EXPECT_TRUE(Abbreviations().empty());
  EXPECT_EQ(Abbreviations().kind("Gen."), Kind::none);
}

}  // namespace
}  // namespace dateline::text
