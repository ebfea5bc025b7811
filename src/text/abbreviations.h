// The words that tell a full stop that ends a sentence from one that does not.
//
//   Abbreviations words({"Gen.", "+U.S.", "=No.", "^The", "~said"});
//   words.kind("Gen.") == Abbreviations::Kind::never_final;
//
// The marks are those of sentences.h. An entry that begins in lower case also matches with a capital
// ("approx.", "Approx."); one that begins with a capital does not match in lower case ("Sun.", not
// "sun."); both match in all capitals. Immutable once made, and thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline::text {

class Abbreviations {
 public:
  enum class Kind : std::uint8_t { none, never_final, maybe_final, before_number };

  Abbreviations() = default;
  explicit Abbreviations(const std::vector<std::string>& words);

  /// What `word`, which ends with a full stop, is.
  Kind kind(std::string_view word) const;
  /// A word that begins sentences: "^The" in mixed case, "^THE" where all is in capitals.
  bool starts_sentence(std::string_view word) const;
  /// A verb of speech, in any case.
  bool is_speech_verb(std::string_view word) const;
  bool empty() const { return entries_.empty(); }

 private:
  struct Entry {
    Kind kind = Kind::none;
    bool needs_capital = false;
    bool starts = false;          // "The"
    bool starts_in_caps = false;  // "THE"
    bool speech = false;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  const Entry* find(std::string_view word) const;

  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;  // by lower-case form
};

}  // namespace dateline::text
