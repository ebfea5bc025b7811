// The finders that fill Document::mentions, in the order in which the pipeline runs them:
//
//   const PlaceFinder places(knowledge);     // once; the knowledge must outlive them
//   const ActorFinder actors(knowledge);
//   const ChainLinker chains(knowledge);
//   places.find(doc);                        // Mentions::places
//   actors.find(doc);                        // Mentions::actors; sets actor_use and metonyms on places
//   chains.link(doc);                        // Mentions::chains; resolves pronouns and definite nominals, for actors and places
//
// Needs:  text, lang (tags, lemmas, trees, entities, child index); date and source where the report has them.
// Sets:   the lists named above, each in order of the text, outer mentions before the nested ones that begin with them.
//         The caller runs Mentions::index() when all finders are done.
//
// Each is immutable once made and safe to share between threads; each reads one Document and no other state, takes time linear
// in its length, and never fails: text that cannot be understood gives no mentions.
#pragma once

#include <memory>

#include "dateline/document.h"
#include "knowledge/knowledge.h"

namespace dateline::mentions {

/// Toponyms, read jointly over the report: each name gets one sense. Unknown ones stay with `located == false`.
/// Adjectives of nationality become places too, with `actor_use` set: the words locate, and no event happens "in" them.
class PlaceFinder {
 public:
  explicit PlaceFinder(const knowledge::Knowledge& knowledge);
  ~PlaceFinder();
  void find(Document& doc) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

/// Every nominal that can act, speak or be acted upon: names, nationality or organisation with a noun, persons with their office,
/// common nouns for people, pronouns (unresolved). Run after PlaceFinder.
class ActorFinder {
 public:
  explicit ActorFinder(const knowledge::Knowledge& knowledge);
  ~ActorFinder();
  void find(Document& doc) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

/// Ties mentions of one thing together and gives pronouns and definite nominals the value of what they stand for
/// (Actor::via == coreference, Place::inferred). What fits nothing stays as it was. A nominal that stands for two ("both sides")
/// appears twice, once with each. Run after ActorFinder.
class ChainLinker {
 public:
  explicit ChainLinker(const knowledge::Knowledge& knowledge);
  ~ChainLinker();
  void link(Document& doc) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace dateline::mentions
