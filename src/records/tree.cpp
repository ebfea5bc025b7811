#include "records/tree.h"

#include "text/fold.h"

namespace dateline::records {
namespace {

std::string introducing_word(const Document& doc, TokenIndex t, Deprel kind) {
  for (TokenIndex c : doc.children(t)) {
    if (relation(doc, c) != kind || c > t) continue;
    std::string word(doc.lemma(c));
    for (TokenIndex f : doc.children(c)) {
      if (relation(doc, f) == Deprel::fixed) word.append(" ").append(doc.lemma(f));
    }
    for (TokenIndex next : doc.children(t)) {  // "out of", "up to"
      if (next == c + 1 && kind == Deprel::case_ && relation(doc, next) == kind) word.append(" ").append(doc.lemma(next));
    }
    for (char& ch : word) ch = static_cast<char>(ch >= 'A' && ch <= 'Z' ? ch + 32 : ch);
    return word;
  }
  return {};
}

std::string_view tag(const Document& doc, TokenIndex t) { return xpos_names()[doc.tokens[t].xpos]; }

}  // namespace

std::string case_word(const Document& doc, TokenIndex t) { return introducing_word(doc, t, Deprel::case_); }
std::string mark_word(const Document& doc, TokenIndex t) { return introducing_word(doc, t, Deprel::mark); }

bool is_gerund(const Document& doc, TokenIndex verb) { return tag(doc, verb) == "VBG"; }
bool is_past_participle(const Document& doc, TokenIndex verb) { return tag(doc, verb) == "VBN" || tag(doc, verb) == "VBD"; }

bool is_unmarked_object(const Document& doc, TokenIndex verb, TokenIndex t) {
  const Upos u = doc.tokens[t].upos;
  if (relation(doc, t) != Deprel::obl_unmarked || t < verb || (u != Upos::NOUN && u != Upos::PROPN)) return false;
  return doc.mentions.time_headed_by.empty() || doc.mentions.time_headed_by[t] < 0;
}

bool is_passive(const Document& doc, TokenIndex verb) {
  bool auxiliary = false, subject = false, object = false, agent = false;
  for (TokenIndex c : doc.children(verb)) {
    switch (relation(doc, c)) {
      case Deprel::nsubj_pass: case Deprel::aux_pass: case Deprel::csubj_pass: return true;
      case Deprel::obl_agent: agent = true; break;
      case Deprel::aux: auxiliary = true; break;
      case Deprel::nsubj: subject = true; break;
      case Deprel::obj: object = true; break;
      case Deprel::obl_unmarked: object |= is_unmarked_object(doc, verb, c); break;
      default: break;
    }
  }
  if (agent && !(subject && object)) return true;  // "sent aid by plane" has both
  if (auxiliary || subject || object) return false;
  const Deprel r = relation(doc, verb);
  return tag(doc, verb) == "VBN" && (r == Deprel::acl || r == Deprel::amod || r == Deprel::acl_relcl || r == Deprel::advcl);
}

bool is_to_infinitive(const Document& doc, TokenIndex verb) {
  for (TokenIndex c : doc.children(verb)) {
    if (relation(doc, c) == Deprel::mark && doc.lemma(c) == "to") return true;
  }
  return false;
}

/// "the president and the leader X": a parser may call the second name of a list an apposition, though "and" hangs on it.
static bool joined_by_and(const Document& doc, TokenIndex t) {
  if (relation(doc, t) != Deprel::appos) return false;
  for (TokenIndex c : doc.children(t)) {
    if (relation(doc, c) == Deprel::cc) return true;
  }
  const TokenIndex h = head_of(doc, t);
  for (TokenIndex c : doc.children(t)) {  // "Abbas and [Hamas leader] Mashal": the "and" hangs on the office
    for (TokenIndex d : doc.children(c)) {
      if (c < t && d < c && h != kNoHead && h < d && relation(doc, d) == Deprel::cc) return true;
    }
  }
  return false;
}

void conjuncts(const Document& doc, TokenIndex t, std::vector<TokenIndex>& out) {
  out.push_back(t);
  for (TokenIndex c : doc.children(t)) {
    if (relation(doc, c) == Deprel::conj || joined_by_and(doc, c)) conjuncts(doc, c, out);
  }
}

TokenIndex first_conjunct(const Document& doc, TokenIndex t) {
  while (relation(doc, t) == Deprel::conj && head_of(doc, t) != kNoHead) t = head_of(doc, t);
  return t;
}

bool opens_clause(Deprel r) {
  switch (r) {
    case Deprel::root: case Deprel::ccomp: case Deprel::xcomp: case Deprel::advcl: case Deprel::advcl_relcl: case Deprel::acl:
    case Deprel::acl_relcl: case Deprel::csubj: case Deprel::csubj_pass: case Deprel::csubj_outer: case Deprel::parataxis: return true;
    default: return false;
  }
}

TokenIndex clause_head(const Document& doc, TokenIndex t) {
  for (;;) {
    const Deprel r = relation(doc, t);
    if (opens_clause(r) || (r == Deprel::conj && is_verb(doc, t)) || head_of(doc, t) == kNoHead) return t;
    t = head_of(doc, t);
  }
}

bool dominates(const Document& doc, TokenIndex ancestor, TokenIndex t) {
  while (t != kNoHead) {
    if (t == ancestor) return true;
    t = head_of(doc, t);
  }
  return false;
}

bool in_clause(const Document& doc, TokenIndex head, TokenIndex t) {
  while (t != head) {
    const Deprel r = relation(doc, t);
    if (opens_clause(r) || (r == Deprel::conj && is_verb(doc, t))) return false;
    t = head_of(doc, t);
    if (t == kNoHead) return false;
  }
  return true;
}

namespace {
void widen(const Document& doc, TokenIndex t, Span& span) {
  span = cover(span, doc.tokens[t].span);
  for (TokenIndex c : doc.children(t)) {
    const Deprel r = relation(doc, c);
    if (r == Deprel::punct) continue;
    if (r != Deprel::xcomp && (opens_clause(r) || (r == Deprel::conj && is_verb(doc, c)))) continue;
    widen(doc, c, span);
  }
}
}  // namespace

Span clause_span(const Document& doc, TokenIndex head) {
  Span span = doc.tokens[head].span;
  widen(doc, head, span);
  return span;
}

}  // namespace dateline::records
