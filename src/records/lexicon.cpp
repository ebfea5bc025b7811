#include "records/lexicon.h"

#include "text/fold.h"

namespace dateline::records {

Lexicon::Lexicon(const knowledge::Knowledge& k)
    : knowledge(&k),
      light_verb(k.word_class("light-verb")),
      light_verb_passive(k.word_class("light-verb-passive")),
      occurrence_verb(k.word_class("occurrence-verb")),
      copular_verb(k.word_class("copular-verb")),
      aspect_noun(k.word_class("aspect-noun")),
      negator(k.word_class("negator")),
      negative_determiner(k.word_class("negative-determiner")),
      negative_pronoun(k.word_class("negative-pronoun")),
      modal_planned(k.word_class("modal-planned")),
      modal_possible(k.word_class("modal-possible")),
      plan_word(k.word_class("plan-word")),
      attempt_word(k.word_class("attempt-word")),
      thwart_verb(k.word_class("thwart-verb")),
      fail_verb(k.word_class("fail-verb")),
      possible_word(k.word_class("possible-word")),
      conditional_mark(k.word_class("conditional-mark")),
      claim_word(k.word_class("claim-word")),
      hearsay_adverb(k.word_class("hearsay-adverb")),
      unable_word(k.word_class("unable-word")),
      call_off_verb(k.word_class("call-off-verb")),
      false_word(k.word_class("false-word")),
      success_verb(k.word_class("success-verb")),
      speech_verb(k.word_class("speech-verb")),
      source_marker(k.word_class("source-marker")),
      source_noun(k.word_class("source-noun")),
      quoting_verb(k.word_class("quoting-verb")),
      outlet_noun(k.word_class("outlet-noun")),
      belonging_noun(k.word_class("belonging-noun")),
      part_noun(k.word_class("part-noun")),
      partitive_noun(k.word_class("partitive-noun")),
      relative_pronoun(k.word_class("relative-pronoun")),
      definite_determiner(k.word_class("definite-determiner")),
      place_preposition(k.word_class("place-preposition-event")),
      direction_preposition(k.word_class("direction-preposition")),
      oblique_preposition(k.word_class("oblique-preposition")),
      object_control_mark(k.word_class("object-control-mark")),
      settlement_noun(k.word_class("settlement-noun")),
      weapon_noun(k.word_class("weapon-noun")),
      consequence_verb(k.word_class("consequence-verb")),
      cause_preposition(k.word_class("cause-preposition")),
      explosion_verb(k.word_class("explosion-verb")),
      accident_scene(k.word_class("accident-scene")),
      fire_noun(k.word_class("fire-noun")),
      abstract_subject(k.word_class("abstract-subject")),
      transitive_verb(k.word_class("transitive-verb")),
      link_verb(k.word_class("link-verb")),
      agentive_of(k.word_class("agentive-of")),
      sequence_preposition(k.word_class("sequence-preposition")),
      direction_word(k.word_class("direction-word")),
      irregular_verb(k.table("irregular-verb")),
      share_table(k.table("share")) {}

namespace {
bool is_rebel(std::string_view role) { return role == "REB" || role == "UAF"; }
}  // namespace

std::vector<knowledge::NameSense> Lexicon::agent_senses(const Document& doc, TokenIndex t) const {
  using knowledge::SenseKind;
  std::vector<knowledge::NameSense> kept;
  for (const std::string_view form : {doc.form(t), doc.lemma(t)}) {
    std::string key;
    text::fold(form, key);
    for (const knowledge::NameSense& s : knowledge->senses(key)) {
      const bool capital = text::is_capital(doc.form(t));
      if (s.caps_only && !text::is_all_caps(doc.form(t))) continue;
      if (s.kind == SenseKind::place || s.kind == SenseKind::title || s.kind == SenseKind::capital) continue;
      if (s.kind != SenseKind::agent && !capital) continue;
      if (s.kind == SenseKind::agent && doc.tokens[t].upos == Upos::VERB) continue;  // "suspected", "cooked"
      if (s.kind == SenseKind::agent && knowledge->agent(s.id).animacy == "thing") continue;  // acts only where the actor finder says it does
      // "major", "military" before a noun name nobody; "insurgent", "separatist" do.
      if (s.kind == SenseKind::agent && doc.tokens[t].upos == Upos::ADJ && !is_rebel(knowledge->agent(s.id).role)) continue;
      kept.push_back(s);
    }
    if (!kept.empty()) break;
  }
  return kept;
}

}  // namespace dateline::records
