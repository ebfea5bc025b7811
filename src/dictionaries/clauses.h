// From the clauses of a sentence to dyads: who does what to whom, by PETRARCH-2's way of adding up a tree.
//
//   for (const Dyad& d : dyads_of(view)) print(d.source.code, d.target.code, d.code);   // "UKR", "RUS", "145"
//
// A verb takes its source from its subject, its target from its objects, else from its prepositional phrases; in the passive the other way
// round. A verb whose complement is a clause adds its own code to that clause's (code_sum.h) or keeps it as something said, which the
// dictionary's transformations may turn into an event of its own.
#pragma once

#include <string>
#include <vector>

#include "dictionaries/sentence.h"

namespace dateline::dictionaries {

struct Dyad {
  CodedActor source, target;
  std::string code;
  TokenIndex verb = kNoToken;  // the word that gave the code
  Line line;                   // of the pattern, verb or transformation that gave it
};

/// In order of the text, each dyad and code once.
std::vector<Dyad> dyads_of(const SentenceView& view);

}  // namespace dateline::dictionaries
