// The words that the parser's network knows by themselves, and classes for all others.
//
//   ParserWords words = ParserWords::load(source);
//   words.id(features[i]);          // of the word, or of its class where training saw it seldom
//   words.class_id(features[i]);    // of its class: ending and shape
//
// Ids: 0 none, 1 the root, then words, most frequent first, then classes. Immutable; thread-safe.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "lang/features.h"
#include "lang/model_file.h"
#include "lang/tagger.h"

namespace dateline::lang {

struct ParserWordSlot {
  std::uint32_t hash = 0;     // of the lower-cased word, or of a class; 0: free
  std::uint16_t id = 0;
  std::uint16_t tag = 0;      // of a word: its most frequent tag, as ParserWord has it
};

class ParserWords {
 public:
  static ParserWords load(const SectionSource& source);

  /// The word's entry, or its class's.
  ParserWordSlot look_up(const WordFeatures& word) const {
    const ParserWordSlot known = find(word.lower);
    return known.id != 0 ? known : class_of(word);
  }
  std::uint16_t id(const WordFeatures& word) const { return look_up(word).id; }
  std::uint16_t class_id(const WordFeatures& word) const { return class_of(word).id; }

 private:
  ParserWordSlot find(std::uint32_t hash) const;
  ParserWordSlot class_of(const WordFeatures& word) const;

  std::span<const ParserWordSlot> slots_;
};

/// What the trainer has to know of each id.
struct ParserWordCount {
  std::uint32_t count = 0;      // in the training text; 0 for classes
  std::uint16_t cluster = 0;
  std::uint8_t tag = 0;         // as ParserWordSlot has it
};
struct ParserWordCounts {
  std::vector<ParserWordCount> of_id;
  std::size_t first_class = 0;  // the ids from here on are classes
};

/// A sentence to gather words from.
struct TaggedFeatures {
  const SentenceFeatures* features;
  const std::vector<TagClass>* tags;
};
/// Gathers words and writes the section "parser.words".
ParserWordCounts build_parser_words(std::span<const TaggedFeatures> sentences, std::uint32_t minimum_count, ModelWriter& writer);

}  // namespace dateline::lang
