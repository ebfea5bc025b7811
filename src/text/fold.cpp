#include "text/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <array>

#include "text/utf8.h"

namespace dateline::text {
namespace {

constexpr char kDrop = 0;

constexpr std::array<char, 128> make_ascii() {
  std::array<char, 128> table{};
  for (int c = 0; c < 128; ++c) table[c] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  table['\''] = table['`'] = kDrop;
  return table;
}
constexpr std::array<char, 128> kAscii = make_ascii();

// ICU's instances live as long as the program and are thread-safe; getting one can fail only when ICU's data are missing.
const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode error = U_ZERO_ERROR;
  return *get(error);
}

void normalize(const icu::Normalizer2& how, std::string_view text, std::string& out) {
  UErrorCode error = U_ZERO_ERROR;
  out.clear();
  icu::StringByteSink<std::string> sink(&out, static_cast<int32_t>(text.size()));
  how.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, error);
}

/// What stays of one code point after case folding and decomposition; nullptr when it stays as it is.
const char* plain(char32_t cp) {
  switch (cp) {
    case 0xB4: case 0x2B9: case 0x2BA: case 0x2BB: case 0x2BC: case 0x2BD: case 0x2BE: case 0x2BF: case 0x2C0: case 0x2C1:
    case 0x2C8: case 0x2CA: case 0x2CB: case 0x2EE: case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0x2033:
    case 0x2034: case 0x2035: case 0x2036: case 0x2037: case 0x2057: case 0xFF07: case 0xFF40: case 0xA78B: case 0xA78C:
      return "";
    case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0xAB: case 0xBB: return "\"";
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: case 0x2043: return "-";
    case 0xD8: case 0xF8: return "o";
    case 0x141: case 0x142: return "l";
    case 0x110: case 0x111: case 0xD0: case 0xF0: return "d";
    case 0x131: return "i";
    case 0xC6: case 0xE6: return "ae";
    case 0x152: case 0x153: return "oe";
    case 0x126: case 0x127: return "h";
    case 0xDF: case 0x1E9E: return "ss";
    default: return nullptr;
  }
}

bool is_mark(char32_t cp) {
  const auto type = u_charType(static_cast<UChar32>(cp));
  return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK;
}

/// Drops marks and puts plain forms; what stays is appended to `out`.
void simplify(std::string_view text, std::string& out) {
  for (std::size_t pos = 0; pos < text.size();) {
    const auto byte = static_cast<unsigned char>(text[pos]);
    if (byte < 0x80) {
      if (kAscii[byte] != kDrop) out.push_back(kAscii[byte]);
      ++pos;
      continue;
    }
    char32_t cp = 0;
    const std::uint32_t length = decode(text, pos, cp);
    if (const char* p = plain(cp)) out += p;
    else if (!is_mark(cp)) out.append(text.substr(pos, length));
    pos += length;
  }
}

/// The general way, through ICU. Apostrophes go first: ´ decomposes into a space and a mark.
void fold_wide(std::string_view text, std::string& out) {
  static const icu::Normalizer2& casefold = normalizer(icu::Normalizer2::getNFKCCasefoldInstance);
  static const icu::Normalizer2& decompose = normalizer(icu::Normalizer2::getNFKDInstance);
  std::string before, folded, decomposed;
  simplify(text, before);
  normalize(casefold, before, folded);
  normalize(decompose, folded, decomposed);
  simplify(decomposed, out);
}

constexpr char32_t kCached = 0x250;

/// The folded forms of Latin letters, each found once by the general way: names are full of them.
struct LatinTable {
  std::array<std::array<char, 7>, kCached> bytes{};
  std::array<std::uint8_t, kCached> size{};
  LatinTable() {
    std::string one, folded;
    for (char32_t cp = 0x80; cp < kCached; ++cp) {
      one.clear();
      folded.clear();
      append_utf8(cp, one);
      fold_wide(one, folded);
      if (folded.size() > bytes[cp].size()) continue;
      size[cp] = static_cast<std::uint8_t>(folded.size());
      folded.copy(bytes[cp].data(), folded.size());
    }
  }
};

}  // namespace

std::string nfc(std::string_view text) {
  static const icu::Normalizer2& compose = normalizer(icu::Normalizer2::getNFCInstance);
  std::string out;
  normalize(compose, text, out);
  return out;
}

void fold(std::string_view text, std::string& out) {
  static const LatinTable latin;
  out.clear();
  for (std::size_t pos = 0; pos < text.size();) {
    const auto byte = static_cast<unsigned char>(text[pos]);
    if (byte < 0x80) {
      if (kAscii[byte] != kDrop) out.push_back(kAscii[byte]);
      ++pos;
      continue;
    }
    char32_t cp = 0;
    const std::uint32_t length = decode(text, pos, cp);
    if (cp < kCached) out.append(latin.bytes[cp].data(), latin.size[cp]);
    else if (const char* p = plain(cp)) out += p;
    else if (!(cp >= 0x300 && cp < 0x370)) {
      // Rare letters depend on their neighbours (Hangul, final sigma): the whole word goes the general way.
      out.clear();
      fold_wide(text, out);
      return;
    }
    pos += length;
  }
}

bool is_capital(std::string_view word) {
  if (word.empty()) return false;
  const auto byte = static_cast<unsigned char>(word.front());
  if (byte < 0x80) return byte >= 'A' && byte <= 'Z';
  char32_t cp = 0;
  decode(word, 0, cp);
  return u_isupper(static_cast<UChar32>(cp)) || u_istitle(static_cast<UChar32>(cp));
}

bool is_all_caps(std::string_view word) {
  int letters = 0;
  for (std::size_t pos = 0; pos < word.size();) {
    char32_t cp = 0;
    pos += decode(word, pos, cp);
    if (cp < 0x80) {
      if (cp >= 'a' && cp <= 'z') return false;
      letters += cp >= 'A' && cp <= 'Z';
    } else {
      if (u_islower(static_cast<UChar32>(cp))) return false;
      letters += u_isupper(static_cast<UChar32>(cp)) != 0;
    }
  }
  return letters >= 2;
}

bool has_digit(std::string_view word) {
  for (std::size_t pos = 0; pos < word.size();) {
    char32_t cp = 0;
    pos += decode(word, pos, cp);
    if (cp < 0x80 ? (cp >= '0' && cp <= '9') : u_isdigit(static_cast<UChar32>(cp)) != 0) return true;
  }
  return false;
}

}  // namespace dateline::text
