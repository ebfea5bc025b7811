#include "dictionaries/words.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace dateline::dictionaries {
namespace {

std::vector<std::string> keys(std::string_view phrase) {
  std::vector<std::string> found;
  split_words(phrase, [&](std::string_view w) { found.emplace_back(w); });
  return found;
}

TEST(Words, are_parted_and_folded) {
  EXPECT_EQ(keys("UNITED_STATES-LED "), (std::vector<std::string>{"united", "states", "led"}));
  EXPECT_EQ(keys("U.S._"), (std::vector<std::string>{"us"}));
  EXPECT_EQ(keys("PEOPLE'S_PARTY_(PP)"), (std::vector<std::string>{"people", "party", "pp"}));
  EXPECT_EQ(keys("S\xC3\xA3o_Tom\xC3\xA9"), (std::vector<std::string>{"sao", "tome"}));
  EXPECT_TRUE(keys("__ .").empty());
}

TEST(Words, have_one_number_each) {
  Words words;
  std::map<std::string, WordId> reference;
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    const std::string w = "w" + std::to_string(random() % 6000);
    const auto [at, fresh] = reference.try_emplace(w, static_cast<WordId>(reference.size()));
    EXPECT_EQ(words.find(w), fresh ? kNoWord : at->second);
    ASSERT_EQ(words.add(w), at->second);
    ASSERT_EQ(words.word(at->second), w);
  }
  EXPECT_EQ(words.size(), reference.size());
}

TEST(Phrases, are_found_as_in_a_map) {
  Phrases phrases;
  std::map<std::vector<WordId>, std::uint32_t> reference;
  std::mt19937 random(11);
  for (std::uint32_t i = 0; i < 20000; ++i) {
    std::vector<WordId> key(1 + random() % 4);
    for (WordId& w : key) w = random() % 40;
    phrases.at(phrases.insert(key)) = i;
    reference[key] = i;
  }
  for (const auto& [key, value] : reference) {
    Phrases::Node node = Phrases::kRoot;
    for (const WordId w : key) ASSERT_NE(node = phrases.step(node, w), kNothing);
    EXPECT_EQ(phrases.at(node), value);
  }
  EXPECT_EQ(phrases.step(Phrases::kRoot, 4000), kNothing);
}

}  // namespace
}  // namespace dateline::dictionaries
