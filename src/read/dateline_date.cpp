#include "read/dateline_date.h"

#include <array>

#include "read/dates.h"

namespace dateline::read {
namespace {

constexpr std::size_t kLookedAt = 4000;        // bytes of the text
constexpr std::size_t kLongestDateline = 160;  // bytes before the dash
constexpr int kLines = 8;                      // that hold words

// What closes a dateline: a hyphen only with blanks around it.
constexpr std::array<std::string_view, 5> kClosers{"—", "–", " - ", " -- ", ": "};

std::string_view trim(std::string_view s) {
  const std::size_t first = s.find_first_not_of(" \t\r,");
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(" \t\r,") - first + 1);
}

/// The text before the first closer, without "(Agency)" at its end. Empty when nothing closes it soon.
std::string_view head_of(std::string_view line) {
  std::size_t end = std::string_view::npos;
  for (const std::string_view closer : kClosers) end = std::min(end, line.find(closer));
  if (end == std::string_view::npos || end > kLongestDateline) return {};
  std::string_view head = trim(line.substr(0, end));
  if (head.ends_with(')')) {
    const std::size_t open = head.rfind('(');
    if (open == std::string_view::npos) return {};
    head = trim(head.substr(0, open));
  }
  return head;
}

/// The date at the end of `head`, which must have a place before it: "GHAZNI, Afghanistan, 3 July 2018".
std::string date_at_end(std::string_view head) {
  std::size_t words = 0;
  for (std::size_t at = head.size(); at > 0 && words < 3; --at) {
    if (head[at - 1] != ' ') continue;
    ++words;
    const std::string_view tail = head.substr(at);
    const bool place_before = !trim(head.substr(0, at)).empty();
    if (!place_before) return {};
    if (words == 1) {
      const auto iso = tail.size() == 10 ? parse_date(tail) : Expected<Date>(Unexpected(Error{}));
      if (iso) return iso->day;
    }
    if (words == 3) return parse_written_day(tail);
  }
  return {};
}

}  // namespace

std::string dateline_date(std::string_view text) {
  text = text.substr(0, kLookedAt);
  for (int lines = 0; lines < kLines && !text.empty();) {
    const std::size_t end = text.find('\n');
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty()) continue;
    ++lines;
    // A dateline begins with a name: a small letter or a quotation mark begins something else.
    if (line[0] >= 'a' && line[0] <= 'z') continue;
    const std::string date = date_at_end(head_of(line));
    if (!date.empty()) return date;
  }
  return {};
}

}  // namespace dateline::read
