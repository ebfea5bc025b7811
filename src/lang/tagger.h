// Part-of-speech tags: UPOS and XPOS as one joint class, greedy from left to right.
//
//   tagger.tag(sentence, tags, scratch);   // tags: one class a word
//   tagger.upos(tags[i]); tagger.xpos(tags[i]);
//
// An averaged perceptron over hashed features of the words around, the classes of the two words before,
// and what a dictionary of the training words says of the words around. Words that training nearly
// always saw with one class take it without scoring. Immutable; thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "dateline/document.h"
#include "lang/features.h"
#include "lang/score_cache.h"
#include "lang/sparse_model.h"

namespace dateline::lang {

struct TrainSentence;
class MarginFinder;
struct TagView;

/// A joint class: index into the list of pairs of UPOS and XPOS that training saw.
using TagClass = std::uint8_t;

struct TagPair {
  std::uint8_t upos = 0;
  std::uint8_t xpos = 0;
  bool operator==(const TagPair&) const = default;
};

/// What training saw of a word (lower-cased).
struct TagEntry {
  std::uint32_t word = 0;   // hash; 0: free
  TagClass first = 0;       // its most frequent class
  TagClass second = 0;      // the next one, or the same when it is rare
  std::uint8_t certain = 0; // 1: take `first` without scoring
  std::uint8_t known = 0;   // 1: frequent enough to be a feature of its own in later stages
};

class Tagger {
 public:
  struct Scratch {
    std::vector<TagEntry> entries;
    ScoreCache words;  // what words alone say of their tags
    Keys keys;
    MarginFinder* finder = nullptr;  // training's: while it is there, all features are asked for every word
  };
  static Tagger load(const SectionSource& source);

  void tag(const SentenceFeatures& sentence, std::vector<TagClass>& tags, Scratch& scratch) const;

  Upos upos(TagClass tag) const { return static_cast<Upos>(classes_[tag].upos); }
  std::uint8_t xpos(TagClass tag) const { return classes_[tag].xpos; }
  std::size_t class_count() const { return classes_.size(); }
  /// The class of a pair; of its UPOS when the pair is unknown.
  TagClass class_of(Upos upos, std::uint8_t xpos) const;
  /// The dictionary's entry of a lower-cased word, or an empty one.
  TagEntry find(std::uint32_t word) const;

 private:
  TagClass choose(const TagView& view, Scratch& scratch) const;

  std::span<const TagPair> classes_;
  std::span<const TagEntry> entries_;
  SparseModel model_;
  std::int32_t margin_ = INT32_MAX;
};

struct TaggerOptions {
  int epochs = 8;
  std::uint64_t seed = 1;
  double dropout = 0.3;
  int minimum_weight = 8;   // weights that round to less are dropped
};

/// Trains on `sentences` (whose gold tags are `upos` and `xpos`) and writes the sections "tagger.*".
/// The vocabulary must be in `writer` already.
void train_tagger(std::span<const TrainSentence* const> sentences, const TaggerOptions& options, ModelWriter& writer,
                  const std::function<void(const std::string&)>& progress);

}  // namespace dateline::lang
