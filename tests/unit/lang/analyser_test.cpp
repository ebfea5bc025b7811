#include "lang/analyser.h"

#include <gtest/gtest.h>

#include <thread>

#include "lang/conllu.h"
#include "text/sentences.h"
#include "text/tokens.h"

namespace dateline::lang {
namespace {

const LanguageModel& english() {
  static const LanguageModel model = LanguageModel::open(DATELINE_MODEL);
  return model;
}

Document tokenized(std::string text) {
  Document doc;
  doc.text = std::move(text);
  std::vector<Span> spans;
  std::vector<text::Piece> pieces;
  doc.paragraphs = {{0, static_cast<std::uint32_t>(doc.text.size())}};
  text::SentenceSplitter().split_sentences(doc.text, doc.paragraphs[0], spans);
  for (const Span span : spans) {
    pieces.clear();
    text::tokenize(doc.text, span, pieces);
    Sentence sentence;
    sentence.span = span;
    sentence.first = static_cast<TokenIndex>(doc.tokens.size());
    for (const auto& piece : pieces) {
      Token& token = doc.tokens.emplace_back();
      token.span = piece.span;
      token.space_after = piece.space_after;
      token.joined = piece.joined;
    }
    sentence.last = static_cast<TokenIndex>(doc.tokens.size());
    doc.sentences.push_back(sentence);
  }
  return doc;
}

Document analysed(std::string text) {
  Document doc = tokenized(std::move(text));
  Analyser(english()).analyse(doc);
  return doc;
}

TokenIndex find(const Document& doc, std::string_view form) {
  for (TokenIndex t = 0; t < doc.tokens.size(); ++t) {
    if (doc.form(t) == form) return t;
  }
  return kNoToken;
}

/// "verb" if `form` hangs on it with `relation`, for short expectations.
std::string arc(const Document& doc, std::string_view form) {
  const TokenIndex t = find(doc, form);
  const Token& token = doc.tokens[t];
  return std::string(name(token.deprel)) + "(" + (token.head == kNoHead ? "-" : std::string(doc.form(token.head))) + ")";
}

const char* const kNews =
    "Kenyan marines and local rangers have been clearing the islands off Lamu, a refuge of smugglers in the far east, since "
    "the rains ended. \"The patrols found four boats,\" she said on Monday.";

TEST(Analyser, ActiveClause) {
  const Document doc = analysed("Government soldiers recaptured the village from the rebels on Tuesday.");
  EXPECT_EQ(arc(doc, "recaptured"), "root(-)");
  EXPECT_EQ(arc(doc, "soldiers"), "nsubj(recaptured)");
  EXPECT_EQ(arc(doc, "village"), "obj(recaptured)");
  EXPECT_EQ(doc.lemma(find(doc, "recaptured")), "recapture");
  EXPECT_EQ(doc.lemma(find(doc, "soldiers")), "soldier");
  EXPECT_EQ(doc.tokens[find(doc, "Tuesday")].upos, Upos::PROPN);
}

TEST(Analyser, PassiveWithAgent) {
  const Document doc = analysed("Three civilians were killed by government forces near the bridge.");
  EXPECT_EQ(arc(doc, "civilians"), "nsubj:pass(killed)");
  EXPECT_EQ(arc(doc, "were"), "aux:pass(killed)");
  EXPECT_EQ(arc(doc, "forces"), "obl:agent(killed)");
}

TEST(Analyser, QuotesAndSpeech) {
  const Document doc = analysed("\"The rebels opened a second front,\" he said on Monday.");
  EXPECT_EQ(arc(doc, "rebels"), "nsubj(opened)");
  EXPECT_EQ(arc(doc, "front"), "obj(opened)");
  EXPECT_EQ(arc(doc, "he"), "nsubj(said)");
}

TEST(Analyser, WiresInCapitals) {
  const Document doc = analysed("MALIAN ARMY TRUCKS REACHED THE OLD MARKET OF GAO ON SUNDAY");
  EXPECT_EQ(arc(doc, "REACHED"), "root(-)");
  EXPECT_EQ(arc(doc, "TRUCKS"), "nsubj(REACHED)");
  EXPECT_EQ(arc(doc, "MARKET"), "obj(REACHED)");
  EXPECT_EQ(doc.lemma(find(doc, "TRUCKS")), "truck");
  EXPECT_EQ(doc.lemma(find(doc, "REACHED")), "reach");
}

TEST(Analyser, FindsNames) {
  const Document doc = analysed("John Kerry met officials of the United Nations in Damascus.");
  std::vector<std::string> names;
  for (const Entity& e : doc.entities) names.push_back(std::string(doc.words(e.span)) + "/" + std::string(name(e.label)));
  EXPECT_EQ(names, (std::vector<std::string>{"John Kerry/PER", "United Nations/ORG", "Damascus/GPE"}));
}

TEST(Analyser, TheSameTextGivesTheSameBytesOnEveryThread) {
  std::string expected;
  write_conllu(analysed(kNews), expected);
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  const Analyser analyser(english());
  for (std::string& result : results) {
    threads.emplace_back([&analyser, &result] {
      for (int round = 0; round < 5; ++round) {
        Document doc = tokenized(kNews);
        analyser.analyse(doc);
        result.clear();
        write_conllu(doc, result);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& result : results) EXPECT_EQ(result, expected);
}

TEST(Analyser, AnalysingTwiceChangesNothing) {
  Document doc = analysed(kNews);
  std::string once, twice;
  write_conllu(doc, once);
  Analyser(english()).analyse(doc);
  write_conllu(doc, twice);
  EXPECT_EQ(once, twice);
}

TEST(Analyser, ASentenceOfTenThousandWordsGetsOneTree) {
  std::string text = "The army";
  for (int i = 0; i < 3333; ++i) text += " shelled towns and";
  Document doc;
  doc.text = text + " left.";
  std::vector<text::Piece> pieces;
  text::tokenize(doc.text, {0, static_cast<std::uint32_t>(doc.text.size())}, pieces);
  for (const auto& piece : pieces) doc.tokens.emplace_back().span = piece.span;
  const auto count = static_cast<TokenIndex>(doc.tokens.size());
  doc.sentences.push_back({{0, static_cast<std::uint32_t>(doc.text.size())}, 0, count, 0, false});
  Analyser(english()).analyse(doc);
  EXPECT_EQ(std::count_if(doc.tokens.begin(), doc.tokens.end(), [](const Token& t) { return t.head == kNoHead; }), 1);
  EXPECT_EQ(doc.child_start.size(), doc.tokens.size() + 1);
}

TEST(Analyser, EmptyDocumentsAndEmptySentencesAreFine) {
  Document doc;
  Analyser(english()).analyse(doc);
  EXPECT_TRUE(doc.entities.empty());
  doc.text = "x";
  doc.sentences.push_back({});
  Analyser(english()).analyse(doc);
  doc.tokens.emplace_back().span = {0, 1};
  doc.sentences[0].last = 1;
  Analyser(english()).analyse(doc);
  EXPECT_EQ(doc.tokens[0].head, kNoHead);
  EXPECT_EQ(doc.tokens[0].deprel, Deprel::root);
}

TEST(Analyser, EveryTokenHasALemma) {
  const Document doc = analysed("Hm… 12,000 people — \xE2\x80\x9Cno\xE2\x80\x9D @ #1 U.S.-led $5bn ½ Ñandú's МВД.");
  for (TokenIndex t = 0; t < doc.tokens.size(); ++t) EXPECT_FALSE(doc.lemma(t).empty()) << doc.form(t);
}

}  // namespace
}  // namespace dateline::lang
