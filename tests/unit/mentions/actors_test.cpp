#include <gtest/gtest.h>
#include <unistd.h>

#include "fixture.h"

namespace dateline::mentions::testing {
namespace {

TEST(Actors, NationalityWithNounTakesItsCountryAndTheNounsRole) {
  Document doc = document("Turkish Turkish ADJ JJ 2 amod\ntroops troop NOUN NNS 3 nsubj\nentered enter VERB VBD 0 root\nAleppo Aleppo PROPN NNP 3 obj\n. . PUNCT . 3 punct\n");
  const ActorMention m = actor(annotate(doc), "Turkish troops");
  EXPECT_EQ(m.actor.name, "Turkish troops");
  EXPECT_EQ(m.actor.id, "TURMIL");
  EXPECT_EQ(m.number, Number::plural);
  EXPECT_EQ(doc.form(m.head), "troops");
  EXPECT_TRUE(actor(doc, "Turkish").span.empty());  // the adjective alone is no actor
  EXPECT_TRUE(actor(doc, "Aleppo").span.empty());
}

TEST(Actors, NounOfACountryIsNamedAsNewsWould) {
  Document doc = document("Troops troop NOUN NNS 4 nsubj\nof of ADP IN 3 case\nTurkey Turkey PROPN NNP 1 nmod\nleft leave VERB VBD 0 root\n. . PUNCT . 4 punct\n");
  const ActorMention m = actor(annotate(doc), "Troops of Turkey");
  EXPECT_EQ(m.actor.country, "TUR");
  EXPECT_EQ(m.actor.name, "Turkish Troops");
  EXPECT_EQ(actor(doc, "Turkey").actor.id, "TUR");  // nested
}

TEST(Actors, BackedByACountryIsNotOfIt) {
  Document doc = document("Turkish Turkish ADJ JJ 3 amod\n- - PUNCT HYPH 3 punct\nbacked back VERB VBN 4 amod\nfighters fighter NOUN NNS 5 nsubj\nfled flee VERB VBD 0 root\n. . PUNCT . 5 punct\n");
  doc.tokens[0].space_after = doc.tokens[1].space_after = false;
  annotate(doc);
  const std::int32_t m = doc.mentions.actor_headed_by[3];
  ASSERT_GE(m, 0);
  EXPECT_NE(doc.mentions.actors[m].actor.name, "Turkey");
  EXPECT_NE(doc.mentions.actors[m].actor.id, "TURUAF");
}

TEST(Actors, MembersOfAGroupAreTheGroup) {
  Document doc = document("ISIS ISIS PROPN NNP 2 compound\nfighters fighter NOUN NNS 3 nsubj\nattacked attack VERB VBD 0 root\nresidents resident NOUN NNS 3 obj\nof of ADP IN 6 case\nAleppo Aleppo PROPN NNP 4 nmod\n. . PUNCT . 3 punct\n");
  annotate(doc);
  EXPECT_EQ(actor(doc, "ISIS fighters").actor.name, "Islamic State");
  EXPECT_EQ(actor(doc, "ISIS fighters").actor.id, "IMGISI");
  EXPECT_EQ(actor(doc, "residents of Aleppo").actor.id, "SYRCIV");
}

TEST(Actors, PersonsHaveTheOfficeOfTheReportsDay) {
  Document doc = document("President President PROPN NNP 2 nmod:desc\nErdogan Erdogan PROPN NNP 3 nsubj\nspoke speak VERB VBD 0 root\n. . PUNCT . 3 punct\n");
  doc.date = "2017-01-19";
  const ActorMention m = actor(annotate(doc), "President Erdogan");
  EXPECT_EQ(m.actor.name, "Recep Tayyip Erdogan");
  EXPECT_EQ(m.actor.id, "TURGOV");
  EXPECT_EQ(m.actor.via, ActorVia::dictionary);
}

TEST(Actors, AnOfficeBeforeAnUnknownNameTellsWhoItIs) {
  Document doc = document(
      "The the DET DT 2 det\nhead head NOUN NN 8 nsubj\nof of ADP IN 5 case\nthe the DET DT 5 det\narmy army NOUN NN 2 nmod\nof of ADP IN 7 case\nRussia Russia PROPN NNP 5 nmod\nsaid say VERB VBD 0 root\n"
      ". . PUNCT . 8 punct\n");
  annotate(doc);
  EXPECT_EQ(actor(doc, "army of Russia").actor.id, "RUSMIL");
  Document named = document(
      "The the DET DT 2 det\nhead head NOUN NN 9 nsubj\nof of ADP IN 4 case\narmy army NOUN NN 2 nmod\nof of ADP IN 6 case\nRussia Russia PROPN NNP 4 nmod\nOleg Oleg PROPN NNP 2 appos\nZhirkov Zhirkov PROPN NNP 7 flat\nspoke speak VERB VBD 0 root\n"
      ". . PUNCT . 9 punct\n");
  const ActorMention m = actor(annotate(named), "head of army of Russia Oleg Zhirkov");
  EXPECT_EQ(m.actor.name, "Oleg Zhirkov");
  EXPECT_EQ(m.actor.country, "RUS");
  EXPECT_EQ(actor(named, "Oleg Zhirkov").actor.name, "Oleg Zhirkov");
}

TEST(Actors, ACapitalSpeaksForItsGovernmentAndIsAPlaceAfterIn) {
  Document doc = document("Damascus Damascus PROPN NNP 2 nsubj\ndenied deny VERB VBD 0 root\nit it PRON PRP 2 obj\nin in ADP IN 5 case\nMoscow Moscow PROPN NNP 2 obl\n. . PUNCT . 2 punct\n");
  annotate(doc);
  EXPECT_EQ(actor(doc, "Damascus").actor.id, "SYRGOV");
  EXPECT_TRUE(actor(doc, "Damascus").metonym);
  EXPECT_TRUE(place(doc, "Damascus").actor_use);
  EXPECT_TRUE(actor(doc, "Moscow").span.empty());
  EXPECT_FALSE(place(doc, "Moscow").actor_use);
}

TEST(Actors, AdjectivesOfNationalityAreNoActors) {
  Document doc = document("The the DET DT 3 det\nSyrian Syrian ADJ JJ 3 amod\nconflict conflict NOUN NN 4 nsubj\nends end VERB VBZ 0 root\nin in ADP IN 6 case\nMarch March PROPN NNP 4 obl\n. . PUNCT . 4 punct\n");
  annotate(doc);
  EXPECT_TRUE(doc.mentions.actors.empty());
}

TEST(Actors, NothingComesOfNothing) {
  Document doc;
  annotate(doc);
  EXPECT_TRUE(doc.mentions.actors.empty());
  EXPECT_TRUE(doc.mentions.places.empty());
}

}  // namespace
}  // namespace dateline::mentions::testing
