#include "dictionaries/pattern_matcher.h"

#include <algorithm>

#include "records/tree.h"

namespace dateline::dictionaries {
namespace {

using records::relation;
using Kind = PatternItem::Kind;

/// The words on one side of a verb that a pattern may ask for.
struct Side {
  std::vector<TokenIndex> nouns;    // heads of noun phrases, and particles, adverbs, complements
  std::vector<TokenIndex> phrases;  // heads of prepositional phrases
};

void add_noun(const Document& doc, TokenIndex t, Side& side) {
  side.nouns.push_back(t);
  for (const TokenIndex c : doc.children(t)) {
    const Deprel r = relation(doc, c);
    if (r == Deprel::conj || r == Deprel::appos) add_noun(doc, c, side);
    if (r == Deprel::nmod || r == Deprel::obl || r == Deprel::acl) side.phrases.push_back(c);
  }
}

class Matcher {
 public:
  Matcher(const SentenceView& view, TokenIndex verb, const std::vector<TokenIndex>& subjects, bool passive)
      : view_(view), doc_(view.doc), verb_(verb) {
    // In the passive the surface subject is the object of the pattern.
    for (const TokenIndex s : subjects) add_noun(doc_, s, passive ? after_ : before_);
    for (const TokenIndex c : doc_.children(verb)) {
      if (passive && (relation(doc_, c) == Deprel::obl_agent))
        add_noun(doc_, c, before_);
      else
        place(c);
    }
  }

  bool holds(const Pattern& p, VerbMatch& match) const {
    VerbMatch bound;
    for (const PatternItem& item : p.before)
      if (!holds(item, before_, bound)) return false;
    for (const PatternItem& item : p.after)
      if (!holds(item, after_, bound)) return false;
    match.sources = std::move(bound.sources);
    match.targets = std::move(bound.targets);
    return true;
  }

 private:
  void place(TokenIndex c) {
    switch (const Deprel r = relation(doc_, c); r) {
      case Deprel::obj:
      case Deprel::iobj:
      case Deprel::obl_unmarked:
      case Deprel::xcomp:
      case Deprel::nsubj_pass:
        if (r == Deprel::nsubj_pass && std::find(after_.nouns.begin(), after_.nouns.end(), c) != after_.nouns.end())
          break;
        if (doc_.tokens[c].upos != Upos::VERB) add_noun(doc_, c, after_);
        break;
      case Deprel::obl:
      case Deprel::obl_agent:
      case Deprel::advcl:
      case Deprel::nmod:
        after_.phrases.push_back(c);
        for (const TokenIndex n : doc_.children(c))
          if (relation(doc_, n) == Deprel::nmod) after_.phrases.push_back(n);
        break;
      case Deprel::compound_prt:
      case Deprel::advmod:
      case Deprel::amod:
      case Deprel::compound:
      case Deprel::aux:
      case Deprel::case_:
      case Deprel::mark:
        (c < verb_ ? before_ : after_).nouns.push_back(c);
        if (c > verb_) after_.phrases.push_back(c);
        break;
      default: break;
    }
  }

  bool holds(const PatternItem& item, const Side& side, VerbMatch& bound) const {
    switch (item.kind) {
      case Kind::noun:
        return std::any_of(side.nouns.begin(), side.nouns.end(), [&](TokenIndex t) { return is(item, t); }) ||
               preposition_alone(item, side);
      case Kind::preposition:
        return std::any_of(side.phrases.begin(), side.phrases.end(),
                           [&](TokenIndex t) { return preposition(item, t, bound); }) ||
               adjacent(item, side);
      case Kind::source: return claim(side, bound.sources);
      case Kind::target: return claim(side, bound.targets);
      case Kind::both:
      case Kind::skip: return !side.nouns.empty();
    }
    return false;
  }

  /// `$` or `+` outside of a preposition: the first noun there that stands for somebody.
  bool claim(const Side& side, std::vector<TokenIndex>& into) const {
    for (const std::vector<TokenIndex>* list : {&side.nouns, &side.phrases}) {
      for (const TokenIndex t : *list) {
        if (!records::is_nominal(doc_, t) || view_.codes(t).empty()) continue;
        into.push_back(t);
        return true;
      }
    }
    return false;
  }

  /// `TROOP * TOWARD`: a preposition written as a word.
  bool preposition_alone(const PatternItem& item, const Side& side) const {
    if (!item.modifiers.empty()) return false;
    return std::any_of(side.phrases.begin(), side.phrases.end(), [&](TokenIndex t) {
      for (const TokenIndex c : doc_.children(t))
        if (introduces(c) && view_.matches(item.head.front(), c)) return true;
      return false;
    });
  }

  bool introduces(TokenIndex t) const {
    return relation(doc_, t) == Deprel::case_ || relation(doc_, t) == Deprel::mark;
  }

  /// The preposition itself follows the verb and the tree hangs its noun elsewhere.
  bool adjacent(const PatternItem& item, const Side& side) const {
    if (!item.head.empty() || item.filler != Kind::noun || &side != &after_) return false;
    return verb_ + 1 < view_.sentence.last && view_.matches(item.preposition, verb_ + 1);
  }

  bool preposition(const PatternItem& item, TokenIndex t, VerbMatch& bound) const {
    const auto children = doc_.children(t);
    if (std::none_of(children.begin(), children.end(),
                     [&](TokenIndex c) { return introduces(c) && view_.matches(item.preposition, c); }))
      return false;
    if (item.filler == Kind::source) bound.sources.push_back(t);
    if (item.filler == Kind::target) bound.targets.push_back(t);
    return item.head.empty() || is(item, t) || std::any_of(children.begin(), children.end(), [&](TokenIndex c) {
             const Deprel r = relation(doc_, c);
             return (r == Deprel::conj || r == Deprel::obj || r == Deprel::compound) && is(item, c);
           });
  }

  bool is(const PatternItem& item, TokenIndex head) const {
    if (!view_.matches(item.head.front(), head)) return false;
    return std::all_of(item.modifiers.begin(), item.modifiers.end(), [&](const Term& m) { return modified(m, head); });
  }

  bool modified(const Term& modifier, TokenIndex head) const {
    const auto [first, last] = doc_.subtree(head);
    for (TokenIndex t = first; t < last; ++t) {
      if (t != head && view_.matches(modifier, t)) return true;
    }
    return false;
  }

  const SentenceView& view_;
  const Document& doc_;
  TokenIndex verb_;
  Side before_, after_;
};

const VerbForm* form_at(const SentenceView& view, TokenIndex verb) {
  for (const bool by_lemma : {false, true}) {
    const std::vector<VerbForm>* forms = view.verb_forms(verb, by_lemma);
    if (!forms) continue;
    for (const VerbForm& f : *forms) {
      if (view.preceded_by(verb, f.before) && view.followed_by(verb, f.after)) return &f;
    }
  }
  return nullptr;
}

}  // namespace

std::optional<VerbMatch> match_verb(const SentenceView& view, TokenIndex verb, const std::vector<TokenIndex>& subjects,
                                    bool passive) {
  const VerbForm* form = form_at(view, verb);
  if (!form) return std::nullopt;
  VerbMatch match;
  match.block = form->block;
  match.code = form->code;
  match.line = form->line;
  const VerbBlock& block = view.dictionaries.blocks[form->block];
  if (block.patterns.empty()) return match;
  const Matcher matcher(view, verb, subjects, passive);
  for (const Pattern& p : block.patterns) {
    if (!matcher.holds(p, match)) continue;
    match.code = p.code;
    match.line = p.line;
    break;
  }
  return match;
}

}  // namespace dateline::dictionaries
