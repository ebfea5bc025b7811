// A sentence as dictionaries see it: its words as numbers, the names and agents found in them, the codes of its noun phrases.
//
//   const SentenceView view(dictionaries, grammar, doc, sentence, day);
//   for (const CodedActor& a : view.codes(head)) print(a.code);   // "USAGOV" for "the US leader"
//
// Holds references; used by one thread.
#pragma once

#include <string>
#include <vector>

#include "dateline/document.h"
#include "dictionaries/dictionaries.h"
#include "dictionaries/grammar.h"

namespace dateline::dictionaries {

/// Who a noun phrase stands for. A role without an actor begins with "---".
struct CodedActor {
  std::string code;
  std::string actor;                             // the code without the roles that agents gave; empty when unresolved
  TokenIndex first = kNoToken, last = kNoToken;  // the words that gave it
  TokenIndex head = kNoToken;                    // of the noun phrase
  bool resolved() const { return !code.starts_with("---"); }
};

/// Of codes where one begins another ("PER", "PERMIL") only the finer stay.
void drop_wholes(std::vector<CodedActor>& actors);

class SentenceView {
 public:
  SentenceView(const Dictionaries& dictionaries, const Grammar& grammar, const Document& doc, const Sentence& sentence,
               DayNumber day);

  const Dictionaries& dictionaries;
  const Grammar& grammar;
  const Document& doc;
  const Sentence& sentence;

  /// The codes of the noun phrase that `head` heads, its coordinated ones with it: its own words first, then possessors and appositions,
  /// then what its prepositional phrases name, then its participles.
  std::vector<CodedActor> codes(TokenIndex head) const;
  /// True when a word or synset of `term` ends at `t`, its earlier words before it.
  bool matches(const Term& term, TokenIndex t) const;
  /// True when the words stand right after `t`, or right before it.
  bool followed_by(TokenIndex t, const std::vector<WordId>& words) const;
  bool preceded_by(TokenIndex t, const std::vector<WordId>& words) const;
  /// The forms of verbs that may stand at `t`: by its form, then by its lemma.
  const std::vector<VerbForm>* verb_forms(TokenIndex t, bool by_lemma) const;

 private:
  struct Piece {
    WordId word, singular;  // the same but for nouns in the plural
    TokenIndex token;
  };
  struct Hit {
    TokenIndex first, last, head;
    bool agent, before;
    WordId code;
  };
  struct Found;

  bool qualifies_participle(TokenIndex after) const;
  void find_names(DayNumber day);
  bool longest(const Phrases& phrases, std::size_t at, std::size_t& past, std::uint32_t& value) const;
  void collect(TokenIndex head, int depth, Found& found) const;
  void own_words(TokenIndex t, Found& found) const;
  void hits_at(TokenIndex t, std::vector<const Hit*>& out) const;
  std::vector<CodedActor> single(TokenIndex head, int depth) const;
  void arguments(TokenIndex verb, int depth, std::vector<CodedActor>& out) const;
  void add_codes(TokenIndex head, int depth, std::vector<CodedActor>& out) const;
  std::vector<CodedActor> antecedent(TokenIndex pronoun, int depth) const;

  std::vector<Piece> pieces_;
  std::vector<std::uint32_t> last_piece_;  // by token of the sentence: index of its last piece, or kNothing
  std::vector<Hit> hits_;
};

}  // namespace dateline::dictionaries
