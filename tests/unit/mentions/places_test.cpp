#include <gtest/gtest.h>
#include <unistd.h>

#include "fixture.h"
#include "mentions/places/skeleton.h"

namespace dateline::mentions::testing {
namespace {

TEST(Places, TheLargerTownUnlessTheReportSaysOtherwise) {
  Document plain = document("He he PRON PRP 2 nsubj\nlives live VERB VBZ 0 root\nin in ADP IN 4 case\nParis Paris PROPN NNP 2 obl\n. . PUNCT . 2 punct\n");
  EXPECT_EQ(place(annotate(plain), "Paris").place.country, "FRA");
  Document texas = document(
      "He he PRON PRP 2 nsubj\nlives live VERB VBZ 0 root\nin in ADP IN 4 case\nParis Paris PROPN NNP 2 obl\n, , PUNCT , 6 punct\nTexas Texas PROPN NNP 4 appos\n. . PUNCT . 2 punct\n");
  EXPECT_EQ(place(annotate(texas), "Paris").place.admin1, "Texas");
}

TEST(Places, AFeatureWordDecidesBetweenTownAndProvince) {
  Document doc = document("He he PRON PRP 2 nsubj\nleft leave VERB VBD 0 root\nAleppo Aleppo PROPN NNP 4 compound\nprovince province NOUN NN 2 obj\n. . PUNCT . 2 punct\n");
  EXPECT_EQ(place(annotate(doc), "Aleppo").place.precision, PlacePrecision::admin1);
}

TEST(Places, TransliterationsAreFoundByTheirSounds) {
  EXPECT_EQ(skeleton("el-baba"), skeleton("al bab"));
  EXPECT_EQ(skeleton("raqqa"), skeleton("rakka"));
  EXPECT_EQ(skeleton("isaev"), skeleton("isayev"));
  EXPECT_NE(skeleton("homs"), skeleton("hama"));
  EXPECT_EQ(skeleton("ed"), "");
}

TEST(Places, UnknownVillagesStayUnlocated) {
  Document doc = document(
      "Troops troop NOUN NNS 2 nsubj\nentered enter VERB VBD 0 root\nthe the DET DT 4 det\nvillage village NOUN NN 2 obj\nof of ADP IN 6 case\nGaraa Garaa PROPN NNP 4 nmod\n. . PUNCT . 2 punct\n");
  const PlaceMention m = place(annotate(doc), "Garaa");
  EXPECT_EQ(m.place.name, "Garaa");
  EXPECT_FALSE(m.place.located);
  EXPECT_EQ(place(doc, "village").place.name, "Garaa");
}

TEST(Places, DirectionsMakeACountryARegion) {
  Document doc = document("He he PRON PRP 2 nsubj\nfled flee VERB VBD 0 root\neastern eastern ADJ JJ 4 amod\nSyria Syria PROPN NNP 2 obj\n. . PUNCT . 2 punct\n");
  EXPECT_EQ(place(annotate(doc), "Syria").place.precision, PlacePrecision::region);
}

TEST(Places, ADatelineIsMarked) {
  Document doc = document(
      "ANKARA Ankara PROPN NNP 5 parataxis\n— — PUNCT : 1 punct\nTurkish Turkish ADJ JJ 4 amod\ntroops troop NOUN NNS 5 nsubj\nleft leave VERB VBD 0 root\nSyria Syria PROPN NNP 5 obj\non on ADP IN 8 case\nfoot foot NOUN NN 5 obl\n. . PUNCT . 5 punct\n");
  EXPECT_TRUE(place(annotate(doc), "ANKARA").dateline);
  EXPECT_FALSE(place(doc, "Syria").dateline);
}

}  // namespace
}  // namespace dateline::mentions::testing
