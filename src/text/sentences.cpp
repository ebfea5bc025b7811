#include "text/sentences.h"

#include <algorithm>

#include "text/chars.h"

namespace dateline::text {
namespace {

using enum CharKind;

constexpr std::uint32_t kNo = 0xFFFFFFFF;
constexpr std::uint32_t kBracketReach = 240;  // how far away the closing bracket of an aside may be

class Splitter {
 public:
  Splitter(std::string_view text, Span paragraph, const Abbreviations& words, std::vector<Span>& out)
      : text_(text), end_(paragraph.end), words_(words), out_(out) {
    start_ = skip_space(paragraph.begin);
  }

  void run() {
    std::uint32_t pos = start_;
    while (pos < end_) {
      const Char c = char_at(text_, pos);
      std::uint32_t boundary = kNo;
      std::uint32_t next = pos + c.length;
      switch (c.kind) {
        case dot: case mark: case ellipsis: boundary = after_terminator(pos, next); break;
        case newline: if (line_begins_item(next)) boundary = pos; break;
        case bullet: if (pos > start_ && is_space(char_before(text_, pos).kind)) boundary = pos; break;
        case plus: case slash: case star: if (pos > start_ && separates_items(pos, next)) boundary = pos; break;
        case open: if (pos > start_) ++depth_; break;
        case close: if (depth_ > 0) --depth_; break;
        case quote: straight_open_ = !straight_open_; break;
        default: break;
      }
      if (boundary == kNo && next - start_ > kMaxSentenceBytes) boundary = cut();
      if (boundary != kNo) {
        close_sentence(boundary);
        next = std::max(next, start_);
      }
      pos = next;
    }
    close_sentence(end_);
  }

 private:
  CharKind kind(std::uint32_t pos) const { return pos < end_ ? char_at(text_, pos).kind : space; }
  std::uint32_t length(std::uint32_t pos) const { return char_at(text_, pos).length; }
  std::string_view sub(std::uint32_t begin, std::uint32_t end) const { return text_.substr(begin, end - begin); }

  std::uint32_t skip_space(std::uint32_t pos) const {
    while (pos < end_ && is_space(kind(pos))) pos += length(pos);
    return pos;
  }

  /// Ends the sentence before `boundary` and begins the next one after the white space that follows.
  void close_sentence(std::uint32_t boundary) {
    std::uint32_t last = boundary;
    while (last > start_) {
      const Char c = char_before(text_, last);
      if (!is_space(c.kind)) break;
      last -= c.length;
    }
    if (last > start_) out_.push_back({start_, last});
    start_ = skip_space(boundary);
    depth_ = 0;
  }

  /// A place to cut an endless sentence: behind the last semicolon of its second half, else the last space, else here.
  std::uint32_t cut() const {
    const std::uint32_t stop = start_ + kMaxSentenceBytes;
    std::uint32_t last_space = kNo;
    std::uint32_t p = stop;
    while (p > start_ && (static_cast<unsigned char>(text_[p]) & 0xC0) == 0x80) --p;
    const std::uint32_t here = p;
    while (p > start_ + kMaxSentenceBytes / 2) {
      const Char c = char_before(text_, p);
      if (c.kind == semicolon) return p;
      if (last_space == kNo && is_space(c.kind)) last_space = p;
      p -= c.length;
    }
    return last_space == kNo ? here : last_space;
  }

  /// A paragraph given by others may hold lines that are items, or blank lines.
  bool line_begins_item(std::uint32_t pos) const {
    while (pos < end_ && kind(pos) == space) pos += length(pos);
    if (pos >= end_) return false;
    const CharKind k = kind(pos);
    if (k == newline) return text_[pos] != '\r' && text_[pos - 1] != '\r' ? true : pos + 2 < end_ && sub(pos, pos + 2) == "\r\n";
    if (k == bullet) return true;
    return (k == star || k == hyphen || k == dash) && kind(pos + length(pos)) == space && kind(skip_space(pos + length(pos))) == upper;
  }

  /// "+++" or "///" alone between two items of a ticker. Moves `next` behind it.
  bool separates_items(std::uint32_t pos, std::uint32_t& next) const {
    const std::uint32_t run = skip_run(pos, kind(pos));
    next = run;
    return run - pos >= 3 && is_space(char_before(text_, pos).kind) && run < end_ && is_space(kind(run));
  }

  /// The end of the sentence that the terminator at `pos` ends, or kNo. Moves `next` behind what was read.
  std::uint32_t after_terminator(std::uint32_t pos, std::uint32_t& next) {
    std::uint32_t run = pos;
    bool strong = false;  // ? or !
    while (run < end_) {
      const CharKind k = kind(run);
      if (k == mark) strong = true;
      else if (k == space && run > pos && text_[run] == ' ' && run + 1 < end_ && text_[run + 1] == '.' && text_[pos] == '.' &&
               (run + 2 >= end_ || is_space(kind(run + 2)) || text_[run + 2] == '.')) {}  // ". . ."
      else if (k != dot && k != ellipsis) break;
      run += length(run);
    }
    const bool single_dot = run == pos + 1 && text_[pos] == '.';
    const std::uint32_t after = skip_closers(run);
    next = after;
    if (after >= end_) return end_;
    const std::uint32_t following = skip_space(after);
    if (following >= end_) return end_;
    if (following == after) return lost_space(pos, run, after);
    return ends_here(pos, single_dot, strong, after > run, following) ? after : kNo;
  }

  /// Behind the quotes, brackets and footnote marks that close what the terminator ended.
  std::uint32_t skip_closers(std::uint32_t p) {
    while (p < end_) {
      const Char c = char_at(text_, p);
      const std::uint32_t q = p + c.length;
      if (c.kind == close) {
        if (depth_ > 0) --depth_;
      } else if (c.kind == close_quote) {
      } else if (c.kind == quote && straight_open_) {
        straight_open_ = false;
      } else if (c.kind == quote || c.kind == apostrophe || c.kind == open_quote) {
        const CharKind k = kind(q);
        if (!is_space(k) && k != close && !is_any_quote(k) && k != bullet) return p;
      } else if (c.kind == open) {
        const std::uint32_t note = footnote(p);
        if (note == 0) return p;
        p = note;
        continue;
      } else if (c.kind == space) {
        // Some machine translators put spaces around their quotes: “ We left . ” He
        const CharKind k = kind(q);
        if ((k == close_quote || (k == quote && straight_open_)) && is_space(kind(q + length(q)))) {
          p = q;
          continue;
        }
        const std::uint32_t note = std::max(footnote(q), smiley(q));
        if (note == 0) return p;
        p = note;
        continue;
      } else return p;
      p = q;
    }
    return p;
  }

  /// "[12]"
  std::uint32_t footnote(std::uint32_t p) const {
    if (p >= end_ || text_[p] != '[') return 0;
    std::uint32_t q = p + 1;
    while (q < end_ && q - p < 5 && kind(q) == digit) q += length(q);
    return q > p + 1 && q < end_ && text_[q] == ']' ? q + 1 : 0;
  }

  std::uint32_t smiley(std::uint32_t p) const {
    if (p + 1 >= end_ || (text_[p] != ':' && text_[p] != ';' && text_[p] != '=')) return 0;
    std::uint32_t q = p + 1;
    if (text_[q] == '-') ++q;
    if (q >= end_ || (text_[q] != ')' && text_[q] != '(' && text_[q] != 'D' && text_[q] != 'P')) return 0;
    return is_space(kind(q + 1)) ? q + 1 : 0;
  }

  /// "… were killed.The army": a sentence ends although the space was lost.
  std::uint32_t lost_space(std::uint32_t pos, std::uint32_t run, std::uint32_t after) const {
    if (kind(after) != upper || kind(after + length(after)) != lower) return kNo;
    if (after > run) return kind(pos > start_ ? pos - 1 : pos) == lower ? after : kNo;
    std::uint32_t p = pos, letters = 0;
    while (p > start_) {
      const Char c = char_before(text_, p);
      if (is_space(c.kind)) break;
      if (c.kind != lower && !(c.kind == upper && letters > 1)) return kNo;
      p -= c.length;
      ++letters;
    }
    return letters >= 3 && words_.kind(sub(p, pos + 1)) == Abbreviations::Kind::none ? after : kNo;
  }

  bool ends_here(std::uint32_t pos, bool single_dot, bool strong, bool closed, std::uint32_t following) const {
    const CharKind n = kind(following);
    if (n == bullet || n == star) return true;
    if (n == comma || n == semicolon || n == colon || n == close || n == close_quote || n == percent || n == slash || n == ampersand ||
        n == dot || n == mark || n == ellipsis) return false;
    std::uint32_t first = following;  // the first character that is not an opening mark
    bool quoted = false;
    if (n == dash || n == hyphen) first = skip_space(skip_run(following, n));
    while (first < end_ && (is_any_quote(kind(first)) || kind(first) == open)) {
      quoted |= kind(first) != open;
      first += length(first);
    }
    const CharKind m = kind(first);
    const bool lower_case = m == lower && kind(first + length(first)) != upper;  // not "iPhone"
    // A quotation that begins in lower case may follow a full stop; anything else in lower case goes on.
    if (lower_case && !(quoted && !closed && !before_is_abbreviation(pos))) return false;
    if (aside(pos)) return false;
    if (strong) return !(closed && m == upper && speech_follows(first));
    if (!single_dot) return true;
    return stop_ends(pos, first, quoted);
  }

  std::uint32_t skip_run(std::uint32_t p, CharKind k) const {
    while (p < end_ && kind(p) == k) p += length(p);
    return p;
  }

  /// Inside a bracket that opened in this sentence and closes soon.
  bool aside(std::uint32_t pos) const {
    if (depth_ == 0) return false;
    const std::uint32_t stop = std::min(end_, pos + kBracketReach);
    int depth = depth_;
    for (std::uint32_t p = pos; p < stop; p += length(p)) {
      if (kind(p) == open) ++depth;
      if (kind(p) == close && --depth == 0) return true;
    }
    return false;
  }

  std::uint32_t word_begin(std::uint32_t pos) const {
    std::uint32_t p = pos;
    while (p > start_ && pos - p < 40) {
      const Char c = char_before(text_, p);
      if (!is_word(c.kind) && c.kind != dot && c.kind != apostrophe && c.kind != ampersand) break;
      p -= c.length;
    }
    return p;
  }
  std::uint32_t word_end(std::uint32_t p) const {
    while (p < end_ && is_word(kind(p))) p += length(p);
    return p;
  }

  static bool dotted(std::string_view word) {
    // "U.S." "p.m.": single letters with full stops between
    if (word.size() < 4) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      const bool is_ascii_letter = (word[i] | 0x20) >= 'a' && (word[i] | 0x20) <= 'z';
      if (i % 2 == 0 ? !is_ascii_letter : word[i] != '.') return false;
    }
    return word.size() % 2 == 0;
  }

  bool before_is_abbreviation(std::uint32_t pos) const {
    const std::string_view word = sub(word_begin(pos), pos + 1);
    return dotted(word) || words_.kind(word) != Abbreviations::Kind::none;
  }

  /// Whether the full stop at `pos` ends a sentence when the next word begins at `first` and is not in lower case.
  bool stop_ends(std::uint32_t pos, std::uint32_t first, bool quoted) const {
    const std::uint32_t begin = word_begin(pos);
    const std::string_view word = sub(begin, pos + 1);
    if (word.size() == 1) return true;
    const CharKind m = kind(first);
    const std::uint32_t bare_start = kind(start_) == open ? start_ + length(start_) : start_;
    if (begin == bare_start && word.size() <= 8 && is_list_mark(begin, pos)) return false;
    const bool starter = quoted || (m == upper && words_.starts_sentence(sub(first, word_end(first))));
    using Kind = Abbreviations::Kind;
    switch (words_.kind(word)) {
      case Kind::never_final: return false;
      case Kind::before_number: return m != digit;
      case Kind::maybe_final:
        // "etc." and "km." end sentences more often than "Inc." and "p.m." do.
        if (m == upper && kind(begin) == lower && word.find('.') == word.size() - 1) return true;
        return starter;
      case Kind::none: break;
    }
    if (dotted(word)) return starter;
    if (pos - begin == length(begin) && kind(begin) == upper) return starter;  // an initial
    return true;
  }

  /// "1." "a." "II." "2.1." at the head of a sentence.
  bool is_list_mark(std::uint32_t begin, std::uint32_t pos) const {
    if (pos - begin == 1) return is_word(kind(begin));
    const bool section = std::all_of(text_.begin() + begin, text_.begin() + pos, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    return (section && (pos - begin <= 2 || sub(begin, pos).find('.') != std::string_view::npos)) ||
           std::all_of(text_.begin() + begin, text_.begin() + pos, [](char c) { return c == 'I' || c == 'V' || c == 'X'; });
  }

  /// “Why?” Colonel Smith said.
  bool speech_follows(std::uint32_t p) const {
    if (words_.starts_sentence(sub(p, word_end(p)))) return false;
    for (int words = 0; words < 5 && p < end_; ++words) {
      const std::uint32_t begin = p;
      p = word_end(p);
      if (p == begin) return false;
      if (kind(begin) == lower && words_.is_speech_verb(sub(begin, p))) return true;
      if (p < end_ && text_[p] == '.') ++p;
      if (p < end_ && !is_space(kind(p))) return false;
      p = skip_space(p);
    }
    return false;
  }

  std::string_view text_;
  std::uint32_t start_ = 0;
  std::uint32_t end_;
  const Abbreviations& words_;
  std::vector<Span>& out_;
  int depth_ = 0;               // brackets open in this sentence
  bool straight_open_ = false;  // a straight quote open in this paragraph
};

}  // namespace

void SentenceSplitter::split_sentences(std::string_view text, Span paragraph, std::vector<Span>& out) const {
  if (paragraph.empty()) return;
  Splitter(text, paragraph, words_, out).run();
}

}  // namespace dateline::text
