// What kind of character stands where: shared by the splitters of this folder, not for others.
//
//   Char c = char_at(text, pos, end);      // c.kind, c.length
//
// ASCII by a table; the rest by its block and, where that does not tell, by ICU's properties. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dateline::text {

enum class CharKind : std::uint8_t {
  space, newline, lower, upper, letter,  // letter: without case, and combining marks and invisible joiners
  digit, dot, mark,                      // mark: ! ?
  comma, colon, semicolon, hyphen, dash, slash,
  apostrophe,                            // ' ’ ‘ ` and kin: quote or apostrophe, the neighbours tell
  quote, open_quote, close_quote,        // " “ ”
  open, close,                           // brackets
  ellipsis, bullet, currency, percent, at, hash, ampersand, star, underscore, plus, symbol
};

struct Char {
  CharKind kind;
  std::uint8_t length;
};

extern const std::array<CharKind, 128> kAsciiKinds;
/// For a character beyond ASCII.
Char wide_char_at(std::string_view text, std::uint32_t pos);

inline Char char_at(std::string_view text, std::uint32_t pos) {
  const auto byte = static_cast<unsigned char>(text[pos]);
  if (byte < 0x80) return {kAsciiKinds[byte], 1};
  return wide_char_at(text, pos);
}

/// The character that ends before `pos`. Needs pos > 0.
inline Char char_before(std::string_view text, std::uint32_t pos) {
  std::uint32_t at = pos - 1;
  while (at > 0 && pos - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return char_at(text, at);
}

constexpr bool is_space(CharKind k) { return k == CharKind::space || k == CharKind::newline; }
constexpr bool is_letter(CharKind k) { return k == CharKind::lower || k == CharKind::upper || k == CharKind::letter; }
constexpr bool is_word(CharKind k) { return is_letter(k) || k == CharKind::digit; }
constexpr bool is_any_quote(CharKind k) {
  return k == CharKind::quote || k == CharKind::open_quote || k == CharKind::close_quote || k == CharKind::apostrophe;
}

}  // namespace dateline::text
