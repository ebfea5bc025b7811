#include "lang/conllu.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "lang/treebank.h"

namespace dateline::lang {
namespace {

const char* const kPath = DATELINE_LANG_TEST_DATA "/tiny-train.conllu";

std::vector<ConlluDocument> tiny() { return *read_conllu(read_file(kPath), kPath); }

TEST(Conllu, ReadsDocumentsParagraphsAndSentences) {
  const auto documents = tiny();
  ASSERT_EQ(documents.size(), 2U);
  const Document& d = documents[0].document;
  EXPECT_EQ(documents[0].id, "tiny-1");
  EXPECT_EQ(d.sentences.size(), 4U);
  EXPECT_EQ(d.paragraphs.size(), 2U);
  EXPECT_EQ(d.words(d.sentences[1].span), "\"We can't leave,\" Anna Verin said.");
  EXPECT_EQ(d.words(d.paragraphs[1]), "The town was shelled by the army, officials said. Talks in Karsa ended without a deal.");
}

TEST(Conllu, SharesAMultiWordTokenOutAmongItsWords) {
  const Document d = tiny()[0].document;
  const TokenIndex can = d.sentences[1].first + 2;
  EXPECT_EQ(d.form(can), "ca");
  EXPECT_EQ(d.form(can + 1), "n't");
  EXPECT_FALSE(d.tokens[can].joined);
  EXPECT_TRUE(d.tokens[can + 1].joined);
  EXPECT_FALSE(d.tokens[can].space_after);
  EXPECT_TRUE(d.tokens[can + 1].space_after);
}

TEST(Conllu, HeadsAreTokensOfTheDocument) {
  const Document d = tiny()[0].document;
  const TokenIndex town = d.sentences[2].first + 1;
  EXPECT_EQ(d.tokens[town].deprel, Deprel::nsubj_pass);
  EXPECT_EQ(d.form(d.tokens[town].head), "shelled");
  EXPECT_EQ(d.tokens[d.tokens[town].head].head, kNoHead);
}

TEST(Conllu, WritingWhatWasReadAndReadingItAgainGivesTheSameBytes) {
  for (const ConlluDocument& d : tiny()) {
    std::string first, second;
    write_conllu(d.document, first, d.id);
    const auto again = read_conllu(first, "again");
    ASSERT_TRUE(again) << again.error().message();
    write_conllu((*again)[0].document, second, (*again)[0].id);
    EXPECT_EQ(first, second);
    EXPECT_EQ((*again)[0].document.text, d.document.text);
  }
}

TEST(Conllu, WritesTextRangesAndSpaces) {
  std::string out;
  write_conllu(tiny()[0].document, out, "tiny-1");
  EXPECT_NE(out.find("# sent_id = tiny-1-2\n# text = \"We can't leave,\" Anna Verin said.\n"), std::string::npos);
  EXPECT_NE(out.find("\n3-4\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n3\tca\t"), std::string::npos);
  EXPECT_NE(out.find("leave\tleave\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"), std::string::npos);
}

TEST(Conllu, SkipsEmptyNodesAndTakesAFileWithoutNewdoc) {
  const auto read = read_conllu("1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n1.1\tyou\t_\t_\t_\t_\t_\t_\t_\t_\n", "x");
  ASSERT_TRUE(read);
  EXPECT_EQ((*read)[0].document.tokens.size(), 1U);
}

TEST(Conllu, RefusesWhatIsBrokenAndNamesTheLine) {
  const std::string good = "1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n";
  const auto message = [](const std::string& bytes) {
    const auto read = read_conllu(bytes, "f.conllu");
    return read ? std::string() : read.error().message();
  };
  EXPECT_EQ(message(good), "");
  EXPECT_NE(message("1\tGo\tgo\n").find("f.conllu:1: a word line needs ten columns"), std::string::npos);
  EXPECT_NE(message(good + "3\tx\tx\tX\tX\t_\t1\tdep\t_\t_\n").find("f.conllu:2: expected word 2"), std::string::npos);
  EXPECT_NE(message("1\tGo\tgo\tVERB\tVB\t_\t7\troot\t_\t_\n\n").find("beyond the sentence's end: 7"), std::string::npos);
  EXPECT_NE(message("1\tGo\tgo\tVERB\tVB\t_\tzero\troot\t_\t_\n").find("no number"), std::string::npos);
  EXPECT_NE(message("2-1\tx\t_\t_\t_\t_\t_\t_\t_\t_\n").find("impossible range"), std::string::npos);
}

TEST(Conllu, ARangeBeyondTheSentenceIsCutAtItsEnd) {
  const auto read = read_conllu("1-3\tdont\t_\t_\t_\t_\t_\t_\t_\t_\n1\tdo\tdo\tAUX\tVB\t_\t0\troot\t_\t_\n", "x");
  ASSERT_TRUE(read);
  EXPECT_EQ((*read)[0].document.form(0), "dont");
}

using Names = std::vector<NameSpan>;

TEST(Treebank, NamesComeFromEntityAnnotations) {
  std::vector<TrainSentence> sentences;
  append_sentences(tiny(), nullptr, sentences);
  ASSERT_EQ(sentences.size(), 6U);
  EXPECT_TRUE(sentences[0].named);
  EXPECT_EQ(sentences[0].names, (Names{{6, 7, EntityLabel::GPE}}));
  EXPECT_EQ(sentences[1].names, (Names{{7, 9, EntityLabel::PER}}));
}

TEST(Treebank, NamesComeFromTheNerFieldOrFromAFileBeside) {
  const auto documents = read_conllu(
      "# sent_id = a-1\n1\tOmar\tOmar\tPROPN\tNNP\t_\t3\tnsubj\t_\tNER=B-PER\n2\tHaddad\tHaddad\tPROPN\tNNP\t_\t1\tflat\t_\tNER=I-PER\n"
      "3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n4\tAden\tAden\tPROPN\tNNP\t_\t3\tobj\t_\tSpaceAfter=No|NER=B-GPE\n", "x");
  ASSERT_TRUE(documents);
  std::vector<TrainSentence> sentences;
  append_sentences(*documents, nullptr, sentences);
  EXPECT_EQ(sentences[0].names, (Names{{0, 2, EntityLabel::PER}, {3, 4, EntityLabel::GPE}}));
  const NamesOfSentences beside = {{"a-1", {{3, 4, EntityLabel::FAC}, {6, 9, EntityLabel::PER}}}};
  append_sentences(*documents, &beside, sentences);
  EXPECT_EQ(sentences[1].names, (Names{{3, 4, EntityLabel::FAC}})) << "names beyond the sentence are dropped";
}

TEST(Treebank, AFileOfNamesIsReadOrRefusedWithItsLine) {
  const auto path = std::filesystem::path(testing::TempDir()) / "lang_names.tsv";
  std::ofstream(path) << "# names\ns-1\tPER:1-2\tGPE:7\ns-2\tORG:4\n";
  const NamesOfSentences names = read_names(path);
  EXPECT_EQ(names.at("s-1"), (Names{{0, 2, EntityLabel::PER}, {6, 7, EntityLabel::GPE}}));
  for (const char* bad : {"s\tPER:0", "s\tPER:2-1", "s\tPERSON:1", "s\t1-2", "s\tPER:1-2x"}) {
    std::ofstream(path) << "# names\n" << bad << "\n";
    try {
      read_names(path);
      FAIL() << bad;
    } catch (const EnvironmentError& error) {
      EXPECT_NE(std::string(error.what()).find("lang_names.tsv:2"), std::string::npos) << bad;
    }
  }
}

}  // namespace
}  // namespace dateline::lang
