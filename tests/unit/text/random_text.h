// Random input for the tests of src/text: the same in every run.
#pragma once

#include <random>
#include <string>
#include <vector>

namespace dateline::text {

/// `pieces` drawn from those that trouble splitters, well-formed UTF-8 throughout.
inline std::string random_text(std::mt19937& random, int pieces) {
  static const std::vector<std::string> kPieces = {
      "a", "The", "army", "x", "U.S.", "Gen.", "No.", "5", "1,200", "3.5", "%", "$", "'", "’", "‘", "“", "”", "\"", "-", "–", "—", ".", "..", "…",
      "!", "?", ",", ";", ":", "(", ")", "[", "]", " ", " ", " ", " ", " ", "\n", "\n\n", "\r\n", "\t", "\u00A0", "\u2028", "•", "*", "@", "#", "/",
      "http://", "www.", "_", "+", "&", "é", "Ł", "ʿ", "ß", "ﬁ", "日本", "م", "\u0301", "\u200D", "\uFEFF", "😀", "n't", "'s", "’s", "cannot", "pre-", "1.",
      "said", "M", "23", "\x01", "\u00AD", "§", "\uF0B7", "½", "İ", "Σ", "각"};
  std::uniform_int_distribution<std::size_t> pick(0, kPieces.size() - 1);
  std::string text;
  for (int i = 0; i < pieces; ++i) text += kPieces[pick(random)];
  return text;
}

/// Bytes of every kind, ill-formed ones often.
inline std::string random_bytes(std::mt19937& random, std::size_t size) {
  static const unsigned char kHard[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1,
                                        0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF, 0xBB, 0x20};
  std::uniform_int_distribution<int> any(0, 255), hard(0, sizeof(kHard) - 1), coin(0, 3);
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) {
    if (coin(random) == 0) bytes += static_cast<char>(any(random));
    else if (coin(random) == 1) bytes += "abcdefgh";
    else bytes += static_cast<char>(kHard[hard(random)]);
  }
  return bytes;
}

}  // namespace dateline::text
