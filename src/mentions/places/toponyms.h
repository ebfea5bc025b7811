// Where a report names places: the first half of the place finder. What they are is the business of resolver.h.
//
//   std::vector<Toponym> found = ToponymReader(knowledge).read(doc, words, hits);
//
// A toponym is a hit of the names index, or a capitalised unknown word where only a place can stand ("in the village of X"). What lies in
// the name of a person or a body is none. Immutable and thread-safe.
#pragma once

#include <string_view>
#include <vector>

#include "mentions/names/name_reader.h"
#include "mentions/names/tree.h"

namespace dateline::mentions {

struct Toponym {
  enum class Kind : std::uint8_t { place, country, nationality, unknown } kind = Kind::place;
  TokenIndex first = 0, last = 0;
  std::span<const NameSense> senses;  // empty when unknown
  bool acronym = false;
  bool entity = false;                // lang holds it for a place, too
  bool prepositional = false;         // "in X", "near X": only a place stands there
  bool part = false;                  // "the outskirts of X"
  bool head_only = false;             // heads a section in capitals: a place only if one sounds like it
  bool voted = false;                 // most uses of the name in the report are places
  bool person_like = false;           // the report also uses the word in a person's name
  bool maybe_person = false;          // the knowledge has a person or body of that name, too
  bool opening = false;               // opens a paragraph: a dateline or section head
  bool in_body_name = false;          // part of the name of a body: "the [Aleppo] Media Centre"
  bool capitals = false;              // written in capitals in a text that is not
  std::string_view feature;           // value of table "place-feature" for a word beside it: "city", "admin1" …; or empty
  std::int32_t container = -1;        // index of the toponym that follows a comma: "Paris, Texas"
};

class ToponymReader {
 public:
  explicit ToponymReader(const knowledge::Knowledge& knowledge);
  std::vector<Toponym> read(const Document& doc, const Words& words, const std::vector<NameHit>& hits) const;

 private:
  bool names_something_else(const Document& doc, const Words& words, const NameHit& hit) const;
  bool is_toponym(const Document& doc, const Words& words, const NameHit& hit, Toponym& found, const std::vector<std::int32_t>& entity) const;
  void read_context(const Document& doc, const Words& words, Toponym& found) const;
  bool held(const Document& doc, const Words& words, TokenIndex t, knowledge::WordClass verbs) const;
  void read_unknown(const Document& doc, const Words& words, const std::vector<NameHit>& hits, const std::vector<std::int32_t>& entity,
                    std::vector<Toponym>& out) const;
  void read_abbreviations(const Document& doc, const Words& words, const std::vector<NameHit>& hits, std::vector<Toponym>& out) const;
  void read_heads(const Document& doc, const Words& words, std::vector<Toponym>& out) const;
  void link_containers(const Document& doc, const Words& words, std::vector<Toponym>& found) const;

  const knowledge::Knowledge* knowledge_;
  NameReader reader_;
  knowledge::WordClass prepositions_, strong_prepositions_, plain_prepositions_, parts_, particles_, not_places_, name_heads_, conquering_, holding_,
      calendar_;
  knowledge::WordTable features_, abbreviations_;
};

}  // namespace dateline::mentions
