#include "lang/vocabulary.h"

#include <fstream>
#include <string>

#include "dateline/error.h"
#include "lang/hashing.h"

namespace dateline::lang {
namespace {

/// Splits "a\tb\tc" in three; false when there are fewer fields.
bool three_fields(const std::string& line, std::string& word, int& fine, int& coarse) {
  const std::size_t first = line.find('\t');
  const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
  if (second == std::string::npos) return false;
  word = line.substr(0, first);
  fine = std::atoi(line.c_str() + first + 1);
  coarse = std::atoi(line.c_str() + second + 1);
  return fine > 0 && fine <= 0xFFFF && coarse > 0 && coarse <= 0xFF;
}

}  // namespace

Vocabulary Vocabulary::load(const SectionSource& source) {
  Vocabulary vocabulary;
  vocabulary.slots_ = source.get<VocabularySlot>("vocabulary.slots");
  return vocabulary;
}

void Vocabulary::build(const std::filesystem::path& clusters, ModelWriter& writer) {
  std::vector<VocabularySlot> entries;
  if (!clusters.empty()) {
    std::ifstream in(clusters);
    if (!in) throw EnvironmentError({ErrorCode::kFileNotFound, clusters.string(), "cannot read the word clusters", ""});
    std::string line, word;
    int fine = 0, coarse = 0;
    while (std::getline(in, line)) {
      if (!three_fields(line, word, fine, coarse)) continue;
      entries.push_back({hash_word(word), static_cast<std::uint16_t>(fine), static_cast<std::uint8_t>(coarse), 0});
    }
  }
  std::vector<VocabularySlot> slots;
  if (!entries.empty()) {
    slots.resize(entries.size() * 4 / 3 + 1);
    for (const VocabularySlot& entry : entries) {
      std::size_t i = home(entry.word, slots.size());
      while (slots[i].word != 0 && slots[i].word != entry.word) i = i + 1 == slots.size() ? 0 : i + 1;
      if (slots[i].word == 0) slots[i] = entry;
    }
  }
  writer.put("vocabulary.slots", slots);
}

}  // namespace dateline::lang
