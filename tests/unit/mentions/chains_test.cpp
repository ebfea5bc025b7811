#include <gtest/gtest.h>
#include <unistd.h>

#include "fixture.h"

namespace dateline::mentions::testing {
namespace {

TEST(Chains, PronounsStandForTheSubjectBefore) {
  Document doc = document(
      "President President PROPN NNP 2 nmod:desc\nErdogan Erdogan PROPN NNP 3 nsubj\nspoke speak VERB VBD 0 root\n. . PUNCT . 3 punct\n\n"
      "He he PRON PRP 2 nsubj\nleft leave VERB VBD 0 root\n. . PUNCT . 2 punct\n");
  const ActorMention m = actor(annotate(doc), "He");
  EXPECT_EQ(m.actor.name, "Recep Tayyip Erdogan");
  EXPECT_EQ(m.actor.via, ActorVia::coreference);
  EXPECT_EQ(doc.words(m.actor.span), "He");
  EXPECT_GE(m.chain, 0);
}

TEST(Chains, ThemilitantsAreTheOneArmedGroupThatTheReportNames) {
  Document doc = document(
      "ISIS ISIS PROPN NNP 2 nsubj\nattacked attack VERB VBD 0 root\n. . PUNCT . 2 punct\n\n"
      "The the DET DT 2 det\nmilitants militant NOUN NNS 3 nsubj\nfled flee VERB VBD 0 root\n. . PUNCT . 3 punct\n");
  EXPECT_EQ(actor(annotate(doc), "militants").actor.group, "islamic-state");
}

TEST(Chains, TheTwoCountriesAreBothOfThem) {
  Document doc = document(
      "Russia Russia PROPN NNP 4 nsubj\nand and CCONJ CC 3 cc\nTurkey Turkey PROPN NNP 1 conj\nmet meet VERB VBD 0 root\n. . PUNCT . 4 punct\n\n"
      "The the DET DT 3 det\ntwo two NUM CD 3 nummod\ncountries country NOUN NNS 4 nsubj\nagreed agree VERB VBD 0 root\n. . PUNCT . 4 punct\n");
  annotate(doc);
  std::vector<std::string> found;
  for (const ActorMention& m : doc.mentions.actors)
    if (doc.form(m.head) == "countries") found.push_back(m.actor.country);
  EXPECT_EQ(found, (std::vector<std::string>{"RUS", "TUR"}));
}

TEST(Chains, RelativePronounsStandForTheirNoun) {
  Document doc = document(
      "Turkish Turkish ADJ JJ 2 amod\ntroops troop NOUN NNS 5 nsubj\nwho who PRON WP 4 nsubj\nfought fight VERB VBD 2 acl:relcl\nleft leave VERB VBD 0 root\n. . PUNCT . 5 punct\n");
  EXPECT_EQ(actor(annotate(doc), "who").actor.id, "TURMIL");
}

TEST(Chains, NoPronounAgainstNumberOrAnimacy) {
  Document doc = document(
      "Turkish Turkish ADJ JJ 2 amod\ntroops troop NOUN NNS 3 nsubj\nleft leave VERB VBD 0 root\n. . PUNCT . 3 punct\n\n"
      "He he PRON PRP 2 nsubj\nstayed stay VERB VBD 0 root\n. . PUNCT . 2 punct\n");
  EXPECT_TRUE(actor(annotate(doc), "He").actor.country.empty());
}

TEST(Chains, TheTownIsTheOneNamedLast) {
  Document doc = document(
      "Troops troop NOUN NNS 2 nsubj\nentered enter VERB VBD 0 root\nAleppo Aleppo PROPN NNP 2 obj\n. . PUNCT . 2 punct\n\n"
      "The the DET DT 2 det\ncity city NOUN NN 3 nsubj\nfell fall VERB VBD 0 root\n. . PUNCT . 3 punct\n");
  const PlaceMention m = place(annotate(doc), "city");
  EXPECT_EQ(m.place.name, "Aleppo");
  EXPECT_TRUE(m.place.inferred);
  EXPECT_TRUE(m.pronoun);
  EXPECT_EQ(m.chain, place(doc, "Aleppo").chain);
}

}  // namespace
}  // namespace dateline::mentions::testing
