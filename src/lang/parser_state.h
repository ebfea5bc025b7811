// The state of the arc-hybrid parser over one sentence, and the words as the network sees them.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "dateline/document.h"
#include "lang/features.h"
#include "lang/tagger.h"
#include "lang/word_pairs.h"

namespace dateline::lang {

/// A word as the parser sees it: rows of the network's tables. 0 stands for "no such word", 1 for the root.
struct ParserWord {
  static constexpr std::uint16_t kRoot = 1;
  static constexpr std::uint8_t kMostCoarse = 255;
  static std::uint8_t tag_of(TagClass tag) { return static_cast<std::uint8_t>(tag + 2); }
  std::uint16_t word = 0;      // of ParserWords: a word that training saw often, or the class of a rare one
  std::uint16_t cluster = 0;   // word cluster + 2; 2: none
  std::uint8_t tag = 0;        // tag class + 2
  std::uint8_t usual_tag = 0;  // the tag that the word's row holds already; 0: none
  std::uint8_t coarse = 0;     // coarse word cluster + 2; 2: none. At most kMostCoarse
  std::uint8_t upos = 0;       // UPOS + 1
  std::uint32_t lemma = 0;     // hash of the lemma, for pairs of words
};

enum class Action : std::uint8_t { shift, left, right };

/// Stack, buffer and the arcs so far. Words are numbered from 0; `root()` stands at the buffer's end,
/// `none()` for words that are not there. Reusable.
class ParserState {
 public:
  using Node = std::uint32_t;

  void reset(std::size_t words);

  std::size_t size() const { return size_; }
  Node root() const { return static_cast<Node>(size_); }
  Node none() const { return static_cast<Node>(size_ + 1); }

  Node stack(std::size_t depth) const { return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : none(); }
  Node buffer(std::size_t k) const { return next_ + k <= size_ ? static_cast<Node>(next_ + k) : none(); }
  std::size_t depth() const { return stack_.size(); }
  bool buffer_empty() const { return next_ == size_; }   // only the root is left
  bool finished() const { return buffer_empty() && stack_.size() == 1; }

  bool can(Action action) const {
    switch (action) {
      case Action::shift: return !buffer_empty();
      case Action::left: return !stack_.empty() && !buffer_empty();
      case Action::right: return stack_.size() >= 2;
    }
    return false;
  }
  /// The arc that LEFT or RIGHT would add: head and dependent.
  Node head_of(Action action) const { return action == Action::left ? buffer(0) : stack(1); }
  void shift() { stack_.push_back(static_cast<Node>(next_++)); }
  /// Pops the top of the stack as a dependent of head_of(action), with `label` (a Deprel + 1).
  void attach(Action action, std::uint8_t label);
  /// The last word left becomes the root.
  void finish();

  struct Links {
    Node left1, left2, right1, right2;         // outermost and next children on each side
    std::uint8_t left_count, right_count;
  };
  const Links& links(Node node) const { return links_[node]; }
  Node head(Node node) const { return heads_[node]; }          // none() while unattached
  std::uint8_t label(Node node) const { return labels_[node]; }  // 0 while unattached

 private:
  std::size_t size_ = 0;
  std::size_t next_ = 0;
  std::vector<Node> stack_;
  std::vector<Links> links_;
  std::vector<Node> heads_;
  std::vector<std::uint8_t> labels_;
};

/// The words of a sentence with counts of what lies between any two.
class ParserInput {
 public:
  /// Prepares `words` of size n + 2 (root and none at the end) and the counts between.
  void finish();
  void resize(std::size_t n) { words_.assign(n + 2, {}); }
  ParserWord& operator[](std::size_t i) { return words_[i]; }
  const ParserWord& operator[](std::size_t i) const { return words_[i]; }
  std::size_t size() const { return words_.size() - 2; }
  const WordPairs& pairs() const { return *pairs_; }
  void set_pairs(const WordPairs& pairs) { pairs_ = &pairs; }

  /// What stands strictly between a and b: verbs, punctuation, coordination, as a number below kBetween.
  static constexpr std::size_t kBetween = 49;
  std::uint32_t between(std::size_t a, std::size_t b) const;

 private:
  struct Counts {
    std::uint16_t verbs = 0, commas = 0, conjunctions = 0, subordinators = 0;
  };
  std::vector<ParserWord> words_;
  std::vector<Counts> counts_;
  const WordPairs* pairs_ = nullptr;
};

}  // namespace dateline::lang
