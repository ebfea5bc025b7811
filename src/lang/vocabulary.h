// Words seen in raw text, by the hash of their lower-cased form: their distributional clusters.
//
// Clusters are learned from raw text by bench/word_clusters and read from models/<language>/data/clusters.tsv
// when a model is trained: "word<TAB>fine<TAB>coarse" a line, most frequent first. Clusters count from 1.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <span>

#include "lang/model_file.h"

namespace dateline::lang {

struct VocabularySlot {
  std::uint32_t word = 0;      // hash_word of the lower-cased form; 0: free
  std::uint16_t cluster = 0;
  std::uint8_t coarse = 0;
  std::uint8_t frequency = 0;  // log2 of the count in the raw text
};

class Vocabulary {
 public:
  Vocabulary() = default;
  static Vocabulary load(const SectionSource& source);
  /// Writes the section from a file of clusters; an empty path gives an empty vocabulary.
  static void build(const std::filesystem::path& clusters, ModelWriter& writer);

  /// The entry of a word, or an empty one.
  VocabularySlot find(std::uint32_t word) const {
    if (slots_.empty()) return {};
    for (std::size_t i = home(word, slots_.size()); slots_[i].word != 0; i = i + 1 == slots_.size() ? 0 : i + 1) {
      if (slots_[i].word == word) return slots_[i];
    }
    return {};
  }
  /// An entry with the highest cluster and the highest coarse cluster of any word.
  VocabularySlot highest() const {
    VocabularySlot highest;
    for (const VocabularySlot& slot : slots_) {
      highest.cluster = std::max(highest.cluster, slot.cluster);
      highest.coarse = std::max(highest.coarse, slot.coarse);
    }
    return highest;
  }

 private:
  static std::size_t home(std::uint32_t word, std::size_t size) { return (std::uint64_t{word} * size) >> 32; }

  std::span<const VocabularySlot> slots_;
};

}  // namespace dateline::lang
