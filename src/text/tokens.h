// Tokens as the Universal Dependencies treebanks of English (EWT, GUM) have them.
//
//   std::vector<Piece> pieces;
//   tokenize("Syria's al-Bab isn't U.S.-held.", {0, 31}, pieces);
//   // Syria +'s | al - Bab | is +n't | U.S. - held .        (+ marks joined == true)
//
// Hyphenated words are split, but for prefixes that cannot stand alone (anti-, pro-, ex-, non- …).
// Numbers ("1,200", "3.5", "9:30", "2017-01-19"), addresses, and runs of marks ("...", "--") are one
// token; units and currency signs stand apart ("5" "km", "$" "5").
//
// One pass from left to right; no memory but the output's. Never fails; thread-safe.
#pragma once

#include <string_view>
#include <vector>

#include "dateline/span.h"
#include "text/abbreviations.h"

namespace dateline::text {

struct Piece {
  Span span;
  bool space_after = false;  // white space, or the end of the text, follows
  bool joined = false;       // continues the multi-word token that the piece before it began
};

/// Appends the tokens of `sentence`: in order, not empty, without white space, and together all
/// characters but white space. `abbreviations` decide whether a full stop inside the sentence belongs
/// to the word before it; without them its length does.
void tokenize(std::string_view text, Span sentence, std::vector<Piece>& out, const Abbreviations* abbreviations = nullptr);

}  // namespace dateline::text
