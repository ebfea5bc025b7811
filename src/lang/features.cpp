#include "lang/features.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "lang/hashing.h"

namespace dateline::lang {
namespace {

/// ASCII for a typographic code point, or nullptr.
const char* plain(UChar32 c) {
  switch (c) {
    case 0x2018: case 0x2019: case 0x201A: case 0x2032: case 0x00B4: return "'";
    case 0x201C: case 0x201D: case 0x201E: case 0x00AB: case 0x00BB: case 0x2033: return "\"";
    case 0x2010: case 0x2011: return "-";
    case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return "--";
    case 0x2026: return "...";
    case 0x00A0: case 0x202F: case 0x2009: return " ";
    default: return nullptr;
  }
}

void append_utf8(std::string& out, UChar32 c) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t n = 0;
  U8_APPEND_UNSAFE(bytes, n, c);
  out.append(bytes, static_cast<std::size_t>(n));
}

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// 'X' upper, 'x' lower or uncased letter, '0' digit, else the ASCII character itself or '*'.
char shape_of(UChar32 c) {
  if (c < 0x80) {
    if (c >= 'A' && c <= 'Z') return 'X';
    if (c >= 'a' && c <= 'z') return 'x';
    if (c >= '0' && c <= '9') return '0';
    return static_cast<char>(c);
  }
  if (u_isUUppercase(c)) return 'X';
  if (u_isalpha(c)) return 'x';
  if (u_isdigit(c)) return '0';
  return '*';
}

struct Shape {
  char text[12];           // runs longer than two are cut to two
  std::size_t size = 0;
  bool digit = false, hyphen = false, upper = false, letter = false, lower = false;
};

Shape shape_of(std::string_view form) {
  Shape shape;
  char last = 0;
  int run = 0;
  const auto length = static_cast<std::int32_t>(form.size());
  for (std::int32_t i = 0; i < length;) {
    UChar32 c;
    U8_NEXT(form.data(), i, length, c);
    const char s = c < 0 ? '*' : shape_of(c);
    shape.digit |= s == '0';
    shape.hyphen |= s == '-' || c == 0x2010 || c == 0x2011;
    shape.upper |= s == 'X';
    shape.lower |= s == 'x';
    shape.letter |= s == 'X' || s == 'x';
    run = s == last ? run + 1 : 1;
    last = s;
    if (run <= 2 && shape.size < sizeof shape.text) shape.text[shape.size++] = s;
  }
  return shape;
}

}  // namespace

void append_normalised(std::string& out, std::string_view form, bool lower) {
  const auto length = static_cast<std::int32_t>(form.size());
  for (std::int32_t i = 0; i < length;) {
    const char byte = form[static_cast<std::size_t>(i)];
    if (static_cast<unsigned char>(byte) < 0x80) {
      out.push_back(lower ? ascii_lower(byte) : byte);
      ++i;
      continue;
    }
    UChar32 c;
    U8_NEXT(form.data(), i, length, c);
    if (c < 0) {
      out.push_back('?');
    } else if (const char* ascii = plain(c)) {
      out += ascii;
    } else {
      append_utf8(out, lower ? u_tolower(c) : c);
    }
  }
}

void SentenceFeatures::assign(std::span<const std::string_view> forms, const Vocabulary& vocabulary) {
  words_.clear();
  offsets_.clear();
  pool_.clear();
  decide_case(forms);
  for (const std::string_view form : forms) add_word(form);
  offsets_.push_back(static_cast<std::uint32_t>(pool_.size()));
  for (WordFeatures& word : words_) {
    const VocabularySlot slot = vocabulary.find(word.lower);
    word.cluster = slot.cluster;
    word.coarse = slot.coarse;
  }
}

void SentenceFeatures::decide_case(std::span<const std::string_view> forms) {
  int words = 0, upper = 0, title = 0, lower = 0, long_words = 0, long_title = 0;
  for (const std::string_view form : forms) {
    const Shape shape = shape_of(form);
    if (!shape.letter || shape.digit || form.size() < 2) continue;
    ++words;
    upper += shape.upper && !shape.lower;
    lower += !shape.upper;
    const bool capitalised = shape.upper && shape.lower && shape.text[0] == 'X';
    title += capitalised;
    if (form.size() >= 4) ++long_words, long_title += capitalised || (shape.upper && !shape.lower);
  }
  case_ = SentenceCase::normal;
  if (words >= 2 && upper * 10 >= words * 8) {
    case_ = SentenceCase::upper;
  } else if (words >= 4 && long_words >= 3 && long_title * 10 >= long_words * 8) {
    case_ = SentenceCase::title;
  } else if (words >= 3 && lower == words) {
    case_ = SentenceCase::lower;
  }
}

void SentenceFeatures::add_word(std::string_view form) {
  WordFeatures& word = words_.emplace_back();
  const Shape shape = shape_of(form);
  word.has_digit = shape.digit;
  word.has_hyphen = shape.hyphen;
  word.has_upper = shape.upper;
  word.has_letter = shape.letter;
  word.shape = static_cast<std::uint32_t>(
      feature_key(static_cast<std::uint64_t>(case_), hash_word({shape.text, shape.size})) >> 32);

  offsets_.push_back(static_cast<std::uint32_t>(pool_.size()));
  append_normalised(pool_, form, true);
  const std::string_view lower = std::string_view(pool_).substr(offsets_.back());
  scratch_.clear();
  append_normalised(scratch_, form, false);
  const auto zero_digits = [this] {
    for (char& c : scratch_) c = c >= '0' && c <= '9' ? '0' : c;
  };
  if (shape.digit) zero_digits();
  word.form = hash_word(scratch_);
  scratch_.assign(lower);
  if (shape.digit) zero_digits();
  word.lower = hash_word(scratch_);
  const std::size_t n = scratch_.size();
  for (std::size_t k = 1; k <= 4; ++k) {
    word.suffix[k - 1] = hash_word(std::string_view(scratch_).substr(n - std::min(k, n)));
  }
  for (std::size_t k = 1; k <= 3; ++k) word.prefix[k - 1] = hash_word(std::string_view(scratch_).substr(0, std::min(k, n)));
}

}  // namespace dateline::lang
