// Lists of names and of words in names, as evidence for the name recogniser.
//
//   NameLists lists = NameLists::load(source);
//   lists.match(forms, marks, scratch);       // one NameMark a token
//   marks[3].place[kNations];                 // 0, or where in the longest match of a nation's name token 3 stands
//
// Names and words are folded (text/fold.h), and hyphens passed over: "Deir ez-Zor" finds "deir ez zor". Only
// words with a capital or a digit begin a match, unless all words are in lower case. Immutable; thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lang/model_file.h"

namespace dateline::lang {

/// Lists of whole names, then lists of single words; files of the same names in models/<language>/data/names.
inline constexpr std::array<std::string_view, 11> kNameLists = {
    "people", "organisations", "nations", "nationalities", "cities",
    "given", "surnames", "titles", "organisation_words", "facility_words", "land_words"};
inline constexpr std::size_t kPhraseLists = 5;

struct NameMark {
  std::array<std::uint8_t, kPhraseLists> place = {};  // 0 none, 1 first, 2 inside, 3 last, 4 alone
  std::uint8_t words = 0;                             // bit k: the word stands in list kPhraseLists + k
};

struct NameListSlot {
  std::uint32_t check = 0;   // 0: free
  std::uint16_t lists = 0;   // bit k: a name of list k ends here
  std::uint16_t more = 0;    // 1: longer names begin like this
};

class NameLists {
 public:
  struct Scratch {
    std::vector<std::uint64_t> words;  // hashes of folded words; 0: hyphens
    std::string folded;
  };
  static NameLists load(const SectionSource& source);

  /// `any_case`: words in lower case may begin names too.
  void match(std::span<const std::string_view> forms, bool any_case, std::vector<NameMark>& marks, Scratch& scratch) const;

  /// Writes the section "names.lists" from `folder`/<list>.txt; lists that are not there are empty.
  static void build(const std::filesystem::path& folder, ModelWriter& writer);

 private:
  const NameListSlot* find(std::uint64_t key) const;
  void match_at(std::size_t i, std::span<std::size_t> free_from, std::vector<NameMark>& marks, const Scratch& scratch) const;

  std::span<const NameListSlot> slots_;
};

}  // namespace dateline::lang
