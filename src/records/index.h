// A Document with the look-ups that the record stages need, made once a report in linear time.
#pragma once

#include <string>
#include <vector>

#include "dateline/document.h"
#include "dateline/record.h"
#include "records/lexicon.h"

namespace dateline::records {

/// A run of text in quotation marks, marks included. May cover several sentences, never several paragraphs.
struct Quotation {
  Span span;
  TokenIndex first = 0, last = 0;  // tokens between the marks
};

class Index {
 public:
  Index(const Document& doc, const Lexicon& lexicon);

  const Document& doc;
  const Lexicon& lexicon;
  std::vector<Quotation> quotations;

  /// Indexes of all actor mentions headed by `t`: several when one word stands for several actors ("the two countries").
  std::pair<const std::uint32_t*, const std::uint32_t*> actors_headed_by(TokenIndex t) const;
  /// The quotation that holds token `t`, or nullptr.
  const Quotation* quotation_of(TokenIndex t) const;
  /// True when a name or an expression of time covers `t`: its words trigger nothing.
  bool inside_name(TokenIndex t) const { return inside_name_[t]; }

  /// The actors that an argument stands for: the mention it heads; else the actors that its "of", genitive or modifier names
  /// ("positions of government troops", "rebel-held convoy"); else what the word says by itself ("Turkish", "militant").
  void actors_of(TokenIndex t, std::vector<Actor>& out) const;
  /// Likewise for the place an argument stands for: its own mention, or the one that it is a part of ("the outskirts of Homs").
  const PlaceMention* place_of(TokenIndex t) const;
  /// The place that a noun explains: "Qamishli — the closest town". nullptr when none.
  const PlaceMention* place_explained_by(TokenIndex t) const;
  /// A proper noun that no mention claims and the gazetteer knows, or nullptr: a place only where a rule asks for one ("recaptured X").
  const PlaceMention* unclaimed_place(TokenIndex t) const;

 private:
  void find_quotations();
  void find_unclaimed_places();
  bool claimed(TokenIndex t) const;
  bool own_actors(TokenIndex t, std::vector<Actor>& out) const;
  const ActorMention* named_in_apposition(const ActorMention& m) const;
  const ActorMention* named_at_end(const ActorMention& m) const;
  const ActorMention* person_around(TokenIndex t) const;
  const ActorMention* named_person(TokenIndex t) const;
  void sense_actors(TokenIndex t, std::vector<Actor>& out) const;

  std::vector<std::uint32_t> actor_start_, actor_list_;
  std::vector<bool> inside_name_;
  std::vector<std::int32_t> quotation_of_;
  std::vector<PlaceMention> unclaimed_;
  std::vector<std::int32_t> unclaimed_at_;   // per token: index into unclaimed_, or -1
};

/// Adds `actor` unless an equal one (same name, country, role) is there.
void add_unique(std::vector<Actor>& actors, const Actor& actor);

}  // namespace dateline::records
