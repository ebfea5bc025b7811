// What became of the people and things that a quantity counts: which word of its sentence says so.
//
// Looks at the words beside the quantity first ("29 dead", "killing nine", "two were hurt"), then at its clause: the tree comes last,
// because counts stand in lists, headlines and translated sentences where it errs most.
#pragma once

#include <optional>

#include "dateline/document.h"
#include "mentions/counts/quantity.h"

namespace dateline::mentions {

struct FoundEffect {
  CountKind kind;
  TokenIndex token;
};

class EffectFinder {
 public:
  EffectFinder(const Document& doc, const Words& words, const CountVocabulary& vocabulary,
               const knowledge::Knowledge& knowledge);

  std::optional<FoundEffect> find(const Quantity& q, const Sentence& s) const;
  /// The counted noun names people, or nothing says that it does not: a bare number, "people", "Iraqis", "boys".
  bool persons(const Quantity& q) const;
  /// "3 of them civilian," between commas; "including two children".
  bool part_of_larger(const Quantity& q, const Sentence& s) const;

 private:
  std::optional<FoundEffect> word_inside(const Quantity& q) const;
  std::optional<FoundEffect> word_after(const Quantity& q, const Sentence& s) const;
  std::optional<FoundEffect> toll(const Quantity& q, const Sentence& s) const;
  std::optional<FoundEffect> noun_with_of(const Quantity& q, const Sentence& s) const;
  std::optional<FoundEffect> verb_before(const Quantity& q, const Sentence& s) const;
  std::optional<FoundEffect> verb_after(const Quantity& q, const Sentence& s) const;
  std::optional<FoundEffect> verb_of_tree(const Quantity& q, const Sentence& s) const;
  std::optional<FoundEffect> noun_itself(const Quantity& q) const;
  std::optional<FoundEffect> deployed(const Quantity& q, const Sentence& s) const;

  /// The effect of `verb` on this quantity, when one of `wanted` parts is counted and the words that belong to the verb follow.
  std::optional<FoundEffect> effect_of(TokenIndex verb, Counted part, const Quantity& q, const Sentence& s) const;
  bool thing(const Quantity& q) const;
  bool of_none(const Quantity& q, const Sentence& s) const;
  bool passive(TokenIndex verb, const Sentence& s) const;
  /// A verb, or a form that is one whatever the tagger thinks: "shot dead two" is often read as a noun.
  bool is_verb(TokenIndex t) const {
    return doc_.tokens[t].upos == Upos::VERB || !vocabulary_.verb_of_form(words_.form(t)).empty();
  }
  bool is_be_or_have(TokenIndex t) const { return doc_.tokens[t].upos == Upos::AUX; }
  bool ends_clause(TokenIndex t) const;
  bool mistaken_verb(TokenIndex t, TokenIndex number, const Sentence& s) const;
  bool relative(TokenIndex t) const;

  const Document& doc_;
  const Words& words_;
  const CountVocabulary& vocabulary_;
  const knowledge::Knowledge& knowledge_;
  std::uint8_t vbd_, vbn_, vbg_, wdt_, wp_;
};

}  // namespace dateline::mentions
