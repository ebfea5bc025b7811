// All mentions of persons, bodies of people and places: names, nouns, pronouns, each as wide as its noun phrase.
//
//   const PhraseFinder phrases(knowledge);          // once; the knowledge must outlive it
//   doc.entities = phrases.find(doc);
//
// Needs all other layers of the document, chains included, and Mentions::index(). Labels are PER (one person), ORG (a body or several persons; a
// country where it acts) and LOC. The phrase has its article and all that stands before the noun, also a possessor, and its "of" phrases; no
// relative clause, no other preposition, no apposition behind a comma but the wider place ("Al Bab, Syria"). Of phrases in each other the widest
// counts. Not mentioned: what a predicate says, adjectives of nationality, possessive and reflexive pronouns, common nouns before a noun.
// Immutable, thread-safe; time linear in the length of the text; never fails.
#pragma once

#include <optional>
#include <vector>

#include "dateline/document.h"
#include "knowledge/knowledge.h"

namespace dateline::mentions {

class PhraseFinder {
 public:
  explicit PhraseFinder(const knowledge::Knowledge& knowledge);
  std::vector<Entity> find(const Document& doc) const;

 private:
  class Page;
  const knowledge::Knowledge* knowledge_;
  knowledge::WordClass he_, she_, they_, we_, i_, it_, here_, locative_;
  knowledge::WordClass place_nouns_, parts_of_place_, directions_, amounts_, persons_, groups_, person_nouns_,
      group_nouns_, motion_;
};

}  // namespace dateline::mentions
