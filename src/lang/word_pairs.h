// How much more often than by chance two words stand as head and dependent in raw text that an earlier
// model has parsed: "missile – fired" goes together, whatever the treebanks happen to hold.
//
//   WordPairs pairs = WordPairs::load(source);
//   pairs.find(pair_key(fire, missile));            // 0: not seen; 1 … kPairLevels, from against chance to far above
//   pairs.find(phrase_key(attack, with, knife));    // a dependent with its preposition
//
// Words are hashes of lemmas. Made by bench/word_pairs from raw text: models/<language>/data/pairs.bin.
// After Chen, Kazama, Uchimoto and Torisawa (2009), "Improving dependency parsing with subtrees from
// auto-parsed data". Immutable; thread-safe.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <unordered_map>
#include <vector>

#include "lang/hashing.h"
#include "lang/model_file.h"

namespace dateline::lang {

inline constexpr int kPairLevels = 6;

inline std::uint64_t pair_key(std::uint64_t head, std::uint64_t child) { return feature_key(901, head, child); }
inline std::uint64_t marker_key(std::uint64_t head, std::uint64_t marker) { return feature_key(902, head, marker); }
inline std::uint64_t phrase_key(std::uint64_t head, std::uint64_t marker, std::uint64_t child) {
  return feature_key(903, head, marker, child);
}

class WordPairs {
 public:
  static WordPairs load(const SectionSource& source);

  void prefetch(std::uint64_t key) const {
    if (!cells_.empty()) __builtin_prefetch(&cells_[home(key)]);
  }
  std::uint64_t find(std::uint64_t key) const {
    if (cells_.empty()) return 0;
    const auto check = static_cast<std::uint32_t>(key) & kCheckMask;
    for (std::size_t i = home(key); cells_[i] != 0; i = i + 1 == cells_.size() ? 0 : i + 1) {
      if ((cells_[i] & kCheckMask) == check) return cells_[i] & ~kCheckMask;
    }
    return 0;
  }

  /// Writes the section "pairs.cells": the bytes of `file`, or nothing where it is not there.
  static void build(const std::filesystem::path& file, ModelWriter& writer);
  /// The cells for levels by key: what bench/word_pairs writes to a file.
  static std::vector<std::uint32_t> pack(const std::vector<std::pair<std::uint64_t, int>>& levels);

 private:
  static constexpr std::uint32_t kCheckMask = 0xFFFFFFF8;  // the level is in the low three bits
  std::size_t home(std::uint64_t key) const { return ((key >> 32) * cells_.size()) >> 32; }

  std::span<const std::uint32_t> cells_;
};

/// Counts heads and dependents, and finds their levels.
class PairCounter {
 public:
  void add_pair(std::uint64_t head, std::uint64_t child) { add(pair_key(head, child), 0, head, child); }
  void add_marker(std::uint64_t head, std::uint64_t marker) { add(marker_key(head, marker), 1, head, marker); }
  void add_phrase(std::uint64_t head, std::uint64_t marker, std::uint64_t child) {
    add(phrase_key(head, marker, child), 2, head, feature_key(904, marker, child));
  }
  /// Keys seen at least `minimum` times, the `most` of them with the highest counts (ties by key), with their levels.
  std::vector<std::pair<std::uint64_t, int>> levels(std::uint32_t minimum, std::size_t most) const;
  std::size_t size() const { return counts_.size(); }

 private:
  struct Count {
    std::uint32_t count = 0;
    std::uint64_t head = 0, child = 0;  // keys of the two sides
  };
  void add(std::uint64_t key, std::uint64_t kind, std::uint64_t head, std::uint64_t child);

  std::unordered_map<std::uint64_t, Count> counts_;
  std::unordered_map<std::uint64_t, std::uint32_t> heads_, children_;  // by kind and word
  std::uint64_t totals_[3] = {};
};

}  // namespace dateline::lang
