// The keys under which names are stored and sought.
//
//   for (const NameKey& k : name_keys("Lord's Resistance Army")) …   // "lords resistance army", "lord s resistance army"
//   for_each_word("ez-zor", [](std::string_view word) { … });        // "ez", "zor"
//
// A key is the folded words of a name joined by single spaces. Hyphens and full stops count as spaces, other
// punctuation as words of its own, apostrophes as nothing; a leading "the" is left out. Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline::knowledge {

struct NameKey {
  std::string words;
  bool caps_only = false;  // an acronym: up to six letters, all of them capitals
};

/// The key of a name that is already folded: "the deir ez-zor" → "deir ez zor".
std::string key_of_folded(std::string_view folded);

/// The key of a name as it is written, and then those of its other forms:
///   "U.S." → "u s" and, in capitals only, "us"     "PKK" → "pkk" and "p k k", both in capitals only
///   "Lord's …" → "lords …" and "lord s …", since the tokenizer parts "'s" from its word
/// Empty when nothing is left.
std::vector<NameKey> name_keys(std::string_view name);

/// An acronym written with capitals only, at most six letters and digits: "IS", "PKK", "M23", not "U.S.".
bool is_acronym(std::string_view name);

/// The words of a folded token: what stands between hyphens and full stops. `each` returns false to stop.
template <typename Each>
bool for_each_word(std::string_view token, Each each) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= token.size(); ++i) {
    if (i < token.size() && token[i] != '-' && token[i] != '.') continue;
    if (i > begin && !each(token.substr(begin, i - begin))) return false;
    begin = i + 1;
  }
  return true;
}

}  // namespace dateline::knowledge
