// Where, when and how many: the place, time and counts that belong to a trigger.
//
// The clause decides first; then the clauses that it hangs on; then the sentence; then, for a place, the section head, the sentences
// before it in the report and the dateline, marked as inferred.
#pragma once

#include <optional>
#include <vector>

#include "records/events/matcher.h"
#include "records/index.h"
#include "records/sources/attribution.h"

namespace dateline::records {

class Circumstances {
 public:
  Circumstances(const Index& index, const std::vector<Attribution>& attributions);

  /// The place that a trigger's words support. `carry`: may be taken from earlier sentences.
  std::optional<Place> place_of(const Hit& hit, bool carry) const;
  /// Likewise for a control record: the place must fill one of `slots`, or be the one that a part or site there belongs to.
  std::optional<Place> controlled_place(const Hit& hit, const std::vector<knowledge::Slot>& slots, TokenIndex* at) const;
  std::optional<TimeExpr> time_of(const Hit& hit) const;

 private:
  bool only_compares(const TimeMention& m) const;
  bool is_topic(const Hit& hit, const PlaceMention& m, std::string_view preposition) const;
  const PlaceMention* in_frame(const Hit& hit) const;
  const PlaceMention* in_clause_of(TokenIndex head, TokenIndex near) const;
  const PlaceMention* in_sentence(TokenIndex t) const;
  std::optional<Place> carried(TokenIndex t) const;
  double salience_of(const std::string& name, std::uint32_t sentence, TokenIndex before) const;
  const PlaceMention* most_salient(TokenIndex before) const;
  bool named_aside(const PlaceMention& m) const;
  bool aside(const PlaceMention& m) const;
  Place copy(const PlaceMention& m, bool inferred) const;
  std::optional<Place> place_of_besieged(const Hit& hit, const std::vector<knowledge::Slot>& slots, TokenIndex* at) const;
  bool usable(const PlaceMention& m) const;
  bool of_actor(const PlaceMention& m) const;
  const TimeMention* time_in_clause(TokenIndex head, TokenIndex near) const;
  bool is_cue(TokenIndex t) const;

  const Index& index_;
  const Document& doc_;
  const Lexicon& lexicon_;
  std::vector<bool> cue_;   // token is the cue of an attribution
};

}  // namespace dateline::records
