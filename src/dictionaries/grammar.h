// The words of the language that coding with dictionaries asks for: knowledge/en/words/dictionaries.toml, looked up once.
//
// A class that the knowledge lacks is empty. Immutable, thread-safe.
#pragma once

#include <string_view>

#include "knowledge/knowledge.h"

namespace dateline::dictionaries {

struct Grammar {
  explicit Grammar(const knowledge::Knowledge& k)
      : knowledge(&k),
        doer_preposition(k.word_class("dictionary-doer-preposition")),
        goal_preposition(k.word_class("dictionary-goal-preposition")),
        owner_preposition(k.word_class("dictionary-owner-preposition")),
        negator(k.word_class("dictionary-negator")),
        reflexive_pronoun(k.word_class("reflexive-pronoun")) {}

  const knowledge::Knowledge* knowledge;
  knowledge::WordClass doer_preposition, goal_preposition, owner_preposition, negator, reflexive_pronoun;

  bool is(knowledge::WordClass word_class, std::string_view word) const {
    return word_class && knowledge->contains(word_class, word);
  }
};

}  // namespace dateline::dictionaries
