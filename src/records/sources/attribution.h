// Who says what: every place in a report where words or claims are given to a source.
//
// Three ways lead to an attribution: a verb of speech with its speaker ("residents said"), a marker ("according to X"), and an event
// whose content is a claim ("accused X of …", "denied …"). Quotations belong to the attribution beside them, and run on over
// sentences. The notion of source, cue and content follows PolNeAR (Newell et al. 2018).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "records/events/matcher.h"
#include "records/index.h"

namespace dateline::records {

struct Attribution {
  TokenIndex cue = kNoToken;              // the verb or the marked noun
  std::string verb;                       // "said", "according to"
  std::string_view rule;                  // of the verb; empty where a marker, a colon or quotation marks tell
  std::optional<Actor> speaker;
  std::optional<Actor> addressee;
  std::string via;                        // the outlet that quotes the speaker
  std::vector<TokenIndex> content;        // heads of what is said
  std::vector<Quotation> quotes;          // quotations that are what is said
  bool is_event = false;                  // the cue is an event's trigger (accuse, deny): no statement of its own
  bool carries_clause = false;            // has content besides quotations
  bool only_source = false;               // "according to the monitors": where it comes from, but nobody speaks

  /// Token `t` is part of what is said.
  bool contains(const Document& doc, TokenIndex t) const;
  Source source() const;
};

/// All attributions of a report, in order of their cues. `events` are the event hits of the report (for accusations and denials).
std::vector<Attribution> find_attributions(const Index& index, const Matcher& matcher, const std::vector<Hit>& events);

/// The sources of `attributions` in their order, each name once.
std::vector<Source> sources_of(const std::vector<const Attribution*>& attributions);

/// The attributions whose content holds `t`, innermost first.
std::vector<const Attribution*> attributions_of(const Document& doc, const std::vector<Attribution>& all, TokenIndex t);

}  // namespace dateline::records
