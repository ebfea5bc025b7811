// Sums of scores that a word decides by itself, kept until another word takes their place.
//
//   ScoreCache cache;
//   cache.add(model, of_word(word), classes, [&](Keys& keys) { word_keys(word, keys); }, keys, scores);
//
// The same scores as SparseModel::add of these keys: text repeats its words, and a few lines of memory are then read
// instead of dozens. Belongs to one thread.
#pragma once

#include <cstdint>
#include <vector>

#include "lang/features.h"
#include "lang/sparse_model.h"

namespace dateline::lang {

class ScoreCache {
 public:
  /// Everything that the features depend on, with so many hashes that no two words are taken for each other.
  struct Key {
    std::uint64_t word = 0, ends = 0, rest = 0;
    bool operator==(const Key&) const = default;
  };

  /// Adds to `scores` the weights of the features that `append(keys)` appends, which may depend on `key` alone.
  template <typename Append>
  void add(const SparseModel& model, Key key, std::size_t classes, Append append, Keys& keys, std::int32_t* scores) {
    const std::int16_t* sums = find(model, key, classes);
    if (sums == nullptr) {
      keys.clear();
      append(keys);
      sums = put(model, key, keys);
    }
    for (std::size_t c = 0; c < stride_; ++c) scores[c] += sums[c];
  }

 private:
  static constexpr int kEntryBits = 13;
  static constexpr std::size_t kEntries = std::size_t{1} << kEntryBits;
  static constexpr std::size_t kLanes = 16;  // classes are filled up to these, for loops without a rest
  static_assert(kMaxKeys * 127 <= INT16_MAX);

  static constexpr Key kFree = {UINT64_MAX, UINT64_MAX, UINT64_MAX};

  static std::size_t place(Key key) {
    return feature_key(key.word >> 32, key.word & 0xFFFFFFFF, key.rest >> 32, key.rest & 0xFFFFFFFF) >> (64 - kEntryBits);
  }
  /// The sums of `key`, or nullptr. Forgets everything when asked about another model.
  const std::int16_t* find(const SparseModel& model, Key key, std::size_t classes);
  const std::int16_t* put(const SparseModel& model, Key key, const Keys& keys);

  std::uint64_t model_ = 0;
  std::size_t stride_ = 0;
  std::vector<Key> held_;
  std::vector<std::int16_t> sums_;   // stride_ of each entry
};

/// A word, and what else of it or around it the features depend on.
inline ScoreCache::Key of_word(const WordFeatures& w, std::uint32_t also = 0) {
  const auto both = [](std::uint64_t a, std::uint64_t b) { return a << 32 | b; };
  return {both(w.form, w.lower), both(w.prefix[2], w.suffix[3]), both(w.shape, also)};
}

}  // namespace dateline::lang
