// Dependency trees (Universal Dependencies): greedy arc-hybrid transitions, scored by a small network.
//
//   prepare_input(sentence, tags, lemma_hashes, words, tagger, pairs, input);   // words as the network sees them
//   parser.parse(input, scratch, heads, labels);                  // heads within the sentence; the root's is n
//
// One pass from the first word to the last; each action and each label is the best by one look at the state (parser_view.h) through
// one network (parser_network.h). Linear in the length of the sentence, whatever that is. Every word gets a head, exactly one word is
// the root, and the tree is projective. Scores are sums of integers, so the trees are the same on every machine. Immutable; thread-safe.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "lang/parser_network.h"
#include "lang/parser_words.h"
#include "lang/word_pairs.h"

namespace dateline::lang {

struct TrainSentence;

/// The best of the actions that are possible.
Action best_action(const std::array<std::int32_t, kActions>& scores, const ParserState& state);

class Parser {
 public:
  struct Scratch {
    ParserState state;
  };
  static Parser load(const SectionSource& source);

  void parse(const ParserInput& input, Scratch& scratch, std::vector<std::uint32_t>& heads, std::vector<Deprel>& labels) const;
  const ParserWords& words() const { return words_; }

 private:
  ParserWords words_;
  ParserNetwork network_;
};

/// The words of a sentence as the parser sees them. `lemma_hashes`: hash_word of each lower-cased lemma.
void prepare_input(const SentenceFeatures& sentence, std::span<const TagClass> tags, std::span<const std::uint32_t> lemma_hashes,
                   const ParserWords& words, const Tagger& tagger, const WordPairs& pairs, ParserInput& input);

struct ParserOptions {
  int epochs = 9;
  int static_epochs = 2;      // the first ones, which follow the gold tree; the others follow what the parser would do
  std::uint32_t word_count = 7;  // words seen as often have rows of their own
  double explore = 0.9;       // how often training follows the parser's own choice instead of the oracle's
  float rate = 1.5e-3F;       // of learning, at its highest
  std::uint64_t seed = 1;
  std::function<void(int, ModelWriter&)> after_epoch;  // for experiments
};

/// Trains on gold trees over predicted tags (TrainSentence::tags). Writes the sections "parser.*".
/// "vocabulary.*", "tagger.*", "lemmas.*" and "pairs.*" must be in `writer` already.
void train_parser(std::span<const TrainSentence* const> sentences, const ParserOptions& options, ModelWriter& writer,
                  const std::function<void(const std::string&)>& progress);

}  // namespace dateline::lang
