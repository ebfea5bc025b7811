// Small questions about a dependency tree that the record stages share. All are O(children) and allocate nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/document.h"

namespace dateline::records {

inline bool is_verb(const Document& doc, TokenIndex t) {
  return doc.tokens[t].upos == Upos::VERB || doc.tokens[t].upos == Upos::AUX;
}
inline bool is_nominal(const Document& doc, TokenIndex t) {
  const Upos u = doc.tokens[t].upos;
  return u == Upos::NOUN || u == Upos::PROPN || u == Upos::PRON || u == Upos::NUM || u == Upos::SYM;
}
inline TokenIndex head_of(const Document& doc, TokenIndex t) { return doc.tokens[t].head; }
inline Deprel relation(const Document& doc, TokenIndex t) { return doc.tokens[t].deprel; }

/// The word that introduces a nominal or a clause: "against", "according to", "if"; fixed expressions are joined by
/// spaces. Empty when none. Lower case.
std::string case_word(const Document& doc, TokenIndex t);
std::string mark_word(const Document& doc, TokenIndex t);

/// True when the verb stands in the passive: it has a passive subject, a passive auxiliary, or is a bare past participle on a noun.
bool is_passive(const Document& doc, TokenIndex verb);
/// A noun after the verb that the tree calls a bare adverbial and that is no time: an object or a predicate ("called it *a crime*").
bool is_unmarked_object(const Document& doc, TokenIndex verb, TokenIndex t);
/// A gerund or present participle ("killing"), by its tag.
bool is_gerund(const Document& doc, TokenIndex verb);
/// A past participle, by its tag.
bool is_past_participle(const Document& doc, TokenIndex verb);
/// An infinitive with "to".
bool is_to_infinitive(const Document& doc, TokenIndex verb);

/// `t` and the tokens coordinated with it, in order.
void conjuncts(const Document& doc, TokenIndex t, std::vector<TokenIndex>& out);
/// The first conjunct that `t` is coordinated with, or `t` itself.
TokenIndex first_conjunct(const Document& doc, TokenIndex t);

/// The relation begins a clause of its own.
bool opens_clause(Deprel relation);
/// The verb (or other head) of the clause that `t` stands in: the nearest ancestor, or `t` itself, that heads a clause.
TokenIndex clause_head(const Document& doc, TokenIndex t);
/// True when `ancestor` dominates `t` (or is `t`).
bool dominates(const Document& doc, TokenIndex ancestor, TokenIndex t);
/// True when `t` belongs to the clause of `head`: it is dominated without passing another clause's head.
bool in_clause(const Document& doc, TokenIndex head, TokenIndex t);

/// Words of the clause of `head`: smallest span that covers them, other clauses under it left out.
Span clause_span(const Document& doc, TokenIndex head);

}  // namespace dateline::records
