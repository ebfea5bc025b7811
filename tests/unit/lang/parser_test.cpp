#include "lang/parser.h"

#include <gtest/gtest.h>

#include "lang/components.h"
#include "lang/language_model.h"
#include "lang/train_sentence.h"

namespace dateline::lang {
namespace {

TEST(ParserState, BuildsATreeByItsActions) {
  ParserState state;  // "Rebels seized towns"
  state.reset(3);
  state.shift();
  state.attach(Action::left, 2);  // rebels ← seized
  state.shift();
  state.shift();
  EXPECT_TRUE(state.buffer_empty());
  EXPECT_FALSE(state.can(Action::shift));
  EXPECT_FALSE(state.can(Action::left));
  state.attach(Action::right, 3);
  EXPECT_TRUE(state.finished());
  state.finish();
  EXPECT_EQ(state.head(0), 1U);
  EXPECT_EQ(state.head(2), 1U);
  EXPECT_EQ(state.head(1), state.root());
  EXPECT_EQ(state.links(1).left1, 0U);
  EXPECT_EQ(state.links(1).right1, 2U);
}

/// Whatever the words are, the heads make one projective tree with one root.
TEST(Parser, TreesAreAlwaysSound) {
  const LanguageModel model = LanguageModel::open(DATELINE_MODEL);
  const Components& c = model.components();
  const std::vector<std::string_view> pool = {"the", "army", "killed", ",", "and", "\"", "in", "who", "said", "Homs", "(", ".", "2017", "by"};
  Random random(3);
  Parser::Scratch scratch;
  Tagger::Scratch tagger;
  for (int round = 0; round < 60; ++round) {
    std::vector<std::string_view> forms(1 + random.below(round == 0 ? 5000 : 60));
    for (auto& form : forms) form = pool[random.below(pool.size())];
    SentenceFeatures features;
    features.assign(forms, c.vocabulary);
    std::vector<TagClass> tags;
    c.tagger.tag(features, tags, tagger);
    ParserInput input;
    prepare_input(features, tags, std::vector<std::uint32_t>(forms.size(), 1), c.parser.words(), c.tagger, c.pairs, input);
    std::vector<std::uint32_t> heads;
    std::vector<Deprel> labels;
    c.parser.parse(input, scratch, heads, labels);
    const auto n = static_cast<std::uint32_t>(forms.size());
    ASSERT_EQ(heads.size(), n);
    EXPECT_EQ(std::count(heads.begin(), heads.end(), n), 1);
    for (std::uint32_t i = 0; i < n; ++i) {
      std::uint32_t at = i, steps = 0;
      while (at != n && steps++ <= n) at = heads[at];
      ASSERT_EQ(at, n) << "a cycle at " << i;
      EXPECT_EQ(labels[i] == Deprel::root, heads[i] == n);
      for (std::uint32_t j = i + 1; heads[i] < n && j < heads[i] && n < 200; ++j) {
        EXPECT_TRUE(heads[j] >= i && heads[j] <= heads[i]) << "crossing arcs";
      }
    }
  }
}

}  // namespace
}  // namespace dateline::lang
