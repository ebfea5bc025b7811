// The words of dictionaries as numbers, and phrases of them as paths of a tree: how names of 10 MB of actors are found in one look a word.
//
//   Words words;  Phrases phrases;
//   std::vector<WordId> key;
//   split_words("UNITED_STATES-LED", [&](std::string_view w) { key.push_back(words.add(w)); });   // united, states, led
//   phrases.at(phrases.insert(key)) = 7;
//
// Adding is not thread-safe; finding is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline::dictionaries {

using WordId = std::uint32_t;
inline constexpr WordId kNoWord = 0xFFFFFFFF;
inline constexpr std::uint32_t kNothing = 0xFFFFFFFF;

class Words {
 public:
  Words();
  /// `key` must be a word as split_words() gives it.
  WordId add(std::string_view key);
  WordId find(std::string_view key) const;
  std::string_view word(WordId id) const {
    return std::string_view(pool_).substr(begin_[id], begin_[id + 1] - begin_[id]);
  }
  std::size_t size() const { return begin_.size() - 1; }

 private:
  std::size_t slot_of(std::string_view key) const;
  void grow();

  std::string pool_;
  std::vector<std::uint32_t> begin_{0};  // word i is pool_[begin_[i], begin_[i+1])
  std::vector<WordId> slots_;            // open addressing
};

class Phrases {
 public:
  using Node = std::uint32_t;
  static constexpr Node kRoot = 0;

  Phrases();
  /// The node of the phrase, made where it is missing. An empty phrase is the root.
  Node insert(const std::vector<WordId>& phrase);
  /// The node one word below, or kNothing.
  Node step(Node node, WordId word) const;
  /// What is kept for a phrase; kNothing at first.
  std::uint32_t& at(Node node) { return values_[node]; }
  std::uint32_t at(Node node) const { return values_[node]; }

 private:
  std::size_t slot_of(std::uint64_t key) const;
  void grow();

  std::vector<std::uint64_t> keys_;  // node and word above each edge; open addressing
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> values_;  // by node
  std::size_t edges_ = 0;
};

/// The key of one word: folded, without full stops ("U.S." → "us"), brackets, commas and a closing 's. May be empty.
void word_key(std::string_view word, std::string& key);

/// Calls `take` with the key of each word of `phrase`; underscores, blanks and hyphens part words.
template <typename Take>
void split_words(std::string_view phrase, Take&& take) {
  std::string key;
  while (!phrase.empty()) {
    const std::size_t end = phrase.find_first_of("_ \t-");
    word_key(phrase.substr(0, end), key);
    if (!key.empty()) take(std::string_view(key));
    if (end == std::string_view::npos) break;
    phrase.remove_prefix(end + 1);
  }
}

}  // namespace dateline::dictionaries
