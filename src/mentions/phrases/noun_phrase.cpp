#include "mentions/phrases/noun_phrase.h"

#include <algorithm>

#include "mentions/names/tree.h"

namespace dateline::mentions {

namespace {

constexpr int kDeepest = 12;  // "of" phrases in each other

bool opens(Deprel relation) {
  switch (relation) {
    case Deprel::det:
    case Deprel::det_predet:
    case Deprel::amod:
    case Deprel::compound:
    case Deprel::nummod:
    case Deprel::nmod_poss:
    case Deprel::nmod_desc:
    case Deprel::nmod_unmarked:
    case Deprel::flat:
    case Deprel::goeswith: return true;
    default: return false;
  }
}

bool is_mark(const Document& doc, TokenIndex t) {
  return doc.form(t) == "," || doc.form(t) == "(" || doc.form(t) == ")" || doc.form(t) == ":";
}

/// The phrase's own preposition or conjunction, which the parser may hang below a modifier: "[to] Incirlik base"; not "[at] least ten".
bool is_outside(const Document& doc, TokenIndex t) {
  const Token& token = doc.tokens[t];
  if (token.deprel == Deprel::case_) return token.head != kNoHead && is_nominal(doc.tokens[token.head].upos);
  return token.deprel == Deprel::cc || token.deprel == Deprel::mark || token.deprel == Deprel::punct ||
         token.upos == Upos::AUX;
}

}  // namespace

NounPhrases::NounPhrases(const Document& doc, Belongs belongs)
    : doc_(doc), belongs_(std::move(belongs)), names_(doc.tokens.size(), nullptr) {
  for (const Entity& e : doc.entities) {
    const Entity*& at = names_[head_of(doc, e.first, e.last)];
    if (!at || at->last - at->first < e.last - e.first) at = &e;
  }
}

bool NounPhrases::is_modifier(TokenIndex t) const {
  const Token& token = doc_.tokens[first_conjunct(doc_, t)];  // "Turkish and [Malian] troops"
  if (token.head == kNoHead || token.head < t) return false;
  switch (token.deprel) {
    case Deprel::compound:
    case Deprel::amod:
    case Deprel::nmod_desc:
    case Deprel::flat:
    case Deprel::nmod_unmarked:
    case Deprel::nummod:
      return true;
    default:
      return false;
  }
}

TokenIndex NounPhrases::begin(TokenIndex head) const {
  TokenIndex begin = head;
  const auto children = doc_.children(head);
  for (const TokenIndex* c = children.end(); c != children.begin();) {
    const TokenIndex t = *--c;
    if (t > head) continue;
    if (doc_.tokens[t].deprel == Deprel::punct && t + 1 == begin && !is_mark(doc_, t)) continue;
    const auto [first, last] = doc_.subtree(t);
    const bool next =
        last == begin || (last + 1 == begin && doc_.tokens[last].upos == Upos::PUNCT && !is_mark(doc_, last));
    if (!opens(doc_.tokens[t].deprel) || !next) break;
    begin = first;
  }
  if (names_[head]) begin = std::min(begin, names_[head]->first);
  while (begin < head && is_outside(doc_, begin)) ++begin;
  return begin;
}

bool NounPhrases::shares_modifiers(TokenIndex begin, TokenIndex head, TokenIndex conjunct) const {
  if (doc_.tokens[conjunct].upos != doc_.tokens[head].upos || begin == head || names_[head] || names_[conjunct])
    return false;
  for (const TokenIndex c : doc_.children(conjunct))
    if (doc_.tokens[c].deprel != Deprel::cc) return false;
  return true;
}

TokenIndex NounPhrases::end(TokenIndex head, TokenIndex begin, int depth) const {
  TokenIndex end = names_[head] ? std::max(head + 1, names_[head]->last) : head + 1;
  if (depth >= kDeepest) return end;
  for (const TokenIndex c : doc_.children(head)) {
    if (c < end) continue;
    const auto [first, last] = doc_.subtree(c);
    if (first != end) break;
    const Deprel relation = doc_.tokens[c].deprel;
    const bool cased = doc_.tokens[first].deprel == Deprel::case_ && doc_.tokens[first].head == c;
    if (relation == Deprel::flat || relation == Deprel::compound || relation == Deprel::goeswith ||
        relation == Deprel::nummod) {
      end = last;
    } else if (relation == Deprel::appos || relation == Deprel::nmod_desc) {
      if (names_[head] || !is_nominal(doc_.tokens[first].upos) || !is_nominal(doc_.tokens[c].upos)) break;
      end = this->end(c, first, depth + 1);
    } else if (relation == Deprel::nmod && cased && belongs_(head, first, c)) {
      end = this->end(c, first + 1, depth + 1);
    } else if (relation == Deprel::conj && doc_.tokens[first].deprel == Deprel::cc &&
               shares_modifiers(begin, head, c)) {
      end = this->end(c, c, depth + 1);
    } else {
      break;
    }
  }
  return end;
}

std::pair<TokenIndex, TokenIndex> NounPhrases::at(TokenIndex head) const {
  const TokenIndex first = begin(head);
  return {first, end(head, first, 0)};
}

}  // namespace dateline::mentions
