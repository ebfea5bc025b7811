// Clusters of words that stand in like company: the exchange algorithm over a bigram class model
// (Martin, Liermann & Ney 1998), which maximises the likelihood that classes give to running text.
//
//   WordClusters words;
//   words.add_sentence(normalised_words);         // for all of the text
//   std::vector<std::uint16_t> fine = words.cluster(512, 12, progress);   // of words.words()
//
// Words below `minimum` occurrences share class 0, which is never reported for a word. Deterministic.
// Time: iterations × words × classes × neighbouring classes; 20 million words, 40,000 types and 512
// classes take some minutes. Not thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline::lang {

class WordClusters {
 public:
  void add_sentence(std::span<const std::string> words);
  /// Ends the counting: keeps words with at least `minimum` occurrences, most frequent first.
  void finish(std::uint64_t minimum, std::size_t most);

  /// The words kept; clusters are in the same order.
  const std::vector<std::string>& words() const { return kept_; }
  std::uint64_t count(std::size_t i) const { return kept_counts_[i]; }

  /// A cluster from 1 to `classes` for each word.
  std::vector<std::uint16_t> cluster(std::size_t classes, int iterations,
                                     const std::function<void(std::string_view)>& progress) const;

 private:
  struct Neighbour {
    std::uint32_t word;
    std::uint32_t count;
  };
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<std::string> all_;
  std::vector<std::uint64_t> counts_;
  std::vector<std::uint32_t> stream_;   // ids + 1; 0 between sentences
  std::vector<std::string> kept_;
  std::vector<std::uint64_t> kept_counts_;
  std::vector<std::vector<Neighbour>> before_, after_;  // of kept words; word 0 is "rare", kept words from 1
};

}  // namespace dateline::lang
