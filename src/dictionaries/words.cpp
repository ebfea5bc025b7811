#include "dictionaries/words.h"

#include <algorithm>

#include "text/fold.h"

namespace dateline::dictionaries {
namespace {

constexpr std::size_t kFirstSlots = 1024;

std::uint64_t mix(std::uint64_t x) {  // splitmix64
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

std::uint64_t hash(std::string_view s) {
  std::uint64_t h = 0xcbf29ce484222325ULL;
  for (const unsigned char c : s) h = (h ^ c) * 0x100000001b3ULL;
  return mix(h);
}

bool is_ascii(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](unsigned char c) { return c < 0x80; });
}

bool is_left_out(char c) {
  return c == '.' || c == '(' || c == ')' || c == ',' || c == '"' || c == '\'' || c == '`' || c == ';' || c == '*';
}

}  // namespace

void word_key(std::string_view word, std::string& key) {
  if (word.size() > 2 && (word.back() == 's' || word.back() == 'S') && word[word.size() - 2] == '\'')
    word.remove_suffix(2);
  if (word.ends_with("\xE2\x80\x99s") || word.ends_with("\xE2\x80\x99S")) word.remove_suffix(4);
  if (is_ascii(word)) {
    key.assign(word);
    for (char& c : key) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  } else {
    text::fold(word, key);
  }
  std::erase_if(key, is_left_out);
}

Words::Words() : slots_(kFirstSlots, kNoWord) {}

std::size_t Words::slot_of(std::string_view key) const {
  std::size_t slot = hash(key) & (slots_.size() - 1);
  while (slots_[slot] != kNoWord && word(slots_[slot]) != key) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

WordId Words::find(std::string_view key) const { return slots_[slot_of(key)]; }

WordId Words::add(std::string_view key) {
  std::size_t slot = slot_of(key);
  if (slots_[slot] != kNoWord) return slots_[slot];
  if (2 * (size() + 1) > slots_.size()) {
    grow();
    slot = slot_of(key);
  }
  pool_ += key;
  begin_.push_back(static_cast<std::uint32_t>(pool_.size()));
  return slots_[slot] = static_cast<WordId>(size() - 1);
}

void Words::grow() {
  slots_.assign(slots_.size() * 2, kNoWord);
  for (WordId id = 0; id < size(); ++id) slots_[slot_of(word(id))] = id;
}

Phrases::Phrases() : keys_(kFirstSlots, 0), nodes_(kFirstSlots, kNothing), values_{kNothing} {}

std::size_t Phrases::slot_of(std::uint64_t key) const {
  std::size_t slot = mix(key) & (nodes_.size() - 1);
  while (nodes_[slot] != kNothing && keys_[slot] != key) slot = (slot + 1) & (nodes_.size() - 1);
  return slot;
}

Phrases::Node Phrases::step(Node node, WordId word) const {
  return nodes_[slot_of((std::uint64_t{node} << 32) | word)];
}

Phrases::Node Phrases::insert(const std::vector<WordId>& phrase) {
  Node node = kRoot;
  for (const WordId word : phrase) {
    const std::uint64_t key = (std::uint64_t{node} << 32) | word;
    std::size_t slot = slot_of(key);
    if (nodes_[slot] == kNothing) {
      if (2 * (edges_ + 1) > nodes_.size()) {
        grow();
        slot = slot_of(key);
      }
      keys_[slot] = key;
      nodes_[slot] = static_cast<Node>(values_.size());
      values_.push_back(kNothing);
      ++edges_;
    }
    node = nodes_[slot];
  }
  return node;
}

void Phrases::grow() {
  std::vector<std::uint64_t> keys(keys_.size() * 2, 0);
  std::vector<Node> nodes(nodes_.size() * 2, kNothing);
  keys.swap(keys_);
  nodes.swap(nodes_);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i] == kNothing) continue;
    const std::size_t slot = slot_of(keys[i]);
    keys_[slot] = keys[i];
    nodes_[slot] = nodes[i];
  }
}

}  // namespace dateline::dictionaries
