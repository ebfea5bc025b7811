#include <gtest/gtest.h>
#include <unistd.h>

#include "fixture.h"
#include "mentions/names/revision.h"
#include "mentions/phrases/phrase_finder.h"

namespace dateline::mentions::testing {
namespace {

std::string shown(const Document& doc, const std::vector<Entity>& entities) {
  std::string out;
  for (const Entity& e : entities) {
    if (!out.empty()) out += " | ";
    out += std::string(name(e.label)) + " " + std::string(doc.words(e.span));
  }
  return out;
}

std::string phrases(const std::string& lines) {
  static const PhraseFinder finder(small_world());
  Document doc = document(lines);
  annotate(doc);
  return shown(doc, finder.find(doc));
}

void add_name(Document& doc, TokenIndex first, TokenIndex last, EntityLabel label) { doc.entities.push_back({doc.span_of(first, last), first, last, label}); }

std::string revised(Document& doc) {
  static const NameRevision revision(small_world());
  annotate(doc);
  revision.revise(doc);
  return shown(doc, doc.entities);
}

TEST(Phrases, ArticleModifiersAndOfPhraseAreInTheClauseIsNot) {
  EXPECT_EQ(phrases("The the DET DT 3 det\nold old ADJ JJ 3 amod\nresidents resident NOUN NNS 10 nsubj\nof of ADP IN 6 case\nthe the DET DT 6 det\nvillage village NOUN NN 3 nmod\n"
                    "that that PRON WDT 8 nsubj\nburned burn VERB VBD 3 acl:relcl\n, , PUNCT , 10 punct\nfled flee VERB VBD 0 root\n. . PUNCT . 10 punct\n"),
            "ORG The old residents of the village");
}

TEST(Phrases, OtherPrepositionsBeginAMentionOfTheirOwn) {
  EXPECT_EQ(phrases("Three three NUM CD 2 nummod\nmilitants militant NOUN NNS 6 nsubj\nin in ADP IN 5 case\na a DET DT 5 det\nschool school NOUN NN 2 nmod\nslept sleep VERB VBD 0 root\n. . PUNCT . 6 punct\n"),
            "ORG Three militants | LOC a school");
}

TEST(Phrases, APossessorBelongsToWhatIsMentionedAndStandsAloneElsewhere) {
  EXPECT_EQ(phrases("The the DET DT 2 det\narmy army NOUN NN 4 nmod:poss\n's 's PART POS 2 case\ncommander commander NOUN NN 5 nsubj\nslept sleep VERB VBD 0 root\n. . PUNCT . 5 punct\n"),
            "PER The army 's commander");
  EXPECT_EQ(phrases("The the DET DT 2 det\narmy army NOUN NN 4 nmod:poss\n's 's PART POS 2 case\npatience patience NOUN NN 5 nsubj\nended end VERB VBD 0 root\n. . PUNCT . 5 punct\n"),
            "ORG The army");
}

TEST(Phrases, TwoNounsUnderOneArticleAreOneMention) {
  EXPECT_EQ(phrases("The the DET DT 2 det\nresidents resident NOUN NNS 5 nsubj\nand and CCONJ CC 4 cc\nfighters fighter NOUN NNS 2 conj\nfled flee VERB VBD 0 root\n. . PUNCT . 5 punct\n"),
            "ORG The residents and fighters");
  EXPECT_EQ(phrases("The the DET DT 2 det\nresidents resident NOUN NNS 6 nsubj\nand and CCONJ CC 5 cc\nthe the DET DT 5 det\nfighters fighter NOUN NNS 2 conj\nfled flee VERB VBD 0 root\n. . PUNCT . 6 punct\n"),
            "ORG The residents | ORG the fighters");
}

TEST(Phrases, AnAmountIsWhatItCounts) {
  EXPECT_EQ(phrases("Dozens dozen NOUN NNS 4 nsubj\nof of ADP IN 3 case\nofficials official NOUN NNS 1 nmod\nfled flee VERB VBD 0 root\n. . PUNCT . 4 punct\n"), "ORG Dozens of officials");
  EXPECT_EQ(phrases("Dozens dozen NOUN NNS 4 nsubj\nof of ADP IN 3 case\nletters letter NOUN NNS 1 nmod\nburned burn VERB VBD 0 root\n. . PUNCT . 4 punct\n"), "");
}

TEST(Phrases, ACountryIsABodyWhereItActs) {
  EXPECT_EQ(phrases("Turkey Turkey PROPN NNP 2 nsubj\nsaid say VERB VBD 0 root\nhe he PRON PRP 4 nsubj\nlived live VERB VBD 2 ccomp\nin in ADP IN 6 case\nSyria Syria PROPN NNP 4 obl\n. . PUNCT . 2 punct\n"),
            "ORG Turkey | PER he | LOC Syria");
}

TEST(Phrases, WhatAPredicateSaysIsNoMention) {
  EXPECT_EQ(phrases("She she PRON PRP 4 nsubj\nis be AUX VBZ 4 cop\na a DET DT 4 det\nlecturer lecturer NOUN NN 0 root\nhere here ADV RB 4 advmod\n. . PUNCT . 4 punct\n"), "PER She | LOC here");
}

TEST(Phrases, TheWiderPlaceBehindACommaBelongsToTheTown) {
  EXPECT_EQ(phrases("He he PRON PRP 2 nsubj\nlives live VERB VBZ 0 root\nin in ADP IN 4 case\nAleppo Aleppo PROPN NNP 2 obl\n, , PUNCT , 6 punct\nSyria Syria PROPN NNP 4 appos\n. . PUNCT . 2 punct\n"),
            "PER He | LOC Aleppo , Syria");
  EXPECT_EQ(phrases("He he PRON PRP 2 nsubj\nsaw see VERB VBD 0 root\nAleppo Aleppo PROPN NNP 2 obj\n, , PUNCT , 5 punct\nParis Paris PROPN NNP 3 conj\nand and CCONJ CC 7 cc\nMoscow Moscow PROPN NNP 3 conj\n. . PUNCT . 2 punct\n"),
            "PER He | LOC Aleppo | LOC Paris | LOC Moscow");
}

TEST(Revision, ACompanyTakesInItsLegalForm) {
  Document doc = document("Harlan Harlan PROPN NNP 4 nsubj\n, , PUNCT , 3 punct\nInc. Inc. PROPN NNP 1 flat\nsold sell VERB VBD 0 root\nit it PRON PRP 4 obj\n. . PUNCT . 4 punct\n");
  add_name(doc, 0, 1, EntityLabel::PER);
  EXPECT_EQ(revised(doc), "ORG Harlan , Inc.");
}

TEST(Revision, ACountryIsAPlaceAndAnOperationAnEvent) {
  Document doc = document("Turkey Turkey PROPN NNP 2 nsubj\nbegan begin VERB VBD 0 root\nOperation Operation PROPN NNP 4 compound\nHorizon Horizon PROPN NNP 2 obj\n. . PUNCT . 2 punct\n");
  add_name(doc, 0, 1, EntityLabel::ORG), add_name(doc, 2, 4, EntityLabel::ORG);
  EXPECT_EQ(revised(doc), "GPE Turkey | EVENT Operation Horizon");
}

TEST(Revision, WhatTheKnowledgeNamesHasAName) {
  const char* lines = "Red Red PROPN NNP 2 compound\nWatch Watch PROPN NNP 3 nsubj\nleft leave VERB VBD 0 root\nAleppo Aleppo PROPN NNP 3 obj\n. . PUNCT . 3 punct\n";
  Document bare = document(lines);
  EXPECT_EQ(revised(bare), "ORG Red Watch | GPE Aleppo");
  Document parted = document(lines);
  add_name(parted, 0, 1, EntityLabel::PER), add_name(parted, 1, 2, EntityLabel::LOC), add_name(parted, 3, 4, EntityLabel::LOC);
  EXPECT_EQ(revised(parted), "PER Red | LOC Watch | LOC Aleppo");  // a person's name stays
  parted = document(lines);
  add_name(parted, 0, 1, EntityLabel::LOC), add_name(parted, 1, 2, EntityLabel::LOC), add_name(parted, 3, 4, EntityLabel::LOC);
  EXPECT_EQ(revised(parted), "ORG Red Watch | LOC Aleppo");
}

}  // namespace
}  // namespace dateline::mentions::testing
