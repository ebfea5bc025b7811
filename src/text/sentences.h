// Sentences of a paragraph.
//
//   SentenceSplitter splitter({"Gen.", "+U.S.", "=No.", "^The"});
//   std::vector<Span> sentences;
//   splitter.split_sentences(text, paragraph, sentences);
//
// A full stop, question or exclamation mark or ellipsis ends a sentence, with the closing quotes and
// brackets that follow it, unless what stands before is an abbreviation or what comes after continues.
// A dateline stays with its sentence; a bullet begins one. The words that decide are handed over (they
// are knowledge: knowledge/en/words/abbreviations.txt), each with a mark:
//
//   Gen.    abbreviation: the sentence goes on            +U.S.  may also end one, before a ^word
//   =No.    abbreviation only before a number             ^The   a word that begins sentences
//           (+etc., in lower case, before any capital)
//   ~said   a verb of speech: “Why?” Smith said. is one sentence
//
// Immutable once made, and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dateline/span.h"
#include "text/abbreviations.h"

namespace dateline::text {

/// No sentence is longer than this: a longer one is cut at a semicolon or space, so that later stages
/// stay linear.
inline constexpr std::uint32_t kMaxSentenceBytes = 4000;

class SentenceSplitter {
 public:
  /// Knows no abbreviations but initials and dotted acronyms ("J.", "U.S.").
  SentenceSplitter() = default;
  /// `words` with their marks, as above. Empty entries are ignored.
  explicit SentenceSplitter(const std::vector<std::string>& words) : words_(words) {}

  /// Appends the sentences of `paragraph`: in order, not empty, without white space at either end, and
  /// covering every character of the paragraph but white space. Linear time; never fails.
  void split_sentences(std::string_view text, Span paragraph, std::vector<Span>& out) const;

  /// The words, for tokenize().
  const Abbreviations& abbreviations() const { return words_; }

 private:
  Abbreviations words_;
};

}  // namespace dateline::text
