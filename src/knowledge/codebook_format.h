// How rules stand in the section `rules`: one stream of 32-bit words, written by the compiler and read once
// when the file is opened (a codebook is some thousand rules: less than a millisecond).
//
//   rule       kind id type state mode cameo goldstein(2) flags status content
//              list(context) conditions(when) conditions(unless) slots(agent) slots(recipient) slots(place)
//   list(x)    how many, then each
//   condition  slot, list(item)        slot  kind preposition        item  kind lemma class
//
// Strings are Texts; status and content are 0 for none, else 1 + the value.
#pragma once

#include <cstdint>

namespace dateline::knowledge {

enum RuleFlag : std::uint32_t { kOfIsSubject = 1, kReciprocal = 2, kSilent = 4 };

}  // namespace dateline::knowledge
