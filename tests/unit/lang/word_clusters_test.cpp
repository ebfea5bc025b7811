#include "lang/word_clusters.h"

#include <gtest/gtest.h>

namespace dateline::lang {
namespace {

TEST(WordClusters, WordsInLikeCompanyShareACluster) {
  WordClusters words;
  for (int i = 0; i < 40; ++i) {
    for (const char* place : {"karsa", "velun", "tirov"}) {
      for (const char* verb : {"shelled", "seized"}) {
        words.add_sentence(std::vector<std::string>{"they", verb, place, "today"});
      }
    }
  }
  words.finish(5, 1000);
  const auto labels = words.cluster(4, 20, {});
  const auto of = [&](std::string_view word) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (words.words()[i] == word) return labels[i];
    }
    return std::uint16_t{0};
  };
  EXPECT_EQ(of("karsa"), of("velun"));
  EXPECT_EQ(of("karsa"), of("tirov"));
  EXPECT_EQ(of("shelled"), of("seized"));
  EXPECT_NE(of("shelled"), of("karsa"));
  EXPECT_EQ(words.cluster(4, 20, {}), labels);
}

}  // namespace
}  // namespace dateline::lang
