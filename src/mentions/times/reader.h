// Reads time expressions off the tokens of a sentence: a hand-built grammar over the vocabulary, with no look at dates.
//
//   Reader reader(doc, words, vocabulary, numerals);
//   reader.enter(sentence);
//   if (auto e = reader.read(at)) at = e->last;      // the longest expression that begins at token `at`
//
// A preposition that gives a boundary ("since", "until", "by", "between") is read and is no part of the expression's tokens.
// Looks ahead a bounded number of tokens. One thread, one Document.
#pragma once

#include <optional>
#include <vector>

#include "dateline/document.h"
#include "mentions/counts/numerals.h"
#include "mentions/names/words.h"
#include "mentions/times/expression.h"
#include "mentions/times/vocabulary.h"

namespace dateline::mentions::times {

class Reader {
 public:
  Reader(const Document& doc, const Words& words, const Vocabulary& vocabulary, const Numerals& numerals);

  void enter(const Sentence& sentence);
  std::optional<Expression> read(TokenIndex at) const;
  /// "0610", "06:10" at the very beginning of a paragraph, as tickers have it.
  std::optional<Expression> read_ticker(TokenIndex at) const;

 private:
  // Each reads at `at`, fills its last argument, and returns one past the last token it took; 0 when nothing fits.
  TokenIndex point(TokenIndex at, Point& p) const;
  TokenIndex more_of_point(TokenIndex end, Point& p) const;
  TokenIndex component(TokenIndex at, Point& p) const;
  struct Opening;
  Opening opening(TokenIndex at) const;
  TokenIndex edge(TokenIndex at, Point& p) const;
  TokenIndex numeric_date(TokenIndex at, Point& p) const;
  TokenIndex month_day(TokenIndex at, Point& p) const;
  TokenIndex month(TokenIndex at, Point& p) const;
  TokenIndex day_of_month(TokenIndex at, Point& p) const;
  TokenIndex year_tail(TokenIndex end, Point& p) const;
  TokenIndex within_tail(TokenIndex end, Point& p) const;
  TokenIndex weekday(TokenIndex at, Point& p) const;
  TokenIndex deictic(TokenIndex at, Point& p) const;
  TokenIndex holiday(TokenIndex at, Point& p) const;
  TokenIndex relative_unit(TokenIndex at, Point& p) const;
  TokenIndex unit_then_side(TokenIndex at, Point& p) const;
  TokenIndex unit_or_part(TokenIndex at, Point& p) const;
  TokenIndex day_part(TokenIndex at, Point& p) const;
  TokenIndex clock(TokenIndex at, Point& p) const;
  TokenIndex season(TokenIndex at, Point& p) const;
  TokenIndex fraction_of_year(TokenIndex at, Point& p) const;
  TokenIndex decade_or_century(TokenIndex at, Point& p) const;
  TokenIndex year(TokenIndex at, Point& p) const;
  TokenIndex pick(TokenIndex at, Point& p) const;
  bool may_stand_alone(TokenIndex at, const Point& p) const;

  bool range(TokenIndex at, Boundary boundary, Expression& e) const;
  bool range_from(TokenIndex at, const Point& a, TokenIndex middle, Boundary boundary, Expression& e) const;
  bool range_of_days(TokenIndex at, Boundary boundary, Expression& e) const;
  bool night_range(TokenIndex at, Expression& e) const;
  bool bounded(TokenIndex at, Expression& e) const;
  bool window(TokenIndex at, Expression& e) const;
  bool duration(TokenIndex at, Expression& e) const;
  bool set(TokenIndex at, Expression& e) const;
  bool reference(TokenIndex at, Expression& e) const;
  bool period(TokenIndex at, Expression& e) const;
  void duration_tail(Expression& e) const;
  TokenIndex length(TokenIndex at, double& n, Unit& unit) const;
  /// A word that joins two ends: "to", "-", and "and" where the ends are said to be a pair.
  bool joins(TokenIndex at, bool pair) const;
  bool begins_phrase(TokenIndex at) const;

  std::string_view form(TokenIndex t) const { return t >= first_ && t < past_ ? words_.form(t) : std::string_view(); }
  const Entry& entry(TokenIndex t) const { return *(t >= first_ && t < past_ ? entries_[t] : &nothing_); }
  std::optional<Numeral> numeral_at(TokenIndex at, TokenIndex past) const;
  bool could_begin(TokenIndex at) const;
  bool is(TokenIndex t, Cue cue) const { return entry(t).is(cue); }
  bool is_comma(TokenIndex t) const { return form(t) == ","; }
  bool is_dash(TokenIndex t) const { return form(t) == "-" || form(t) == "--"; }
  Upos upos(TokenIndex t) const { return t >= first_ && t < past_ ? doc_.tokens[t].upos : Upos::X; }
  bool capital(TokenIndex t) const { return t >= first_ && t < past_ && words_.capitalised(t); }
  bool plural_noun(TokenIndex t) const;
  const Phrase* phrase(TokenIndex at, PhraseKind kind, TokenIndex& end) const;
  /// 1–31, with or without "st nd rd th", or an ordinal in words; `ordinal` tells.
  TokenIndex day_number(TokenIndex at, int& day, bool& ordinal) const;
  static int four_digits(std::string_view form);

  const Document& doc_;
  const Words& words_;
  const Vocabulary& vocabulary_;
  const Numerals& numerals_;
  const Entry nothing_;
  std::vector<const Entry*> entries_;  // per token, so that a question costs a load
  std::vector<bool> may_be_number_;
  std::vector<std::uint8_t> near_;  // tokens on to the next one that names something of time; kFar at most
  TokenIndex first_ = 0, past_ = 0;
  Casing casing_ = Casing::sentence;
  std::uint8_t plural_common_, plural_proper_;  // xpos of NNS, NNPS
};

}  // namespace dateline::mentions::times
