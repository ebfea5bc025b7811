// The words of a report as the names index wants them, with their case. Made once by each finder from a Document with tags and lemmas.
//
//   Words words(doc);
//   knowledge.names_at(words.forms(sentence), t - sentence.first, found);
//
// Views point into the object and into nothing else. Not copied, not shared.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/document.h"

namespace dateline::mentions {

/// How a token is written. `capital`: begins with a capital and is no acronym.
enum class Shape : std::uint8_t { other, lower, capital, upper };

/// How a sentence is written. In `upper` (wires) and `title` (headlines) a capital says nothing.
enum class Casing : std::uint8_t { sentence, upper, title };

class Words {
 public:
  explicit Words(const Document& doc);
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;

  std::string_view form(TokenIndex t) const { return forms_[t]; }    // folded; an abbreviation's full stop is kept
  std::string_view lemma(TokenIndex t) const { return lemmas_[t]; }  // folded
  Shape shape(TokenIndex t) const { return shapes_[t]; }
  bool capitalised(TokenIndex t) const { return shapes_[t] == Shape::capital || shapes_[t] == Shape::upper; }
  Casing casing(std::uint32_t sentence) const { return casings_[sentence]; }
  std::uint32_t sentence(TokenIndex t) const { return sentence_of_[t]; }

  std::span<const std::string_view> forms(const Sentence& s) const { return {forms_.data() + s.first, s.last - s.first}; }
  std::span<const std::string_view> lemmas(const Sentence& s) const { return {lemmas_.data() + s.first, s.last - s.first}; }

 private:
  void read_shapes(const Document& doc);
  void read_casings(const Document& doc);

  std::string pool_;
  std::vector<std::string_view> forms_, lemmas_;
  std::vector<Shape> shapes_;
  std::vector<Casing> casings_;
  std::vector<std::uint32_t> sentence_of_;
};

}  // namespace dateline::mentions
