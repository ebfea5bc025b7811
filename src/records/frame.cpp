#include "records/frame.h"

#include <algorithm>

#include "records/tree.h"

namespace dateline::records {
namespace {

// Inheritance walks up the tree; a chain longer than this is a parser's mistake.
constexpr int kMaxDepth = 6;

class Builder {
 public:
  Builder(const Document& doc, const Lexicon& lexicon, Frame& frame) : doc_(doc), lexicon_(lexicon), frame_(frame) {}

  void verb(TokenIndex v) {
    if (doc_.tokens[v].upos == Upos::NOUN) return mistaken_verb(v);
    if (base(relation(doc_, v)) == Deprel::aux) return modal(v);
    frame_.passive = passive(v);
    std::vector<TokenIndex> heads;
    subjects(v, heads, 0);
    if (heads.empty() && !frame_.passive && is_finite(v)) subject_before(v, heads);
    add_all(SlotKind::subj, heads, !is_child(v, heads));
    heads.clear();
    objects(v, heads, 0);
    if (heads.empty() && !frame_.passive && !has_child(v, Deprel::ccomp)) object_after(v, heads);
    add_all(SlotKind::obj, heads, !is_child(v, heads));
    oblique_arguments(v, false);
    reported_clause(v);
  }

  /// "will", "must": the frame of the verb they serve, which is their clause, and who says so. Only main clauses and reported ones say
  /// what someone will or must do.
  void modal(TokenIndex aux) {
    const TokenIndex v = head_of(doc_, aux);
    if (v == kNoHead) return;
    const Deprel r = relation(doc_, v);
    if (r != Deprel::root && r != Deprel::ccomp && r != Deprel::parataxis && r != Deprel::conj) return;
    verb(v);
    std::erase_if(frame_.arguments, [&](const Argument& a) { return a.slot == SlotKind::clause && relation(doc_, a.token) != Deprel::xcomp; });
    add(SlotKind::clause, "", v, true);
    speakers(v);
  }

  /// The slot `speaker`: who says the clause of `v`, before it ("X said that …") or behind it ("…, X said").
  void speakers(TokenIndex v) {
    std::vector<TokenIndex> heads;
    const TokenIndex h = head_of(doc_, v);
    if (h != kNoHead && relation(doc_, v) == Deprel::ccomp) {
      frame_.arguments.push_back({SlotKind::head, "", h, true});
      subjects(h, heads, 0);
      if (heads.empty() && is_finite(h)) subject_before(h, heads);
    }
    for (TokenIndex c : doc_.children(v)) {
      if (relation(doc_, c) == Deprel::parataxis && is_verb(doc_, c)) surface_subjects(c, heads, 0);
    }
    for (TokenIndex t : heads) add(SlotKind::preposition, "speaker", t, true);
  }

  /// "… and pledges to return": whoever does what the finite verb before tells.
  void shared_subject(TokenIndex v) {
    const Sentence& s = doc_.sentences[doc_.sentence_of(v)];
    for (TokenIndex t = v; t-- > s.first;) {
      if (!is_verb(doc_, t) || !is_finite(t)) continue;
      std::vector<TokenIndex> heads;
      subjects(t, heads, 0);
      return add_all(SlotKind::subj, heads, true);
    }
  }

  /// A verb that the tagger took for a noun (see the matcher): what stands right before it acts, the next noun is its object.
  void mistaken_verb(TokenIndex v) {
    if (heads_actor(v - 1) || doc_.tokens[v - 1].upos != Upos::CCONJ) add(SlotKind::subj, "", v - 1, true);
    else shared_subject(v);
    const Sentence& s = doc_.sentences[doc_.sentence_of(v)];
    for (TokenIndex t = v + 1; t < s.last && t < v + 8; ++t) {
      if (doc_.tokens[t].upos == Upos::PUNCT) break;
      if (is_verb(doc_, t)) {
        add(SlotKind::clause, "", t, true);
        break;
      }
      const bool nominal = doc_.tokens[t].upos == Upos::NOUN || doc_.tokens[t].upos == Upos::PROPN;
      if (!nominal || (t + 1 < s.last && (doc_.tokens[t + 1].upos == Upos::NOUN || doc_.tokens[t + 1].upos == Upos::PROPN))) continue;
      add(SlotKind::obj, "", t, true);
      break;
    }
    oblique_arguments(v, true);
  }

  void noun(TokenIndex n, int depth = 0) {
    nominal_arguments(n, depth > 0);
    if (depth == 0) surroundings(n);
    const TokenIndex first = first_conjunct(doc_, n);
    if (first != n && is_nominal(doc_, first)) shared_modifiers(first);
    carrier(first, depth);
  }

  void adjective(TokenIndex a) {
    const TokenIndex h = head_of(doc_, a);
    if (relation(doc_, a) == Deprel::amod && h != kNoHead) {
      add(SlotKind::obj, "", h, false);
    } else {
      for (TokenIndex c : doc_.children(a)) {
        const bool personal = relation(doc_, c) == Deprel::expl && heads_actor(c);  // "the army says it is ready to"
        if (base(relation(doc_, c)) == Deprel::nsubj || personal) add(SlotKind::obj, "", c, false);
      }
    }
    oblique_arguments(a, false);
  }

 private:
  bool passive(TokenIndex v) const {
    if (is_passive(doc_, v)) return true;
    if (headline_passive(v)) return true;
    // "was declared liberated"
    if (relation(doc_, v) == Deprel::xcomp && is_past_participle(doc_, v) && !is_simple_past(v) && !has_child(v, Deprel::aux) && !has_child(v, Deprel::mark) &&
        !has_child(v, Deprel::obj)) return true;
    // "were attacked and burned": the auxiliary stands only once.
    const TokenIndex h = head_of(doc_, v);
    if (relation(doc_, v) != Deprel::conj || h == kNoHead || !is_past_participle(doc_, v) || !is_passive(doc_, h)) return false;
    for (TokenIndex c : doc_.children(v)) {
      const Deprel r = base(relation(doc_, c));
      if (r == Deprel::nsubj || r == Deprel::aux || r == Deprel::obj) return false;
    }
    return true;
  }

  /// "…, residents insist": what is said stands above the verb or in quotation marks beside it.
  void reported_clause(TokenIndex v) {
    if (has_child(v, Deprel::ccomp)) return;
    const TokenIndex h = head_of(doc_, v);
    const Deprel r = relation(doc_, v);
    if (h != kNoHead && r == Deprel::xcomp && is_simple_past(v)) return add(SlotKind::clause, "", h, true);  // no complement is finite
    const bool beside = r == Deprel::parataxis || (r == Deprel::advcl && mark_word(doc_, v) == "as");
    // "The talks failed, an officer insisted": a parser may coordinate the two or subordinate the one.
    const bool loose = (r == Deprel::conj || r == Deprel::advcl) && has_child(v, Deprel::nsubj) && !has_child(v, Deprel::obj) && !has_child(v, Deprel::cc) &&
                       mark_word(doc_, v).empty();
    if (h != kNoHead && (beside || loose)) return add(SlotKind::clause, "", h, true);
    for (TokenIndex c : doc_.children(v)) {
      if (relation(doc_, c) == Deprel::parataxis || relation(doc_, c) == Deprel::dislocated) return add(SlotKind::clause, "", c, false);
    }
    const Sentence& s = doc_.sentences[doc_.sentence_of(v)];
    for (TokenIndex t = s.first; t < s.last; ++t) {
      const std::string_view form = doc_.form(t);
      if ((form == "\"" || form == "“" || form == "”") && !dominates(doc_, t, v)) return add(SlotKind::clause, "", t, true);
    }
  }

  bool has_child(TokenIndex t, Deprel wanted) const {
    for (TokenIndex c : doc_.children(t)) {
      if (relation(doc_, c) == wanted) return true;
    }
    return false;
  }

  bool is_finite(TokenIndex v) const {
    const std::string_view tag = xpos_names()[doc_.tokens[v].xpos];
    return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "VBN";
  }

  bool heads_time(TokenIndex t) const { return !doc_.mentions.time_headed_by.empty() && doc_.mentions.time_headed_by[t] >= 0; }
  bool is_simple_past(TokenIndex v) const { return xpos_names()[doc_.tokens[v].xpos] == "VBD"; }

  /// The root of the sentence where it is an actor and no verb: the sentence has lost its auxiliary. kNoToken otherwise.
  TokenIndex nominal_root(TokenIndex t) const {
    while (head_of(doc_, t) != kNoHead) t = head_of(doc_, t);
    return heads_actor(t) && !has_child(t, Deprel::cop) && !is_verb(doc_, t) ? t : kNoToken;
  }

  bool heads_actor(TokenIndex t) const { return !doc_.mentions.actor_headed_by.empty() && doc_.mentions.actor_headed_by[t] >= 0; }

  /// Where the tree gives a finite verb no subject: the nearest actor before it that no preposition governs ("gunmen on motorcycles
  /// killed …"), in the same clause as far as punctuation and verbs tell.
  void subject_before(TokenIndex v, std::vector<TokenIndex>& out) const {
    const Sentence& s = doc_.sentences[doc_.sentence_of(v)];
    if (relation(doc_, s.first) == Deprel::vocative && heads_actor(s.first)) return out.push_back(s.first);  // "Chad, whose leader …, has said"
    for (TokenIndex t = v; t-- > s.first && t + 12 > v;) {
      const Upos u = doc_.tokens[t].upos;
      if ((u == Upos::PUNCT && doc_.form(t) != "-") || u == Upos::SCONJ || (u == Upos::VERB && is_finite(t) && !is_past_participle(doc_, t))) return;
      if (!heads_actor(t)) continue;
      const ActorMention& m = doc_.mentions.actors[static_cast<std::size_t>(doc_.mentions.actor_headed_by[t])];
      TokenIndex before = m.first;
      while (before > s.first && (doc_.tokens[before - 1].upos == Upos::DET || doc_.tokens[before - 1].upos == Upos::ADJ || doc_.tokens[before - 1].upos == Upos::NUM)) --before;
      const bool governed = before > s.first && doc_.tokens[before - 1].upos == Upos::ADP && doc_.lemma(before - 1) != "after" &&
                            doc_.lemma(before - 1) != "before" && doc_.lemma(before - 1) != "since" && doc_.lemma(before - 1) != "as";
      const std::int32_t place = doc_.mentions.place_headed_by[t];
      if (governed || (place >= 0 && doc_.mentions.places[static_cast<std::size_t>(place)].dateline)) continue;
      out.push_back(t);
      return;
    }
  }

  /// Likewise an object: the actor that begins right after the verb.
  void object_after(TokenIndex v, std::vector<TokenIndex>& out) const {
    const Sentence& s = doc_.sentences[doc_.sentence_of(v)];
    for (TokenIndex t = v + 1; t < s.last && t < v + 7; ++t) {
      const Upos u = doc_.tokens[t].upos;
      if (u == Upos::ADP || u == Upos::PUNCT || u == Upos::SCONJ || u == Upos::CCONJ || u == Upos::VERB || u == Upos::AUX || u == Upos::PART) return;
      if (!heads_actor(t) || base(relation(doc_, t)) == Deprel::nsubj) continue;
      out.push_back(t);
      return;
    }
  }

  /// "Captain arrested.", "two killed by a mine": a verb that always has an object, without one and without an auxiliary.
  bool headline_passive(TokenIndex v) const {
    if (!is_past_participle(doc_, v) || !lexicon_.is(lexicon_.transitive_verb, doc_, v)) return false;
    if (relation(doc_, v) != Deprel::root && relation(doc_, v) != Deprel::parataxis && relation(doc_, v) != Deprel::conj) return false;
    bool subject = false;
    for (TokenIndex c : doc_.children(v)) {
      switch (base(relation(doc_, c))) {
        case Deprel::aux: case Deprel::obj: case Deprel::ccomp: case Deprel::xcomp: return false;
        case Deprel::conj:
          if (is_verb(doc_, c) && has_child(c, Deprel::obj) && !has_child(c, Deprel::nsubj)) return false;  // "abducted and later freed a man"
          break;
        case Deprel::nsubj: subject = c < v; break;
        default: break;
      }
    }
    if (!subject) return false;
    std::vector<TokenIndex> after;
    object_after(v, after);
    return after.empty();
  }

  /// "accused, in a letter, the army": what has a preposition is no object, whatever the parser says ("at least", "up to" are none).
  bool is_governed(TokenIndex t) const {
    return lexicon_.is(lexicon_.oblique_preposition, case_word(doc_, t));
  }

  bool is_child(TokenIndex v, const std::vector<TokenIndex>& heads) const {
    return !heads.empty() && head_of(doc_, heads.front()) == v;
  }

  TokenIndex antecedent(TokenIndex t) const {
    if (!lexicon_.is(lexicon_.relative_pronoun, doc_, t)) return t;
    TokenIndex a = t;
    while (a != kNoHead && relation(doc_, a) != Deprel::acl_relcl && relation(doc_, a) != Deprel::advcl_relcl) a = head_of(doc_, a);
    return a == kNoHead || head_of(doc_, a) == kNoHead ? t : cleft_focus(head_of(doc_, a));
  }

  void add(SlotKind slot, std::string preposition, TokenIndex t, bool inherited) {
    std::vector<TokenIndex> all;
    conjuncts(doc_, antecedent(t), all);
    for (TokenIndex a : all) {
      if (a != t && is_verb(doc_, a) && !is_verb(doc_, t) && slot != SlotKind::clause) continue;
      const bool known = std::any_of(frame_.arguments.begin(), frame_.arguments.end(), [&](const Argument& x) {
        return x.slot == slot && x.token == a && x.preposition == preposition;
      });
      if (!known && a != frame_.trigger) frame_.arguments.push_back({slot, preposition, a, inherited});
    }
  }

  void add_all(SlotKind slot, const std::vector<TokenIndex>& heads, bool inherited) {
    for (TokenIndex h : heads) {
      add(slot, "", h, inherited);
      add_whole(slot, h);
    }
  }

  /// "one of the districts", "90 % of the city", "much of the south of the province": what the part is of.
  void add_whole(SlotKind slot, TokenIndex part) {
    const Upos u = doc_.tokens[part].upos;
    if (u == Upos::ADJ || u == Upos::ADV) {  // "more than a hundred rockets"
      for (TokenIndex c : doc_.children(part)) {
        if ((relation(doc_, c) == Deprel::obl || relation(doc_, c) == Deprel::nmod) && case_word(doc_, c) == "than") add(slot, "", c, true);
      }
      return;
    }
    if (u != Upos::NUM && u != Upos::SYM && u != Upos::DET && !lexicon_.is(lexicon_.partitive_noun, doc_, part)) return;
    for (TokenIndex c : doc_.children(part)) {
      if ((relation(doc_, c) != Deprel::nmod && relation(doc_, c) != Deprel::obl) || case_word(doc_, c) != "of") continue;
      add(slot, "", c, true);
      add_whole(slot, c);
    }
  }

  /// Who does the action of verb `v`, through voice, control, coordination and relative clauses.
  void subjects(TokenIndex v, std::vector<TokenIndex>& out, int depth) const {
    if (depth > kMaxDepth) return;
    const bool in_passive = passive(v);
    for (TokenIndex c : doc_.children(v)) {
      const Deprel r = relation(doc_, c);
      if (!in_passive && (r == Deprel::nsubj || r == Deprel::nsubj_outer)) out.push_back(c);
      if (in_passive && (r == Deprel::obl_agent || r == Deprel::obl)) {
        const std::string word = case_word(doc_, c);
        if (word == "by" || (r == Deprel::obl_agent && word.empty())) out.push_back(c);
      }
    }
    if (out.empty() && !in_passive) inherited_subjects(v, out, depth);
    if (!in_passive) torn_list(v, out);
    if (out.size() > 1) drop_office(out);
  }

  /// "Japan, China and South Korea agree", "The government and the rebels have signed", "The king, together with his heir, meets": a parser
  /// may make the first of a list the root above the verb, or the subject of the last.
  void torn_list(TokenIndex v, std::vector<TokenIndex>& out) const {
    const std::size_t found = out.size();
    for (std::size_t i = 0; i < found; ++i) {
      if (has_child(out[i], Deprel::cop) || is_verb(doc_, out[i])) continue;
      for (TokenIndex c : doc_.children(out[i])) {
        if (relation(doc_, c) == Deprel::nsubj && c < out[i] && heads_actor(c)) out.push_back(c);
      }
    }
    const TokenIndex root = head_of(doc_, v);
    const Deprel r = relation(doc_, v);
    if (root == kNoHead || root > v || !is_finite(v) || (r != Deprel::conj && r != Deprel::parataxis)) return;
    if (relation(doc_, root) != Deprel::root || is_verb(doc_, root) || !heads_actor(root) || has_child(root, Deprel::cop) || has_child(root, Deprel::nsubj)) return;
    if (found == 0 || (r == Deprel::conj && found == 1 && continues_list(root, out.front()))) out.push_back(root);
  }

  /// "Ray Moss, the minister for roads states": a parser may make the office beside a name a second subject.
  void drop_office(std::vector<TokenIndex>& out) const {
    const auto person = [&](TokenIndex t) {
      const std::int32_t i = doc_.mentions.actor_headed_by.empty() ? -1 : doc_.mentions.actor_headed_by[t];
      return i >= 0 && doc_.mentions.actors[static_cast<std::size_t>(i)].animacy == Animacy::person;
    };
    for (std::size_t i = 1; i < out.size(); ++i) {
      const TokenIndex name = out[i - 1], office = out[i];
      if (office < name || doc_.tokens[name].upos != Upos::PROPN || !person(name) || !person(office)) continue;
      bool comma = false, list = false, article = false;
      for (TokenIndex t = name + 1; t < office; ++t) {
        comma |= doc_.form(t) == ",";
        list |= doc_.tokens[t].upos == Upos::CCONJ;
        article |= comma && doc_.tokens[t].upos == Upos::DET;
      }
      if (article && !list) out.erase(out.begin() + static_cast<std::ptrdiff_t>(i--));
    }
  }

  /// Nothing but names, commas and "and" stands between two nouns.
  bool continues_list(TokenIndex from, TokenIndex to) const {
    for (TokenIndex t = from + 1; t < to; ++t) {
      const Upos u = doc_.tokens[t].upos;
      if (u != Upos::PUNCT && u != Upos::CCONJ && u != Upos::PROPN && u != Upos::NOUN && u != Upos::ADJ && u != Upos::DET) return false;
    }
    return true;
  }

  void inherited_subjects(TokenIndex v, std::vector<TokenIndex>& out, int depth) const {
    const TokenIndex h = head_of(doc_, v);
    if (h == kNoHead) return;
    switch (relation(doc_, v)) {
      case Deprel::conj:
        if (const TokenIndex root = resumed_subject(v, h); root != kNoToken) return out.push_back(root);
        if (is_verb(doc_, h)) surface_subjects(h, out, depth + 1);
        return;
      case Deprel::xcomp: return controllers(h, out, depth + 1);
      case Deprel::ccomp:
        if (is_gerund(doc_, v) || is_to_infinitive(doc_, v)) controllers(h, out, depth + 1);
        return;
      case Deprel::advcl: {
        const std::string mark = mark_word(doc_, v);
        if (lexicon_.is(lexicon_.object_control_mark, mark)) return controllers(h, out, depth + 1);
        if (mark == "as" && passive(h)) return surface_subjects(h, out, depth + 1);  // "was quoted as saying"
        if (is_gerund(doc_, v) && passive(h)) return subjects(h, out, depth + 1);
        if (is_gerund(doc_, v) || is_to_infinitive(doc_, v) || mark.empty()) surface_subjects(h, out, depth + 1);
        return;
      }
      case Deprel::acl:
        if (doc_.tokens[h].upos == Upos::SCONJ && head_of(doc_, h) != kNoHead) return controllers(head_of(doc_, h), out, depth + 1);  // "accused X of doing"
        if (is_to_infinitive(doc_, v)) return holders(h, out, depth + 1);
        if (is_simple_past(v) || (has_child(v, Deprel::obj) && !is_gerund(doc_, v))) {  // a main verb that the parser took for a participle
          return out.push_back(v > 0 && heads_actor(v - 1) ? v - 1 : h);
        }
        if (is_gerund(doc_, v) && mark_word(doc_, v).empty()) {  // "Troops and militia trying to take the town": the participle is the main verb
          const TokenIndex root = nominal_root(v);
          if (root != kNoToken) return out.push_back(root);
        }
        if (is_gerund(doc_, v)) {
          const std::string mark = mark_word(doc_, v);
          if (mark.empty()) out.push_back(h); else holders(h, out, depth + 1);
        }
        return;
      case Deprel::acl_relcl: case Deprel::advcl_relcl: out.push_back(cleft_focus(h)); return;
      default: return;
    }
  }

  /// "It was the opposition who …": the clause hangs on "it" and means what follows the copula.
  TokenIndex cleft_focus(TokenIndex noun) const {
    const TokenIndex h = head_of(doc_, noun);
    const bool it = doc_.tokens[noun].upos == Upos::PRON && doc_.lemma(noun) == "it";
    return it && h != kNoHead && has_child(h, Deprel::cop) ? h : noun;
  }

  /// "Residents of X, where troops are not let in, demonstrated": a parser may coordinate the main verb with the relative clause's
  /// and leave the sentence without one. kNoToken where it did not.
  TokenIndex resumed_subject(TokenIndex v, TokenIndex h) const {
    if (relation(doc_, h) != Deprel::acl_relcl || v == 0 || has_child(v, Deprel::cc) || !has_comma(v)) return kNoToken;
    return nominal_root(h);
  }

  bool has_comma(TokenIndex v) const {
    for (TokenIndex c : doc_.children(v)) {
      if (relation(doc_, c) == Deprel::punct && c < v && doc_.form(c) == ",") return true;
    }
    return false;
  }

  /// The subject as it stands, whether it acts or suffers.
  void surface_subjects(TokenIndex v, std::vector<TokenIndex>& out, int depth) const {
    if (depth > kMaxDepth) return;
    for (TokenIndex c : doc_.children(v)) {
      if (base(relation(doc_, c)) == Deprel::nsubj) out.push_back(c);
    }
    if (!out.empty()) return;
    if (passive(v)) objects(v, out, depth + 1); else subjects(v, out, depth + 1);
  }

  /// Whom an infinitive or gerund under `h` has as its subject: the object ("urged them to", "accused X of") or the subject of `h`.
  void controllers(TokenIndex h, std::vector<TokenIndex>& out, int depth) const {
    for (TokenIndex c : doc_.children(h)) {
      const Deprel r = relation(doc_, c);
      if ((r == Deprel::obj || r == Deprel::iobj) && mention_like(c)) out.push_back(c);
    }
    if (out.empty() && lexicon_.is(lexicon_.object_control_mark, "on")) {
      for (TokenIndex c : doc_.children(h)) {  // "called on both sides to"
        if (relation(doc_, c) == Deprel::obl && case_word(doc_, c) == "on" && mention_like(c)) out.push_back(c);
      }
    }
    if (out.empty()) surface_subjects(h, out, depth);
  }

  bool mention_like(TokenIndex t) const {
    const auto& index = doc_.mentions.actor_headed_by;
    return is_nominal(doc_, t) && (index.empty() || index[t] >= 0 || doc_.tokens[t].upos == Upos::PRON || doc_.tokens[t].upos == Upos::PROPN);
  }

  /// Whose attempt, plan or order a noun is.
  void holders(TokenIndex n, std::vector<TokenIndex>& out, int depth) const {
    if (depth > kMaxDepth) return;
    for (TokenIndex c : doc_.children(n)) {
      const Deprel r = relation(doc_, c);
      if (r == Deprel::nmod_poss || (r == Deprel::nmod && case_word(doc_, c) == "by") || (r == Deprel::compound && mention_like(c))) out.push_back(c);
    }
    if (!out.empty()) return;
    const TokenIndex h = head_of(doc_, n);
    if (h == kNoHead || !is_verb(doc_, h)) return;
    const Deprel r = relation(doc_, n);
    if (r == Deprel::obj || r == Deprel::obl) subjects(h, out, depth + 1);
    if (r == Deprel::nsubj_pass) subjects(h, out, depth + 1);
  }

  void objects(TokenIndex v, std::vector<TokenIndex>& out, int depth) const {
    if (depth > kMaxDepth) return;
    const bool in_passive = passive(v);
    bool subject = false;
    for (TokenIndex c : doc_.children(v)) {
      const Deprel r = relation(doc_, c);
      if (r == Deprel::obj && is_governed(c)) continue;
      if (in_passive ? r == Deprel::nsubj_pass || r == Deprel::nsubj || r == Deprel::obj : r == Deprel::obj) {
        if (!in_passive || !heads_time(c)) out.push_back(c);  // "13 January was liberated the campus"
      } else if (!in_passive && is_unmarked_object(doc_, v, c) && !has_child(v, Deprel::obj)) {
        out.push_back(c);
      } else if (!in_passive && r == Deprel::obl && c > v && case_word(doc_, c).empty() && heads_actor(c)) {
        out.push_back(c);
      }
      subject |= base(r) == Deprel::nsubj;
    }
    if (out.empty() && !in_passive && !has_child(v, Deprel::ccomp)) {  // "told a story": alone it is the object, whatever the parser says
      for (TokenIndex c : doc_.children(v)) {
        if (relation(doc_, c) == Deprel::iobj) out.push_back(c);
      }
    }
    if (!out.empty()) return;
    const TokenIndex h = head_of(doc_, v);
    const Deprel r = relation(doc_, v);
    if (in_passive && interrupted_subject(v, out)) return;
    if (in_passive) {
      if (r == Deprel::root || r == Deprel::parataxis) return subject_after_passive(v, out);
      if (h == kNoHead) return;
      if (r == Deprel::acl || r == Deprel::acl_relcl || r == Deprel::amod) out.push_back(h);
      else if (r == Deprel::conj && is_verb(doc_, h)) surface_subjects(h, out, depth + 1);
      else if (r == Deprel::advcl || r == Deprel::xcomp) surface_subjects(h, out, depth + 1);
      return;
    }
    if (r == Deprel::acl_relcl && subject && h != kNoHead && !has_relative_adverbial(v)) out.push_back(h);
    if (out.empty()) shared_object(v, out);
  }

  /// "The village, lost in May, has been retaken": a parser may give the participle in between the subject of both.
  bool interrupted_subject(TokenIndex v, std::vector<TokenIndex>& out) const {
    for (TokenIndex c : doc_.children(v)) {
      const Deprel r = relation(doc_, c);
      if (c > v || (r != Deprel::parataxis && r != Deprel::advcl) || !is_verb(doc_, c)) continue;
      for (TokenIndex n : doc_.children(c)) {
        if (base(relation(doc_, n)) == Deprel::nsubj && n < c) return out.push_back(n), true;
      }
    }
    return false;
  }

  /// "On 13 January was liberated the campus": loose word order puts the subject of a passive behind it.
  void subject_after_passive(TokenIndex v, std::vector<TokenIndex>& out) const {
    const Sentence& s = doc_.sentences[doc_.sentence_of(v)];
    for (TokenIndex t = v + 1; t < s.last && t < v + 6; ++t) {
      const Upos u = doc_.tokens[t].upos;
      if (u == Upos::ADP || u == Upos::PUNCT || u == Upos::VERB || u == Upos::CCONJ || u == Upos::SCONJ) return;
      if ((u != Upos::NOUN && u != Upos::PROPN) || (t + 1 < s.last && (doc_.tokens[t + 1].upos == Upos::NOUN || doc_.tokens[t + 1].upos == Upos::PROPN))) continue;
      out.push_back(t);
      return;
    }
  }

  /// "in which", "where": the antecedent fills a place, not the object.
  bool has_relative_adverbial(TokenIndex v) const {
    for (TokenIndex c : doc_.children(v)) {
      const Deprel r = relation(doc_, c);
      if (lexicon_.is(lexicon_.relative_pronoun, doc_, c) && (r == Deprel::obl || r == Deprel::advmod || r == Deprel::nsubj)) return true;
      if (r == Deprel::advmod && doc_.lemma(c) == "where") return true;
    }
    return false;
  }

  /// "shelled and stormed the town": an object that only the last of the coordinated verbs carries.
  void shared_object(TokenIndex v, std::vector<TokenIndex>& out) const {
    for (TokenIndex c : doc_.children(v)) {
      if (relation(doc_, c) != Deprel::conj || !is_verb(doc_, c) || c > v + 2) continue;
      for (TokenIndex o : doc_.children(c)) {
        if (relation(doc_, o) == Deprel::obj) out.push_back(o);
      }
    }
  }

  void oblique_arguments(TokenIndex v, bool inherited) {
    for (TokenIndex c : doc_.children(v)) {
      switch (relation(doc_, c)) {
        case Deprel::iobj: add(SlotKind::iobj, "", c, inherited); break;
        case Deprel::obl: case Deprel::obl_agent: case Deprel::obl_unmarked: case Deprel::nmod: case Deprel::nmod_unmarked: oblique(c, inherited); break;
        case Deprel::obj:
          if (is_governed(c)) oblique(c, inherited); else prepositional_tail(c);
          break;
        case Deprel::ccomp: case Deprel::xcomp: case Deprel::csubj: case Deprel::advcl: case Deprel::acl: clause(c, inherited); break;
        case Deprel::advmod: case Deprel::amod: case Deprel::compound_prt: add(SlotKind::mod, "", c, inherited); break;
        default: break;
      }
    }
  }

  void oblique(TokenIndex c, bool inherited) {
    const std::string word = case_word(doc_, c);
    if (word == "by" && frame_.passive) return;  // the agent is subj
    const TokenIndex h = head_of(doc_, c);
    const bool predicate = h != kNoHead && is_unmarked_object(doc_, h, c) && has_child(h, Deprel::obj);  // "called the vote a farce"
    if (!word.empty()) add(SlotKind::preposition, word, c, inherited);
    else add(predicate ? SlotKind::clause : SlotKind::mod, "", c, inherited);
  }

  /// A parser may hang a verb's preposition on its object: "accused the army [of the attack]", "protested the arrest of its envoy [to Peru]".
  void prepositional_tail(TokenIndex object) {
    for (TokenIndex c : doc_.children(object)) {
      if (relation(doc_, c) == Deprel::nmod) {
        const std::string word = case_word(doc_, c);
        if (!word.empty()) add(SlotKind::preposition, word, c, true);
        if (word == "of") addressee_in(c);
      }
      if (relation(doc_, c) == Deprel::acl && (is_gerund(doc_, c) || is_to_infinitive(doc_, c))) clause(c, true);
    }
  }

  void addressee_in(TokenIndex c) {
    for (TokenIndex inner : doc_.children(c)) {
      if (relation(doc_, inner) == Deprel::nmod && case_word(doc_, inner) == "to") add(SlotKind::preposition, "to", inner, true);
    }
  }

  void clause(TokenIndex c, bool inherited) {
    add(SlotKind::clause, "", c, inherited);
    const std::string mark = mark_word(doc_, c);
    if (!mark.empty() && mark != "to" && mark != "that") add(SlotKind::preposition, mark, c, inherited);
  }

  void nominal_arguments(TokenIndex n, bool inherited) {
    for (TokenIndex c : doc_.children(n)) {
      switch (relation(doc_, c)) {
        case Deprel::nmod_poss: add(is_place_only(c) ? SlotKind::obj : SlotKind::subj, "", c, inherited); break;
        case Deprel::nmod: nominal_modifier(c, inherited); break;
        case Deprel::obl: case Deprel::obl_unmarked: oblique(c, inherited); break;
        case Deprel::compound: case Deprel::amod: case Deprel::nmod_desc: case Deprel::nmod_unmarked: before_noun(c, inherited); break;
        case Deprel::acl: clause(c, inherited); break;
        default: break;
      }
    }
  }

  void nominal_modifier(TokenIndex c, bool inherited) {
    const std::string word = case_word(doc_, c);
    if (word == "by" || word == "between" || word == "among") add(SlotKind::subj, "", c, inherited);
    if (word == "of") {
      const bool doer = is_agentive(c) && lexicon_.is(lexicon_.agentive_of, doc_, head_of(doc_, c));
      add(doer ? SlotKind::subj : SlotKind::obj, "", c, inherited);
    }
    if (!word.empty()) add(SlotKind::preposition, word, c, inherited);
  }

  void before_noun(TokenIndex c, bool inherited) {
    if (is_place_only(c)) add(SlotKind::preposition, "in", c, inherited);
    else if (is_agentive(c)) add(SlotKind::subj, "", c, inherited);
    add(SlotKind::mod, "", c, inherited);
  }

  /// The slots `case` and `head`: the noun's own preposition, and the word it hangs on. Where the tree lacks them, the words beside it
  /// say them ("was again [in the hands of] militants").
  void surroundings(TokenIndex n) {
    const Sentence& s = doc_.sentences[doc_.sentence_of(n)];
    TokenIndex copula = kNoToken;
    bool case_found = false, subject_found = false;
    for (TokenIndex c : doc_.children(n)) {
      if (relation(doc_, c) == Deprel::case_) {
        frame_.arguments.push_back({SlotKind::case_, "", c, false});
        case_found = true;
      }
      if (relation(doc_, c) == Deprel::cop) copula = c;
      if (base(relation(doc_, c)) == Deprel::nsubj) {
        add(SlotKind::subj, "", c, false);
        subject_found = true;
      }
    }
    for (TokenIndex t = n; !case_found && t-- > s.first && t + 4 > n;) {
      if (doc_.tokens[t].upos == Upos::ADP) {
        frame_.arguments.push_back({SlotKind::case_, "", t, true});
        case_found = true;
      } else if (doc_.tokens[t].upos == Upos::AUX) {
        copula = copula == kNoToken ? t : copula;
      } else if (doc_.tokens[t].upos != Upos::DET && doc_.tokens[t].upos != Upos::ADJ && doc_.tokens[t].upos != Upos::PRON && doc_.tokens[t].upos != Upos::NOUN) {
        break;
      }
    }
    if (copula == kNoToken) copula = copula_before(n, s.first);
    if (copula != kNoToken && !subject_found && copula > s.first && is_nominal(doc_, copula - 1)) add(SlotKind::subj, "", copula - 1, true);
    const TokenIndex h = head_of(doc_, n);
    if (h != kNoHead) frame_.arguments.push_back({SlotKind::head, "", h, false});
    of_after(n, s.last);
    by_after(n, s.last);
  }

  /// "repelled five attacks [by the rebels]" likewise.
  void by_after(TokenIndex n, TokenIndex last) {
    if (frame_.has(SlotKind::subj) || n + 2 >= last || doc_.lemma(n + 1) != "by") return;
    for (TokenIndex t = n + 2; t < last && t < n + 8; ++t) {
      if (doc_.tokens[t].upos == Upos::PUNCT || is_verb(doc_, t)) return;
      if (heads_actor(t)) return add(SlotKind::subj, "", t, true);
    }
  }

  TokenIndex copula_before(TokenIndex n, TokenIndex first) const {
    for (TokenIndex t = n; t-- > first && t + 6 > n;) {
      if (doc_.lemma(t) == "be" || doc_.lemma(t) == "remain") return t;
      if (is_verb(doc_, t) || doc_.tokens[t].upos == Upos::PUNCT) return kNoToken;
    }
    return kNoToken;
  }

  /// "… of X" right after the noun, where the parser hung X elsewhere.
  void of_after(TokenIndex n, TokenIndex last) {
    const knowledge::Slot of{SlotKind::preposition, "of"};
    if (frame_.has(of) || n + 2 >= last || doc_.lemma(n + 1) != "of") return;
    TokenIndex t = n + 2;
    while (t + 1 < last && !is_nominal(doc_, t)) ++t;
    while (t + 1 < last && is_nominal(doc_, t + 1)) ++t;
    if (!is_nominal(doc_, t)) return;
    add(SlotKind::preposition, "of", t, true);
    add(SlotKind::obj, "", t, true);
  }

  void shared_modifiers(TokenIndex first) {
    for (TokenIndex c : doc_.children(first)) {
      const Deprel r = relation(doc_, c);
      if (r == Deprel::nmod_poss && !frame_.has(SlotKind::subj)) add(SlotKind::subj, "", c, true);
      if (r == Deprel::amod && is_agentive(c) && !frame_.has(SlotKind::subj)) add(SlotKind::subj, "", c, true);
    }
  }

  bool is_place_only(TokenIndex t) const {
    const Mentions& m = doc_.mentions;
    if (m.place_headed_by.empty() || m.place_headed_by[t] < 0) return false;
    return !m.places[static_cast<std::size_t>(m.place_headed_by[t])].actor_use && m.actor_headed_by[t] < 0;
  }

  /// A modifier that says who acts: an actor mention, a nationality, a noun for actors.
  bool is_agentive(TokenIndex t) const {
    const Mentions& m = doc_.mentions;
    if (!m.actor_headed_by.empty() && m.actor_headed_by[t] >= 0) return true;
    return !lexicon_.agent_senses(doc_, t).empty();
  }

  /// The verb that carries the nominal, if it is one that says no more than that it happens.
  void carrier(TokenIndex n, int depth) {
    const TokenIndex h = head_of(doc_, n);
    if (h == kNoHead || depth > 2) return;
    const Deprel r = relation(doc_, n);
    if (r == Deprel::nmod && lexicon_.is(lexicon_.aspect_noun, doc_, h)) return noun(h, depth + 1);
    if (!is_verb(doc_, h)) return;
    if ((r == Deprel::obj || r == Deprel::xcomp) && !frame_.has(SlotKind::subj) && is_bare_gerund(n)) {  // "denied bombing the town": who denies
      std::vector<TokenIndex> heads;
      subjects(h, heads, 0);
      add_all(SlotKind::subj, heads, true);
    }
    const bool object = r == Deprel::obj || r == Deprel::nsubj_pass || r == Deprel::xcomp || (r == Deprel::obl && doc_.lemma(h) == "engage");
    if (object && lexicon_.is(lexicon_.light_verb, doc_, h)) return light(h, SlotKind::subj);
    if ((r == Deprel::obj || r == Deprel::obl) && lexicon_.is(lexicon_.light_verb_passive, doc_, h)) return light(h, SlotKind::obj);
    if ((r == Deprel::obl || r == Deprel::xcomp || r == Deprel::obj) && lexicon_.is(lexicon_.copular_verb, doc_, h)) return light(h, SlotKind::subj);
    if (base(r) == Deprel::nsubj && lexicon_.is(lexicon_.occurrence_verb, doc_, h)) light(h, SlotKind::any);
  }

  bool is_bare_gerund(TokenIndex n) const {
    return doc_.form(n).ends_with("ing") && !has_child(n, Deprel::det) && !has_child(n, Deprel::amod) && !has_child(n, Deprel::compound);
  }

  /// Takes over what hangs on the light verb; its subject becomes `subject_as` (any: dropped).
  void light(TokenIndex v, SlotKind subject_as) {
    frame_.light_verb = v;
    std::vector<TokenIndex> heads;
    if (subject_as != SlotKind::any) {
      subjects(v, heads, 0);
      add_all(subject_as, heads, true);
    }
    for (TokenIndex c : doc_.children(v)) {
      const Deprel r = relation(doc_, c);
      if (r == Deprel::obl || r == Deprel::obl_unmarked) oblique(c, true);
      if (r == Deprel::iobj) add(SlotKind::iobj, "", c, true);
      if (r == Deprel::advmod) add(SlotKind::mod, "", c, true);
      const bool content = r == Deprel::ccomp || r == Deprel::xcomp || (r == Deprel::advcl && (is_to_infinitive(doc_, c) || is_gerund(doc_, c)));
      if (content && c != frame_.trigger) clause(c, true);  // "staged a protest to demand", "renewed its demand that"
    }
  }

  const Document& doc_;
  const Lexicon& lexicon_;
  Frame& frame_;
};

}  // namespace

bool Frame::has(SlotKind slot) const {
  return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) { return a.slot == slot; });
}

bool Frame::has(const knowledge::Slot& slot) const {
  return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) {
    return a.slot == slot.kind && (slot.kind != SlotKind::preposition || a.preposition == slot.preposition);
  });
}

void Frame::fill(const knowledge::Slot& slot, std::vector<TokenIndex>& out) const {
  for (const Argument& a : arguments) {
    if (a.slot == slot.kind && (slot.kind != SlotKind::preposition || a.preposition == slot.preposition)) out.push_back(a.token);
  }
}

Frame frame_of(const Document& doc, TokenIndex trigger, TriggerForm form, const Lexicon& lexicon) {
  Frame frame;
  frame.trigger = trigger;
  frame.form = form;
  Builder builder(doc, lexicon, frame);
  switch (form) {
    case TriggerForm::verb: builder.verb(trigger); break;
    case TriggerForm::noun: builder.noun(trigger); break;
    case TriggerForm::adjective: builder.adjective(trigger); break;
  }
  return frame;
}

}  // namespace dateline::records
