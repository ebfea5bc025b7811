// The packed models against the slow, obvious sums.
#include "lang/sparse_model.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "lang/hashing.h"
#include "lang/train_sentence.h"
#include "lang/two_step.h"

namespace dateline::lang {
namespace {

TEST(SparseTrainer, AFeatureSeenLessThanThreeTimesIsNotLearned) {
  SparseTrainer trainer;
  const std::vector<std::uint64_t> twice = {feature_key(1, 1)}, thrice = {feature_key(1, 2)};
  for (int i = 0; i < 2; ++i) trainer.see(twice), trainer.see(thrice);
  trainer.see(thrice);
  trainer.update(twice, 1, 0), trainer.update(thrice, 1, 0);
  EXPECT_EQ(trainer.rows(), 1U);
}

TEST(SparseModel, PackedScoresOrderAsTheTrainersDo) {
  SparseTrainer trainer;
  const std::vector<std::uint64_t> a = {feature_key(1, 1), feature_key(2, 5)}, b = {feature_key(1, 2), feature_key(2, 5)};
  for (int i = 0; i < 3; ++i) trainer.see(a), trainer.see(b);
  for (int i = 0; i < 4; ++i) trainer.update(a, 7, 0), trainer.update(b, 200, 7);
  ModelWriter writer;
  trainer.pack(writer, "test");
  const SparseModel model = SparseModel::load(writer, "test");
  std::int32_t scores[kMaxClasses] = {};
  model.add(a, scores);
  EXPECT_GT(scores[7], scores[200]);
  std::int32_t others[kMaxClasses] = {};
  model.add(b, others);
  EXPECT_GT(others[200], others[7]);
  std::int32_t none[kMaxClasses] = {};
  const std::vector<std::uint64_t> unseen = {feature_key(9, 9)};
  model.add(unseen, none);
  for (const std::int32_t score : none) EXPECT_EQ(score, 0);
}

/// Many features, so that buckets overflow into the next ones.
TEST(SparseModel, AddsVectorsOfChecksAsOneByOne) {
  SparseTrainer trainer;
  Random random(11);
  std::vector<std::uint64_t> keys;
  for (std::uint64_t k = 0; k < 3000; ++k) keys.push_back(feature_key(k % 7, k));
  for (int round = 0; round < 3; ++round) {
    for (const std::uint64_t key : keys) {
      const std::vector<std::uint64_t> one = {key};
      trainer.see(one);
      trainer.update(one, static_cast<int>(random.below(200)), static_cast<int>(random.below(200)));
    }
  }
  ModelWriter writer;
  trainer.pack(writer, "test");
  const SparseModel model = SparseModel::load(writer, "test");
  for (int round = 0; round < 300; ++round) {
    std::vector<std::uint64_t> some(1 + random.below(kMaxKeys));
    for (std::uint64_t& key : some) key = random.below(4) == 0 ? random.next() : keys[random.below(keys.size())];
    std::int32_t fast[kMaxClasses] = {}, plain[kMaxClasses] = {};
    model.add(some, fast);
    model.add_plainly(some, plain);
    EXPECT_TRUE(std::equal(fast, fast + kMaxClasses, plain));
  }
}

TEST(TwoStep, TheMarginKeepsDifferingDecisionsBelowTheShare) {
  MarginFinder finder;
  for (int margin = 0; margin < 1000; ++margin) finder.add(margin, margin % 100 != 0 || margin > 500);  // differ at 0, 100 … 500
  EXPECT_EQ(finder.smallest(0), 501);
  EXPECT_EQ(finder.smallest(0.002), 301);
  EXPECT_EQ(finder.smallest(0.5), 0);
}

TEST(TwoStep, TheLeadIsOfTheBestOverTheNext) {
  const std::int32_t scores[] = {90, 5, 12, 30, 7};
  EXPECT_EQ(lead(scores, 1, 5).best, 3);
  EXPECT_EQ(lead(scores, 1, 5).margin, 18);
  EXPECT_EQ(lead(scores, 0, 5).best, 0);
}

}  // namespace
}  // namespace dateline::lang
