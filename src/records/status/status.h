// The status of what a trigger states: asserted, claimed, denied, negated, planned, possible, attempted.
//
// The tree is climbed from the trigger: negation, modal verbs, governing verbs and nouns ("tried to", "plans for"), conditional
// marks, and the content status of an enclosing event ("denied …", "demanded …"). The strongest finding wins:
// denied > negated > attempted > possible > planned > claimed > asserted.
#pragma once

#include <unordered_map>
#include <vector>

#include "records/events/matcher.h"
#include "records/index.h"
#include "records/sources/attribution.h"

namespace dateline::records {

class StatusFinder {
 public:
  /// `events` are the report's event hits: their rules' content status holds for what stands in their clauses.
  StatusFinder(const Index& index, const std::vector<Hit>& events);

  /// `sources` are the attributions of the trigger, innermost first.
  Status status_of(const Hit& hit, const std::vector<const Attribution*>& sources) const;

 private:
  struct Findings {
    bool denied = false, negated = false, attempted = false, planned = false, possible = false, claimed = false;
  };
  void look_at(TokenIndex t, Findings& f) const;          // negation, auxiliaries and adverbs on one word
  void governed(TokenIndex t, TokenIndex head, Findings& f) const;  // what the governing word says of it
  void climb(TokenIndex from, Findings& f) const;
  bool negation_is_meant(const Hit& hit) const;
  void enclosing_event(TokenIndex t, Findings& f) const;
  bool has_own(TokenIndex t, Deprel relation) const;

  const Index& index_;
  const Document& doc_;
  const Lexicon& lexicon_;
  std::unordered_map<TokenIndex, const Hit*> events_;
};

}  // namespace dateline::records
