// How far the noun phrase reaches that a token heads: article and modifiers, the noun, and what belongs to it behind; no clause, no apposition
// after a comma.
//
//   NounPhrases phrases(doc, words, belongs);
//   const auto [first, last] = phrases.at(head);
//
// Views a Document with trees, a child index and entities, and its Words. Not copied, not shared.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "dateline/document.h"
#include "mentions/names/words.h"

namespace dateline::mentions {

class NounPhrases {
 public:
  /// Whether a phrase with a preposition belongs to the noun before it: (noun, preposition, noun behind it).
  using Belongs = std::function<bool(TokenIndex, TokenIndex, TokenIndex)>;
  NounPhrases(const Document& doc, Belongs belongs);
  NounPhrases(const NounPhrases&) = delete;
  NounPhrases& operator=(const NounPhrases&) = delete;

  /// Tokens [first, last) of the phrase that `head` heads, its own preposition left out.
  std::pair<TokenIndex, TokenIndex> at(TokenIndex head) const;
  /// The widest name headed by `t`, or null. A phrase ends in the middle of none.
  const Entity* name(TokenIndex t) const { return names_[t]; }
  /// Stands before the noun that it describes: "[rebel] forces", "[UN] staff".
  bool is_modifier(TokenIndex t) const;

 private:
  TokenIndex begin(TokenIndex head) const;
  TokenIndex end(TokenIndex head, TokenIndex begin, int depth) const;
  /// "men and women": the second noun has nothing of its own, so that what the first has holds for both.
  bool shares_modifiers(TokenIndex begin, TokenIndex head, TokenIndex conjunct) const;

  const Document& doc_;
  Belongs belongs_;
  std::vector<const Entity*> names_;
};

}  // namespace dateline::mentions
