#include "knowledge/name_key.h"

#include <algorithm>

#include "text/fold.h"

namespace dateline::knowledge {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Neither letter nor digit; all that is not ASCII counts as a letter.
bool is_mark(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && !is_digit(c) && !(c >= 'a' && c <= 'z') && !is_upper(c);
}

/// "U.S." and "U.N.H.C.R": single capitals, each but the last followed by a full stop.
bool is_dotted(std::string_view name) {
  if (name.size() < 3) return false;
  for (std::size_t i = 0; i < name.size(); ++i)
    if (i % 2 == 0 ? !is_upper(name[i]) : name[i] != '.') return false;
  return true;
}

/// `name` with a space before each "'s" that ends a word; empty when there is none.
std::string parted_genitive(std::string_view name) {
  std::string out;
  bool parted = false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    std::size_t mark = 0;
    if (name[i] == '\'') mark = 1;
    else if (name.substr(i, 3) == "\u2019") mark = 3;
    const std::size_t s = i + mark;
    if (mark > 0 && i > 0 && s < name.size() && name[s] == 's' && (s + 1 == name.size() || name[s + 1] == ' ')) {
      out += ' ';
      parted = true;
    }
    out += name[i];
  }
  return parted ? out : std::string();
}

std::string key_of(std::string_view name) {
  std::string folded;
  text::fold(name, folded);
  return key_of_folded(folded);
}

}  // namespace

std::string key_of_folded(std::string_view folded) {
  std::string key;
  key.reserve(folded.size());
  const auto add = [&key](std::string_view word) {
    if (!key.empty()) key += ' ';
    key += word;
  };
  for (std::size_t i = 0; i < folded.size();) {
    const char c = folded[i];
    if (c == ' ' || c == '-' || c == '.' || static_cast<unsigned char>(c) < 0x20) {
      ++i;
    } else if (is_mark(c)) {
      add(folded.substr(i++, 1));
    } else {
      std::size_t end = i + 1;
      while (end < folded.size() && !is_mark(folded[end])) ++end;
      add(folded.substr(i, end - i));
      i = end;
    }
  }
  if (key.starts_with("the ")) key.erase(0, 4);
  return key;
}

bool is_acronym(std::string_view name) {
  return !name.empty() && name.size() <= 6 && std::ranges::all_of(name, [](char c) { return is_upper(c) || is_digit(c); }) &&
         std::ranges::any_of(name, is_upper);
}

std::vector<NameKey> name_keys(std::string_view name) {
  std::vector<NameKey> keys;
  const auto add = [&keys](std::string words, bool caps_only) {
    if (words.empty() || std::ranges::any_of(keys, [&](const NameKey& k) { return k.words == words; })) return;
    keys.push_back({std::move(words), caps_only});
  };
  const bool acronym = is_acronym(name);
  add(key_of(name), acronym);
  if (is_dotted(name)) {
    std::string joined(name);
    std::erase(joined, '.');
    add(key_of(joined), true);
  } else if (acronym && name.size() >= 2 && name.size() <= 4 && std::ranges::all_of(name, is_upper)) {
    std::string dotted;
    for (const char c : name) (dotted += c) += '.';
    add(key_of(dotted), true);
  }
  if (const std::string parted = parted_genitive(name); !parted.empty()) add(key_of(parted), false);
  return keys;
}

}  // namespace dateline::knowledge
