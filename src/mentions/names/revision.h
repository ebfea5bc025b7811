// Names after all mentions are settled: where knowledge and report know better than the words alone, the list of names follows.
//
//   const NameRevision revision(knowledge);   // once; the knowledge must outlive it
//   revision.revise(doc);                     // Document::entities, when Mentions stand
//
// A company's name takes in its "Inc."; the parts of a known organisation's name become one; a country is a GPE, whatever stands
// around it; an operation is an event; organisations, persons and places of the knowledge that have no name over them get one.
// Order stays that of the text. Immutable, thread-safe.
#pragma once

#include "dateline/document.h"
#include "knowledge/knowledge.h"

namespace dateline::mentions {

class NameRevision {
 public:
  explicit NameRevision(const knowledge::Knowledge& knowledge);
  void revise(Document& doc) const;

 private:
  void take_in_company_word(const Document& doc, Entity& name) const;
  void join_parts(Document& doc) const;
  void add_known(Document& doc) const;

  const knowledge::Knowledge* knowledge_;
  knowledge::WordClass company_words_, event_words_;
};

}  // namespace dateline::mentions
