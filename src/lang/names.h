// Names of persons, organisations, places and others, as spans of tokens.
//
//   recognizer.find(sentence, tags, scratch, out);   // appends NameSpans in order of the text
//
// Greedy from left to right with the labels B-I-E-S of each kind and O, checked against each other, so
// that spans are always well formed. An averaged perceptron over words, shapes, clusters, tags and the
// labels before; no lists of names. Immutable; thread-safe.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "dateline/document.h"
#include "lang/features.h"
#include "lang/sparse_model.h"
#include "lang/tagger.h"

namespace dateline::lang {

struct NameSpan {
  std::uint32_t first = 0;  // tokens of the sentence, half-open
  std::uint32_t last = 0;
  EntityLabel label = EntityLabel::OTHER;
  bool operator==(const NameSpan&) const = default;
};

/// A sentence whose names are known.
struct NameExample {
  std::vector<std::string> forms;
  std::vector<NameSpan> names;  // not overlapping, in order
};

class NameRecognizer {
 public:
  struct Scratch {
    std::vector<std::uint8_t> labels;
    Keys keys;
  };
  static NameRecognizer load(const SectionSource& source);

  void find(const SentenceFeatures& sentence, std::span<const TagClass> tags, const Tagger& tagger, Scratch& scratch,
            std::vector<NameSpan>& out) const;

 private:
  std::span<const std::uint8_t> kinds_;  // EntityLabels in use
  SparseModel model_;
};

/// Writes the sections "names.*"; the tagger must be in `writer`.
void train_names(std::span<const NameExample> examples, int epochs, std::uint64_t seed, ModelWriter& writer,
                 const std::function<void(const std::string&)>& progress);

}  // namespace dateline::lang
