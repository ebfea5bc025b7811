// What the stages see of a sentence's words: hashes and small numbers, computed once a token.
//
//   SentenceFeatures sentence;
//   sentence.assign(forms, vocabulary);          // forms: span of string_views
//   sentence[3].lower;                           // hash of the lower-cased, normalised form
//   sentence.lower_text(3);                      // its bytes
//
// Normalised: letters lower-cased (simple Unicode mapping), curly quotes, dashes and the ellipsis
// written in ASCII, digits as "0" in the hash (not in lower_text). Reusable: assign() keeps capacity.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lang/vocabulary.h"

namespace dateline::lang {

/// How a sentence is written: its letter case says nothing about names where it is not `normal`.
enum class SentenceCase : std::uint8_t { normal, upper, title, lower };

struct WordFeatures {
  std::uint32_t form = 0;      // case kept, normalised
  std::uint32_t lower = 0;     // 0: outside the sentence
  std::uint32_t suffix[4] = {};  // of 1..4 bytes, of lower
  std::uint32_t prefix[3] = {};  // of 1..3 bytes
  std::uint32_t shape = 0;     // "Xx", "XX", "0-0", with the sentence's case
  std::uint16_t cluster = 0;   // fine word cluster, 0: unknown
  std::uint8_t coarse = 0;     // coarse word cluster, 0: unknown
  bool has_digit = false;
  bool has_hyphen = false;
  bool has_upper = false;
  bool has_letter = false;
};

class SentenceFeatures {
 public:
  void assign(std::span<const std::string_view> forms, const Vocabulary& vocabulary);

  std::size_t size() const { return words_.size(); }
  const WordFeatures& operator[](std::size_t i) const { return words_[i]; }
  /// The word at `i`, or an empty one outside of the sentence.
  const WordFeatures& at(std::ptrdiff_t i) const {
    return i < 0 || i >= static_cast<std::ptrdiff_t>(words_.size()) ? outside_ : words_[static_cast<std::size_t>(i)];
  }
  std::string_view lower_text(std::size_t i) const {
    return std::string_view(pool_).substr(offsets_[i], offsets_[i + 1] - offsets_[i]);
  }
  SentenceCase letter_case() const { return case_; }

 private:
  void add_word(std::string_view form);
  void decide_case(std::span<const std::string_view> forms);

  std::vector<WordFeatures> words_;
  std::vector<std::uint32_t> offsets_;
  std::string pool_;
  std::string scratch_;
  WordFeatures outside_;
  SentenceCase case_ = SentenceCase::normal;
};

/// Appends `form` to `out`, lower-cased where `lower`, with typographic quotes, dashes and the ellipsis in ASCII.
void append_normalised(std::string& out, std::string_view form, bool lower);

}  // namespace dateline::lang
