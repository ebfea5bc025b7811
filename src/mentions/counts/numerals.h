// Numbers in running text, in digits and in words.
//
//   Numerals numerals(knowledge);
//   numerals.read(doc, words, at, past)    // "twenty-five" 25 · "1.2 million" 1200000 · "5 thousand 629" 5629 · "two dozen" 24
//                                          // "dozens" 24, vague · "hundreds of thousands" 200000, vague · "several hundred" 200, vague
//
// Words of number stand in knowledge/en/words/counts.toml: `number` (exact), `number-plural` (at least two of them: "dozens"),
// `number-quantifier` ("several": no value). Immutable; thread-safe; a look at one position costs O(length of the number).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "dateline/document.h"
#include "knowledge/knowledge.h"
#include "mentions/names/words.h"

namespace dateline::mentions {

struct Numeral {
  TokenIndex last = 0;          // one past its last token
  std::optional<double> value;  // nothing for "several", "many"
  bool vague = false;           // "dozens", "several hundred"
  bool digits = false;          // begins with a digit
  bool whole() const { return value && *value == static_cast<double>(static_cast<std::int64_t>(*value)); }
};

class Numerals {
 public:
  explicit Numerals(const knowledge::Knowledge& knowledge);

  /// The number that begins at token `at` and ends before `past`, or nothing. A lone article is none ("a dozen" is one).
  std::optional<Numeral> read(const Document& doc, const Words& words, TokenIndex at, TokenIndex past) const;

  /// Whether any number begins with the word: a quick look before read().
  bool may_begin(std::string_view form) const {
    return !form.empty() && ((form.front() >= '0' && form.front() <= '9') || word(form) != nullptr);
  }

  /// "1,200" 1200 · "1.2" 1.2 · "2,5" 2.5 · "16.000" 16000. Nothing for anything else ("09:30", "M23", "1/2").
  static std::optional<double> parse_digits(std::string_view form);

 private:
  enum class Kind : std::uint8_t { exact, plural, quantifier, article, link, of };
  struct Word {
    Kind kind;
    double value;
  };
  struct Reading;

  const Word* word(std::string_view form) const;

  std::unordered_map<std::string_view, Word> words_;
};

}  // namespace dateline::mentions
