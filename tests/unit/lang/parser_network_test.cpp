// The packed network's sums against the plain ones; the trainer's products against plain ones; and that it learns.
#include "lang/parser_network.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "lang/float_kernels.h"
#include "lang/network_trainer.h"
#include "lang/train_sentence.h"

namespace dateline::lang {
namespace {

constexpr std::size_t kRows = 300;

TEST(ParserNetwork, VectorsGiveTheSameSumsAsOneByOne) {
  Random random(7);
  std::vector<std::int8_t> table(kRows * kHidden);
  for (std::int8_t& x : table) x = static_cast<std::int8_t>(static_cast<int>(random.below(2 * kMaxRow + 1)) - kMaxRow);
  std::vector<std::int16_t> bias(kHidden);
  for (std::int16_t& x : bias) x = static_cast<std::int16_t>(static_cast<int>(random.below(2 * kMaxBias + 1)) - kMaxBias);
  std::vector<std::int16_t> weights(kOutputs * kHidden);
  for (std::int16_t& x : weights) x = static_cast<std::int16_t>(static_cast<int>(random.below(2 * kMaxOutput + 1)) - kMaxOutput);
  const std::vector<std::int32_t> output_bias(kOutputs, 17);
  std::vector<std::uint8_t> outputs;
  for (std::size_t o = kOutputs; o-- > 0;) outputs.push_back(static_cast<std::uint8_t>(o));
  for (int round = 0; round < 200; ++round) {
    std::vector<std::uint32_t> numbers(random.below(kMostRows + 1));
    for (std::uint32_t& row : numbers) row = static_cast<std::uint32_t>(random.below(kRows));
    const std::size_t plus = random.below(numbers.size() + 1);
    const RowSet rows{std::span(numbers).first(plus), std::span(numbers).subspan(plus)};
    std::int16_t plain[kHidden];
    std::int32_t plain_scores[kOutputs];
    add_rows(Vectors::none, table.data(), rows, bias.data(), plain);
    add_products(Vectors::none, plain, weights.data(), output_bias.data(), outputs, plain_scores);
    for (const Vectors vectors : {Vectors::any, Vectors::avx2}) {
      if (!machine_has(vectors)) continue;
      std::int16_t fast[kHidden];
      std::int32_t scores[kOutputs];
      add_rows(vectors, table.data(), rows, bias.data(), fast);
      add_products(vectors, fast, weights.data(), output_bias.data(), outputs, scores);
      EXPECT_TRUE(std::equal(plain, plain + kHidden, fast));
      EXPECT_TRUE(std::equal(plain_scores, plain_scores + kOutputs, scores));
    }
  }
}

/// The widest sums that can be stay within their types.
TEST(ParserNetwork, ExtremesDoNotOverflow) {
  const std::vector<std::int8_t> table(kHidden, kMaxRow);
  const std::vector<std::int16_t> bias(kHidden, kMaxBias), weights(kHidden, kMaxOutput);
  const std::vector<std::uint32_t> rows(kMostRows, 0);
  std::int16_t hidden[kHidden];
  std::int32_t score = 0;
  const std::int32_t output_bias = kMaxOutputBias;
  add_rows(Vectors::any, table.data(), {rows, {}}, bias.data(), hidden);
  EXPECT_EQ(hidden[0], static_cast<int>(kMostRows) * kMaxRow + kMaxBias);
  add_products(Vectors::any, hidden, weights.data(), &output_bias, std::vector<std::uint8_t>{0}, &score);
  EXPECT_EQ(score, static_cast<std::int64_t>(hidden[0]) * kMaxOutput * static_cast<int>(kHidden) + kMaxOutputBias);
}

TEST(FloatKernels, ProductsAreSumsInOrder) {
  constexpr std::size_t kRowCount = 8, kColumns = 32, kDepth = 301;
  Random random(5);
  std::vector<float> a(kRowCount * kDepth), b(kDepth * kColumns), c(kRowCount * kColumns, 0.25F), left(a.size()), right(b.size());
  for (float& x : a) x = static_cast<float>(random.unit() - 0.5);
  for (float& x : b) x = static_cast<float>(random.unit() - 0.5);
  to_panels_transposed(a.data(), kDepth, kRowCount, kRowPanel, left.data());
  to_panels(b.data(), kDepth, kColumns, kColumnPanel, right.data());
  multiply(left.data(), right.data(), c.data(), kRowCount, kColumns, kDepth);
  for (std::size_t i = 0; i < kRowCount; ++i) {
    for (std::size_t j = 0; j < kColumns; ++j) {
      float sum = 0.25F;
      for (std::size_t k = 0; k < kDepth; ++k) sum += a[i * kDepth + k] * b[k * kColumns + j];
      EXPECT_EQ(c[i * kColumns + j], sum) << i << ' ' << j;  // bit for bit
    }
  }
}

TEST(FloatKernels, TheExponentialIsOne) {
  for (float x = -40; x < 20; x += 0.37F) EXPECT_NEAR(exponential(x) / std::exp(x), 1, 1e-6) << x;
}

/// Two states that differ in one tag: the network learns an action and a label for each, and packing keeps them.
TEST(NetworkTrainer, LearnsWhatItIsTaught) {
  const NetworkShape shape{.words = 4, .first_class = 3, .tags = 6, .clusters = 5, .coarse = 4};
  NetworkTrainer trainer(shape, {});
  ParserWordCounts counts;
  counts.of_id.resize(shape.words);
  counts.first_class = shape.first_class;
  trainer.set_counts(counts);
  NetworkExample left = {}, right = {};
  left.possible = right.possible = 7;
  left.tags[0] = 2, left.best = 2, left.arc = Action::left, left.label = static_cast<std::uint8_t>(Deprel::acl);
  right.tags[0] = 3, right.best = 4, right.arc = Action::right, right.label = static_cast<std::uint8_t>(Deprel::advmod);
  const std::vector<const NetworkExample*> batch = {&left, &right, &left, &right};
  for (int step = 0; step < 200; ++step) trainer.learn(batch, 1e-3F);
  ModelWriter writer;
  trainer.pack(Weights::average, writer);
  writer.put("parser.label_sets", std::vector<LabelSet>(kLabelSets, 0xFFFE));
  const ParserNetwork network = ParserNetwork::load(writer);
  ParserInput input;
  input.resize(1);
  const WordPairs pairs;
  input.set_pairs(pairs);
  ParserState state;
  state.reset(1);
  ParserView view(input, state);
  view.nodes.fill(state.none());
  view.nodes[0] = 0;
  view.labels.fill(0);
  view.smalls.fill(0);
  view.pair_keys.fill(1);  // that no table knows: level 0
  ParserNetwork::Hidden hidden;
  input[0].tag = 2;
  network.activate(input, view, hidden);
  EXPECT_GT(network.actions(hidden)[1], network.actions(hidden)[2]);
  EXPECT_EQ(network.best_label(hidden, Action::left, 0), Deprel::acl);
  input[0].tag = 3;
  network.activate(input, view, hidden);
  EXPECT_GT(network.actions(hidden)[2], network.actions(hidden)[1]);
  EXPECT_EQ(network.best_label(hidden, Action::right, 0), Deprel::advmod);
}

}  // namespace
}  // namespace dateline::lang
