#include "mentions/names/tree.h"

namespace dateline::mentions {

TokenIndex head_of(const Document& doc, TokenIndex first, TokenIndex last) {
  TokenIndex fallback = last - 1;
  for (TokenIndex t = first; t < last; ++t) {
    const Token& token = doc.tokens[t];
    if (token.head != kNoHead && token.head >= first && token.head < last) continue;
    const Deprel relation = base(token.deprel);
    if (relation == Deprel::punct || relation == Deprel::case_ || relation == Deprel::det || relation == Deprel::cc) continue;
    return t;
  }
  return fallback;
}

TokenIndex first_conjunct(const Document& doc, TokenIndex t) {
  for (int step = 0; step < 64 && doc.tokens[t].deprel == Deprel::conj && doc.tokens[t].head != kNoHead; ++step) t = doc.tokens[t].head;
  return t;
}

std::string_view preposition(const Document& doc, const Words& words, TokenIndex t) {
  for (int step = 0; step < 64; ++step) {
    for (const TokenIndex c : doc.children(t))
      if (c < t && doc.tokens[c].deprel == Deprel::case_ && doc.tokens[c].upos != Upos::PART) return words.form(c);
    const Deprel relation = doc.tokens[t].deprel;
    const bool shares = relation == Deprel::conj || base(relation) == Deprel::appos || base(relation) == Deprel::flat;
    if (!shares || doc.tokens[t].head == kNoHead) break;
    t = doc.tokens[t].head;
  }
  return {};
}

std::vector<std::int32_t> entity_of_tokens(const Document& doc) {
  std::vector<std::int32_t> of(doc.tokens.size(), -1);
  for (std::int32_t i = static_cast<std::int32_t>(doc.entities.size()); i-- > 0;)  // outer ones come first: written last
    for (TokenIndex t = doc.entities[i].first; t < doc.entities[i].last; ++t) of[t] = i;
  return of;
}

Extent extent(const Document& doc, TokenIndex first, TokenIndex last) {
  return {doc.span_of(first, last), first, last, head_of(doc, first, last)};
}

}  // namespace dateline::mentions
