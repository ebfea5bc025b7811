#include "knowledge/names.h"

#include <algorithm>

#include "knowledge/name_key.h"

namespace dateline::knowledge {

Names::Names(const Map& map)
    : map_(map),
      words_(map.rows<WordSlot>(Section::name_words)),
      nodes_(map.rows<NameNode>(Section::name_nodes)),
      senses_(map.rows<NameSense>(Section::name_senses)) {}

Names::Node Names::step(Node from, std::string_view word) const {
  const std::uint64_t hash = word_hash(word);
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  std::size_t slot = hash & (words_.size() - 1);
  for (;; slot = (slot + 1) & (words_.size() - 1)) {
    if (words_[slot].text == 0) return 0;
    if (words_[slot].tag == tag && map_.text(words_[slot].text) == word) break;
  }
  if (from == kRoot) return words_[slot].value;
  const NameNode* first = nodes_.data() + nodes_[from].first_child;
  const NameNode* last = nodes_.data() + nodes_[from + 1].first_child;
  const NameNode* found = std::lower_bound(first, last, slot, [](const NameNode& n, std::size_t w) { return n.word < w; });
  return found != last && found->word == slot ? static_cast<Node>(found - nodes_.data()) : 0;
}

Names::Node Names::walk(Node from, std::string_view token) const {
  Node node = from;
  const bool whole = for_each_word(token, [&](std::string_view word) { return (node = step(node, word)) != 0; });
  return whole ? node : 0;
}

std::span<const NameSense> Names::senses_of(Node node) const {
  const std::uint32_t first = nodes_[node].first_sense;
  return senses_.subspan(first, nodes_[node + 1].first_sense - first);
}

void Names::at(std::span<const std::string_view> folded, std::size_t at, std::vector<NameMatch>& out) const {
  out.clear();
  Node node = kRoot;
  for (std::size_t i = at; i < folded.size(); ++i) {
    const std::string_view token = folded[i];
    if (token.empty()) break;
    if (token == "-" || token == "'") {
      if (i == at) break;
      continue;
    }
    const Node next = walk(node, token);
    if (next == 0 || next == node) break;  // nowhere, or a token without words: "."
    node = next;
    if (const auto found = senses_of(node); !found.empty()) out.push_back({static_cast<std::uint32_t>(i - at + 1), found});
  }
  if (out.size() > 1) std::ranges::reverse(out);
}

std::span<const NameSense> Names::senses(std::string_view folded_name) const {
  const std::string key = key_of_folded(folded_name);
  Node node = kRoot;
  std::size_t begin = 0;
  while (begin < key.size()) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    node = step(node, std::string_view(key).substr(begin, end - begin));
    if (node == 0) return {};
    begin = end + 1;
  }
  return node == kRoot ? std::span<const NameSense>() : senses_of(node);
}

}  // namespace dateline::knowledge
