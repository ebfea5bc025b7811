#include "text/chars.h"

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace dateline::text {
namespace {

constexpr std::array<CharKind, 128> make_ascii() {
  std::array<CharKind, 128> kinds{};
  using enum CharKind;
  // Other control characters separate nothing: they are dirt inside words.
  kinds.fill(symbol);
  for (char c : {' ', '\t', '\v', '\f'}) kinds[c] = space;
  for (char c : {'\n', '\r'}) kinds[c] = newline;
  for (char c = 'a'; c <= 'z'; ++c) kinds[c] = lower;
  for (char c = 'A'; c <= 'Z'; ++c) kinds[c] = upper;
  for (char c = '0'; c <= '9'; ++c) kinds[c] = digit;
  kinds['.'] = dot;
  kinds['!'] = kinds['?'] = mark;
  kinds[','] = comma;
  kinds[':'] = colon;
  kinds[';'] = semicolon;
  kinds['-'] = hyphen;
  kinds['/'] = slash;
  kinds['\''] = kinds['`'] = apostrophe;
  kinds['"'] = quote;
  kinds['('] = kinds['['] = kinds['{'] = open;
  kinds[')'] = kinds[']'] = kinds['}'] = close;
  kinds['$'] = currency;
  kinds['%'] = percent;
  kinds['@'] = at;
  kinds['#'] = hash;
  kinds['&'] = ampersand;
  kinds['*'] = star;
  kinds['_'] = underscore;
  kinds['+'] = plus;
  return kinds;
}

// Latin and Cyrillic letters and the punctuation of news come before the general answer: they are nearly all there is.
CharKind wide_kind(char32_t cp) {
  using enum CharKind;
  switch (cp) {
    case 0x85: case 0x2028: case 0x2029: return newline;
    case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x2032: case 0x2035: case 0xB4: return apostrophe;
    case 0x201C: case 0x201E: case 0xAB: case 0x2039: return open_quote;
    case 0x201D: case 0x201F: case 0xBB: case 0x203A: return close_quote;
    case 0x2033: return quote;
    case 0x2010: case 0x2011: return hyphen;
    case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return dash;
    case 0x2026: return ellipsis;
    case 0xAD: case 0xFEFF: case 0x200B: case 0x200C: case 0x200D: case 0x2060: return letter;
    case 0x2022: case 0x2023: case 0x2043: case 0x204C: case 0x204D: case 0x2219: case 0xB7:
    case 0x25A0: case 0x25AA: case 0x25AB: case 0x25B6: case 0x25BA: case 0x25CB: case 0x25CF: case 0x25E6:
    case 0x25C6: case 0x25C7: case 0x2756: case 0x27A2: case 0x27A4: case 0x2794: case 0x2192: case 0x25FE:
      return bullet;
    case 0x2030: return percent;
    default: break;
  }
  if (cp >= 0xE000 && cp <= 0xF8FF) return bullet;  // private use: the symbol fonts that word processors leave behind
  switch (u_charType(static_cast<UChar32>(cp))) {
    case U_LOWERCASE_LETTER: return lower;
    case U_UPPERCASE_LETTER: case U_TITLECASE_LETTER: return upper;
    case U_MODIFIER_LETTER: case U_OTHER_LETTER: case U_NON_SPACING_MARK: case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK: case U_LETTER_NUMBER: case U_FORMAT_CHAR: return letter;
    case U_DECIMAL_DIGIT_NUMBER: return digit;
    case U_SPACE_SEPARATOR: case U_LINE_SEPARATOR: case U_PARAGRAPH_SEPARATOR: return space;
    case U_DASH_PUNCTUATION: return dash;
    case U_START_PUNCTUATION: return open;
    case U_END_PUNCTUATION: return close;
    case U_INITIAL_PUNCTUATION: return open_quote;
    case U_FINAL_PUNCTUATION: return close_quote;
    case U_CURRENCY_SYMBOL: return currency;
    default: return symbol;
  }
}

}  // namespace

constinit const std::array<CharKind, 128> kAsciiKinds = make_ascii();

Char wide_char_at(std::string_view text, std::uint32_t pos) {
  char32_t cp = 0;
  const std::uint32_t length = decode(text, pos, cp);
  return {wide_kind(cp), static_cast<std::uint8_t>(length)};
}

}  // namespace dateline::text
