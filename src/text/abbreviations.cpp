#include "text/abbreviations.h"

#include <algorithm>
#include <array>

namespace dateline::text {
namespace {

constexpr std::size_t kLongest = 32;

char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

Abbreviations::Abbreviations(const std::vector<std::string>& words) {
  for (std::string_view word : words) {
    if (word.empty()) continue;
    const char mark = word.front();
    if (mark == '+' || mark == '=' || mark == '^' || mark == '~') word.remove_prefix(1);
    if (word.empty() || word.size() > kLongest) continue;
    std::string key(word);
    std::transform(key.begin(), key.end(), key.begin(), to_lower);
    Entry& entry = entries_[key];
    const bool caps = word.size() > 1 && std::none_of(word.begin(), word.end(), is_lower);
    if (mark == '^') (caps ? entry.starts_in_caps : entry.starts) = true;
    else if (mark == '~') entry.speech = true;
    else {
      entry.kind = mark == '+' ? Kind::maybe_final : mark == '=' ? Kind::before_number : Kind::never_final;
      entry.needs_capital = is_upper(word.front());
    }
  }
}

const Abbreviations::Entry* Abbreviations::find(std::string_view word) const {
  if (entries_.empty() || word.empty() || word.size() > kLongest) return nullptr;
  std::array<char, kLongest> lower;
  std::transform(word.begin(), word.end(), lower.begin(), to_lower);
  const auto it = entries_.find(std::string_view(lower.data(), word.size()));
  return it == entries_.end() ? nullptr : &it->second;
}

Abbreviations::Kind Abbreviations::kind(std::string_view word) const {
  const Entry* entry = find(word);
  if (!entry || (entry->needs_capital && is_lower(word.front()))) return Kind::none;
  return entry->kind;
}

bool Abbreviations::starts_sentence(std::string_view word) const {
  const Entry* entry = find(word);
  if (!entry || !is_upper(word.front())) return false;
  const bool caps = word.size() > 1 && is_upper(word[1]);
  return caps ? entry->starts_in_caps : entry->starts;
}

bool Abbreviations::is_speech_verb(std::string_view word) const {
  const Entry* entry = find(word);
  return entry && entry->speech;
}

}  // namespace dateline::text
