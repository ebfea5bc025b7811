#include "dictionaries/sentence.h"

#include <algorithm>

#include "records/tree.h"

namespace dateline::dictionaries {
namespace {

using records::relation;

constexpr int kDeepest = 12;  // phrases inside phrases; deeper ones name nobody who matters
constexpr WordId kUnknownWord = kNoWord - 1;

bool can_name(const Document& doc, TokenIndex t) {
  const Upos u = doc.tokens[t].upos;
  return u == Upos::NOUN || u == Upos::PROPN || u == Upos::ADJ || u == Upos::X || u == Upos::NUM;
}

bool is_personal_pronoun(const Document& doc, TokenIndex t) {
  return doc.tokens[t].upos == Upos::PRON && xpos_names()[doc.tokens[t].xpos] == "PRP";
}

/// "Omani police and courts": a role without an actor of its own has its neighbour's.
void share_actor(const std::vector<CodedActor>& from, std::vector<CodedActor>& to) {
  if (from.empty() || from.front().actor.empty() || from.front().actor == from.front().code) return;
  for (CodedActor& a : to) {
    if (a.resolved()) continue;
    a.actor = from.front().actor;
    a.code = a.actor + a.code.substr(3);
  }
}

CodedActor coded(std::string code, TokenIndex first, TokenIndex last, TokenIndex head) {
  CodedActor a;
  a.code = std::move(code);
  if (a.resolved()) a.actor = a.code;
  a.first = first, a.last = last, a.head = head;
  return a;
}

bool has_case(const Document& doc, TokenIndex t) { return doc.child(t, Deprel::case_) != kNoToken; }

}  // namespace

// "Peruvian Navy": PER and PERMIL are one actor.
void drop_wholes(std::vector<CodedActor>& actors) {
  std::vector<CodedActor> kept;
  for (const CodedActor& a : actors) {
    const bool whole = std::any_of(actors.begin(), actors.end(), [&](const CodedActor& b) {
      return b.code.size() > a.code.size() && b.code.starts_with(a.code);
    });
    if (!whole) kept.push_back(a);
  }
  actors = std::move(kept);
}

/// What a noun phrase holds, by where it stands in it.
struct SentenceView::Found {
  std::vector<const Hit*> own;
  std::vector<TokenIndex> beside, within, participles;  // possessors and appositions; prepositional phrases; acl
};

SentenceView::SentenceView(const Dictionaries& d, const Grammar& g, const Document& document, const Sentence& s,
                           DayNumber day)
    : dictionaries(d), grammar(g), doc(document), sentence(s), last_piece_(s.last - s.first, kNothing) {
  std::string key;
  for (TokenIndex t = s.first; t < s.last; ++t) {
    const std::string_view form = doc.form(t);
    const std::string_view tag = xpos_names()[doc.tokens[t].xpos];
    if (tag == "POS" || form == "-" || form == "--") continue;
    bool any = false;
    split_words(form, [&](std::string_view word) {
      const WordId id = d.words.find(word);
      const WordId known = id == kNoWord ? kUnknownWord : id;
      pieces_.push_back({known, known, t});
      any = true;
    });
    if (!any) pieces_.push_back({kUnknownWord, kUnknownWord, t});
    if (any && tag == "NNS") {
      word_key(doc.lemma(t), key);
      pieces_.back().singular = d.words.find(key);
    }
    last_piece_[t - s.first] = static_cast<std::uint32_t>(pieces_.size() - 1);
  }
  find_names(day);
}

bool SentenceView::longest(const Phrases& phrases, std::size_t at, std::size_t& past, std::uint32_t& value) const {
  Phrases::Node node = Phrases::kRoot;
  bool found = false;
  for (std::size_t i = at; i < pieces_.size() && pieces_[i].word != kUnknownWord; ++i) {
    node = phrases.step(node, pieces_[i].word);
    if (node == kNothing) break;
    const bool whole = i + 1 == pieces_.size() || pieces_[i + 1].token != pieces_[i].token;
    if (phrases.at(node) == kNothing || !whole) continue;
    past = i + 1;
    value = phrases.at(node);
    found = true;
  }
  return found;
}

void SentenceView::find_names(DayNumber day) {
  for (std::size_t i = 0; i < pieces_.size();) {
    std::size_t past = i;
    std::uint32_t value = 0;
    const bool begins = i == 0 || pieces_[i - 1].token != pieces_[i].token;
    bool agent = false;
    bool found = begins && longest(dictionaries.names, i, past, value);
    if (!found && begins) found = agent = longest(dictionaries.agent_names, i, past, value);
    if (found && past == i + 1 && !can_name(doc, pieces_[i].token)) found = false, past = i;
    if (found) {
      Hit hit{pieces_[i].token, pieces_[past - 1].token + 1, kNoToken, agent, false, kNoWord};
      // The word that ties the name to the rest of the sentence.
      for (TokenIndex t = hit.first; t < hit.last && hit.head == kNoToken; ++t) {
        const TokenIndex h = doc.tokens[t].head;
        if (h == kNoHead || h < hit.first || h >= hit.last) hit.head = t;
      }
      if (hit.head == kNoToken) hit.head = hit.last - 1;
      if (qualifies_participle(hit.last)) found = false;
      if (agent)
        hit.code = dictionaries.agents[value].code, hit.before = dictionaries.agents[value].before;
      else
        hit.code = dictionaries.code_on(value, day);
      if (hit.code != kNoWord && found) hits_.push_back(hit);
    }
    i = std::max(past, i + 1);
  }
}

/// "Turkish-run", "rebel-held": the name belongs to the participle, not to the noun.
bool SentenceView::qualifies_participle(TokenIndex after) const {
  if (after == sentence.first || after + 1 >= sentence.last || doc.form(after) != "-") return false;
  if (doc.tokens[after - 1].space_after || doc.tokens[after].space_after) return false;
  return records::is_past_participle(doc, after + 1);
}

void SentenceView::hits_at(TokenIndex t, std::vector<const Hit*>& out) const {
  const auto at =
      std::lower_bound(hits_.begin(), hits_.end(), t, [](const Hit& h, TokenIndex token) { return h.last <= token; });
  if (at == hits_.end() || t < at->first) return;
  if (std::find(out.begin(), out.end(), &*at) == out.end()) out.push_back(&*at);
}

/// The words of the phrase itself: what stands before its head, names of several words, titles.
void SentenceView::own_words(TokenIndex t, Found& found) const {
  for (const TokenIndex c : doc.children(t)) {
    switch (relation(doc, c)) {
      case Deprel::compound:
      case Deprel::flat:
      case Deprel::nmod_desc:
      case Deprel::nummod:
      case Deprel::fixed:
      case Deprel::goeswith:
      case Deprel::det:
        own_words(c, found);
        hits_at(c, found.own);
        break;
      case Deprel::amod: {
        // "rebel-held": what a participle hangs on itself is no part of the name.
        const bool participle = doc.tokens[c].upos == Upos::VERB;
        hits_at(c, found.own);
        if (!participle) own_words(c, found);
        break;
      }
      case Deprel::conj:
        if (relation(doc, t) == Deprel::amod || relation(doc, t) == Deprel::compound ||
            relation(doc, t) == Deprel::conj) {
          own_words(c, found);
          hits_at(c, found.own);
        }
        break;
      case Deprel::nmod_poss:
      case Deprel::appos:
      case Deprel::nmod_unmarked:
      case Deprel::list: found.beside.push_back(c); break;
      case Deprel::nmod:
      case Deprel::obl: (has_case(doc, c) ? found.within : found.beside).push_back(c); break;
      case Deprel::acl: found.participles.push_back(c); break;
      default: break;
    }
  }
}

void SentenceView::collect(TokenIndex head, int, Found& found) const {
  own_words(head, found);
  hits_at(head, found.own);
  std::sort(found.own.begin(), found.own.end(), [](const Hit* a, const Hit* b) { return a->first < b->first; });
}

std::vector<CodedActor> SentenceView::antecedent(TokenIndex pronoun, int depth) const {
  std::string word;
  word_key(doc.form(pronoun), word);
  const bool reflexive = grammar.is(grammar.reflexive_pronoun, word);
  TokenIndex clause = records::clause_head(doc, pronoun);
  for (int steps = 0; steps < kDeepest; ++steps) {
    if (!reflexive || steps > 0) {
      const TokenIndex above = doc.tokens[clause].head;
      if (above == kNoHead) return {};
      clause = records::clause_head(doc, above);
    }
    for (const TokenIndex c : doc.children(clause)) {
      const Deprel r = base(relation(doc, c));
      if (r != Deprel::nsubj || c == pronoun || records::dominates(doc, c, pronoun) || depth >= kDeepest) continue;
      std::vector<CodedActor> codes;
      add_codes(c, depth + 1, codes);
      if (!codes.empty()) return codes;
    }
    if (reflexive) return {};
  }
  return {};
}

/// Who a participle names: "weapons fired by X", "an attack believed to be made by X".
void SentenceView::arguments(TokenIndex verb, int depth, std::vector<CodedActor>& out) const {
  if (depth >= kDeepest) return;
  for (const TokenIndex c : doc.children(verb)) {
    const Deprel r = base(relation(doc, c));
    if (r == Deprel::obj || r == Deprel::obl) add_codes(c, depth + 1, out);
    if (r == Deprel::xcomp) arguments(c, depth + 1, out);
  }
}

std::vector<CodedActor> SentenceView::single(TokenIndex head, int depth) const {
  if (depth >= kDeepest) return {};
  if (is_personal_pronoun(doc, head)) return antecedent(head, depth);
  Found found;
  collect(head, depth, found);

  std::vector<CodedActor> actors;
  std::vector<const Hit*> agents;
  for (const Hit* h : found.own) {
    if (h->agent)
      agents.push_back(h);
    else
      actors.push_back(coded(std::string(dictionaries.codes.word(h->code)), h->first, h->last, head));
  }
  std::vector<CodedActor> roles;  // of phrases inside this one that name no actor
  const auto take = [&](const std::vector<TokenIndex>& phrases, bool beneath_verb) {
    for (const TokenIndex p : phrases) {
      if (!actors.empty()) return;  // "a summit in X on the war in Y": the first names whose it is
      std::vector<CodedActor> codes;
      if (!beneath_verb) add_codes(p, depth + 1, codes);
      if (beneath_verb) arguments(p, depth + 1, codes);
      for (CodedActor& a : codes) (a.resolved() ? actors : roles).push_back(std::move(a));
    }
  };
  take(found.beside, false);
  take(found.within, false);
  take(found.participles, true);

  for (CodedActor& a : actors) a.head = head;
  drop_wholes(actors);
  if (actors.empty()) {
    if (agents.empty()) {
      for (CodedActor& r : roles) r.head = head;
      return roles;
    }
    actors.push_back(coded("---", agents.front()->first, agents.back()->last, head));
  }
  for (CodedActor& a : actors) {
    for (const Hit* agent : agents) {
      const std::string_view code = dictionaries.codes.word(agent->code);
      if (agents.size() > 1 && code == "PPL") continue;
      if (a.code.find(code) != std::string::npos) continue;
      a.first = std::min(a.first, agent->first), a.last = std::max(a.last, agent->last);
      if (agent->before)
        a.code = std::string(code) + (a.resolved() ? a.code : "");
      else
        a.code += code;
    }
  }
  std::erase_if(actors, [](const CodedActor& a) { return a.code == "---" || a.code == "###" || a.code == "+++"; });
  return actors;
}

void SentenceView::add_codes(TokenIndex head, int depth, std::vector<CodedActor>& out) const {
  if (depth >= kDeepest) return;
  const auto add = [&](std::vector<CodedActor> found) {
    for (CodedActor& a : found) {
      const bool known = std::any_of(out.begin(), out.end(), [&](const CodedActor& o) { return o.code == a.code; });
      if (!known) out.push_back(std::move(a));
    }
  };
  std::vector<CodedActor> first = single(head, depth);
  for (const TokenIndex c : doc.children(head)) {
    if (relation(doc, c) != Deprel::conj || records::is_verb(doc, c)) continue;
    std::vector<CodedActor> more;
    add_codes(c, depth + 1, more);
    share_actor(first, more);
    add(std::move(first));
    first = std::move(more);
  }
  add(std::move(first));
}

std::vector<CodedActor> SentenceView::codes(TokenIndex head) const {
  std::vector<CodedActor> out;
  add_codes(head, 0, out);
  return out;
}

bool SentenceView::preceded_by(TokenIndex t, const std::vector<WordId>& words) const {
  std::uint32_t at = last_piece_[t - sentence.first];
  if (words.empty()) return true;
  if (at == kNothing) return false;
  while (at > 0 && pieces_[at - 1].token == t) --at;
  if (at < words.size()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (pieces_[at - words.size() + i].word != words[i]) return false;
  }
  return true;
}

bool SentenceView::followed_by(TokenIndex t, const std::vector<WordId>& words) const {
  const std::uint32_t at = last_piece_[t - sentence.first];
  if (words.empty()) return true;
  if (at == kNothing || at + words.size() >= pieces_.size()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (pieces_[at + 1 + i].word != words[i]) return false;
  }
  return true;
}

bool SentenceView::matches(const Term& term, TokenIndex t) const {
  const std::uint32_t at = last_piece_[t - sentence.first];
  if (at == kNothing) return false;
  const auto ends_here = [&](const std::vector<WordId>& words) {
    if (words.empty() || words.size() > at + 1) return false;
    if (pieces_[at].word != words.back() && pieces_[at].singular != words.back()) return false;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      if (pieces_[at + 1 - words.size() + i].word != words[i]) return false;
    }
    return true;
  };
  if (term.synset == kNothing) return std::any_of(term.words.begin(), term.words.end(), ends_here);
  const auto sets = dictionaries.synsets_by_last_word.find(pieces_[at].word);
  if (sets == dictionaries.synsets_by_last_word.end()) return false;
  return std::any_of(sets->second.begin(), sets->second.end(), [&](const auto& m) {
    return m.first == term.synset && ends_here(dictionaries.synsets[m.first].members[m.second]);
  });
}

const std::vector<VerbForm>* SentenceView::verb_forms(TokenIndex t, bool by_lemma) const {
  WordId word = kNoWord;
  if (by_lemma) {
    std::string key;
    word_key(doc.lemma(t), key);
    word = dictionaries.words.find(key);
  } else if (last_piece_[t - sentence.first] != kNothing) {
    word = pieces_[last_piece_[t - sentence.first]].word;
  }
  const auto found = dictionaries.verbs.find(word);
  return found == dictionaries.verbs.end() ? nullptr : &found->second;
}

}  // namespace dateline::dictionaries
