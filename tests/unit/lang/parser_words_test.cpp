#include "lang/parser_words.h"

#include <gtest/gtest.h>

#include <string>

#include "lang/parser_state.h"

namespace dateline::lang {
namespace {

SentenceFeatures features_of(std::vector<std::string_view> forms) {
  SentenceFeatures features;
  features.assign(forms, Vocabulary());
  return features;
}

TEST(ParserWords, FrequentWordsStandForThemselvesAndOthersForTheirClass) {
  const SentenceFeatures sentence = features_of({"the", "army", "shelled", "the", "town", "14", "The"});
  const std::vector<TagClass> tags = {5, 6, 7, 5, 6, 8, 6};
  const std::vector<TaggedFeatures> text = {{&sentence, &tags}};
  ModelWriter writer;
  const ParserWordCounts counts = build_parser_words(text, 2, writer);
  const ParserWords words = ParserWords::load(writer);
  const SentenceFeatures asked = features_of({"the", "army", "Homs", "17", "...", "F16"});
  EXPECT_LT(words.id(asked[0]), counts.first_class);
  EXPECT_EQ(counts.of_id[words.id(asked[0])].count, 3U);
  EXPECT_EQ(words.look_up(asked[0]).tag, ParserWord::tag_of(5));
  for (std::size_t i = 1; i < asked.size(); ++i) {
    EXPECT_GE(words.id(asked[i]), counts.first_class) << i;
    for (std::size_t j = 1; j < i; ++j) EXPECT_NE(words.id(asked[i]), words.id(asked[j])) << i << ' ' << j;
  }
  EXPECT_GE(words.class_id(asked[0]), counts.first_class);
}

TEST(ParserWords, EndingsOfRareWordsAreClasses) {
  std::vector<std::string> forms;
  for (int i = 0; i < 40; ++i) forms.push_back(std::string(1, static_cast<char>('a' + i % 26)) + std::string(1, static_cast<char>('a' + i / 26)) + "ation");
  const SentenceFeatures sentence = features_of({forms.begin(), forms.end()});
  const std::vector<TagClass> tags(forms.size(), 5);
  const std::vector<TaggedFeatures> text = {{&sentence, &tags}};
  ModelWriter writer;
  build_parser_words(text, 10, writer);
  const ParserWords words = ParserWords::load(writer);
  const SentenceFeatures asked = features_of({"occupation", "invocation", "ceasefire"});
  EXPECT_EQ(words.id(asked[0]), words.id(asked[1]));
  EXPECT_NE(words.id(asked[0]), words.id(asked[2]));
}

}  // namespace
}  // namespace dateline::lang
