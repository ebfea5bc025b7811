#include "lang/parser_words.h"

#include <algorithm>
#include <map>

#include "lang/hashing.h"
#include "lang/parser_state.h"

namespace dateline::lang {
namespace {

constexpr std::uint32_t kRareCount = 3;           // endings are learned from words this rare
constexpr std::uint32_t kEndingCount = 25;
constexpr std::uint16_t kFirstWord = 2;           // after none and root

enum class Kind : std::uint8_t { letters, number, digits_and_letters, symbols };

Kind kind_of(const WordFeatures& word) {
  if (word.has_digit) return word.has_letter ? Kind::digits_and_letters : Kind::number;
  return word.has_letter ? Kind::letters : Kind::symbols;
}

/// The key of a class; with `ending` 0, of all words of this shape.
std::uint32_t class_hash(const WordFeatures& word, std::uint32_t ending) {
  const Kind kind = kind_of(word);
  if (kind != Kind::letters) ending = 0;
  const auto key = feature_key(920, static_cast<std::uint64_t>(kind) * 2 + word.has_upper, ending);
  return static_cast<std::uint32_t>(key >> 32) | 1U;
}

void put(std::vector<ParserWordSlot>& slots, std::uint32_t hash, std::uint16_t id, std::uint8_t tag) {
  std::size_t i = hash & (slots.size() - 1);
  while (slots[i].hash != 0) i = (i + 1) & (slots.size() - 1);
  slots[i] = {hash, id, tag};
}

/// By hash: how often each word stands in the text, its cluster, its most frequent tag.
std::map<std::uint32_t, ParserWordCount> count_words(std::span<const TaggedFeatures> sentences) {
  std::map<std::uint32_t, ParserWordCount> words;
  std::map<std::uint32_t, std::map<TagClass, std::uint32_t>> tags;
  for (const TaggedFeatures& sentence : sentences) {
    for (std::size_t i = 0; i < sentence.features->size(); ++i) {
      const WordFeatures& word = (*sentence.features)[i];
      ParserWordCount& count = words[word.lower];
      ++count.count;
      count.cluster = word.cluster;
      ++tags[word.lower][(*sentence.tags)[i]];
    }
  }
  for (auto& [hash, word] : words) {
    std::uint32_t most = 0;
    for (const auto& [tag, count] : tags[hash]) {
      if (count > most) most = count, word.tag = ParserWord::tag_of(tag);
    }
  }
  return words;
}

}  // namespace

ParserWords ParserWords::load(const SectionSource& source) {
  ParserWords words;
  words.slots_ = source.get<ParserWordSlot>("parser.words");
  return words;
}

ParserWordSlot ParserWords::find(std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask; slots_[i].hash != 0; i = (i + 1) & mask) {
    if (slots_[i].hash == hash) return slots_[i];
  }
  return {};
}

ParserWordSlot ParserWords::class_of(const WordFeatures& word) const {
  const ParserWordSlot with_ending = find(class_hash(word, word.suffix[2]));
  return with_ending.id != 0 ? with_ending : find(class_hash(word, 0));
}

ParserWordCounts build_parser_words(std::span<const TaggedFeatures> sentences, std::uint32_t minimum_count, ModelWriter& writer) {
  std::map<std::uint32_t, ParserWordCount> words = count_words(sentences);
  std::map<std::uint32_t, std::uint32_t> endings;
  std::map<std::uint32_t, bool> classes;  // by hash
  for (int kind = 0; kind < 8; ++kind) {
    const WordFeatures shape{.has_digit = (kind & 6) == 2 || (kind & 6) == 4, .has_upper = (kind & 1) != 0, .has_letter = (kind & 6) == 0 || (kind & 6) == 4};
    classes[class_hash(shape, 0)] = true;
  }
  for (const TaggedFeatures& sentence : sentences) {
    for (std::size_t i = 0; i < sentence.features->size(); ++i) {
      const WordFeatures& word = (*sentence.features)[i];
      if (words[word.lower].count > kRareCount || kind_of(word) != Kind::letters) continue;
      const std::uint32_t hash = class_hash(word, word.suffix[2]);
      if (++endings[hash] >= kEndingCount) classes[hash] = true;
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> frequent;  // count, hash
  for (const auto& [hash, word] : words) {
    if (word.count >= minimum_count) frequent.emplace_back(word.count, hash);
  }
  std::sort(frequent.begin(), frequent.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::size_t capacity = 64;
  while (capacity < (frequent.size() + classes.size()) * 2) capacity *= 2;
  std::vector<ParserWordSlot> slots(capacity);
  ParserWordCounts counts;
  counts.of_id.resize(kFirstWord);
  for (const auto& [count, hash] : frequent) {
    put(slots, hash, static_cast<std::uint16_t>(counts.of_id.size()), words[hash].tag);
    counts.of_id.push_back(words[hash]);
  }
  counts.first_class = counts.of_id.size();
  for (const auto& [hash, present] : classes) {
    put(slots, hash, static_cast<std::uint16_t>(counts.of_id.size()), 0);
    counts.of_id.push_back({});
  }
  writer.put("parser.words", slots);
  return counts;
}

}  // namespace dateline::lang
