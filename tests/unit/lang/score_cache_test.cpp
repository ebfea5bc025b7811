// Scores kept against scores computed.
#include "lang/score_cache.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "lang/train_sentence.h"

namespace dateline::lang {
namespace {

constexpr std::size_t kClasses = 50;
constexpr std::uint64_t kWords = 20'000;  // more than the cache holds

std::vector<std::uint64_t> features(std::uint64_t word) { return {feature_key(1, word), feature_key(2, word % 100), feature_key(3, 0)}; }

SparseModel model_of(std::uint64_t seed) {
  SparseTrainer trainer;
  Random random(seed);
  for (int round = 0; round < 3; ++round) {
    for (std::uint64_t word = 0; word < kWords; word += 7) {
      trainer.see(features(word));
      trainer.update(features(word), static_cast<int>(random.below(kClasses)), static_cast<int>(random.below(kClasses)));
    }
  }
  static ModelWriter writers[3];  // the models read in place
  ModelWriter& writer = writers[seed % 3];
  trainer.pack(writer, "test");
  return SparseModel::load(writer, "test");
}

void expect_same(const SparseModel& model, ScoreCache& cache, std::uint64_t word) {
  std::int32_t wanted[kMaxClasses] = {5}, kept[kMaxClasses] = {5};
  Keys keys;
  model.add(features(word), wanted);
  cache.add(model, {word, word % 3, 0}, kClasses, [word](Keys& k) { for (const std::uint64_t key : features(word)) k.add(key); }, keys, kept);
  EXPECT_TRUE(std::equal(wanted, wanted + kMaxClasses, kept)) << word;
}

TEST(ScoreCache, GivesWhatTheModelGivesHoweverOftenWordsTakeTheirPlaces) {
  const SparseModel model = model_of(1);
  ScoreCache cache;
  Random random(4);
  for (int i = 0; i < 5000; ++i) expect_same(model, cache, random.below(i % 2 == 0 ? 200 : kWords));
}

TEST(ScoreCache, KnowsModelsApart) {
  const SparseModel one = model_of(1), other = model_of(2);
  ScoreCache cache;
  for (std::uint64_t word = 0; word < 300; word += 7) expect_same(one, cache, word), expect_same(other, cache, word), expect_same(one, cache, word);
}

TEST(ScoreCache, AsksForFeaturesOnlyOnce) {
  const SparseModel model = model_of(1);
  ScoreCache cache;
  Keys keys;
  int asked = 0;
  for (int i = 0; i < 3; ++i) {
    std::int32_t scores[kMaxClasses] = {};
    cache.add(model, {7, 1, 0}, kClasses, [&asked](Keys&) { ++asked; }, keys, scores);
  }
  EXPECT_EQ(asked, 1);
}

}  // namespace
}  // namespace dateline::lang
