#include "lang/name_lists.h"

#include <algorithm>
#include <fstream>
#include <map>

#include "lang/hashing.h"
#include "text/fold.h"

namespace dateline::lang {
namespace {

constexpr std::size_t kMaxWords = 8;  // of a name, without hyphens
constexpr double kFill = 0.7;         // of the table

/// 0 for a hyphen or an empty word, which names pass over.
std::uint64_t word_hash(std::string_view form, std::string& folded) {
  const bool plain = std::all_of(form.begin(), form.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  if (plain) {  // what fold() does, without its machinery: nearly all words
    folded.assign(form);
    for (char& c : folded) c |= 0x20;
  } else {
    text::fold(form, folded);
  }
  return folded.empty() || folded == "-" ? 0 : hash_word(folded);
}

std::uint64_t extend(std::uint64_t key, std::uint64_t word) { return feature_key(77, key & 0xFFFFFFFFFF, word); }

std::size_t home(std::uint64_t key, std::size_t size) { return ((key >> 32) * size) >> 32; }

std::uint32_t check_of(std::uint64_t key) {
  const auto check = static_cast<std::uint32_t>(key);
  return check == 0 ? 1U : check;
}

/// The words of a listed name: parted at blanks and hyphens, and before "'s".
std::vector<std::uint64_t> words_of(std::string_view name, std::string& folded) {
  std::vector<std::uint64_t> words;
  for (std::size_t begin = 0; begin < name.size();) {
    std::size_t end = name.find_first_of(" -", begin);
    if (end == std::string_view::npos) end = name.size();
    std::string_view word = name.substr(begin, end - begin);
    const bool possessive = word.size() > 2 && word.ends_with("'s");
    if (possessive) word.remove_suffix(2);
    if (const std::uint64_t hash = word_hash(word, folded); hash != 0) words.push_back(hash);
    if (possessive) words.push_back(word_hash("'s", folded));
    begin = end + 1;
  }
  return words;
}

bool may_begin(std::string_view form) {
  return text::is_capital(form) || (!form.empty() && static_cast<unsigned char>(form[0]) < 0x80 && form[0] >= '0' && form[0] <= '9');
}

}  // namespace

NameLists NameLists::load(const SectionSource& source) {
  NameLists lists;
  lists.slots_ = source.get<NameListSlot>("names.lists");
  return lists;
}

const NameListSlot* NameLists::find(std::uint64_t key) const {
  for (std::size_t i = home(key, slots_.size()); slots_[i].check != 0; i = i + 1 == slots_.size() ? 0 : i + 1) {
    if (slots_[i].check == check_of(key)) return &slots_[i];
  }
  return nullptr;
}

/// Marks the longest match of each list of whole names that begins at `i`.
void NameLists::match_at(std::size_t i, std::span<std::size_t> free_from, std::vector<NameMark>& marks, const Scratch& scratch) const {
  std::array<std::size_t, kPhraseLists> ends = {};
  std::uint64_t key = 0;
  std::size_t words = 0;
  for (std::size_t j = i; j < scratch.words.size() && words < kMaxWords; ++j) {
    if (scratch.words[j] == 0) continue;
    key = extend(key, scratch.words[j]);
    ++words;
    const NameListSlot* slot = find(key);
    if (!slot) break;
    if (words == 1) marks[i].words = static_cast<std::uint8_t>(slot->lists >> kPhraseLists);
    for (std::size_t k = 0; k < kPhraseLists; ++k) {
      if (slot->lists >> k & 1) ends[k] = j + 1;
    }
    if (!slot->more) break;
  }
  for (std::size_t k = 0; k < kPhraseLists; ++k) {
    if (ends[k] == 0 || free_from[k] > i) continue;
    free_from[k] = ends[k];
    for (std::size_t j = i; j < ends[k]; ++j) {
      const bool first = j == i, last = j + 1 == ends[k];
      marks[j].place[k] = first && last ? 4 : first ? 1 : last ? 3 : 2;
    }
  }
}

void NameLists::match(std::span<const std::string_view> forms, bool any_case, std::vector<NameMark>& marks, Scratch& scratch) const {
  marks.assign(forms.size(), {});
  if (slots_.empty()) return;
  scratch.words.clear();
  for (const std::string_view form : forms) scratch.words.push_back(word_hash(form, scratch.folded));
  std::array<std::size_t, kPhraseLists> free_from = {};
  for (std::size_t i = 0; i < forms.size(); ++i) {
    if (scratch.words[i] != 0 && (any_case || may_begin(forms[i]))) match_at(i, free_from, marks, scratch);
  }
}

void NameLists::build(const std::filesystem::path& folder, ModelWriter& writer) {
  std::map<std::uint64_t, NameListSlot> entries;  // by key: the same order every time
  std::string line, folded;
  for (std::size_t list = 0; list < kNameLists.size(); ++list) {
    std::ifstream in(folder / (std::string(kNameLists[list]) + ".txt"));
    while (std::getline(in, line)) {
      const std::vector<std::uint64_t> words = words_of(line, folded);
      if (words.empty() || words.size() > kMaxWords || (list >= kPhraseLists && words.size() > 1)) continue;
      std::uint64_t key = 0;
      for (std::size_t w = 0; w < words.size(); ++w) {
        key = extend(key, words[w]);
        NameListSlot& entry = entries[key];
        entry.check = check_of(key);
        if (w + 1 < words.size()) entry.more = 1;
        else entry.lists |= static_cast<std::uint16_t>(1U << list);
      }
    }
  }
  std::vector<NameListSlot> slots;
  if (!entries.empty()) slots.resize(static_cast<std::size_t>(static_cast<double>(entries.size()) / kFill) + 1);
  for (const auto& [key, entry] : entries) {
    std::size_t i = home(key, slots.size());
    while (slots[i].check != 0) i = i + 1 == slots.size() ? 0 : i + 1;
    slots[i] = entry;
  }
  writer.put("names.lists", slots);
}

}  // namespace dateline::lang
