#include "records/events/matcher.h"

#include <algorithm>
#include <array>

#include "records/actors_of_slots.h"
#include "records/tree.h"
#include "text/fold.h"

namespace dateline::records {

using knowledge::Candidate;
using knowledge::Condition;
using knowledge::Item;
using knowledge::Rule;
using knowledge::RuleKind;

namespace {

bool one_of(std::string_view role, std::initializer_list<std::string_view> roles) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

/// A tagger takes the verb of "the militia controls most of the valley" for a noun. It stands between an actor and a noun phrase.
bool mistaken_verb(const Document& doc, TokenIndex t) {
  const Sentence& s = doc.sentences[doc.sentence_of(t)];
  if (t == s.first || t + 1 >= s.last || doc.mentions.actor_headed_by.empty() || doc.tokens[t].upos != Upos::NOUN) return false;
  const std::int32_t before = doc.mentions.actor_headed_by[t - 1];
  if (before < 0 || doc.mentions.actors[static_cast<std::size_t>(before)].last != t || doc.mentions.actor_headed_by[t] >= 0) return false;
  const Upos next = doc.tokens[t + 1].upos;
  return next == Upos::DET || next == Upos::PROPN || next == Upos::NUM || next == Upos::SCONJ || doc.lemma(t + 1) == "most" || is_gerund(doc, t + 1);
}

/// "She criticises the vote but calls for talks and pledges to return": a second verb in the present, taken for a plural noun.
bool mistaken_second_verb(const Document& doc, TokenIndex t) {
  const Sentence& s = doc.sentences[doc.sentence_of(t)];
  if (t <= s.first + 1 || t + 2 >= s.last || doc.tokens[t].upos != Upos::NOUN || xpos_names()[doc.tokens[t].xpos] != "NNS" || doc.tokens[t - 1].upos != Upos::CCONJ) return false;
  const Upos next = doc.tokens[t + 1].upos;
  const TokenIndex head = head_of(doc, t);
  const bool verbal = head != kNoHead && is_verb(doc, head);
  const bool infinitive = next == Upos::PART && is_verb(doc, t + 2);
  if (!infinitive && next != Upos::DET && next != Upos::NUM && next != Upos::PROPN && next != Upos::SCONJ && !(verbal && next == Upos::ADP)) return false;
  for (TokenIndex v = s.first; v < t; ++v) {
    if (is_verb(doc, v) && xpos_names()[doc.tokens[v].xpos] == "VBZ") return true;
  }
  return false;
}

/// The forms under which a token may trigger, likeliest first.
std::array<std::optional<TriggerForm>, 2> forms(const Document& doc, TokenIndex t) {
  const Deprel r = relation(doc, t);
  switch (doc.tokens[t].upos) {
    case Upos::VERB: case Upos::AUX:
      if (r == Deprel::amod || r == Deprel::compound) return {TriggerForm::adjective, TriggerForm::verb};
      return {TriggerForm::verb, std::nullopt};
    case Upos::NOUN: case Upos::PROPN:
      if (mistaken_verb(doc, t) || mistaken_second_verb(doc, t)) return {TriggerForm::verb, TriggerForm::noun};
      return {TriggerForm::noun, std::nullopt};
    case Upos::ADJ: return {TriggerForm::adjective, std::nullopt};
    default: return {std::nullopt, std::nullopt};
  }
}

/// The verb of an irregular form; what "-ed", "-ing" and "-s" may have been added to.
std::vector<std::string> stems(const knowledge::Knowledge& knowledge, knowledge::WordTable irregular, const Document& doc, TokenIndex t) {
  std::string form;
  text::fold(doc.form(t), form);
  std::vector<std::string> found;
  if (const std::string_view verb = knowledge.lookup(irregular, form); !verb.empty()) found.emplace_back(verb);
  for (const std::string_view ending : {"ing", "ied", "ies", "ed", "es", "s"}) {
    if (form.size() < ending.size() + 3 || !form.ends_with(ending)) continue;
    const std::string stem = form.substr(0, form.size() - ending.size());
    found.push_back(stem);
    found.push_back(stem + (ending[0] == 'i' && ending != "ing" ? "y" : "e"));
    if (stem.size() > 2 && stem[stem.size() - 1] == stem[stem.size() - 2]) found.push_back(stem.substr(0, stem.size() - 1));
    break;
  }
  return found;
}

bool is_perfect(const Document& doc, TokenIndex verb) {
  const auto children = doc.children(verb);
  return std::any_of(children.begin(), children.end(), [&](TokenIndex c) { return relation(doc, c) == Deprel::aux && doc.lemma(c) == "have"; });
}

/// A clause that can be said: a complement, another sentence, a quotation; not a purpose ("continued *to fight*") or a circumstance.
bool says_a_clause(const Document& doc, const Frame& frame) {
  return std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& a) {
    if (a.slot != SlotKind::clause) return false;
    if (head_of(doc, a.token) != frame.trigger) return true;  // reported from outside the verb's own clause
    const Deprel r = relation(doc, a.token);
    if (r == Deprel::xcomp && is_to_infinitive(doc, a.token)) return is_perfect(doc, a.token);  // "claims to have captured", not "continued to fight"
    if (r == Deprel::xcomp) return !is_gerund(doc, a.token) && is_verb(doc, a.token);
    return r == Deprel::ccomp || r == Deprel::parataxis || r == Deprel::dislocated;
  });
}

/// Depth of `t` under `ancestor`, or a large number.
int depth_under(const Document& doc, TokenIndex ancestor, TokenIndex t) {
  for (int depth = 0; depth < 4 && t != kNoHead; ++depth, t = head_of(doc, t)) {
    if (t == ancestor) return depth;
  }
  return 100;
}

}  // namespace

bool Matcher::idiom_stands(const Document& doc, TokenIndex t, TriggerForm form, const std::vector<std::string_view>& idiom) const {
  const Sentence& s = doc.sentences[doc.sentence_of(t)];
  if (form != TriggerForm::verb) {
    TokenIndex at = t;
    for (auto word = idiom.rbegin(); word != idiom.rend(); ++word) {
      if (at == s.first) return false;
      --at;
      if (doc.form(at) == "-" && at > s.first) --at;
      std::string form_folded;
      text::fold(doc.form(at), form_folded);
      if (doc.lemma(at) != *word && form_folded != *word) return false;
    }
    return true;
  }
  TokenIndex from = t + 1;
  const bool passive = is_passive(doc, t);  // "arms were laid down": the object has moved before the verb
  for (const std::string_view word : idiom) {
    bool found = false;
    const TokenIndex start = passive ? s.first : from;
    for (TokenIndex u = start; u < s.last && u < std::max(from, t) + 7 && !found; ++u) {
      if (u == t || doc.lemma(u) != word || (depth_under(doc, t, u) > (doc.tokens[u].upos == Upos::ADP ? 3 : 2) && u != t + 1)) continue;
      found = true;
      if (!passive) from = u + 1;
    }
    if (!found) return false;
  }
  return true;
}

namespace {

/// The trigger with its idiom: "lay down arm", "hunger strike".
std::string trigger_name(std::string lemma, TriggerForm form, const Candidate& c) {
  if (form == TriggerForm::verb) {
    for (std::string_view w : c.idiom) lemma.append(" ").append(w);
  } else {
    for (auto w = c.idiom.rbegin(); w != c.idiom.rend(); ++w) lemma.insert(0, std::string(*w) + " ");
  }
  return lemma;
}

}  // namespace

/// The candidates of the token's lemma; of an unseen verb, whose lemma may be a wrong guess ("shelled" → "shel"), those of its stems.
std::span<const Candidate> Matcher::candidates(const Document& doc, TokenIndex t, TriggerForm form, std::string& lemma) const {
  text::fold(doc.lemma(t), lemma);
  auto found = knowledge_->codebook().candidates(form, lemma);
  if (!found.empty() || form != TriggerForm::verb) return found;
  for (const std::string& stem : stems(*knowledge_, lexicon_->irregular_verb, doc, t)) {
    found = knowledge_->codebook().candidates(form, stem);
    if (found.empty()) continue;
    lemma = stem;
    break;
  }
  return found;
}

std::vector<Trial> Matcher::trials(const Index& index, TokenIndex t, RuleKind kind) const {
  const std::optional<Hit> chosen = match(index, t, kind);
  std::vector<Trial> tried;
  std::string lemma;
  for (const std::optional<TriggerForm>& form : forms(index.doc, t)) {
    if (!form) break;
    for (const Candidate& c : candidates(index.doc, t, *form, lemma)) {
      if (c.rule->kind != kind || !idiom_stands(index.doc, t, *form, c.idiom)) continue;
      Frame frame = frame_of(index.doc, t, *form, *lexicon_);
      const Condition* failed = failing(index, frame, *c.rule);
      tried.push_back({c.rule, failed, chosen ? chosen->rule : nullptr, std::move(frame), trigger_name(lemma, *form, c)});
    }
  }
  return tried;
}

std::optional<Hit> Matcher::match(const Index& index, TokenIndex t, RuleKind kind) const {
  const Document& doc = index.doc;
  std::string lemma;
  for (const std::optional<TriggerForm>& form : forms(doc, t)) {
    if (!form) break;
    const auto candidates = this->candidates(doc, t, *form, lemma);
    std::optional<Frame> frame;
    // Longer idioms first; among equals, guards speak first: they say what a word does not mean.
    for (auto group = candidates.begin(); group != candidates.end();) {
      const auto past = std::find_if(group, candidates.end(), [&](const Candidate& c) { return c.idiom.size() != group->idiom.size(); });
      for (const bool guards : {true, false}) {
        for (auto c = group; c != past; ++c) {
          if (c->rule->kind != kind || c->rule->silent != guards || !idiom_stands(doc, t, *form, c->idiom)) continue;
          if (!frame) frame = frame_of(doc, t, *form, *lexicon_);
          if (failing(index, *frame, *c->rule)) continue;
          return Hit{c->rule, std::move(*frame), trigger_name(lemma, *form, *c)};
        }
      }
      group = past;
    }
  }
  return std::nullopt;
}

const Condition* Matcher::failing(const Index& index, const Frame& frame, const Rule& rule) const {
  const bool speech = rule.kind == RuleKind::statement;
  for (const Condition& c : rule.when) {
    if (speech && c.slot.kind == SlotKind::clause && !says_a_clause(index.doc, frame)) return &c;
    if (!holds(index, frame, c)) return &c;
  }
  for (const Condition& c : rule.unless) {
    if (holds(index, frame, c)) return &c;
  }
  return nullptr;
}

bool Matcher::holds(const Index& index, const Frame& frame, const Condition& condition) const {
  std::vector<TokenIndex> filled;
  if (condition.slot.kind == SlotKind::any) {
    const TokenIndex head = clause_head(index.doc, frame.trigger);
    const Sentence& s = index.doc.sentences[index.doc.sentence_of(frame.trigger)];
    for (TokenIndex t = s.first; t < s.last; ++t) {
      if (t != frame.trigger && in_clause(index.doc, head, t)) filled.push_back(t);
    }
  } else {
    frame.fill(condition.slot, filled);
  }
  for (const Item& item : condition.any_of) {
    if (item.kind == Item::Kind::none && filled.empty()) return true;
    if (item.kind == Item::Kind::some && !filled.empty()) return true;
    if (item.kind == Item::Kind::none || item.kind == Item::Kind::some) continue;
    if (std::any_of(filled.begin(), filled.end(), [&](TokenIndex t) { return agrees(index, t, item); })) return true;
  }
  return false;
}

bool Matcher::agrees(const Index& index, TokenIndex t, const Item& item) const {
  const Document& doc = index.doc;
  const Mentions& m = doc.mentions;
  const auto lemma_is = [&](auto&& test) {
    std::string word;
    text::fold(doc.lemma(t), word);
    if (test(word)) return true;
    if (t == 0) return false;
    std::string two;
    text::fold(doc.lemma(t - 1), two);
    return test(two + " " + word);
  };
  switch (item.kind) {
    case Item::Kind::lemma: return lemma_is([&](const std::string& w) { return w == item.lemma; });
    case Item::Kind::word_class: return lemma_is([&](const std::string& w) { return knowledge_->contains({item.word_class}, w); });
    case Item::Kind::place: return m.place_headed_by[t] >= 0 || index.unclaimed_place(t) != nullptr;
    case Item::Kind::time: return m.time_headed_by[t] >= 0;
    case Item::Kind::count: return m.count_headed_by[t] >= 0;
    default: break;
  }
  std::vector<Actor> actors;
  index.actors_of(t, actors);
  const bool subject = base(relation(doc, t)) == Deprel::nsubj;
  if (actors.empty() && subject && m.place_headed_by[t] >= 0) government_of(index, m.places[static_cast<std::size_t>(m.place_headed_by[t])], actors);
  if (actors.empty()) return false;
  const Actor& a = actors.front();
  switch (item.kind) {
    case Item::Kind::actor: return true;
    case Item::Kind::armed: return one_of(a.role, {"MIL", "REB", "UAF", "COP", "SPY", "CRM"});
    case Item::Kind::state: return !a.country.empty() && one_of(a.role, {"", "GOV"});
    case Item::Kind::civilian: return one_of(a.role, {"CIV", "REF", "MED", "EDU", "HLH", "BUS", "LAB", "AGR", "NGO"});
    case Item::Kind::official: return one_of(a.role, {"GOV", "LEG", "JUD", "IGO", "SPY"});
    case Item::Kind::person: {
      const std::int32_t i = m.actor_headed_by[t];
      return i >= 0 && m.actors[static_cast<std::size_t>(i)].animacy == Animacy::person;
    }
    default: return false;
  }
}

}  // namespace dateline::records
