#include "records/sources/attribution.h"

#include <algorithm>

#include "records/tree.h"
#include "text/fold.h"

namespace dateline::records {
namespace {

using knowledge::RuleKind;

// A speaker that the tree does not give is looked for this many tokens around the verb.
constexpr TokenIndex kSpeakerWindow = 8;

class Finder {
 public:
  Finder(const Index& index, const Matcher& matcher) : index_(index), doc_(index.doc), lexicon_(index.lexicon), matcher_(matcher), in_time_(index.doc.tokens.size(), false) {
    for (const TimeMention& m : doc_.mentions.times) {
      for (TokenIndex t = m.first; t < m.last; ++t) in_time_[t] = true;
    }
  }

  std::vector<Attribution> run(const std::vector<Hit>& events) {
    for (std::uint32_t s = 0; s < doc_.sentences.size(); ++s) sentence(s);
    for (const Hit& hit : events) claim_event(hit);
    std::stable_sort(found_.begin(), found_.end(), [](const Attribution& a, const Attribution& b) { return a.cue < b.cue; });
    give_quotations();
    name_outlets();
    return std::move(found_);
  }

 private:
  void sentence(std::uint32_t number) {
    const Sentence& s = doc_.sentences[number];
    for (TokenIndex t = s.first; t < s.last; ++t) {
      if (auto hit = matcher_.match(index_, t, RuleKind::statement); hit && !hit->rule->silent) {
        speech(*hit);
      } else if (!hit && loose_speech(t)) {
        continue;
      } else if (const std::string word = is_nominal(doc_, t) ? case_word(doc_, t) : std::string(); !word.empty() && lexicon_.is(lexicon_.source_marker, word)) {
        marker(named_head(t), word);
      }
    }
    colon(number);
  }

  /// In loose word order a finite verb of speech that the tree misplaced is known by the named speaker right behind it: "we will go on
  /// declared on Thursday President X", "As announced on Monday the head of the staff X".
  bool loose_speech(TokenIndex t) {
    if (doc_.tokens[t].upos != Upos::VERB || !is_past_participle(doc_, t) || is_negated(t)) return false;
    std::string lemma;
    text::fold(doc_.lemma(t), lemma);
    bool speech = false;
    for (const knowledge::Candidate& c : lexicon_.knowledge->codebook().candidates(TriggerForm::verb, lemma)) {
      speech |= c.rule->kind == RuleKind::statement && !c.rule->silent && c.idiom.empty();
    }
    const bool misplaced = relation(doc_, t) == Deprel::xcomp || (t > 0 && doc_.tokens[t - 1].upos == Upos::SCONJ);
    if (!speech || !misplaced) return false;
    auto speaker = speaker_after(t);
    if (!speaker || (speaker->country.empty() && speaker->group.empty())) return false;
    Attribution a;
    a.cue = t;
    a.verb = doc_.form(t);
    a.speaker = std::move(speaker);
    const TokenIndex h = head_of(doc_, t);
    if (h != kNoHead) a.content.push_back(whole_statement(h));
    for (TokenIndex c : doc_.children(t)) {
      const Deprel r = relation(doc_, c);
      if (r == Deprel::parataxis || r == Deprel::ccomp || r == Deprel::xcomp) a.content.push_back(c);
    }
    found_.push_back(std::move(a));
    return true;
  }

  /// A verb has one subject; where the parser gives it several ("the fall of the town … he said"), the nearest speaks.
  void put_nearest_subject_first(TokenIndex v, std::vector<TokenIndex>& heads) const {
    const auto subject = [this](TokenIndex t) { return base(relation(doc_, t)) == Deprel::nsubj; };
    if (heads.size() < 2 || !subject(heads[0]) || !subject(heads[1])) return;
    std::stable_sort(heads.begin(), heads.end(), [v](TokenIndex a, TokenIndex b) { return (a < v ? v - a : a - v) < (b < v ? v - b : b - v); });
  }

  std::optional<Actor> first_actor(const Frame& frame, const std::vector<knowledge::Slot>& slots, bool any_noun) const {
    for (const knowledge::Slot& slot : slots) {
      std::vector<TokenIndex> heads;
      frame.fill(slot, heads);
      put_nearest_subject_first(frame.trigger, heads);
      for (TokenIndex h : heads) {
        if (auto actor = speaker_at(h, any_noun)) return actor;
      }
    }
    return std::nullopt;
  }

  /// The actor at `t`; failing that, where any noun will do, the noun phrase itself ("a statement", "the daily").
  std::optional<Actor> speaker_at(TokenIndex t, bool any_noun) const {
    std::vector<Actor> actors;
    index_.actors_of(t, actors);
    const bool own = index_.doc.mentions.actor_headed_by[t] >= 0;
    if (!actors.empty() && !own && doc_.tokens[t].upos == Upos::NOUN) return phrase_of(t, actors.front());
    if (!actors.empty() && (own || !any_noun)) return actors.front();
    if (doc_.tokens[t].upos == Upos::PRON) return pronoun_at(t);
    if (!any_noun || !is_nominal(doc_, t) || doc_.tokens[t].upos == Upos::PRON || doc_.tokens[t].upos == Upos::NUM) {
      if (!actors.empty()) return actors.front();
      return std::nullopt;
    }
    Actor a;
    a.span = noun_phrase(t);
    a.name = doc_.words(a.span);
    if (!actors.empty()) a.country = actors.front().country;
    return a;
  }

  /// "a hospital doc", "the police source": not the body itself but someone of it.
  Actor phrase_of(TokenIndex t, Actor of) const {
    of.span = noun_phrase(t);
    of.name = doc_.words(of.span);
    of.group.clear();
    of.via = ActorVia::pattern;
    return of;
  }

  /// A pronoun that nothing resolves still speaks: "he".
  std::optional<Actor> pronoun_at(TokenIndex t) const {
    const auto [first, past] = index_.actors_headed_by(t);
    if (first == past) return std::nullopt;
    return doc_.mentions.actors[*first].actor;
  }

  /// From the first modifier before the noun to the noun, determiners left out, with an "of" after it.
  Span noun_phrase(TokenIndex t) const {
    TokenIndex first = t;
    Span span = doc_.tokens[t].span;
    for (TokenIndex c : doc_.children(t)) {
      const Deprel r = relation(doc_, c);
      if (c < first && (r == Deprel::amod || r == Deprel::compound || r == Deprel::nummod || r == Deprel::nmod_poss)) first = c;
      if (c > t && r == Deprel::flat) span = cover(span, doc_.tokens[c].span);
    }
    return cover(doc_.tokens[first].span, span);
  }

  void speech(const Hit& hit) {
    const TokenIndex cue = hit.frame.trigger;
    if (only_quoted(hit.frame) || is_negated(cue)) return;
    Attribution a;
    a.cue = cue;
    a.verb = doc_.form(cue);
    a.rule = hit.rule->id;
    a.speaker = speaker_of(hit);
    if (own_voice(a)) return;
    a.addressee = first_actor(hit.frame, hit.rule->recipient, false);
    collect_content(hit.frame, a);
    if (hit.rule->content) collect_object(hit.frame, a);
    if (!a.speaker && a.content.empty()) return;
    found_.push_back(std::move(a));
  }

  /// The words beside the verb decide before the tree where they leave no doubt; the tree decides before mere nearness.
  std::optional<Actor> speaker_of(const Hit& hit) const {
    const TokenIndex cue = hit.frame.trigger;
    if (hit.frame.passive) return first_actor(hit.frame, hit.rule->agent, true);
    if (inverted(cue)) {
      if (auto after = speaker_after(cue)) return after->country.empty() && after->group.empty() ? with_trailing_name(cue, *after) : *after;
      if (auto later = speaker_later(cue)) return later;
    }
    if (auto before = speaker_right_before(cue)) {
      for (const Argument& a : hit.frame.arguments) {  // "The United States and South Korea announce": the first speaks for both
        const TokenIndex first = first_conjunct(doc_, a.token);
        if (a.slot != SlotKind::subj || first == a.token || head_of(doc_, first) != cue || !before->span.contains(doc_.tokens[a.token].span)) continue;
        if (doc_.mentions.actor_headed_by[first] >= 0) return speaker_at(first, false);
      }
      return before;
    }
    auto speaker = first_actor(hit.frame, hit.rule->agent, false);
    if (!speaker || doubtful_subject(hit.frame)) {
      if (auto after = speaker_after(cue)) return after;
    }
    if (!speaker) speaker = first_actor(hit.frame, hit.rule->agent, true);
    if (!speaker) speaker = nearby_speaker(cue);
    return speaker;
  }

  /// "said the director of the centre “North” Ivan Petrov.": an office that nothing names takes the name that ends the sentence.
  Actor with_trailing_name(TokenIndex cue, Actor actor) const {
    const Sentence& s = doc_.sentences[doc_.sentence_of(cue)];
    TokenIndex end = s.last;
    while (end > cue + 1 && doc_.tokens[end - 1].upos == Upos::PUNCT) --end;
    TokenIndex begin = end;
    while (begin > cue + 1 && doc_.tokens[begin - 1].upos == Upos::PROPN) --begin;
    if (end - begin < 2 || end - begin > 4 || doc_.tokens[begin].span.begin <= actor.span.end) return actor;
    if (doc_.tokens[begin - 1].upos == Upos::ADP || doc_.tokens[begin - 1].upos == Upos::DET) return actor;
    actor.span = doc_.span_of(begin, end);
    actor.name = doc_.words(actor.span);
    actor.via = ActorVia::title;
    return actor;
  }

  /// "(quoted by TASS)", "citing villagers": names an outlet or a source of the speaker, not a speaker.
  bool only_quoted(const Frame& frame) const {
    const TokenIndex cue = frame.trigger;
    if (!lexicon_.is(lexicon_.quoting_verb, doc_, cue)) return false;
    if (is_gerund(doc_, cue)) return relation(doc_, cue) == Deprel::advcl || relation(doc_, cue) == Deprel::acl;
    return frame.passive || (is_past_participle(doc_, cue) && cue > 0 && doc_.form(cue - 1) == "(");
  }

  bool is_negated(TokenIndex cue) const {
    for (TokenIndex c : doc_.children(cue)) {
      if (relation(doc_, c) == Deprel::advmod && lexicon_.is(lexicon_.negator, doc_, c)) return true;
    }
    return false;
  }

  /// "We recall that …" outside quotation marks is the publisher's own voice.
  bool own_voice(const Attribution& a) const {
    if (!a.speaker || index_.quotation_of(a.cue)) return false;
    std::string words;
    text::fold(doc_.words(a.speaker->span), words);
    return words == "we" || words == "i" || words == "our";
  }

  /// The verb opens its clause: "…,” said X", "…, informed on Wednesday the head of …".
  bool inverted(TokenIndex cue) const {
    const Sentence& s = doc_.sentences[doc_.sentence_of(cue)];
    TokenIndex t = cue;
    while (t > s.first && (doc_.tokens[t - 1].upos == Upos::AUX || doc_.tokens[t - 1].upos == Upos::ADV)) --t;
    if (t == s.first) return false;
    if (t - 1 == s.first && doc_.lemma(t - 1) == "as") return true;  // "As announced on Monday the head of …"
    for (TokenIndex c : doc_.children(cue)) {  // "Candidate X, 63, claims"
      if (base(relation(doc_, c)) == Deprel::nsubj && c < cue && doc_.mentions.actor_headed_by[c] >= 0 && !index_.quotation_of(c)) return false;
    }
    const Upos before = doc_.tokens[t - 1].upos;
    return before == Upos::PUNCT && doc_.form(t - 1) != "(" && !is_gerund(doc_, cue) && cue + 1 < s.last && doc_.lemma(cue + 1) != "that";
  }

  /// The first person or body after the verb that no preposition governs.
  std::optional<Actor> speaker_later(TokenIndex cue) const {
    const Sentence& s = doc_.sentences[doc_.sentence_of(cue)];
    for (TokenIndex t = cue + 1; t < s.last && t < cue + 12; ++t) {
      const Upos u = doc_.tokens[t].upos;
      if (u == Upos::VERB || u == Upos::SCONJ || doc_.form(t) == ";" || doc_.form(t) == ":") return std::nullopt;
      auto speaker = mention_starting(t);
      if (!speaker) continue;
      TokenIndex before = t;
      while (before > cue + 1 && (doc_.tokens[before - 1].upos == Upos::DET || doc_.tokens[before - 1].upos == Upos::ADJ)) --before;
      if (doc_.tokens[before - 1].upos == Upos::ADP || before == cue + 1) continue;  // "to the channel X", or the one who is told
      return speaker;
    }
    return std::nullopt;
  }

  std::optional<Actor> mention_starting(TokenIndex t) const {
    const ActorMention* best = nullptr;
    for (const ActorMention& m : doc_.mentions.actors) {
      if (m.first > t) break;
      if (m.first == t && !m.actor.name.empty() && m.animacy != Animacy::thing && (!best || m.span.size() > best->span.size())) best = &m;
    }
    if (!best || best->pronoun) return std::nullopt;
    std::vector<Actor> actors;
    index_.actors_of(best->head, actors);
    return actors.empty() ? best->actor : actors.front();
  }

  /// "…, military spokesman Ray Moss tells reporters", "the owner of the firm, Ann Roe, said".
  std::optional<Actor> speaker_right_before(TokenIndex cue) const {
    const Sentence& s = doc_.sentences[doc_.sentence_of(cue)];
    TokenIndex end = cue;
    while (end > s.first && (doc_.tokens[end - 1].upos == Upos::AUX || doc_.tokens[end - 1].upos == Upos::ADV)) --end;
    const bool comma = end > s.first && doc_.form(end - 1) == ",";
    if (comma) --end;
    const ActorMention* best = nullptr;
    for (const ActorMention& m : doc_.mentions.actors) {
      if (m.first >= end) break;
      if (m.last != end || m.first < s.first || m.actor.name.empty() || m.pronoun || m.animacy == Animacy::thing) continue;
      if (comma && !(m.named && m.animacy == Animacy::person)) continue;
      if (!best || m.span.size() > best->span.size()) best = &m;
    }
    if (!best) return std::nullopt;
    TokenIndex start = best->first;
    while (start > s.first && (doc_.tokens[start - 1].upos == Upos::DET || doc_.tokens[start - 1].upos == Upos::ADJ || doc_.tokens[start - 1].upos == Upos::NUM)) --start;
    const bool opens = start == s.first || doc_.tokens[start - 1].upos == Upos::PUNCT || doc_.tokens[start - 1].upos == Upos::SCONJ || doc_.tokens[start - 1].upos == Upos::CCONJ;
    if (!opens) return std::nullopt;
    std::vector<Actor> actors;
    index_.actors_of(best->head, actors);
    return actors.empty() ? best->actor : actors.front();
  }

  /// A pronoun away from its verb, or a subject that a finite verb took over from another clause: in loose word order the speaker may
  /// follow. "he told the channel", "it said the men …" leave no doubt.
  bool doubtful_subject(const Frame& frame) const {
    for (const Argument& a : frame.arguments) {
      if (a.slot != SlotKind::subj) continue;
      if (doc_.tokens[a.token].upos == Upos::PRON) return !stands_before(a.token, frame.trigger) || named_after_time(frame.trigger);
      return a.inherited && !is_gerund(doc_, frame.trigger) && !is_to_infinitive(doc_, frame.trigger) && relation(doc_, frame.trigger) != Deprel::conj;
    }
    return true;
  }

  /// "he said on Thursday Advisor to the Secretary-General Jan Berg": in good English a name does not follow a time like that.
  bool named_after_time(TokenIndex cue) const {
    const Sentence& s = doc_.sentences[doc_.sentence_of(cue)];
    TokenIndex t = cue + 1;
    while (t < s.last && (in_time_[t] || doc_.tokens[t].upos == Upos::ADP)) ++t;
    return t > cue + 1 && t < s.last && in_time_[t - 1] && text::is_capital(doc_.form(t)) && mention_at(t, true).has_value();
  }

  /// Only auxiliaries and adverbs stand between a subject and its verb.
  bool stands_before(TokenIndex subject, TokenIndex verb) const {
    if (subject > verb) return false;
    for (TokenIndex t = subject + 1; t < verb; ++t) {
      if (doc_.tokens[t].upos != Upos::AUX && doc_.tokens[t].upos != Upos::ADV) return false;
    }
    return true;
  }

  /// The mention right beside the verb: "said a senior lecturer", "declared on Thursday, 19 January, the minister", "— the mayor added".
  std::optional<Actor> nearby_speaker(TokenIndex cue) const {
    if (auto after = speaker_after(cue)) return after;
    const Sentence& s = doc_.sentences[doc_.sentence_of(cue)];
    TokenIndex t = cue;
    while (t > s.first && passed_over(t - 1)) --t;
    return t > s.first ? mention_at(t - 1, false) : std::nullopt;
  }

  /// Times, their prepositions, commas, auxiliaries and adverbs may stand between a verb of speech and its speaker.
  bool passed_over(TokenIndex t) const {
    if (in_time_[t]) return true;
    const Upos u = doc_.tokens[t].upos;
    if (u == Upos::AUX || u == Upos::ADV || u == Upos::DET || doc_.form(t) == ",") return true;
    return u == Upos::ADP && t + 1 < in_time_.size() && in_time_[t + 1];
  }

  std::optional<Actor> speaker_after(TokenIndex cue) const {
    const Sentence& s = doc_.sentences[doc_.sentence_of(cue)];
    TokenIndex t = cue + 1;
    while (t < s.last && t < cue + kSpeakerWindow && passed_over(t)) ++t;
    return t < s.last ? mention_at(t, true) : std::nullopt;
  }

  /// The widest mention that begins (or ends) at `t`, if it can speak.
  std::optional<Actor> mention_at(TokenIndex t, bool begins) const {
    const ActorMention* best = nullptr;
    for (const ActorMention& m : doc_.mentions.actors) {
      if (begins && m.first > t) break;
      if (m.actor.name.empty() || m.pronoun || m.animacy == Animacy::thing) continue;
      if (begins ? m.first <= t && t < m.last : m.last == t + 1) {
        if (!best || m.span.size() > best->span.size()) best = &m;
      }
    }
    if (!best) return std::nullopt;
    std::vector<Actor> actors;
    index_.actors_of(best->head, actors);
    return actors.empty() ? best->actor : actors.front();
  }

  void collect_content(const Frame& frame, Attribution& a) const {
    for (const Argument& arg : frame.arguments) {
      if (arg.slot == SlotKind::clause && relation(doc_, arg.token) != Deprel::acl) a.content.push_back(arg.token);
    }
    for (TokenIndex c : doc_.children(a.cue)) {
      if (relation(doc_, c) == Deprel::parataxis || relation(doc_, c) == Deprel::dislocated) a.content.push_back(c);
    }
    if (a.content.empty()) that_clause(a);
    const TokenIndex h = head_of(doc_, a.cue);
    if (h == kNoHead) return;
    const Deprel r = relation(doc_, a.cue);
    const std::string mark = mark_word(doc_, a.cue);
    // "…, residents say" hangs on the clause that it reports; "as X noted, …" likewise.
    if (r == Deprel::parataxis || (r == Deprel::advcl && (mark == "as" || mark.empty()) && a.content.empty())) a.content.push_back(whole_statement(h));
    // "X left and, witnesses said, burned the town" is rare; a speech verb coordinated after the clause is not: "X left, said Y".
    if (r == Deprel::conj && a.content.empty() && case_is_bare(a.cue) && h < a.cue && !same_subject(h, a.cue)) a.content.push_back(whole_statement(h));
  }

  /// "recorded forty deaths in the raids": the object is what is said.
  void collect_object(const Frame& frame, Attribution& a) const {
    for (const Argument& arg : frame.arguments) {
      if (arg.slot == SlotKind::obj) a.content.push_back(arg.token);
    }
  }

  /// "insisted last night [that …]": the clause behind the verb, wherever the parser hung it.
  void that_clause(Attribution& a) const {
    const Sentence& s = doc_.sentences[doc_.sentence_of(a.cue)];
    for (TokenIndex t = a.cue + 1; t < s.last && t < a.cue + 10; ++t) {
      if (doc_.tokens[t].upos == Upos::VERB || doc_.tokens[t].upos == Upos::PUNCT) return;
      if (doc_.lemma(t) != "that" || doc_.tokens[t].upos == Upos::DET || base(relation(doc_, t)) == Deprel::nsubj) continue;
      const TokenIndex clause = head_of(doc_, t);
      if (clause != kNoHead && clause > t && is_verb(doc_, clause)) a.content.push_back(clause);
      return;
    }
  }

  bool case_is_bare(TokenIndex verb) const {
    for (TokenIndex c : doc_.children(verb)) {
      if (relation(doc_, c) == Deprel::cc) return false;
    }
    return true;
  }

  bool same_subject(TokenIndex a, TokenIndex b) const {
    for (TokenIndex c : doc_.children(b)) {
      if (base(relation(doc_, c)) == Deprel::nsubj) return false;
    }
    (void)a;
    return true;
  }

  /// A source after a sentence covers all of it, both sides of "and".
  TokenIndex whole_statement(TokenIndex h) const {
    while (relation(doc_, h) == Deprel::conj && head_of(doc_, h) != kNoHead && is_verb(doc_, head_of(doc_, h))) h = head_of(doc_, h);
    return h;
  }

  /// "according to news portal X": the name that the noun describes, where the tree makes it the head.
  TokenIndex named_head(TokenIndex t) const {
    const Deprel r = relation(doc_, t);
    const TokenIndex h = head_of(doc_, t);
    return (r == Deprel::compound || r == Deprel::nmod_desc) && h != kNoHead && h > t && doc_.tokens[h].upos == Upos::PROPN ? h : t;
  }

  /// "according to his party"
  bool owned(TokenIndex t) const {
    const auto children = doc_.children(t);
    return std::any_of(children.begin(), children.end(), [&](TokenIndex c) { return relation(doc_, c) == Deprel::nmod_poss; });
  }

  /// "…, according to X." stands for all that its sentence says.
  bool ends_sentence(TokenIndex t) const {
    const auto [first, last] = doc_.subtree(t);
    const Sentence& s = doc_.sentences[doc_.sentence_of(t)];
    return first > s.first && doc_.form(first) == "," ? last + 1 >= s.last : first > s.first && doc_.form(first - 1) == "," && last + 1 >= s.last;
  }

  TokenIndex root_of(TokenIndex t) const {
    while (head_of(doc_, t) != kNoHead) t = head_of(doc_, t);
    return t;
  }

  void marker(TokenIndex t, const std::string& word) {
    Attribution a;
    a.cue = t;
    a.verb = word;
    const bool named = doc_.mentions.actor_headed_by[t] >= 0 || doc_.tokens[t].upos == Upos::PROPN;
    if (!named && !owned(t) && !lexicon_.is(lexicon_.source_noun, doc_, t) && !lexicon_.is(lexicon_.outlet_noun, doc_, t)) return;
    a.speaker = speaker_at(t, true);
    if (!a.speaker) return;
    const std::int32_t mention = doc_.mentions.actor_headed_by[t];
    a.only_source = mention < 0 || doc_.mentions.actors[static_cast<std::size_t>(mention)].animacy != Animacy::person;
    const TokenIndex h = head_of(doc_, t);
    if (h != kNoHead) a.content.push_back(ends_sentence(t) ? root_of(t) : whole_statement(clause_head(doc_, h)));
    if (lexicon_.is(lexicon_.source_noun, doc_, t)) {  // "according to the words of X", "by his data"
      std::vector<Actor> owners;
      for (TokenIndex c : doc_.children(t)) {
        if (relation(doc_, c) == Deprel::nmod_poss || relation(doc_, c) == Deprel::nmod) index_.actors_of(c, owners);
      }
      if (!owners.empty()) a.speaker = owners.front();
      else if (word == "by" || word == "on") return;
    } else if (word == "by" || word == "on") {
      return;  // "by the army" names an agent; only "by his data" names a source
    }
    found_.push_back(std::move(a));
  }

  void claim_event(const Hit& hit) {
    if (!hit.rule->content) return;
    if (*hit.rule->content != Status::claimed && *hit.rule->content != Status::denied) return foretell(hit);
    Attribution a;
    a.cue = hit.frame.trigger;
    a.verb = doc_.form(a.cue);
    a.is_event = true;
    a.speaker = first_actor(hit.frame, hit.rule->agent, false);
    if (!a.speaker) return;
    for (const Argument& arg : hit.frame.arguments) {
      if (arg.slot == SlotKind::clause || arg.slot == SlotKind::obj ||
          (arg.slot == SlotKind::preposition && (arg.preposition == "of" || arg.preposition == "for" || arg.preposition == "over"))) {
        a.content.push_back(arg.token);
      }
    }
    found_.push_back(std::move(a));
  }

  /// "NATO could order strikes, the envoy warned": what a threat or a promise tells of in a clause of its own has the speaker as its source.
  void foretell(const Hit& hit) {
    Attribution a;
    a.cue = hit.frame.trigger;
    a.verb = doc_.form(a.cue);
    a.is_event = true;
    for (const Argument& arg : hit.frame.arguments) {
      if (arg.slot == SlotKind::clause && is_verb(doc_, arg.token) && !is_to_infinitive(doc_, arg.token) && !is_gerund(doc_, arg.token)) a.content.push_back(arg.token);
    }
    if (a.content.empty()) return;
    a.speaker = first_actor(hit.frame, hit.rule->agent, false);
    if (a.speaker) found_.push_back(std::move(a));
  }

  /// Each quotation goes to the attribution in whose sentence it stands; one that has none goes to the speaker before it in the paragraph.
  void give_quotations() {
    const std::size_t spoken = found_.size();
    for (const Quotation& q : index_.quotations) {
      if (is_scare_quote(q)) continue;
      if (goes_on_after_cue(q)) continue;
      Attribution* owner = owner_in_sentences(q);
      if (owner) {
        owner->quotes.push_back(q);
        continue;
      }
      if (auto bare = q.last - q.first > 7 || begins_sentence(q) ? bare_quotation(q) : std::nullopt) {
        bare->quotes.push_back(q);
        continued_.push_back(std::move(*bare));
        continue;
      }
      if (const Attribution* before = begins_sentence(q) ? speaker_before(q, spoken) : nullptr) {
        Attribution a;
        a.cue = q.first;
        a.speaker = before->speaker;
        a.via = before->via;
        a.quotes.push_back(q);
        continued_.push_back(std::move(a));
      }
    }
    for (Attribution& a : continued_) found_.push_back(std::move(a));
    std::stable_sort(found_.begin(), found_.end(), [](const Attribution& a, const Attribution& b) { return a.cue < b.cue; });
  }

  /// A speech verb inside the marks, as loose punctuation leaves it: what follows its sentence is said by the same speaker.
  bool goes_on_after_cue(const Quotation& q) {
    for (const Attribution& a : found_) {
      if (a.is_event || !a.speaker || a.cue < q.first || a.cue >= q.last || relation(doc_, a.cue) == Deprel::acl) continue;
      const Sentence& s = doc_.sentences[doc_.sentence_of(a.cue)];
      if (s.last >= q.last) return false;
      Attribution rest;
      rest.cue = s.last;
      rest.speaker = a.speaker;
      rest.via = a.via;
      rest.quotes.push_back({doc_.span_of(s.last, q.last), s.last, q.last});
      continued_.push_back(std::move(rest));
      return true;
    }
    return false;
  }

  /// "…,” smiled the governor": any verb beside a quotation whose subject is an actor.
  std::optional<Attribution> bare_quotation(const Quotation& q) const {
    const Sentence& s = doc_.sentences[doc_.sentence_of(q.last - 1)];
    const Sentence& opening = doc_.sentences[doc_.sentence_of(q.first)];
    for (TokenIndex t = q.last + 1; t < s.last && t < q.last + 10; ++t) {
      if (auto a = quoting_verb_at(t)) return a;
    }
    for (TokenIndex t = q.first - 1; t-- > opening.first && t + 12 > q.first;) {
      if (auto a = quoting_verb_at(t)) return a;
    }
    return std::nullopt;
  }

  std::optional<Attribution> quoting_verb_at(TokenIndex t) const {
    if (doc_.tokens[t].upos != Upos::VERB || index_.quotation_of(t)) return std::nullopt;
    const Frame frame = frame_of(doc_, t, TriggerForm::verb, lexicon_);
    std::vector<TokenIndex> subjects;
    frame.fill({SlotKind::subj, {}}, subjects);
    for (TokenIndex subject : subjects) {
      if (index_.quotation_of(subject)) continue;
      if (auto speaker = speaker_at(subject, false)) {
        Attribution a;
        a.cue = t;
        a.verb = doc_.form(t);
        a.speaker = std::move(speaker);
        return a;
      }
    }
    return std::nullopt;
  }

  /// "The president's office: “We did not open fire.”", "TEHRAN: any attack will be answered."
  void colon(std::uint32_t number) {
    const Sentence& s = doc_.sentences[number];
    for (TokenIndex t = s.first + 1; t < s.last && t < s.first + 12; ++t) {
      if (doc_.form(t) != ":" || t + 2 >= s.last) continue;
      for (const ActorMention& m : doc_.mentions.actors) {
        if (m.first < s.first || m.last != t || m.actor.name.empty() || m.first > s.first + 1) continue;
        const std::int32_t p = doc_.mentions.place_headed_by[m.head];
        const bool quoted = doc_.form(t + 1) == "\"" || doc_.form(t + 1) == "“";
        if (p >= 0 && doc_.mentions.places[static_cast<std::size_t>(p)].section_head && !quoted) return;
        if (is_heading(m) && !quoted) return;
        Attribution a;
        a.cue = m.head;
        a.verb = ":";
        a.speaker = m.actor;
        for (TokenIndex u = t + 1; u < s.last; ++u) {
          if (head_of(doc_, u) == kNoHead || head_of(doc_, u) <= t) a.content.push_back(u);
        }
        found_.push_back(std::move(a));
        return;
      }
      return;
    }
  }

  /// "MALKARA: Villagers say …": capitals that nobody knows for an actor head a section.
  bool is_heading(const ActorMention& m) const {
    return m.actor.country.empty() && m.actor.group.empty() && text::is_all_caps(doc_.form(m.head));
  }

  /// A few quoted words inside a clause ("decisive assault") are not speech of their own.
  bool is_scare_quote(const Quotation& q) const {
    if (q.last - q.first > 5) return false;
    for (TokenIndex t = q.first; t < q.last; ++t) {
      if (doc_.tokens[t].upos == Upos::VERB || doc_.tokens[t].upos == Upos::AUX) return false;
    }
    return true;
  }

  Attribution* owner_in_sentences(const Quotation& q) {
    const std::uint32_t first = doc_.sentence_of(q.first), last = doc_.sentence_of(q.last - 1);
    Attribution* best = nullptr;
    for (Attribution& a : found_) {
      const std::uint32_t s = doc_.sentence_of(a.cue);
      if (s < first || s > last || (q.first <= a.cue && a.cue < q.last) || !a.speaker) continue;
      const auto distance = [&](const Attribution& x) { return x.cue < q.first ? q.first - x.cue : x.cue - q.last; };
      if (best && best->is_event == a.is_event ? distance(a) < distance(*best) : !best || best->is_event) best = &a;
    }
    return best;
  }

  bool begins_sentence(const Quotation& q) const {
    const Sentence& s = doc_.sentences[doc_.sentence_of(q.first)];
    return q.first <= s.first + 2;
  }

  const Attribution* speaker_before(const Quotation& q, std::size_t spoken) const {
    const std::uint32_t sentence = doc_.sentence_of(q.first);
    const std::uint32_t paragraph = doc_.sentences[sentence].paragraph;
    const Attribution* best = nullptr;
    for (std::size_t i = 0; i < spoken; ++i) {
      const Attribution& a = found_[i];
      if (a.cue >= q.first || !a.speaker) continue;
      const std::uint32_t s = doc_.sentence_of(a.cue);
      if (doc_.sentences[s].paragraph + 1 < paragraph || s + 3 < sentence) continue;
      best = &a;
    }
    return best;
  }

  /// "(quoted by TASS)", "told Reuters": the outlet between the speaker and the report.
  void name_outlets() {
    for (Attribution& a : found_) {
      if (!a.via.empty() || !a.speaker) continue;
      const Sentence& s = doc_.sentences[doc_.sentence_of(a.cue)];
      for (const ActorMention& m : doc_.mentions.actors) {
        if (m.first < s.first || m.last > s.last || m.actor.role != "MED" || m.actor.name == a.speaker->name) continue;
        if (carries(m, a)) a.via = outlet_name(m);
      }
      if (a.via.empty()) a.via = enclosing_outlet(a);
    }
  }

  /// "(quoted by TASS)", "told Reuters", "was quoted as saying by the website X", "confirmed through its agency".
  bool carries(const ActorMention& m, const Attribution& a) const {
    TokenIndex h = head_of(doc_, m.head);
    if (h == kNoHead) return false;
    const Deprel r = relation(doc_, m.head);
    if (h == a.cue && m.head > a.cue && (r == Deprel::obj || r == Deprel::iobj)) return true;
    const std::string word = case_word(doc_, m.head);
    if (h == a.cue && (word == "to" || word == "via" || word == "through")) return true;
    for (int step = 0; step < 2 && h != kNoHead; ++step, h = head_of(doc_, h)) {
      if (lexicon_.is(lexicon_.quoting_verb, doc_, h)) return step == 0 || word == "by";
      if (!is_gerund(doc_, h)) return false;
    }
    return false;
  }

  /// "the website Ndjoni", "Radio Kalemie": the name with what it continues.
  std::string outlet_name(const ActorMention& m) const {
    if (!m.actor.group.empty()) return m.actor.name;
    const Sentence& s = doc_.sentences[doc_.sentence_of(m.head)];
    TokenIndex last = m.last;
    while (last < s.last && (doc_.tokens[last].upos == Upos::PROPN || (doc_.form(last) == "-" && !doc_.tokens[last].space_after))) ++last;
    const TokenIndex first = text::is_capital(doc_.form(m.head)) ? m.first : m.last;
    return first < last && last > m.last ? std::string(doc_.words(doc_.span_of(first, last))) : m.actor.name;
  }

  /// "TASS reports that Zhirkov said …": the outer speaker is the outlet.
  std::string enclosing_outlet(const Attribution& a) const {
    for (const Attribution& outer : found_) {
      if (&outer != &a && outer.speaker && outer.speaker->role == "MED" && outer.contains(doc_, a.cue)) return outer.speaker->name;
    }
    return {};
  }

  const Index& index_;
  const Document& doc_;
  const Lexicon& lexicon_;
  const Matcher& matcher_;
  std::vector<bool> in_time_;   // token belongs to an expression of time
  std::vector<Attribution> found_, continued_;
};

}  // namespace

/// A semicolon parts what two sources say; a colon parts what is said after it from what stands before.
static bool parted(const Document& doc, TokenIndex cue, TokenIndex t) {
  for (TokenIndex u = std::min(cue, t); u < std::max(cue, t); ++u) {
    if (doc.form(u) == ";" || (doc.form(u) == ":" && t < cue)) return true;
  }
  return false;
}

bool Attribution::contains(const Document& doc, TokenIndex t) const {
  for (const Quotation& q : quotes) {
    if (q.first <= t && t < q.last) return true;
  }
  for (TokenIndex root : content) {
    if (!dominates(doc, root, t) || parted(doc, cue, t)) continue;
    const bool cue_inside = dominates(doc, root, cue);
    if (!cue_inside || !dominates(doc, cue, t)) return true;
  }
  return false;
}

Source Attribution::source() const {
  Source s;
  if (speaker) {
    s.name = speaker->name;
    s.id = speaker->group.empty() ? speaker->id : speaker->group;
    s.span = speaker->span;
  }
  s.verb = verb;
  s.via = via;
  return s;
}

std::vector<Attribution> find_attributions(const Index& index, const Matcher& matcher, const std::vector<Hit>& events) {
  return Finder(index, matcher).run(events);
}

std::vector<Source> sources_of(const std::vector<const Attribution*>& attributions) {
  std::vector<Source> sources;
  for (const Attribution* a : attributions) {
    if (!a->speaker) continue;
    Source s = a->source();
    const bool known = std::any_of(sources.begin(), sources.end(), [&](const Source& x) { return x.name == s.name; });
    if (!known) sources.push_back(std::move(s));
  }
  return sources;
}

std::vector<const Attribution*> attributions_of(const Document& doc, const std::vector<Attribution>& all, TokenIndex t) {
  std::vector<const Attribution*> found;
  for (const Attribution& a : all) {
    if (a.cue != t && a.contains(doc, t)) found.push_back(&a);
  }
  // The innermost is the one whose cue the others contain; failing that, the nearest.
  std::stable_sort(found.begin(), found.end(), [&](const Attribution* a, const Attribution* b) {
    const bool a_in_b = b->contains(doc, a->cue), b_in_a = a->contains(doc, b->cue);
    if (a_in_b != b_in_a) return a_in_b;
    const auto distance = [&](const Attribution* x) { return x->cue < t ? t - x->cue : x->cue - t; };
    return distance(a) < distance(b);
  });
  return found;
}

}  // namespace dateline::records
