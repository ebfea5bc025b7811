#include "lang/conllu.h"

#include <gtest/gtest.h>

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

TEST(Conllu, NamesComeFromEntityAnnotations) {
  std::vector<NameExample> examples;
  append_name_examples(tiny(), examples);
  ASSERT_EQ(examples.size(), 6U);
  EXPECT_EQ(examples[0].names, (std::vector<NameSpan>{{6, 7, EntityLabel::GPE}}));
  EXPECT_EQ(examples[1].names, (std::vector<NameSpan>{{7, 9, EntityLabel::PER}}));
}

}  // namespace
}  // namespace dateline::lang
