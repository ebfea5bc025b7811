// Finds the expressions of time in a report and dates them.
//
//   const TimeFinder times(knowledge);     // once; the knowledge must outlive it
//   times.find(doc);                       // Mentions::times, in order, none overlapping another
//
// Needs:  tokens; better with lang (tags, trees, entities): the tense decides between "on Friday" gone and to come.
//         Document::date, where the report has one.
// Sets:   Mentions::times. `span` leaves a preposition out ("since", "on", "between"); the interval knows it. Without a report's
//         day relative expressions keep an empty interval. Values are TIMEX3's.
//
// Immutable, thread-safe, linear in the length of the report. Never fails.
#pragma once

#include <memory>

#include "dateline/document.h"
#include "knowledge/knowledge.h"

namespace dateline::mentions {

class TimeFinder {
 public:
  explicit TimeFinder(const knowledge::Knowledge& knowledge);
  ~TimeFinder();
  void find(Document& doc) const;

 private:
  struct Tables;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace dateline::mentions
