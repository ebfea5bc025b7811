// The key under which every dictionary stores and finds a word, and what can be seen of its letters.
//
//   std::string key;
//   fold("Sanaʿāʾ", key);      // key == "sanaa"
//   fold("Øresund—ß", key);    // key == "oresund-ss"
//
// fold() is idempotent, ignores case, accents, and apostrophes, and makes one of the many dashes,
// quotes and spaces. It keeps word order and length of white space. Input must be well-formed UTF-8;
// nothing fails. Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace dateline::text {

/// Normalization Form C of `text`.
std::string nfc(std::string_view text);

/// Puts the folded form of `text` into `out` (what stood there is lost; its memory is used again):
/// compatibility forms and case folded, combining marks and invisible characters dropped, apostrophes,
/// primes, ʿ ʾ and backticks dropped, dashes and hyphens '-', double quotes '"', ø→o ł→l đ→d ı→i æ→ae œ→oe ß→ss.
void fold(std::string_view text, std::string& out);

/// Starts with an upper-case (or title-case) letter.
bool is_capital(std::string_view word);
/// Has at least two letters, and none that is lower-case: "NATO", "U.S.", "M-23S".
bool is_all_caps(std::string_view word);
/// Holds a decimal digit of any script.
bool has_digit(std::string_view word);

}  // namespace dateline::text
