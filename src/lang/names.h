// Names of persons, organisations, places and others, as spans of tokens.
//
//   recognizer.find(sentence, forms, tags, tagger, scratch, out);   // appends NameSpans in order of the text
//
// Greedy from left to right with the labels B-I-E-S of each kind and O, checked against each other, so
// that spans are always well formed. An averaged perceptron over words, shapes, clusters, tags, the
// labels before, the run of capitalised words that a word stands in, and what lists of names say of the
// words (name_lists.h): evidence beside other, never a verdict. Immutable; thread-safe.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "dateline/document.h"
#include "lang/features.h"
#include "lang/name_lists.h"
#include "lang/name_span.h"
#include "lang/sparse_model.h"
#include "lang/tagger.h"

namespace dateline::lang {

struct TrainSentence;

class NameRecognizer {
 public:
  /// The words of the capitalised run around a word: half-open, hyphens within.
  struct Run {
    std::uint32_t first = 0, last = 0;
  };
  struct Scratch {
    std::vector<NameMark> marks;
    std::vector<Run> runs;
    NameLists::Scratch lists;
    Keys keys;
  };
  static NameRecognizer load(const SectionSource& source);

  void find(const SentenceFeatures& sentence, std::span<const std::string_view> forms, std::span<const TagClass> tags,
            const Tagger& tagger, Scratch& scratch, std::vector<NameSpan>& out) const;

 private:
  std::span<const std::uint8_t> kinds_;  // EntityLabels in use
  NameLists lists_;
  SparseModel model_;
};

/// Trains on the sentences whose names are known, over predicted tags (TrainSentence::tags), and writes the
/// sections "names.*" but for "names.lists", which must be in `writer` with the vocabulary and the tagger.
void train_names(std::span<const TrainSentence* const> sentences, int epochs, std::uint64_t seed, ModelWriter& writer,
                 const std::function<void(const std::string&)>& progress);

}  // namespace dateline::lang
