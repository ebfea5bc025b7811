// Dependency trees (Universal Dependencies): greedy arc-hybrid transitions, two passes, one label classifier.
//
// A first parser, the guide, goes from the last word to the first and gives heads without labels. The
// second goes from the first word to the last, sees what the guide said as features, and decides. Each
// is greedy, but where one has to decide early the other has already seen what follows.
//
//   prepare_input(sentence, tags, lemma_hashes, tagger, input);   // words as features
//   parser.parse(input, scratch, heads, labels);                  // heads within the sentence; the root's is n
//
// Linear in the length of the sentence, whatever that is. Every word gets a head, exactly one word is
// the root, and the tree is projective. Actions are scored by sums of small integers (row_model.h), so
// the trees are the same on every machine. Immutable; thread-safe.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "lang/parser_features.h"
#include "lang/row_model.h"
#include "lang/two_step.h"

namespace dateline::lang {

struct TrainSentence;

/// By how much the first features must decide for the others not to be asked.
struct ParserMargins {
  std::int32_t guide = INT32_MAX, action = INT32_MAX, label = INT32_MAX;
};

/// What training learns of the margins: while it is there, all features are asked for every decision.
struct ParserMarginFinders {
  MarginFinder guide, action, label;
};

class Parser {
 public:
  struct Scratch {
    ParserState state;
    ParserInput reversed;
    std::vector<std::uint32_t> guide;
    Keys keys;
    ParserMarginFinders* finders = nullptr;
  };
  static Parser load(const SectionSource& source);

  /// Writes the guide's heads into `input`.
  void parse(ParserInput& input, Scratch& scratch, std::vector<std::uint32_t>& heads, std::vector<Deprel>& labels) const;

 private:
  RowModel guide_;
  RowModel actions_;
  SparseModel labels_;
  ParserMargins margins_;
};

/// Heads by the guide (the root's is n). `scratch.reversed` and `scratch.state` are used.
void parse_guide(const RowModel& guide, std::int32_t margin, const ParserInput& input, Parser::Scratch& scratch,
                 std::vector<std::uint32_t>& heads);

/// The words of a sentence as the parser sees them. `lemma_hashes`: hash_word of each lower-cased lemma.
void prepare_input(const SentenceFeatures& sentence, std::span<const TagClass> tags,
                   std::span<const std::uint32_t> lemma_hashes, const Tagger& tagger, const WordPairs& pairs, ParserInput& input);

struct ParserOptions {
  int epochs = 12;
  int guide_epochs = 8;
  int folds = 5;            // of the guide's jackknife, by TrainSentence::fold; 1: none
  int table_bits = 20;      // rows of the action model: 4 bytes each
  int guide_bits = 19;
  double explore = 0.9;     // how often training follows the parser's own choice instead of the oracle's
  std::uint64_t seed = 1;
  int minimum_weight = 8;
  double dropout = 0.4;     // of the features, while training
  std::function<void(int, ModelWriter&)> after_epoch;  // for experiments
};

/// Trains on gold trees over predicted tags (TrainSentence::tags). Writes the sections "parser.*".
/// "vocabulary.*", "tagger.*", "lemmas.*" and "pairs.*" must be in `writer` already.
void train_parser(std::span<const TrainSentence* const> sentences, const ParserOptions& options, ModelWriter& writer,
                  const std::function<void(const std::string&)>& progress);

}  // namespace dateline::lang
