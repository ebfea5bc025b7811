// UTF-8 at the door: repair it, check it, step through it, and tell text from binary files.
//
//   Repaired r = repair_utf8(bytes);          // r.text is well-formed, whatever `bytes` were
//   if (r.broken) warn("bad bytes from ", r.first_broken_byte);
//
// Every other function of Dateline may assume well-formed UTF-8: only this one sees the raw bytes. No
// function here fails or throws (but for memory); all are free of state and thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline::text {

struct Repaired {
  std::string text;                     // well-formed UTF-8 without byte-order mark and without NUL
  std::uint32_t broken = 0;             // how many U+FFFD were put in
  std::uint32_t first_broken_byte = 0;  // where in the input the first one stands; 0 when broken == 0
};

/// Strips one leading byte-order mark and replaces each maximal ill-formed subsequence by U+FFFD, as
/// the WHATWG decoder and Python's errors="replace" do. A NUL counts as broken and becomes U+FFFD too;
/// other control characters and line ends (CR LF) stay, so that offsets are those of the report.
Repaired repair_utf8(std::string_view bytes);

/// True when `bytes` are well-formed UTF-8 (surrogates and overlong forms are not). Fast on ASCII.
bool is_valid_utf8(std::string_view bytes);

/// Decodes the code point at `pos` into `cp` and returns its length in bytes. At an ill-formed place
/// `cp` is U+FFFD and the length that of the maximal ill-formed subsequence. Needs pos < text.size().
std::uint32_t decode(std::string_view text, std::size_t pos, char32_t& cp);

/// Appends `cp` to `out`; surrogates and values above U+10FFFF become U+FFFD.
void append_utf8(char32_t cp, std::string& out);

/// True when the first bytes of a file are those of a common binary format (PDF, ZIP, images, ELF,
/// gzip, UTF-16 …) or hold too many control characters to be text. 512 bytes are enough.
bool looks_binary(std::string_view first_bytes);

}  // namespace dateline::text
