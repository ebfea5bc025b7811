// Lemmas by edit scripts: the longest suffix of the word that training knows decides.
//
//   std::string lemma;
//   lemmatizer.lemma(form, lower, tag, letter_case, lemma);   // "tanks", NNS → "tank"
//
// A script cuts bytes from the end of the word and appends others; it keeps the word's case (names) or
// lower-cases it. Rules are keyed by tag class and suffix (whole words are suffixes that begin at the
// word's start), so irregular words are nothing special. In sentences written in capitals a name gets
// the case that training or the raw text knows, else a capital first letter. Immutable; thread-safe.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lang/features.h"
#include "lang/tagger.h"

namespace dateline::lang {

struct LemmaRule {
  std::uint32_t key = 0;     // of tag class and suffix; 0: free
  std::uint16_t script = 0;
  std::uint16_t unused = 0;
};

struct LemmaScript {
  std::uint32_t offset = 0;  // of the bytes to append, in the pool
  std::uint8_t length = 0;
  std::uint8_t cut = 0;      // bytes cut from the end
  std::uint8_t keep_case = 0;
  std::uint8_t whole = 0;    // 1: the appended bytes are the lemma
};

class Lemmatizer {
 public:
  static Lemmatizer load(const SectionSource& source);

  /// Sets `lemma`. `lower` is SentenceFeatures::lower_text of the word.
  void lemma(std::string_view form, std::string_view lower, TagClass tag, SentenceCase letter_case, std::string& lemma) const;

 private:
  const LemmaScript& script_for(std::string_view lower, TagClass tag) const;

  std::span<const LemmaRule> rules_;
  std::span<const LemmaScript> scripts_;
  std::string_view pool_;
};

/// Writes the sections "lemmas.*"; "tagger.*" must be in `writer` already. Verbs that the sentences lack are
/// learned from `data`: irregular_verbs.tsv, and the words of clusters.tsv that look like forms of each other.
void train_lemmatizer(std::span<const TrainSentence* const> sentences, const std::filesystem::path& data, ModelWriter& writer);

}  // namespace dateline::lang
