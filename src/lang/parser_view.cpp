#include "lang/parser_view.h"

#include <algorithm>

namespace dateline::lang {
namespace {

using Node = ParserState::Node;

constexpr std::uint8_t kNoPhrase = 7;  // a level that no pair has

std::uint8_t distance(const ParserState& state, Node a, Node b) {
  if (a == state.none() || b == state.none()) return 0;
  const std::uint32_t d = a < b ? b - a : a - b;
  if (d <= 5) return static_cast<std::uint8_t>(d);
  return d <= 7 ? 6 : d <= 10 ? 7 : d <= 15 ? 8 : 9;
}

std::uint8_t both_counts(const ParserState::Links& links) {
  return static_cast<std::uint8_t>(std::min<int>(links.left_count, 3) * 4 + std::min<int>(links.right_count, 3));
}

/// How well the words at hand go together in raw text; phrases with the first child, which is their preposition if they have one.
std::array<std::uint64_t, kPairs> keys_of_pairs(const ParserInput& words, Node n1, Node n0, Node m0, Node mark0, Node mark_b) {
  const std::uint64_t s0 = words[n0].lemma, s1 = words[n1].lemma, b0 = words[m0].lemma, mark = words[mark0].lemma, mark_of_b = words[mark_b].lemma;
  const bool phrase = mark != 0, phrase_of_b = mark_of_b != 0;
  return {pair_key(s0, b0), pair_key(b0, s0), pair_key(s1, b0), pair_key(s1, s0),
          phrase ? phrase_key(s1, mark, s0) : 0, phrase ? marker_key(s1, mark) : 0,
          phrase_of_b ? phrase_key(s0, mark_of_b, b0) : 0, phrase_of_b ? phrase_key(s1, mark_of_b, b0) : 0,
          phrase_of_b ? marker_key(s0, mark_of_b) : 0, phrase_of_b ? marker_key(s1, mark_of_b) : 0};
}

}  // namespace

ParserView::ParserView(const ParserInput& words, const ParserState& state) {
  const Node none = state.none();
  const Node n0 = state.stack(0), n1 = state.stack(1), m0 = state.buffer(0);
  const ParserState::Links &k0 = state.links(n0), &k1 = state.links(n1), &kb = state.links(m0);
  pair_keys = keys_of_pairs(words, n1, n0, m0, k0.left1, kb.left1);
  for (const std::uint64_t key : pair_keys) words.pairs().prefetch(key);
  const Node before = n0 > 0 && n0 < none ? n0 - 1 : none, after = n0 < none ? n0 + 1 : none;
  nodes = {n0, n1, state.stack(2), m0, state.buffer(1),
           k0.left1, k1.left1, kb.left1, k0.left2, k0.right1, k0.right2, k1.left2, k1.right1, k1.right2, kb.left2,
           state.buffer(2), after, before};
  for (std::size_t c = 0; c < kChildPlaces; ++c) labels[c] = state.label(nodes[kFirstChild + c]);
  smalls[0] = distance(state, n0, m0);
  smalls[1] = static_cast<std::uint8_t>(words.between(n0, m0));
  smalls[2] = distance(state, n1, n0);
  smalls[3] = n1 == none ? std::uint8_t{0} : static_cast<std::uint8_t>(words.between(n1, n0));
  smalls[4] = both_counts(k0);
  smalls[5] = both_counts(k1);
  smalls[6] = static_cast<std::uint8_t>(std::min<int>(kb.left_count, 3));
  smalls[7] = state.buffer_empty() ? std::uint8_t{7} : static_cast<std::uint8_t>(std::min<std::size_t>(state.depth(), 6));
}

void ParserView::find_pairs(const WordPairs& pairs) {
  for (std::size_t k = 0; k < kPairs; ++k) smalls[kFirstPair + k] = pair_keys[k] == 0 ? kNoPhrase : static_cast<std::uint8_t>(pairs.find(pair_keys[k]));
}

}  // namespace dateline::lang
