// Finds the numbers of people and things in a report and what became of them.
//
//   const CountFinder counts(knowledge);   // once; the knowledge must outlive it
//   counts.find(doc);                      // Mentions::counts, in order
//
// Needs:  tokens, tags, lemmas, trees; Mentions::times where there are any: their numbers count nothing.
// Sets:   Mentions::counts. The kind comes from the word that the counted noun is an argument of ("killed", "deaths of", "dead",
//         "hostages"), in any voice or form, else from the noun itself ("troops": forces), else it is `other`.
//         An article counts one, but only beside such a word: "a doctor was killed".
//
// Immutable, thread-safe, linear in the length of the report. Never fails.
#pragma once

#include <memory>

#include "dateline/document.h"
#include "knowledge/knowledge.h"

namespace dateline::mentions {

class CountFinder {
 public:
  explicit CountFinder(const knowledge::Knowledge& knowledge);
  ~CountFinder();
  void find(Document& doc) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace dateline::mentions
