#include "mentions/places/skeleton.h"

#include <algorithm>

#include "text/fold.h"

namespace dateline::mentions {

namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

/// The articles that Arabic names carry in any of their assimilated forms.
bool is_article(std::string_view word) {
  return word.size() == 2 && (word[0] == 'a' || word[0] == 'e') && std::string_view("lrdsznth").find(word[1]) != std::string_view::npos;
}

/// One letter for spellings of one sound; `skip` says how many letters were read.
char sound(std::string_view word, std::size_t i, std::size_t& read) {
  const char c = word[i], next = i + 1 < word.size() ? word[i + 1] : '\0';
  read = 1;
  if (next == 'h' && (c == 'k' || c == 'g' || c == 'd' || c == 's' || c == 't' || c == 'z' || c == 'c')) {
    read = 2;
    switch (c) {
      case 'k': return 'h';
      case 'd': case 'z': return 'z';
      case 's': case 'c': return 'S';
      case 't': return 't';
      default: return 'g';
    }
  }
  if (is_vowel(c)) {
    // A run of vowels is one sound, named by its narrowest letter: "ay", "ei", "ai" → e; "ou", "aw" → o; "aa" → a.
    char run = 'a';
    for (std::size_t j = i; j < word.size() && (is_vowel(word[j]) || (j > i && word[j] == 'w')); ++j, read = j - i) {
      if (word[j] == 'e' || word[j] == 'i' || word[j] == 'y') run = 'e';
      if (run != 'e' && (word[j] == 'o' || word[j] == 'u' || word[j] == 'w')) run = 'o';
    }
    return run;
  }
  switch (c) {
    case 'q': case 'c': return 'k';
    case 'w': return 'v';
    case 'j': return 'g';
    case 'x': return 's';
    default: return c;
  }
}

std::uint32_t hash_of(std::string_view s) {
  std::uint32_t h = 2166136261u;
  for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return h;
}

}  // namespace

std::string skeleton(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of(" -.", at), name.size());
    const std::string_view word = name.substr(at, end - at);
    at = end + 1;
    if (word.empty() || is_article(word)) continue;
    for (std::size_t i = 0, read = 0; i < word.size(); i += read) {
      const char c = sound(word, i, read);
      if (out.empty() || out.back() != c) out += c;
    }
  }
  // Case endings of other languages and the Arabic "-ah", "-eh": what ends a name in a vowel may be missing elsewhere.
  if (out.size() > 3 && out.back() == 'h') out.pop_back();
  if (out.size() > 3 && (out.back() == 'a' || out.back() == 'e' || out.back() == 'o')) out.pop_back();
  return out.size() < 3 ? std::string() : out;
}

SkeletonIndex::SkeletonIndex(const knowledge::Knowledge& knowledge) {
  const std::uint32_t n = knowledge.place_count();
  rows_.reserve(n);
  std::string key;
  for (std::uint32_t i = 0; i < n; ++i) {
    text::fold(knowledge.place(i).name, key);
    const std::string s = skeleton(key);
    if (!s.empty()) rows_.push_back({hash_of(s), i});
  }
  std::sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.hash != b.hash ? a.hash < b.hash : a.place < b.place; });
}

void SkeletonIndex::find(std::string_view skeleton, std::vector<std::uint32_t>& out) const {
  out.clear();
  if (skeleton.empty()) return;
  const std::uint32_t h = hash_of(skeleton);
  auto it = std::lower_bound(rows_.begin(), rows_.end(), h, [](const Row& r, std::uint32_t key) { return r.hash < key; });
  for (; it != rows_.end() && it->hash == h; ++it) out.push_back(it->place);
}

}  // namespace dateline::mentions
