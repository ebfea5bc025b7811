// The spelling conventions of the UD treebanks of English, as tables for tokens.cpp alone.
//
// They stand in C++ and not in knowledge/ because a model is trained on tokens cut by them: they are a
// part of the model's format, not an analyst's choice. Words are lower-case; every function wants at
// most 8 ASCII letters in any case and is pure.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace dateline::text::ud_english {

/// Up to eight letters as one number, lower-cased, so that a table look-up is a few compares.
constexpr std::uint64_t pack(std::string_view word) {
  std::uint64_t packed = 0;
  for (char c : word) packed = packed << 8 | static_cast<unsigned char>(c | 0x20);
  return packed;
}

template <std::size_t N>
constexpr std::array<std::uint64_t, N> table(const std::string_view (&words)[N]) {
  std::array<std::uint64_t, N> packed{};
  for (std::size_t i = 0; i < N; ++i) packed[i] = pack(words[i]);
  std::sort(packed.begin(), packed.end());
  return packed;
}

template <std::size_t N>
bool has(const std::array<std::uint64_t, N>& words, std::string_view word) {
  return word.size() <= 8 && std::binary_search(words.begin(), words.end(), pack(word));
}

/// Prefixes that stay with the word after their hyphen ("pro-government"); all others part from it.
inline constexpr auto kPrefixes = table({"e", "agro", "ante", "anti", "arch", "bi", "bio", "co", "counter", "cross", "cyber", "de", "eco",
    "ex", "extra", "inter", "intra", "macro", "mega", "micro", "mid", "mini", "multi", "neo", "non", "over", "pan", "para", "peri", "post",
    "pre", "pro", "proto", "pseudo", "psycho", "quasi", "re", "semi", "socio", "sub", "super", "tri", "ultra", "uni"});
/// Suffixes that stay with the word before their hyphen ("clock-wise").
inline constexpr auto kSuffixes = table({"esque", "ette", "fest", "fold", "gate", "itis", "less", "most", "rama", "wise"});
/// What follows the apostrophe of a clitic; "t" wants an n before it, "m" an I.
inline constexpr auto kClitics = table({"s", "m", "d", "t", "ll", "re", "ve"});
/// Units that part from the number they are written to ("5km" "65k" "9pm"); other letters do not ("4G").
inline constexpr auto kUnits = table({"am", "pm", "k", "m", "mm", "cm", "km", "kms", "kg", "kgs", "ft", "lb", "lbs", "bn", "mn", "tn", "mph",
    "kph", "hr", "hrs", "min", "mins", "sec", "secs", "x", "gb", "mb", "kw", "mw", "mg", "ml", "yr", "yrs", "yo", "million", "billion",
    "pct", "sqm", "ha", "oz", "kt", "gmt", "utc"});
/// Words that begin with an apostrophe.
inline constexpr auto kElided = table({"em", "til", "n", "twas", "tis"});

struct Contraction {
  std::uint64_t word;
  std::uint8_t cut;  // letters of the first part
};
/// Two words written as one, without an apostrophe.
inline constexpr std::array<Contraction, 21> kContractions = {{
    {pack("cannot"), 3}, {pack("gonna"), 3}, {pack("wanna"), 3}, {pack("gotta"), 3}, {pack("lotta"), 3}, {pack("gimme"), 3},
    {pack("lemme"), 3}, {pack("kinda"), 4}, {pack("sorta"), 4}, {pack("dont"), 2}, {pack("didnt"), 3}, {pack("doesnt"), 4},
    {pack("isnt"), 2}, {pack("wasnt"), 3}, {pack("arent"), 3}, {pack("werent"), 4}, {pack("hasnt"), 3}, {pack("havent"), 4},
    {pack("couldnt"), 5}, {pack("wouldnt"), 5}, {pack("cant"), 2}}};

/// Where `word` parts, or 0.
inline std::uint32_t contraction(std::string_view word) {
  if (word.size() < 4 || word.size() > 8) return 0;
  const char last = static_cast<char>(word.back() | 0x20);
  if (last != 't' && last != 'a' && last != 'e') return 0;
  const std::uint64_t packed = pack(word);
  for (const Contraction& c : kContractions)
    if (c.word == packed) return c.cut;
  return 0;
}

}  // namespace dateline::text::ud_english
