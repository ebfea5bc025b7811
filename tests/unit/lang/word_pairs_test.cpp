#include "lang/word_pairs.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace dateline::lang {
namespace {

namespace fs = std::filesystem;

TEST(WordPairs, WhatStandsTogetherMoreOftenThanByChanceHasAHigherLevel) {
  PairCounter counter;
  for (std::uint64_t i = 0; i < 100; ++i) {
    counter.add_pair(1, 2);           // always together
    counter.add_pair(100 + i, 3);     // 3 goes with anything …
    if (i < 4) counter.add_pair(1, 3);  // … and with 1 less often than chance
  }
  counter.add_phrase(1, 8, 2), counter.add_marker(1, 8);
  const auto levels = counter.levels(3, 1000);
  ASSERT_EQ(levels.size(), 2U) << "what is seen less than three times is left out";

  const std::vector<std::uint32_t> cells = WordPairs::pack(levels);
  const fs::path file = fs::path(testing::TempDir()) / "lang_pairs.bin";
  std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(cells.data()), static_cast<std::streamsize>(cells.size() * sizeof cells[0]));
  ModelWriter writer;
  WordPairs::build(file, writer);
  const WordPairs pairs = WordPairs::load(writer);
  EXPECT_GT(pairs.find(pair_key(1, 2)), pairs.find(pair_key(1, 3)));
  EXPECT_EQ(pairs.find(pair_key(1, 3)), 1U) << "against chance";
  EXPECT_EQ(pairs.find(pair_key(2, 1)), 0U) << "head and dependent are not the same";
  EXPECT_EQ(pairs.find(marker_key(1, 8)), 0U);
}

TEST(WordPairs, WithoutAFileNothingIsKnown) {
  ModelWriter writer;
  WordPairs::build("/nonexistent", writer);
  EXPECT_EQ(WordPairs::load(writer).find(pair_key(1, 2)), 0U);
}

}  // namespace
}  // namespace dateline::lang
