// The words of counts of one language, from knowledge/en/words/counts.toml.
//
// Immutable; thread-safe. Views into the Knowledge, which must outlive it.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dateline/mention.h"
#include "knowledge/knowledge.h"
#include "mentions/names/words.h"

namespace dateline::mentions {

/// Which part of a verb is counted.
enum class Counted : std::uint8_t { object, subject, any };

struct Effect {
  CountKind kind;
  Counted counted;
  bool persons_only = false;           // "captured three towns" makes no captives
  std::vector<std::string_view> rest;  // words that must follow the verb: "go" of "let go"
};

enum class Bound : std::uint8_t { plain, about, min, max };
struct CountPhrase {
  std::vector<std::string_view> words;
  Bound bound;
};

class CountVocabulary {
 public:
  explicit CountVocabulary(const knowledge::Knowledge& knowledge);

  /// Effects of a verb's lemma, those of more words first. Empty for most.
  const std::vector<Effect>& effects(std::string_view lemma) const;
  /// The lemma of a form that is a verb whatever its tag, or empty.
  std::string_view verb_of_form(std::string_view form) const {
    const auto found = forms_.find(form);
    return found == forms_.end() ? std::string_view() : found->second;
  }
  std::optional<CountKind> effect_noun(std::string_view lemma) const { return find(effect_nouns_, lemma); }
  std::optional<CountKind> effect_word(std::string_view word) const { return find(words_, word); }
  std::optional<CountKind> toll(std::string_view lemma) const { return find(tolls_, lemma); }
  /// By the lemma, else by the form: irregular plurals may stand in the table.
  std::optional<CountKind> noun(const Words& words, TokenIndex t) const {
    const auto kind = find(nouns_, words.lemma(t));
    return kind ? kind : find(nouns_, words.form(t));
  }
  /// Phrases of modifiers by their last word, longest first; of what follows a number by their first.
  const std::vector<CountPhrase>& modifiers(std::string_view last) const;
  const std::vector<CountPhrase>& afters(std::string_view first) const;

  bool is(knowledge::WordClass word_class, std::string_view lemma) const {
    return word_class && knowledge_->contains(word_class, lemma);
  }

  knowledge::WordClass range_open, range_link, including, part_pronoun, toll_link, object_preposition, deploy, manpower,
      exchange, prisoner, measure, label, name_noun, person, article, of, percent, per, toll_verb, none, inherit_link, be;

 private:
  using Kinds = std::unordered_map<std::string_view, CountKind>;
  using Phrases = std::unordered_map<std::string_view, std::vector<CountPhrase>>;
  static std::optional<CountKind> find(const Kinds& kinds, std::string_view word);

  const knowledge::Knowledge* knowledge_;
  std::unordered_map<std::string_view, std::vector<Effect>> effects_;
  std::unordered_map<std::string_view, std::string_view> forms_;
  Kinds effect_nouns_, words_, tolls_, nouns_;
  Phrases modifiers_, afters_;
};

}  // namespace dateline::mentions
