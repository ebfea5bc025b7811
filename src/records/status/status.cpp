#include "records/status/status.h"

#include "records/tree.h"
#include "text/fold.h"

namespace dateline::records {

StatusFinder::StatusFinder(const Index& index, const std::vector<Hit>& events) : index_(index), doc_(index.doc), lexicon_(index.lexicon) {
  for (const Hit& h : events) events_[h.frame.trigger] = &h;
}

bool StatusFinder::has_own(TokenIndex t, Deprel wanted) const {
  for (TokenIndex c : doc_.children(t)) {
    if (base(relation(doc_, c)) == wanted) return true;
  }
  return false;
}

void StatusFinder::look_at(TokenIndex t, Findings& f) const {
  bool modal_past = false;  // "could have", "would have": not a plan
  for (TokenIndex c : doc_.children(t)) {
    if (base(relation(doc_, c)) == Deprel::aux && doc_.lemma(c) == "have") modal_past = true;
  }
  for (TokenIndex c : doc_.children(t)) {
    std::string word;
    text::fold(doc_.lemma(c), word);
    switch (base(relation(doc_, c))) {
      case Deprel::advmod: case Deprel::discourse:
        if (lexicon_.is(lexicon_.negator, word)) f.negated = true;
        if (lexicon_.is(lexicon_.possible_word, word)) f.possible = true;
        if (lexicon_.is(lexicon_.hearsay_adverb, word)) f.claimed = true;
        break;
      case Deprel::aux:
        if (lexicon_.is(lexicon_.modal_planned, word)) (modal_past ? f.possible : f.planned) = true;
        if (lexicon_.is(lexicon_.modal_possible, word)) f.possible = true;
        break;
      case Deprel::det:
        if (lexicon_.is(lexicon_.negative_determiner, word)) f.negated = true;
        break;
      case Deprel::nsubj: case Deprel::obj:
        if (lexicon_.is(lexicon_.negative_pronoun, word)) f.negated = true;
        for (TokenIndex d : doc_.children(c)) {
          if (relation(doc_, d) == Deprel::det && lexicon_.is(lexicon_.negative_determiner, doc_, d)) f.negated = true;
        }
        break;
      case Deprel::case_: case Deprel::mark:
        if (word == "without") f.negated = true;
        if (lexicon_.is(lexicon_.conditional_mark, word)) f.possible = true;
        break;
      case Deprel::amod:
        if (lexicon_.is(lexicon_.plan_word, word)) f.planned = true;
        if (lexicon_.is(lexicon_.attempt_word, word)) f.attempted = true;
        if (lexicon_.is(lexicon_.possible_word, word)) f.possible = true;
        if (lexicon_.is(lexicon_.claim_word, word)) f.claimed = true;
        break;
      case Deprel::compound:  // "coup attempt" hangs the other way; "ceasefire plan" too
      default: break;
    }
  }
}

void StatusFinder::governed(TokenIndex t, TokenIndex head, Findings& f) const {
  std::string word;
  text::fold(doc_.lemma(head), word);
  const Deprel r = relation(doc_, t);
  const bool nominal = !is_verb(doc_, t) || r == Deprel::nsubj || r == Deprel::nsubj_pass || r == Deprel::obj;
  if (lexicon_.is(lexicon_.plan_word, word)) f.planned = true;
  if (lexicon_.is(lexicon_.attempt_word, word)) f.attempted = true;
  if (lexicon_.is(lexicon_.possible_word, word)) f.possible = true;
  if (lexicon_.is(lexicon_.claim_word, word)) f.claimed = true;
  if (lexicon_.is(lexicon_.unable_word, word)) f.negated = true;
  if (lexicon_.is(lexicon_.fail_verb, word)) f.attempted = true;
  if (nominal && lexicon_.is(lexicon_.thwart_verb, word)) f.attempted = true;
  if (nominal && lexicon_.is(lexicon_.call_off_verb, word)) f.negated = true;
  if (nominal && lexicon_.is(lexicon_.false_word, word)) f.denied = true;
}

void StatusFinder::climb(TokenIndex t, Findings& f) const {
  look_at(t, f);
  for (int steps = 0; steps < 12; ++steps) {
    const TokenIndex h = head_of(doc_, t);
    if (h == kNoHead) return;
    const std::string mark = mark_word(doc_, t);
    switch (relation(doc_, t)) {
      case Deprel::conj:
        // "will shell and storm": the second verb shares what the first one carries, unless it has its own.
        if (is_verb(doc_, t) && (has_own(t, Deprel::nsubj) || has_own(t, Deprel::aux))) {
          if (lexicon_.is(lexicon_.conditional_mark, mark_word(doc_, h))) f.possible = true;
        } else {
          look_at(h, f);
        }
        break;
      case Deprel::xcomp: case Deprel::csubj: case Deprel::csubj_pass:
        governed(t, h, f);
        look_at(h, f);
        break;
      case Deprel::ccomp:
        governed(t, h, f);
        if (!is_gerund(doc_, t) && !is_to_infinitive(doc_, t)) return;
        look_at(h, f);
        break;
      case Deprel::acl:
        governed(t, h, f);
        if (is_to_infinitive(doc_, t) && !f.attempted) f.planned = true;
        if (!is_to_infinitive(doc_, t) && mark.empty()) return;
        break;
      case Deprel::advcl:
        if (is_to_infinitive(doc_, t)) f.planned = true;  // a purpose
        governed(t, h, f);
        return;
      case Deprel::obj: case Deprel::nsubj: case Deprel::nsubj_pass: case Deprel::obl: case Deprel::nmod: case Deprel::compound: case Deprel::appos:
      case Deprel::nmod_poss:
        governed(t, h, f);
        if (is_verb(doc_, h)) {
          // Only a verb that carries the noun lends it its modality; "will visit after the attack" says nothing of the attack.
          if (relation(doc_, t) == Deprel::obl || !(lexicon_.is(lexicon_.light_verb, doc_, h) || lexicon_.is(lexicon_.light_verb_passive, doc_, h) ||
                                                    lexicon_.is(lexicon_.occurrence_verb, doc_, h))) {
            return;
          }
          look_at(h, f);
        } else if (relation(doc_, t) == Deprel::nmod && !lexicon_.is(lexicon_.aspect_noun, doc_, h) && !lexicon_.is(lexicon_.plan_word, doc_, h) &&
                   !lexicon_.is(lexicon_.attempt_word, doc_, h) && !lexicon_.is(lexicon_.possible_word, doc_, h)) {
          return;
        } else {
          look_at(h, f);
        }
        break;
      default: return;
    }
    t = h;
  }
}

void StatusFinder::enclosing_event(TokenIndex t, Findings& f) const {
  TokenIndex below = t;
  if (base(relation(doc_, t)) == Deprel::aux && head_of(doc_, t) != kNoHead) below = head_of(doc_, t);  // a modal says no more than its verb
  for (TokenIndex a = head_of(doc_, below); a != kNoHead; below = a, a = head_of(doc_, a)) {
    const auto it = events_.find(a);
    if (it == events_.end() || !it->second->rule->content) continue;
    const Deprel r = base(relation(doc_, below));
    if (r == Deprel::nsubj || r == Deprel::conj || r == Deprel::parataxis) return;
    const bool circumstance = r == Deprel::advcl && !is_gerund(doc_, below) && !is_to_infinitive(doc_, below);
    if (circumstance) return;
    if (r == Deprel::obl) {
      const std::string word = case_word(doc_, below);
      if (lexicon_.is(lexicon_.place_preposition, word) || word == "after" || word == "before" || word == "during" || word == "since") return;
    }
    switch (*it->second->rule->content) {
      case Status::denied: f.denied = true; break;
      case Status::negated: f.negated = true; break;
      case Status::planned: f.planned = true; break;
      case Status::possible: f.possible = true; break;
      case Status::attempted: f.attempted = true; break;
      case Status::claimed: f.claimed = true; break;
      case Status::asserted: break;
    }
    return;
  }
}

/// "did not accept the charge", "said no": the rule itself asks for the negation, so that it negates nothing else.
bool StatusFinder::negation_is_meant(const Hit& hit) const {
  for (const knowledge::Condition& c : hit.rule->when) {
    if (c.slot.kind != SlotKind::mod) continue;
    for (const knowledge::Item& item : c.any_of) {
      if (item.kind == knowledge::Item::Kind::lemma && lexicon_.is(lexicon_.negator, item.lemma)) return true;
    }
  }
  return (" " + hit.lemma + " ").find(" no ") != std::string::npos || (" " + hit.lemma + " ").find(" not ") != std::string::npos;
}

Status StatusFinder::status_of(const Hit& hit, const std::vector<const Attribution*>& sources) const {
  Findings f;
  const TokenIndex t = hit.frame.trigger;
  climb(t, f);
  if (negation_is_meant(hit)) f.negated = false;
  if (hit.frame.light_verb != kNoToken) {
    look_at(hit.frame.light_verb, f);
    climb(hit.frame.light_verb, f);
  }
  enclosing_event(t, f);
  const Sentence& s = doc_.sentences[doc_.sentence_of(t)];
  const bool question = doc_.form(s.last - 1) == "?" || (s.last - s.first > 1 && doc_.form(s.last - 2) == "?");
  if (f.denied) return Status::denied;
  if (f.negated) return Status::negated;
  if (hit.rule->status && *hit.rule->status != Status::asserted) return *hit.rule->status;
  if (f.attempted) return Status::attempted;
  if (f.possible || question) return Status::possible;
  if (f.planned) return Status::planned;
  if (f.claimed || !sources.empty()) return Status::claimed;
  return Status::asserted;
}

}  // namespace dateline::records
