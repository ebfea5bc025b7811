// Quantities as they stand in a sentence: "at least nine Iraqi soldiers", "between 5 and 7", "a doctor", "60 percent".
//
//   QuantityReader reader(doc, words, vocabulary, numerals);
//   if (auto q = reader.read(at, first, past)) …      // the quantity whose number begins at token `at`
//
// What a number must not be (label, measure, money, name, part of a time) is left out here; what became of the counted is not asked.
#pragma once

#include <optional>
#include <vector>

#include "dateline/document.h"
#include "mentions/counts/count_vocabulary.h"
#include "mentions/counts/numerals.h"
#include "mentions/names/words.h"

namespace dateline::mentions {

struct Quantity {
  TokenIndex first = 0;        // with the modifiers before the number
  TokenIndex number = 0;       // the number's first token
  TokenIndex number_last = 0;  // one past the number
  TokenIndex last = 0;         // one past the counted noun, or the number where there is none
  TokenIndex noun = kNoToken;  // head of the counted noun
  std::optional<double> min, max;
  bool approx = false;
  bool percent = false;
  bool article = false;     // "a doctor"
  bool of_pronoun = false;  // "three of them"
};

class QuantityReader {
 public:
  QuantityReader(const Document& doc, const Words& words, const CountVocabulary& vocabulary, const Numerals& numerals);

  std::optional<Quantity> read(TokenIndex at, const Sentence& s) const;
  bool in_time(TokenIndex t) const { return in_time_[t]; }

 private:
  bool range(Quantity& q, const Numeral& low, const Sentence& s) const;
  void modifiers(Quantity& q, const Sentence& s) const;
  void noun_phrase(Quantity& q, const Sentence& s) const;
  void chunk(Quantity& q, TokenIndex from, const Sentence& s) const;
  bool is_label(TokenIndex at, TokenIndex past_number, const Sentence& s) const;
  bool is_measure(TokenIndex t, const Sentence& s) const;
  bool is_age(TokenIndex at, TokenIndex past_number, const Sentence& s) const;

  const Document& doc_;
  const Words& words_;
  const CountVocabulary& vocabulary_;
  const Numerals& numerals_;
  std::vector<bool> in_time_;
  std::vector<std::int32_t> entities_;
  std::uint8_t vbn_, vbg_;
};

}  // namespace dateline::mentions
