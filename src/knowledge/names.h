// The names index: a trie of words in flat arrays of the map. Behind Knowledge::names_at and senses.
//
// A first word costs one probe of the table of words, which holds the node it leads to; each further word
// one probe and a binary search among the children. Immutable; safe to share between threads.
#pragma once

#include "knowledge/map.h"

namespace dateline::knowledge {

class Names {
 public:
  explicit Names(const Map& map);

  /// See Knowledge::names_at.
  void at(std::span<const std::string_view> folded, std::size_t at, std::vector<NameMatch>& out) const;
  /// See Knowledge::senses.
  std::span<const NameSense> senses(std::string_view folded_name) const;

 private:
  using Node = std::uint32_t;
  static constexpr Node kRoot = 0;  // the root is no one's child: 0 also stands for "no node"

  Node step(Node from, std::string_view word) const;
  /// Walks over the words of one token; 0 when they lead nowhere.
  Node walk(Node from, std::string_view token) const;
  std::span<const NameSense> senses_of(Node node) const;

  const Map& map_;
  std::span<const WordSlot> words_;
  std::span<const NameNode> nodes_;
  std::span<const NameSense> senses_;
};

}  // namespace dateline::knowledge
