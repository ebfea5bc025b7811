// Where in time the clause of an expression lies, as far as its verbs tell.
//
// Read off the tags of the words around the expression, nearest first, and not off the tree: dates hang where the parser errs most,
// and which verb stands next to one seldom deceives.
#pragma once

#include "dateline/document.h"
#include "mentions/names/words.h"
#include "mentions/times/expression.h"
#include "mentions/times/vocabulary.h"

namespace dateline::mentions::times {

enum class Direction : std::uint8_t {
  past,
  unknown,  // no verb tells: read as past, unless the date lies far behind and a later one is near
  planned,  // due, scheduled, intended: ahead of the report, unless the date itself is better placed behind it
  future,   // "will", "is to"
};

inline bool looks_back(Direction d) { return d == Direction::past || d == Direction::unknown; }

class Tense {
 public:
  Tense(const Document& doc, const Words& words, const Vocabulary& vocabulary);

  Direction of(const Expression& e) const;
  /// "had seized": told as background, not where the narrative stands.
  bool background(const Expression& e) const;

 private:
  /// A verb and what stands before it in its group: "could have left", "is to meet", "to be freed".
  Direction of_group(TokenIndex verb, TokenIndex from) const;
  Direction of_infinitive(TokenIndex to, TokenIndex from) const;
  TokenIndex verb_before(TokenIndex first, TokenIndex from, bool& clause_begins) const;
  TokenIndex verb_after(TokenIndex last, TokenIndex past) const;
  bool finite_past(TokenIndex verb, TokenIndex from) const;
  bool for_a_day(const Expression& e, const Sentence& s) const;
  bool is(TokenIndex t, Cue cue) const;
  bool verbal(TokenIndex t) const;
  bool breaks(TokenIndex t) const;
  bool tagged(TokenIndex t, std::uint8_t tag) const { return doc_.tokens[t].xpos == tag; }

  const Document& doc_;
  const Words& words_;
  const Vocabulary& vocabulary_;
  std::uint8_t vb_, vbd_, vbg_, vbn_, vbp_, vbz_, wdt_, wp_;
};

}  // namespace dateline::mentions::times
