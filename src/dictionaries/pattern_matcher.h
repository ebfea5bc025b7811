// Which code the words around a verb give it.
//
//   const std::optional<VerbMatch> m = match_verb(view, verb, subject);
//   m->code.forward == "072";   // "will supply arms"
//
// Patterns ask for the subject's head and its phrases left of `*`, for objects, particles and prepositional phrases right of it. The heaviest
// pattern that holds wins, the first of equals. Pure; thread-safe.
#pragma once

#include <optional>
#include <vector>

#include "dictionaries/sentence.h"

namespace dateline::dictionaries {

struct VerbMatch {
  EventCode code;
  std::uint32_t block = kNothing;
  Line line;                                 // of the pattern or verb that gave the code
  std::vector<TokenIndex> sources, targets;  // nouns that `$` and `+` claim
};

/// Nothing where the dictionary has no such verb. `subjects`: heads of the noun phrases that the verb's clause is about.
std::optional<VerbMatch> match_verb(const SentenceView& view, TokenIndex verb, const std::vector<TokenIndex>& subjects,
                                    bool passive);

}  // namespace dateline::dictionaries
