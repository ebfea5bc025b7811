#include "text/paragraphs.h"

#include <algorithm>
#include <utility>

#include "text/chars.h"

namespace dateline::text {
namespace {

using enum CharKind;

constexpr std::uint32_t kNarrowest = 45, kWidest = 100;  // the widths at which mail and wire systems wrap
constexpr std::uint32_t kSlack = 6;                      // a line this much shorter than the width is still full

struct Line {
  Span span;            // without white space at either end; empty for a blank line
  std::uint32_t width;  // in characters, about
  std::uint32_t first_word;
  CharKind first;       // the first character that is not an opening quote or bracket
  bool item;            // begins with a bullet or list mark
  bool stopped;         // ends as a sentence does
  bool broken_off;      // ends where no line of its own would: with a comma, a hyphen
  bool caps;            // has letters and none is in lower case
  bool runs_on;         // holds the end of a sentence and begins another that it does not end
};

class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {
    std::uint32_t begin = 0;
    const auto size = static_cast<std::uint32_t>(text.size());
    for (std::uint32_t pos = 0; pos < size;) {
      const Char c = char_at(text, pos);
      if (c.kind == newline) {
        lines_.push_back(describe(begin, pos));
        pos += c.length;
        if (text[pos - 1] == '\r' && pos < size && text[pos] == '\n') ++pos;
        begin = pos;
      } else pos += c.length;
    }
    lines_.push_back(describe(begin, size));
  }

  const std::vector<Line>& all() const { return lines_; }

 private:
  Line describe(std::uint32_t begin, std::uint32_t end) const {
    while (begin < end && is_space(char_at(text_, begin).kind)) begin += char_at(text_, begin).length;
    while (end > begin && is_space(char_before(text_, end).kind)) end -= char_before(text_, end).length;
    Line line{{begin, end}, 0, 0, space, false, false, false, false, false};
    if (line.span.empty()) return line;
    bool upper_seen = false, lower_seen = false, in_first_word = true, stop_inside = false;
    std::uint32_t letters = 0;  // that stand in a row before this character
    for (std::uint32_t p = begin; p < end;) {
      const Char c = char_at(text_, p);
      ++line.width;
      if (is_space(c.kind)) in_first_word = false;
      line.first_word += in_first_word;
      upper_seen |= c.kind == upper;
      lower_seen |= c.kind == lower;
      // Abbreviations are shorter.
      stop_inside |= letters >= 4 && (c.kind == dot || c.kind == mark) && p + 1 < end && text_[p + 1] == ' ';
      letters = is_letter(c.kind) ? letters + 1 : 0;
      p += c.length;
    }
    line.caps = upper_seen && !lower_seen;
    line.item = is_item(begin, end);
    std::uint32_t p = begin;
    while (p < end && (is_any_quote(char_at(text_, p).kind) || char_at(text_, p).kind == open)) p += char_at(text_, p).length;
    line.first = p < end ? char_at(text_, p).kind : symbol;
    std::uint32_t q = end;
    while (q > begin && (is_any_quote(char_before(text_, q).kind) || char_before(text_, q).kind == close)) q -= char_before(text_, q).length;
    const CharKind last = q > begin ? char_before(text_, q).kind : symbol;
    line.stopped = last == dot || last == mark || last == ellipsis || last == colon;
    line.runs_on = stop_inside && !line.stopped;
    line.broken_off = last == comma || last == hyphen || last == dash || last == ampersand || last == slash;
    return line;
  }

  bool is_item(std::uint32_t begin, std::uint32_t end) const {
    const Char c = char_at(text_, begin);
    std::uint32_t p = begin + c.length;
    if (c.kind == bullet) return true;
    const auto spaced = [&](std::uint32_t at) { return at < end && is_space(char_at(text_, at).kind); };
    if (c.kind == star || c.kind == hyphen || c.kind == dash || c.kind == plus || (text_[begin] == 'o' && end - begin > 2) || text_[begin] == '>') {
      if (!spaced(p)) return c.kind == star && p < end && is_word(char_at(text_, p).kind);
      while (spaced(p)) p += char_at(text_, p).length;
      return c.kind == star || (p < end && !(char_at(text_, p).kind == lower));
    }
    // "1." "12)" "(a)" "iv."
    if (c.kind == open) {
      if (p < end) p += char_at(text_, p).length;
      while (p < end && p - begin < 5 && is_word(char_at(text_, p).kind)) p += char_at(text_, p).length;
      return p < end && text_[p] == ')' && spaced(p + 1) && p - begin <= 4;
    }
    if (c.kind == digit) {
      while (p < end && p - begin < 4 && char_at(text_, p).kind == digit) ++p;
      return p - begin <= 3 && p < end && (text_[p] == '.' || text_[p] == ')') && spaced(p + 1);
    }
    return is_letter(c.kind) && p < end && text_[p] == ')' && spaced(p + 1);
  }

  std::string_view text_;
  std::vector<Line> lines_;
};

/// What the line ends of the whole text say about how it was wrapped.
struct Wrapping {
  std::uint32_t width = 0;  // 0: not wrapped
};

using LineRange = std::pair<std::vector<Line>::const_iterator, std::vector<Line>::const_iterator>;

Wrapping measure(LineRange lines, std::uint32_t at_least_breaks) {
  std::uint32_t breaks = 0, inside = 0, caps_breaks = 0;
  std::vector<std::uint32_t> widths;
  for (auto a = lines.first; a != lines.second && a + 1 != lines.second; ++a) {
    const auto b = a + 1;
    if (a->span.empty() || b->span.empty() || b->item) continue;
    ++breaks;
    caps_breaks += a->caps && b->caps && !a->stopped;
    // The sentence runs over the line end.
    inside += (b->first == lower && !a->stopped) || a->broken_off || a->runs_on;
    widths.push_back(a->width);
  }
  if (breaks < at_least_breaks) return {};
  std::sort(widths.begin(), widths.end());
  const std::uint32_t width = widths[(widths.size() - 1) * 9 / 10];
  if (width < kNarrowest || width > kWidest) return {};
  if (inside * 10 >= breaks * 3) return {width};
  // Telex has no lower case: there lines of one length are the evidence.
  if (caps_breaks * 10 >= breaks * 6 && breaks >= 3 && inside > 0) {
    const auto full = std::count_if(widths.begin(), widths.end(), [&](std::uint32_t w) { return w + 14 >= width; });
    if (static_cast<std::uint32_t>(full) * 10 >= breaks * 5) return {width};
  }
  return {};
}

/// A paragraph of telex too short to measure: full lines of capitals of which only the last ends a sentence. Headlines have no stop.
bool is_telex(LineRange lines) {
  if (lines.second - lines.first < 2 || !(lines.second - 1)->stopped) return false;
  return std::all_of(lines.first, lines.second - 1, [](const Line& line) { return line.caps && !line.item && line.width >= kNarrowest; }) && (lines.second - 1)->caps;
}

/// Whether the end of line `a` is no more than a space before `b`.
bool joins(const Line& a, const Line& b, Wrapping wrapping) {
  if (b.item) return false;
  if (wrapping.width != 0) {
    if (a.caps && !b.caps && a.width + 12 < wrapping.width) return false;
    if (a.width + 1 + b.first_word + kSlack > wrapping.width) return true;
  }
  if (a.stopped || b.first != lower) return false;
  return a.width >= kNarrowest - 10 || a.broken_off || wrapping.width != 0;
}

}  // namespace

void split_paragraphs(std::string_view text, std::vector<Span>& out) {
  const Lines lines(text);
  const auto& all = lines.all();
  const Wrapping everywhere = measure({all.begin(), all.end()}, 1);
  for (auto block = all.begin(); block != all.end();) {
    const auto blank = std::find_if(block, all.end(), [](const Line& line) { return line.span.empty(); });
    // A block of three lines or more may tell for itself: a wire story pasted under headlines.
    Wrapping wrapping = everywhere;
    if (const Wrapping here = measure({block, blank}, 2); here.width != 0) wrapping = here;
    const bool telex = is_telex({block, blank});
    for (auto line = block; line != blank; ++line) {
      if (line != block && ((telex && !line[-1].stopped) || joins(line[-1], *line, wrapping))) out.back().end = line->span.end;
      else out.push_back(line->span);
    }
    block = blank == all.end() ? blank : blank + 1;
  }
}

}  // namespace dateline::text
