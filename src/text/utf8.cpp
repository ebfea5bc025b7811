#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace dateline::text {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

unsigned char byte_at(std::string_view s, std::size_t i) { return static_cast<unsigned char>(s[i]); }

/// The first byte at or after `pos` that is not plain ASCII text (NUL counts as such when `stop_at_nul`).
std::size_t skip_ascii(std::string_view s, std::size_t pos, bool stop_at_nul) {
  constexpr std::uint64_t kHigh = 0x8080808080808080u, kLow = 0x0101010101010101u;
  while (pos + 8 <= s.size()) {
    std::uint64_t word;
    std::memcpy(&word, s.data() + pos, 8);
    if (word & kHigh) break;
    if (stop_at_nul && ((word - kLow) & ~word & kHigh)) break;
    pos += 8;
  }
  while (pos < s.size() && byte_at(s, pos) < 0x80 && !(stop_at_nul && s[pos] == 0)) ++pos;
  return pos;
}

struct Step {
  std::uint32_t length;
  bool ok;
};

/// Table 3-7 of the Unicode Standard: which second bytes a lead byte allows.
Step step(std::string_view s, std::size_t pos, char32_t& cp) {
  const unsigned char lead = byte_at(s, pos);
  if (lead < 0x80) { cp = lead; return {1, true}; }
  std::uint32_t length = 0;
  unsigned char low = 0x80, high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) { length = 2; cp = lead & 0x1Fu; }
  else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    cp = lead & 0x0Fu;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    cp = lead & 0x07u;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else { cp = 0xFFFD; return {1, false}; }
  for (std::uint32_t i = 1; i < length; ++i) {
    if (pos + i >= s.size() || byte_at(s, pos + i) < low || byte_at(s, pos + i) > high) { cp = 0xFFFD; return {i, false}; }
    cp = (cp << 6) | (byte_at(s, pos + i) & 0x3Fu);
    low = 0x80;
    high = 0xBF;
  }
  return {length, true};
}

}  // namespace

Repaired repair_utf8(std::string_view bytes) {
  Repaired result;
  std::size_t pos = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  result.text.reserve(bytes.size() - pos);
  while (pos < bytes.size()) {
    const std::size_t ascii_end = skip_ascii(bytes, pos, true);
    result.text.append(bytes.substr(pos, ascii_end - pos));
    pos = ascii_end;
    if (pos == bytes.size()) break;
    char32_t cp = 0;
    const Step s = step(bytes, pos, cp);
    if (s.ok && cp != 0) result.text.append(bytes.substr(pos, s.length));
    else {
      if (result.broken++ == 0) result.first_broken_byte = static_cast<std::uint32_t>(pos);
      result.text.append(kReplacement);
    }
    pos += s.length;
  }
  return result;
}

bool is_valid_utf8(std::string_view bytes) {
  std::size_t pos = 0;
  while ((pos = skip_ascii(bytes, pos, false)) < bytes.size()) {
    char32_t cp = 0;
    const Step s = step(bytes, pos, cp);
    if (!s.ok) return false;
    pos += s.length;
  }
  return true;
}

std::uint32_t decode(std::string_view text, std::size_t pos, char32_t& cp) { return step(text, pos, cp).length; }

void append_utf8(char32_t cp, std::string& out) {
  if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) cp = 0xFFFD;
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (cp < 0x80) put(cp);
  else if (cp < 0x800) { put(0xC0 | (cp >> 6)); put(0x80 | (cp & 0x3F)); }
  else if (cp < 0x10000) { put(0xE0 | (cp >> 12)); put(0x80 | ((cp >> 6) & 0x3F)); put(0x80 | (cp & 0x3F)); }
  else { put(0xF0 | (cp >> 18)); put(0x80 | ((cp >> 12) & 0x3F)); put(0x80 | ((cp >> 6) & 0x3F)); put(0x80 | (cp & 0x3F)); }
}

bool looks_binary(std::string_view first_bytes) {
  using namespace std::string_view_literals;
  static constexpr std::array kMagic = {
      "%PDF-"sv, "PK\x03\x04"sv, "PK\x05\x06"sv, "\x89PNG"sv, "\xFF\xD8\xFF"sv, "GIF87a"sv, "GIF89a"sv, "\x7F" "ELF"sv,
      "\x1F\x8B"sv, "\x28\xB5\x2F\xFD"sv, "BZh"sv, "\xFD" "7zXZ"sv, "7z\xBC\xAF"sv, "Rar!\x1A"sv, "RIFF"sv, "OggS"sv, "ID3"sv,
      "\xD0\xCF\x11\xE0"sv, "SQLite format 3\0"sv, "\xFF\xFE"sv, "\xFE\xFF"sv, "\xCA\xFE\xBA\xBE"sv, "MZ\x90"sv,
      "II*\0"sv, "MM\0*"sv, "PAR1"sv, "wOFF"sv, "wOF2"sv, "{\\rtf"sv, "%!PS"sv};
  const std::string_view head = first_bytes.substr(0, 512);
  if (std::any_of(kMagic.begin(), kMagic.end(), [&](std::string_view m) { return head.starts_with(m); })) return true;
  if (head.size() > 8 && head.substr(4, 4) == "ftyp") return true;  // MP4 and kin
  std::size_t nuls = 0, controls = 0;
  for (std::size_t i = 0; i < head.size(); ++i) {
    const unsigned char b = byte_at(head, i);
    nuls += b == 0;
    controls += (b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1B) || b == 0x7F;
  }
  // A stray NUL or two is a broken page; one in a hundred bytes is another kind of file.
  return nuls * 100 > head.size() || controls * 10 > head.size();
}

}  // namespace dateline::text
