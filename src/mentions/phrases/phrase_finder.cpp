#include "mentions/phrases/phrase_finder.h"

#include <algorithm>

#include "mentions/names/tree.h"
#include "mentions/phrases/noun_phrase.h"

namespace dateline::mentions {

namespace {

using Label = std::optional<EntityLabel>;
constexpr int kDeepest = 4;

EntityLabel of_actor(const ActorMention& m) {
  return m.animacy == Animacy::person ? EntityLabel::PER : EntityLabel::ORG;
}

/// Of two phrases in each other the wider one stays.
std::vector<Entity> widest(std::vector<Entity> found) {
  std::stable_sort(found.begin(), found.end(), [](const Entity& a, const Entity& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  std::vector<Entity> kept;
  for (const Entity& e : found)
    if (kept.empty() || e.last > kept.back().last) kept.push_back(e);
  return kept;
}

}  // namespace

/// One report as it is read.
class PhraseFinder::Page {
 public:
  Page(const PhraseFinder& finder, const Document& document)
      : f(finder),
        doc(document),
        words(doc),
        phrases(doc, [this](TokenIndex noun, TokenIndex preposition,
                            TokenIndex behind) { return belongs(noun, preposition, behind); }),
        place_at(doc.tokens.size(), -1) {
    for (std::size_t i = 0; i < doc.mentions.places.size(); ++i)
      for (TokenIndex t = doc.mentions.places[i].first; t < doc.mentions.places[i].last; ++t)
        place_at[t] = static_cast<std::int32_t>(i);
  }

  std::vector<Entity> read() {
    for (TokenIndex t = 0; t < doc.tokens.size(); ++t) {
      const Upos upos = doc.tokens[t].upos;
      if (const Label label = pronoun(t))
        add(t, t + 1, *label);
      else if (phrases.is_modifier(t))
        modifier(t);
      else if (is_predicate(t))
        continue;
      else if (const Label noun_label = upos == Upos::PRON || upos == Upos::ADV ? Label() : noun(t, 0))
        phrase(t, *noun_label);
    }
    return widest(std::move(found));
  }

 private:
  bool is(knowledge::WordClass c, std::string_view word) const { return f.knowledge_->contains(c, word); }
  bool noun_is(knowledge::WordClass c, TokenIndex t) const { return is(c, words.lemma(t)) || is(c, words.form(t)); }

  const ActorMention* actor(TokenIndex t) const {
    const std::int32_t at = doc.mentions.actor_headed_by[t];
    return at < 0 ? nullptr : &doc.mentions.actors[static_cast<std::size_t>(at)];
  }
  const PlaceMention* place(TokenIndex t) const {
    const std::int32_t at = doc.mentions.place_headed_by[t];
    return at < 0 ? nullptr : &doc.mentions.places[static_cast<std::size_t>(at)];
  }
  void add(TokenIndex first, TokenIndex last, EntityLabel label) {
    found.push_back({doc.span_of(first, last), first, last, label});
  }

  Label pronoun(TokenIndex t) const {
    const Token& token = doc.tokens[t];
    const std::string_view form = words.form(t);
    if (base(token.deprel) == Deprel::expl) return {};
    if (token.upos == Upos::ADV) return is(f.here_, form) ? Label(EntityLabel::LOC) : Label();
    if (token.upos != Upos::PRON || token.deprel == Deprel::nmod_poss || form.ends_with("self") ||
        form.ends_with("selves"))
      return {};
    if (is(f.he_, form) || is(f.she_, form) || is(f.i_, form) || is(f.persons_, form)) return EntityLabel::PER;
    if (is(f.they_, form) || is(f.we_, form)) return EntityLabel::ORG;
    if (is(f.it_, form) && acts(t))
      if (const ActorMention* m = actor(t); m && m->actor.via == ActorVia::coreference) return of_actor(*m);
    return {};
  }

  /// "travelled to X", "a visit to X": where to, though elsewhere "to X" may be whom.
  bool goal(TokenIndex t) const {
    const Token& token = doc.tokens[t];
    if (token.head == kNoHead) return false;
    return preposition(doc, words, t) == "to" && is(f.motion_, words.lemma(token.head));
  }

  static bool is_other(const Entity* name) {
    return name && (name->label == EntityLabel::EVENT || name->label == EntityLabel::WEAPON ||
                    name->label == EntityLabel::OTHER || name->label == EntityLabel::MONEY ||
                    name->label == EntityLabel::QUANTITY);
  }

  Label name(TokenIndex head) const {
    const Entity* name = phrases.name(head);
    const PlaceMention* at = place(head);
    const ActorMention* who = actor(head);
    const bool acts = who && !who->pronoun && who->named;
    if (is_other(name)) return {};
    if (at && !at->pronoun && at->actor_use && acts && !goal(head)) return EntityLabel::ORG;
    if (name) {
      switch (name->label) {
        case EntityLabel::PER: return EntityLabel::PER;
        case EntityLabel::ORG: return EntityLabel::ORG;
        case EntityLabel::LOC:
        case EntityLabel::GPE:
        case EntityLabel::FAC: return EntityLabel::LOC;
        default: break;
      }
    }
    return {};
  }

  /// "the hospital": a place, but one that acts is a body.
  bool acts(TokenIndex t) const {
    const TokenIndex top = first_conjunct(doc, t);
    const Token& token = doc.tokens[top];
    return token.head != kNoHead && ((token.deprel == Deprel::nsubj && doc.tokens[token.head].upos == Upos::VERB) ||
                                     token.deprel == Deprel::obl_agent);
  }

  Label noun(TokenIndex head, int depth) const {
    if (const Label label = name(head)) return label;
    if (is_other(phrases.name(head))) return {};
    const Upos upos = doc.tokens[head].upos;
    const bool nominal = is_nominal(upos);
    const bool place_noun =
        nominal && (noun_is(f.place_nouns_, head) ||
                    (noun_is(f.directions_, head) && is(f.locative_, preposition(doc, words, head))));
    const ActorMention* who = actor(head);
    if (who && !who->pronoun && who->animacy != Animacy::thing && (who->animacy != Animacy::unknown || who->named) &&
        (!place_noun || who->named || acts(head)))
      return of_actor(*who);
    if (const PlaceMention* at = place(head); at && !at->actor_use && nominal) return EntityLabel::LOC;
    if (place_noun) return EntityLabel::LOC;
    if (is(f.groups_, words.form(head))) return EntityLabel::ORG;
    if (nominal && noun_is(f.group_nouns_, head)) return EntityLabel::ORG;
    if (nominal && noun_is(f.person_nouns_, head)) return plural(head) ? EntityLabel::ORG : EntityLabel::PER;
    return whole(head, depth);
  }

  /// "She is a shopkeeper" says what she is, and mentions nobody else.
  bool is_predicate(TokenIndex t) const { return !phrases.name(t) && doc.child(t, Deprel::cop) != kNoToken; }

  bool plural(TokenIndex t) const {
    const std::string_view tag = xpos_names()[doc.tokens[t].xpos];
    return tag == "NNS" || tag == "NNPS";
  }

  /// "the heart of X", "thousands of X": what X is.
  Label whole(TokenIndex head, int depth) const {
    const std::string_view lemma = words.lemma(head);
    const bool part = is(f.parts_of_place_, lemma), amount = is(f.amounts_, lemma) || is(f.amounts_, words.form(head));
    if (depth >= kDeepest || (!part && !amount)) return {};
    for (const TokenIndex c : doc.children(head)) {
      if (c < head || doc.tokens[c].deprel != Deprel::nmod || preposition(doc, words, c) != "of") continue;
      const Label of = noun(c, depth + 1);
      if (of == EntityLabel::LOC) return of;
      return of && amount ? Label(lemma == "one" ? EntityLabel::PER : EntityLabel::ORG) : Label();
    }
    return {};
  }

  /// "the families [of the victims]", "Minister [for the Middle East]"; not "the scene [of the crime]".
  bool belongs(TokenIndex head, TokenIndex preposition, TokenIndex behind) const {
    if (words.form(preposition) == "of") return words.capitalised(behind) || noun(behind, 0).has_value();
    const bool title = words.form(preposition) == "for" && words.capitalised(head) && words.capitalised(behind);
    return title && doc.tokens[head].upos == Upos::PROPN;
  }

  /// "Al Bab, Syria", "Sarmin, Idlib province", "Kobani, northern Syria": the wider place behind the comma says where the first lies.
  TokenIndex container(TokenIndex last) const {
    if (last + 2 >= doc.tokens.size() || doc.form(last) != ",") return last;
    const PlaceMention *inner = place_over(last - 1), *outer = place_over(last + 1);
    if (!outer) outer = place_over(last + 2);
    if (!inner || !outer || outer->actor_use || outer->pronoun) return last;
    const auto [first, end] = phrases.at(phrases.is_modifier(outer->head) ? doc.tokens[outer->head].head : outer->head);
    const bool within = inner->place.country == outer->place.country && inner->place.precision < outer->place.precision;
    return within && first == last + 1 ? end : last;
  }
  const PlaceMention* place_over(TokenIndex t) const {
    return place_at[t] < 0 ? nullptr : &doc.mentions.places[static_cast<std::size_t>(place_at[t])];
  }

  void phrase(TokenIndex head, EntityLabel label) {
    auto [first, last] = phrases.at(head);
    if (const ActorMention* who = actor(head); who && who->named && !who->pronoun) {
      bool plain = true;
      for (TokenIndex t = who->first; t < who->last; ++t) plain &= doc.form(t) != ",";
      const bool known = who->actor.via == ActorVia::dictionary || who->animacy == Animacy::person;
      if (plain && known) first = std::min(first, who->first), last = std::max(last, who->last);
    }
    if (label == EntityLabel::LOC) last = container(last);
    add(first, last, label);
  }

  void modifier(TokenIndex t) {
    if (doc.tokens[t].upos == Upos::ADJ) return;  // "Iraqi" says whose
    const Label label = name(t);
    if (const Entity* n = phrases.name(t); n && label) return add(n->first, n->last, *label);
    const ActorMention* who = actor(t);
    if (!who || who->pronoun || phrases.name(t)) return;
    if (who->named && !place(t)) return add(who->first, who->last, of_actor(*who));
  }

  const PhraseFinder& f;
  const Document& doc;
  Words words;
  NounPhrases phrases;
  std::vector<std::int32_t> place_at;  // per token: the place mention that covers it, or -1
  std::vector<Entity> found;
};

PhraseFinder::PhraseFinder(const knowledge::Knowledge& k)
    : knowledge_(&k),
      he_(k.word_class("pronoun-he")),
      she_(k.word_class("pronoun-she")),
      they_(k.word_class("pronoun-they")),
      we_(k.word_class("pronoun-we")),
      i_(k.word_class("pronoun-i")),
      it_(k.word_class("pronoun-it")),
      here_(k.word_class("place-adverb")),
      locative_(k.word_class("locative-preposition")),
      place_nouns_(k.word_class("place-noun")),
      parts_of_place_(k.word_class("part-of-place")),
      directions_(k.word_class("direction-noun")),
      amounts_(k.word_class("amount-noun")),
      persons_(k.word_class("person-pronoun")),
      groups_(k.word_class("group-pronoun")),
      person_nouns_(k.word_class("person-noun")),
      group_nouns_(k.word_class("group-noun")),
      motion_(k.word_class("goes-somewhere")) {}

std::vector<Entity> PhraseFinder::find(const Document& doc) const { return Page(*this, doc).read(); }

}  // namespace dateline::mentions
