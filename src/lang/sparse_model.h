// A linear classifier with many classes and hashed features: an averaged perceptron.
//
// SparseTrainer learns with floating-point weights and holds a row only for a feature that took part in
// a mistake and has been seen three times. pack() rounds the averages to 8 bits, drops small ones, and writes two sections that
// SparseModel reads in place: buckets of features, one cache line each, and weights. Scores of SparseModel are sums of integers: the same on every machine.
//
//   std::int32_t scores[kMaxClasses] = {};
//   model.add(keys, scores);                    // keys: feature_key() values
//
// Limits: 255 classes. Features are told apart by 64-bit keys in training and by bucket and 32 bits when packed.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lang/hashing.h"
#include "lang/model_file.h"

namespace dateline::lang {

inline constexpr int kMaxClasses = 256;
inline constexpr int kMaxKeys = 192;

/// The features of one decision. Fixed capacity: templates are counted, not data.
struct Keys {
  std::uint64_t key[kMaxKeys];
  int size = 0;

  void clear() { size = 0; }
  void add(std::uint64_t k) { key[size++] = k; }
  std::span<const std::uint64_t> span() const { return {key, static_cast<std::size_t>(size)}; }
};

/// Adds the features of a decision, numbered as they come.
struct Templates {
  Keys& keys;
  std::uint64_t number = 0;
  template <typename... Values>
  void add(Values... values) {
    keys.add(feature_key(number++, static_cast<std::uint64_t>(values)...));
  }
};

class Random;

/// Drops each key with probability `share`: what keeps the trainers from learning the treebank by heart.
void drop_some(Keys& keys, double share, Random& random);

struct SparseWeight {
  std::uint8_t label = 0;
  std::int8_t weight = 0;
};

/// Eight features in one line of the cache: 32 bits of the key tell them apart, and where their weights stand.
struct alignas(64) SparseBucket {
  static constexpr std::size_t kSize = 8;
  std::uint32_t check[kSize] = {};  // 0: free; filled from the first on
  std::uint32_t where[kSize] = {};  // 26 bits of offset, 6 of count, both in groups of kWeightGroup
};
static_assert(sizeof(SparseBucket) == 64);

/// Weights come in groups, the last one of a feature filled up with the weight 0: loops of few, equal steps.
inline constexpr std::size_t kWeightGroup = 2;

class SparseModel {
 public:
  static SparseModel load(const SectionSource& source, std::string_view name);

  /// A number that no other model loaded by this program has; copies have the same.
  std::uint64_t id() const { return id_; }

  /// Adds the weights of all features to `scores`, which has kMaxClasses entries.
  void add(std::span<const std::uint64_t> keys, std::int32_t* scores) const;
  /// The same, one feature and one comparison at a time: what tests compare add() with.
  void add_plainly(std::span<const std::uint64_t> keys, std::int32_t* scores) const;

 private:
  std::span<const SparseBucket> buckets_;
  std::span<const SparseWeight> weights_;
  std::uint64_t id_ = 0;
};

class SparseTrainer {
 public:
  SparseTrainer();

  void score(std::span<const std::uint64_t> keys, float* scores) const;
  /// Counts features: update() passes over those seen less than three times, which would only be learned by heart.
  void see(std::span<const std::uint64_t> keys);
  /// Rewards `right` and punishes `wrong` for these features, and counts a step.
  void update(std::span<const std::uint64_t> keys, int right, int wrong);
  /// Counts a step without a mistake.
  void step() { ++steps_; }

  /// Writes "<name>.buckets" and "<name>.weights". Weights that round to less than `minimum` are dropped.
  void pack(ModelWriter& writer, std::string_view name, int minimum = 1) const;
  std::size_t rows() const { return rows_.size(); }

 private:
  struct Cell {
    double total = 0;  // sum of step × change, for the average
    float weight = 0;
    std::uint32_t label = 0;
  };
  struct Row {
    std::uint64_t key = 0;
    std::uint32_t begin = 0;
    std::uint16_t size = 0;
    std::uint16_t capacity = 0;
  };
  const Row* find(std::uint64_t key) const;
  Row& find_or_add(std::uint64_t key);
  void change(Row& row, int label, float delta);
  void grow_index();
  float average(const Cell& cell) const;

  std::vector<std::uint8_t> seen_;    // by hash, up to kSeenOften
  std::vector<std::uint32_t> index_;  // row + 1; 0: free
  std::vector<Row> rows_;
  std::vector<Cell> cells_;
  std::uint64_t steps_ = 1;
};

}  // namespace dateline::lang
