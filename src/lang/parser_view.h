// What the network sees of a parser's state: which words stand where, and a few small numbers.
//
// Part of the model format: change an order or a size here, raise kModelVersion.
#pragma once

#include <array>
#include <cstdint>

#include "lang/parser_state.h"

namespace dateline::lang {

/// Places whose word, tag, cluster and (of children) label are looked at: the first kWordPlaces closely, the others without the word and
/// with a coarse cluster.
enum class Place : std::uint8_t {
  s0, s1, s2, b0, b1,
  s0_left, s1_left, b0_left, s0_left2, s0_right, s0_right2, s1_left2, s1_right, s1_right2, b0_left2,
  b2, after_s0, before_s0
};
inline constexpr std::size_t kPlaces = 18;
inline constexpr std::size_t kWordPlaces = 8, kOtherPlaces = kPlaces - kWordPlaces;
inline constexpr std::size_t kFirstChild = 5, kChildPlaces = 10;  // the places of children, for labels

/// The small numbers and how many values each has.
enum class Small : std::uint8_t {
  distance0, between0,             // of s0 and b0
  distance1, between1,             // of s1 and s0
  children0, children1,            // of s0 and s1, counted on both sides
  left_children, depth,            // of b0; of the stack
  pair_s0_b0, pair_b0_s0, pair_s1_b0,        // levels of word_pairs.h: head, child
  pair_s1_s0, phrase_s1_s0, marker_s1_s0,    // s0 with the word that marks it, below s1
  phrase_s0_b0, phrase_s1_b0,
  marker_s0_b0, marker_s1_b0
};
inline constexpr std::size_t kSmalls = 18;
inline constexpr std::array<std::uint8_t, kSmalls> kSmallSizes = {10, ParserInput::kBetween, 10, ParserInput::kBetween, 16, 16, 4, 8,
                                                                  8, 8, 8, 8, 8, 8, 8, 8, 8, 8};

/// Smalls that the packed network looks up together, in one row: [first, last).
struct SmallGroup {
  std::uint8_t first, last;
};
inline constexpr std::array<SmallGroup, 8> kSmallGroups = {{{0, 2}, {2, 4}, {4, 6}, {6, 8}, {8, 11}, {11, 14}, {14, 16}, {16, 18}}};

inline constexpr std::size_t kFirstPair = static_cast<std::size_t>(Small::pair_s0_b0), kPairs = kSmalls - kFirstPair;

/// All of it but the levels of pairs, whose table is large: the constructor asks for its lines of memory, find_pairs() reads them later.
struct ParserView {
  ParserView(const ParserInput& words, const ParserState& state);
  void find_pairs(const WordPairs& pairs);

  std::array<ParserState::Node, kPlaces> nodes;
  std::array<std::uint8_t, kChildPlaces> labels;  // Deprel + 1; 0: no such child
  std::array<std::uint8_t, kSmalls> smalls;
  std::array<std::uint64_t, kPairs> pair_keys;    // 0: no such phrase
};

}  // namespace dateline::lang
