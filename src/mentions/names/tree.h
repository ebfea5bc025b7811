// Small readings of the tree that the finders share. Pure functions of a Document with trees and a child index.
#pragma once

#include <string_view>

#include "dateline/document.h"
#include "mentions/names/words.h"

namespace dateline::mentions {

/// The token of [first, last) that the others hang on: the first whose head lies outside, function words and punctuation apart.
TokenIndex head_of(const Document& doc, TokenIndex first, TokenIndex last);

/// `t`, or the first member of the coordination that `t` belongs to: it carries the relation and the preposition of all.
TokenIndex first_conjunct(const Document& doc, TokenIndex t);

/// The folded preposition of the phrase that `t` heads ("in", "near"), inherited through coordination; empty when there is none.
std::string_view preposition(const Document& doc, const Words& words, TokenIndex t);

/// The label of the widest entity over each token, and its index; -1 outside of names.
std::vector<std::int32_t> entity_of_tokens(const Document& doc);

Extent extent(const Document& doc, TokenIndex first, TokenIndex last);

inline bool is_nominal(Upos upos) { return upos == Upos::NOUN || upos == Upos::PROPN; }

}  // namespace dateline::mentions
