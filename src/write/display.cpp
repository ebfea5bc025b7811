#include "write/display.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace dateline::write {
namespace {

constexpr char32_t kDelete = 0x7F, kLastC1 = 0x9F;

int width_of(char32_t c) {
  if (c < 0x300) return c < 0x20 || (c >= kDelete && c <= kLastC1) || c == 0xAD ? 0 : 1;
  const auto category = u_charType(static_cast<UChar32>(c));
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
  const int wide = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

/// Bytes of the longest start of `text` that is at most `width` columns wide.
std::size_t fitting(std::string_view text, int width) {
  std::size_t at = 0;
  while (at < text.size()) {
    char32_t c = 0;
    const std::size_t n = text::decode(text, at, c);
    width -= width_of(c);
    if (width < 0) break;
    at += n;
  }
  return at;
}

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = 0;
    at += text::decode(text, at, c);
    width += width_of(c);
  }
  return width;
}

std::string printable(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = 0;
    const std::size_t n = text::decode(text, at, c);
    const bool control =
        c < 0x20 || (c >= kDelete && c <= kLastC1) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (control || u_isUWhiteSpace(static_cast<UChar32>(c))) {
      blank = !out.empty();
    } else {
      if (blank) out += ' ';
      blank = false;
      text::append_utf8(c, out);
    }
    at += n;
  }
  return out;
}

std::string shorten(std::string_view text, int width) {
  if (display_width(text) <= width) return std::string(text);
  if (width < 1) return {};
  std::string out(text.substr(0, fitting(text, width - 1)));
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out + "…";
}

std::string pad(std::string_view text, int width) {
  std::string out(text);
  const int missing = width - display_width(text);
  if (missing > 0) out.append(static_cast<std::size_t>(missing), ' ');
  return out;
}

std::vector<std::string> wrap(std::string_view text, int width, int lines) {
  width = std::max(width, 1);
  std::vector<std::string> out;
  while (!text.empty()) {
    if (static_cast<int>(out.size()) + 1 == lines || display_width(text) <= width) {
      out.push_back(shorten(text, width));
      break;
    }
    std::size_t end = fitting(text, width);
    std::size_t next = end;
    if (end < text.size() && text[end] == ' ') {
      next = end + 1;
    } else if (const std::size_t blank = text.rfind(' ', end);
               blank != std::string_view::npos && blank > 0 && end > 0) {
      end = blank;
      next = blank + 1;
    }
    if (end == 0) end = next = std::max<std::size_t>(1, fitting(text, 2));  // a wide character in a column of one
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(next);
  }
  return out;
}

}  // namespace dateline::write
