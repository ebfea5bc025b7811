// A name by its sounds, more or less: equal for transliterations of one name ("El-Bab", "al Baab"; "Isaev", "Isayev").
//
//   std::string s = skeleton("deir ez-zor");     // of a folded name
//   s == skeleton("dayr al zawr")                // not always: a heuristic, to be used where the exact name fails
//
// Drops articles, doubles, word breaks and a last vowel; joins spellings of one sound (q k c, dh z, kh h, ei ai ay e i, ou u o).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/knowledge.h"

namespace dateline::mentions {

/// Empty when fewer than three letters are left.
std::string skeleton(std::string_view folded_name);

/// Places by the skeleton of their canonical name. Immutable and thread-safe.
class SkeletonIndex {
 public:
  explicit SkeletonIndex(const knowledge::Knowledge& knowledge);
  /// Ids of the places whose skeleton hashes alike; the caller compares countries.
  void find(std::string_view skeleton, std::vector<std::uint32_t>& out) const;

 private:
  struct Row {
    std::uint32_t hash, place;
  };
  std::vector<Row> rows_;  // by hash, then place
};

}  // namespace dateline::mentions
