// Dependency trees (Universal Dependencies): greedy arc-hybrid transitions, two passes, one label classifier.
//
// A first parser, the guide, goes from the last word to the first and gives heads without labels. The
// second goes from the first word to the last, sees what the guide said as features, and decides. Each
// is greedy, but where one has to decide early the other has already seen what follows.
//
//   parser.prepare(sentence, tags, lemmas, tagger, input);   // words as features
//   parser.parse(input, scratch, heads, labels);             // heads within the sentence; the root's is n
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

namespace dateline::lang {

struct TrainSentence;

class Parser {
 public:
  struct Scratch {
    ParserState state;
    ParserInput reversed;
    std::vector<std::uint32_t> guide;
    Keys keys;
  };
  static Parser load(const SectionSource& source);

  /// Writes the guide's heads into `input`.
  void parse(ParserInput& input, Scratch& scratch, std::vector<std::uint32_t>& heads, std::vector<Deprel>& labels) const;

 private:
  RowModel guide_;
  RowModel actions_;
  SparseModel labels_;
};

/// Heads by the guide (the root's is n). `scratch.reversed` and `scratch.state` are used.
void parse_guide(const RowModel& guide, const ParserInput& input, Parser::Scratch& scratch, std::vector<std::uint32_t>& heads);

/// The words of a sentence as the parser sees them. `lemma_hashes`: hash_word of each lower-cased lemma.
void prepare_input(const SentenceFeatures& sentence, std::span<const TagClass> tags,
                   std::span<const std::uint32_t> lemma_hashes, const Tagger& tagger, ParserInput& input);

struct ParserOptions {
  int epochs = 12;
  int guide_epochs = 8;
  int folds = 5;            // of the guide's jackknife, by TrainSentence::fold; 1: none
  int table_bits = 21;      // rows of the action model: 4 bytes each
  int guide_bits = 20;
  double explore = 0.9;     // how often training follows the parser's own choice instead of the oracle's
  std::uint64_t seed = 1;
  int minimum_weight = 8;
  double dropout = 0.4;     // of the features, while training
  std::function<void(int, ModelWriter&)> after_epoch;  // for experiments
};

/// Trains on gold trees over predicted tags (TrainSentence::tags). Writes the sections "parser.*".
/// "vocabulary.*", "tagger.*" and "lemmas.*" must be in `writer` already.
void train_parser(std::span<const TrainSentence* const> sentences, const ParserOptions& options, ModelWriter& writer,
                  const std::function<void(const std::string&)>& progress);

}  // namespace dateline::lang
