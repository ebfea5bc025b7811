// The word classes of knowledge/en/words that the record stages ask for, looked up once.
//
// A class that the knowledge lacks is empty: the stage then finds nothing by it. Immutable, thread-safe.
#pragma once

#include <vector>

#include "dateline/document.h"
#include "knowledge/knowledge.h"

namespace dateline::records {

struct Lexicon {
  explicit Lexicon(const knowledge::Knowledge& knowledge);

  const knowledge::Knowledge* knowledge;
  // what carries a nominal trigger
  knowledge::WordClass light_verb, light_verb_passive, occurrence_verb, copular_verb, aspect_noun;
  // status
  knowledge::WordClass negator, negative_determiner, negative_pronoun, modal_planned, modal_possible, plan_word, attempt_word, thwart_verb,
      fail_verb, possible_word, conditional_mark, claim_word, hearsay_adverb, unable_word, call_off_verb, false_word, success_verb;
  // sources and statements
  knowledge::WordClass speech_verb, source_marker, source_noun, quoting_verb, outlet_noun;
  // arguments
  knowledge::WordClass belonging_noun, part_noun, partitive_noun, relative_pronoun, definite_determiner, place_preposition, direction_preposition, oblique_preposition, object_control_mark,
      settlement_noun, weapon_noun, consequence_verb, cause_preposition, explosion_verb, accident_scene, fire_noun, abstract_subject, transitive_verb, link_verb, agentive_of, sequence_preposition;
  // control
  knowledge::WordClass direction_word;
  knowledge::WordTable irregular_verb;  // "struck" → "strike"
  knowledge::WordTable share_table;   // "half" → "50", "most" → "50-"

  bool is(knowledge::WordClass word_class, std::string_view lemma) const {
    return word_class && knowledge->contains(word_class, lemma);
  }
  /// What a single token says of an actor by itself: a nationality ("Turkish"), a people, a noun for actors ("rebel"), an
  /// organisation ("NATO"). Empty when nothing; places and titles do not count.
  std::vector<knowledge::NameSense> agent_senses(const Document& doc, TokenIndex t) const;

  bool is(knowledge::WordClass word_class, const Document& doc, TokenIndex t) const { return is(word_class, doc.lemma(t)); }
};

}  // namespace dateline::records
