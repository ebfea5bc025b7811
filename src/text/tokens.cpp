#include "text/tokens.h"

#include <algorithm>

#include "text/chars.h"
#include "text/ud_english.h"

namespace dateline::text {
namespace {

using enum CharKind;

constexpr Char kNothing{space, 0};

bool is_dotted(std::string_view word) {
  // "U.S." "a.m." "e.g." "Ph.D.": parts of at most two letters, a full stop after each.
  std::uint32_t part = 0, parts = 0;
  for (char c : word) {
    if (c == '.') {
      if (part == 0 || part > 2) return false;
      part = 0;
      ++parts;
    } else if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) ++part;
    else return false;
  }
  return parts >= 2 && part == 0;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, Span sentence, std::vector<Piece>& out, const Abbreviations* abbreviations)
      : text_(text), begin_(sentence.begin), end_(sentence.end), out_(out), abbreviations_(abbreviations) {}

  void run() {
    const std::size_t first = out_.size();
    std::uint32_t pos = begin_;
    while (pos < end_) {
      const Char c = at(pos);
      if (is_space(c.kind)) {
        if (out_.size() > first) out_.back().space_after = true;
        pos += c.length;
        continue;
      }
      if (pos >= chunk_end_) measure_chunk(pos);
      pos = token(pos, c);
    }
    if (out_.size() > first) out_.back().space_after = end_ >= text_.size() || is_space(char_at(text_, end_).kind);
  }

 private:
  Char at(std::uint32_t pos) const { return pos < end_ ? char_at(text_, pos) : kNothing; }
  CharKind kind(std::uint32_t pos) const { return at(pos).kind; }
  std::string_view sub(std::uint32_t begin, std::uint32_t end) const { return text_.substr(begin, end - begin); }
  bool after_space(std::uint32_t pos) const { return pos == begin_ || is_space(char_before(text_, pos).kind); }

  void emit(std::uint32_t begin, std::uint32_t end, bool joined = false) { out_.push_back({{begin, end}, false, joined}); }

  /// Finds where the run without white space that begins at `pos` ends, and what rare things it may hold.
  void measure_chunk(std::uint32_t pos) {
    has_at_ = has_address_ = false;
    bool dot_seen = false;
    std::uint32_t i = pos;
    while (i < end_) {
      const Char c = char_at(text_, i);
      if (is_space(c.kind)) break;
      if (c.kind == CharKind::at) has_at_ = true;
      if (c.kind == dot) dot_seen = true;
      if (c.kind == slash && (dot_seen || (i > pos && text_[i - 1] == ':'))) has_address_ = true;
      i += c.length;
    }
    chunk_end_ = i;
    if (i - pos > 4 && (text_[pos] | 0x20) == 'w' && sub(pos, pos + 4) == "www.") has_address_ = true;
    if (i - pos > 7 && sub(pos, pos + 7) == "mailto:") has_address_ = true;
  }

  std::uint32_t token(std::uint32_t pos, Char c) {
    if (has_address_ || has_at_) {
      if (const std::uint32_t end = address(pos, c)) {
        emit(pos, end);
        return end;
      }
    }
    switch (c.kind) {
      case lower: case upper: case letter: case digit: return word(pos);
      case apostrophe: return apostrophe_mark(pos, c);
      case dot:
        if (kind(pos + 1) == digit && after_space(pos)) return word(pos);
        return run_of(pos, [](CharKind k) { return k == dot || k == mark || k == ellipsis; });
      case mark: case ellipsis: return run_of(pos, [](CharKind k) { return k == dot || k == mark || k == ellipsis; });
      case plus:
        if (kind(pos + 1) == digit && after_space(pos)) return word(pos);
        return run_of_same(pos, c);
      case hash: case CharKind::at:
        if (is_letter(kind(pos + 1)) && (after_space(pos) || opens_before(pos))) return word(pos);
        return run_of_same(pos, c);
      case hyphen: case dash: case star: case underscore: case symbol: case bullet: return run_of_same(pos, c);
      case open:
        if (text_[pos] == '[' && sub(pos, std::min(pos + 5, end_)) == "[...]") { emit(pos, pos + 5); return pos + 5; }
        if (text_[pos] == '[' && sub(pos, std::min(pos + 5, end_)) == "[\xE2\x80\xA6]") { emit(pos, pos + 5); return pos + 5; }
        break;
      case quote: case open_quote: case close_quote: break;
      case colon:
        if (const std::uint32_t end = smiley(pos)) { emit(pos, end); return end; }
        break;
      default: break;
    }
    emit(pos, pos + c.length);
    return pos + c.length;
  }

  bool opens_before(std::uint32_t pos) const {
    const CharKind k = char_before(text_, pos).kind;
    return k == open || is_any_quote(k);
  }

  template <class Fits>
  std::uint32_t run_of(std::uint32_t pos, Fits fits) {
    std::uint32_t end = pos;
    for (Char c = at(end); c.length && fits(c.kind); c = at(end)) end += c.length;
    emit(pos, end);
    return end;
  }

  std::uint32_t run_of_same(std::uint32_t pos, Char c) {
    const std::string_view first = text_.substr(pos, c.length);
    std::uint32_t end = pos + c.length;
    while (end + c.length <= end_ && text_.substr(end, c.length) == first) end += c.length;
    emit(pos, end);
    return end;
  }

  std::uint32_t smiley(std::uint32_t pos) const {
    std::uint32_t i = pos + 1;
    if (i < end_ && text_[i] == '-') ++i;
    if (i >= end_ || (text_[i] != ')' && text_[i] != '(') || !after_space(pos)) return 0;
    return i + 1 >= end_ || is_space(kind(i + 1)) ? i + 1 : 0;
  }

  // Addresses -----------------------------------------------------------------------------------

  std::uint32_t address(std::uint32_t pos, Char c) const {
    if (!is_word(c.kind)) return 0;
    const std::string_view rest = sub(pos, chunk_end_);
    if (has_address_ && looks_like_url(rest)) return trimmed(pos);
    if (!has_at_) return 0;
    // local-part@host
    std::uint32_t i = pos;
    const auto fits = [&](std::uint32_t p) {
      const Char k = char_at(text_, p);
      return is_word(k.kind) || k.kind == dot || k.kind == hyphen || k.kind == underscore || k.kind == percent || k.kind == plus;
    };
    while (i < chunk_end_ && fits(i)) i += char_at(text_, i).length;
    if (i >= chunk_end_ || text_[i] != '@' || i + 1 >= chunk_end_ || !is_word(kind(i + 1))) return 0;
    ++i;
    while (i < chunk_end_ && (is_word(kind(i)) || ((kind(i) == dot || kind(i) == hyphen) && i + 1 < chunk_end_ && is_word(kind(i + 1)))))
      i += char_at(text_, i).length;
    return i;
  }

  static bool looks_like_url(std::string_view s) {
    for (std::string_view scheme : {"http://", "https://", "Http://", "Https://", "HTTP://", "ftp://", "www.", "WWW.", "Www.", "mailto:", "tel:"})
      if (s.starts_with(scheme) && s.size() > scheme.size()) return true;
    // host.tld/path
    const std::size_t slash_at = s.find('/');
    if (slash_at == s.npos) return false;
    const std::string_view host = s.substr(0, slash_at);
    const std::size_t last_dot = host.rfind('.');
    if (last_dot == host.npos || last_dot < 2 || host.size() - last_dot < 3 || host.size() - last_dot > 7) return false;
    return std::all_of(host.begin() + static_cast<std::ptrdiff_t>(last_dot) + 1, host.end(), [](char ch) { return ch >= 'a' && ch <= 'z'; });
  }

  /// The chunk's end without the punctuation of the sentence around the address.
  std::uint32_t trimmed(std::uint32_t pos) const {
    std::uint32_t end = chunk_end_;
    const bool has_open = sub(pos, end).find('(') != std::string_view::npos;
    while (end > pos + 1) {
      const Char c = char_before(text_, end);
      if (c.kind == slash || is_word(c.kind) || (c.kind == close && has_open)) break;
      if (c.kind == symbol || c.kind == hyphen || c.kind == underscore || c.kind == hash || c.kind == percent || c.kind == ampersand) break;
      end -= c.length;
    }
    return end;
  }

  // Words ---------------------------------------------------------------------------------------

  std::uint32_t skip_word(std::uint32_t i) const {
    for (Char c = at(i); c.length && is_word(c.kind); c = at(i)) i += c.length;
    return i;
  }
  std::uint32_t skip_letters(std::uint32_t i) const {
    for (Char c = at(i); c.length && is_letter(c.kind); c = at(i)) i += c.length;
    return i;
  }
  std::uint32_t skip_digits(std::uint32_t i) const {
    while (i < end_ && text_[i] >= '0' && text_[i] <= '9') ++i;
    return i;
  }
  bool all_digits(std::uint32_t begin, std::uint32_t end) const { return begin < end && skip_digits(begin) >= end; }

  /// Emits the word at `begin` with its clitics, and returns where the next token begins.
  std::uint32_t word(std::uint32_t begin) {
    std::uint32_t i = begin + at(begin).length;
    const CharKind first = kind(begin);
    if (!is_word(first)) i = begin + 1;
    bool number = first == digit || first == plus || first == dot;
    for (;;) {
      // The common case first: plain letters up to a space.
      while (i < end_) {
        const Char c = char_at(text_, i);
        if (!is_word(c.kind)) break;
        if (number && c.kind != digit) {
          const std::uint32_t letters = skip_letters(i);
          if (ud_english::has(ud_english::kUnits, sub(i, letters)) && kind(letters) != digit && text_[i - 1] != '.') {
            emit(begin, i);
            return i;
          }
          number = false;
        }
        i += c.length;
      }
      if (i >= end_) break;
      const Char c = char_at(text_, i);
      if (is_space(c.kind)) break;
      const std::uint32_t next = infix(begin, i, c);
      if (stop_here_) {
        stop_here_ = false;
        i = next;
        break;
      }
      if (next == 0) {
        if (c.kind == apostrophe) {
          if (const std::uint32_t end = clitic(begin, i, c)) return end;
        }
        break;
      }
      i = next;
    }
    if (const std::uint32_t cut = ud_english::contraction(sub(begin, i))) {
      emit(begin, begin + cut);
      emit(begin + cut, i, true);
      return i;
    }
    emit(begin, i);
    return i;
  }

  /// When the mark at `i` belongs inside the word that began at `begin`: where to go on; else 0. Sets stop_here_ when
  /// the mark is the word's last.
  std::uint32_t infix(std::uint32_t begin, std::uint32_t i, Char c) {
    const std::uint32_t after = i + c.length;
    const CharKind next = kind(after);
    const CharKind before = char_before(text_, i).kind;
    switch (c.kind) {
      case dot: return full_stop(begin, i, before, next);
      case comma: {
        if (before != digit || next != digit) return 0;
        const std::uint32_t left = i - begin, right = skip_digits(after) - after;
        return right == 3 || (left <= 3 && right <= 2) || (left <= 12 && right < 4) ? after : 0;
      }
      case colon: return before == digit && next == digit ? after : 0;
      case slash: {
        if (before == digit && next == digit) return after;
        if (i - begin == 1 && before == upper && next == digit) return after;  // "S/2017/672"
        // "w/o" "I/C", but "and/or" in three
        return i - begin == 1 && is_letter(before) && is_letter(next) && skip_word(after) - after <= 2 ? after : 0;
      }
      case hyphen: return hyphen_inside(begin, i, after, before, next);
      case ampersand: return i - begin <= 3 && is_letter(before) && is_letter(next) ? after : 0;
      case underscore: return is_word(next) ? after : 0;
      case star: return is_letter(before) && is_letter(next) ? after : 0;
      case currency:
        // "US$"
        stop_here_ = text_[i] == '$' && i - begin <= 3 &&
                     std::all_of(text_.begin() + begin, text_.begin() + i, [](char ch) { return ch >= 'A' && ch <= 'Z'; });
        return stop_here_ ? after : 0;
      case apostrophe:
        if (!is_letter(next) || !is_word(before)) return 0;
        return clitic_at(begin, i, after) ? 0 : after;
      default: return 0;
    }
  }

  std::uint32_t hyphen_inside(std::uint32_t begin, std::uint32_t i, std::uint32_t after, CharKind before, CharKind next) const {
    if (!is_word(before) || !is_word(next)) return 0;
    if (before == digit && next == digit) return all_digits(begin, i) ? digits_chain(begin, i) : 0;
    const std::uint32_t right = skip_word(after);
    // "pro-government", but "UN-backed" and "over-the-counter"
    if (ud_english::has(ud_english::kPrefixes, sub(begin, i)) && !(kind(right) == hyphen && sub(begin, i) == "over")) return after;
    return ud_english::has(ud_english::kSuffixes, sub(after, right)) && kind(right) != hyphen ? after : 0;
  }

  /// Dates and telephone numbers stay whole ("2017-01-19", "555-0123"), ranges part ("5-10", "1998-2003").
  std::uint32_t digits_chain(std::uint32_t begin, std::uint32_t i) const {
    std::uint32_t groups = 1, end = i, last = 0;
    while (kind(end) == hyphen && kind(end + at(end).length) == digit) {
      const std::uint32_t from = end + at(end).length;
      end = skip_digits(from);
      last = end - from;
      ++groups;
    }
    const std::uint32_t left = i - begin;
    const bool whole = groups > 2 || (groups == 2 && (left == 3 || left == 5) && last == 4);
    return whole && !is_letter(kind(end)) ? end : 0;
  }

  std::uint32_t full_stop(std::uint32_t begin, std::uint32_t i, CharKind before, CharKind next) {
    const std::uint32_t after = i + 1;
    // What counts of "anti-U.S." is "U.S."
    if (const std::size_t hyphen_at = sub(begin, i).rfind('-'); hyphen_at != std::string_view::npos)
      begin += static_cast<std::uint32_t>(hyphen_at) + 1;
    const std::string_view candidate = sub(begin, after);
    if (before == digit && next == digit) return after;
    if (is_word(next)) {
      // "No.5" "Col.Ochoa"
      stop_here_ = (next == digit || next == upper) && i - begin >= 2 && !is_dotted(candidate) && abbreviations_ &&
                   abbreviations_->kind(candidate) != Abbreviations::Kind::none;
      if (stop_here_) return after;
      // "killed.The": a lost space; "U.S.A", "site.org", "e.g.this": one word
      if (next == upper && kind(after + 1) == lower && (before == digit || (before == lower && i - begin >= 3))) return 0;
      return after;
    }
    if (!is_letter(before)) return 0;
    if (next == dot || next == ellipsis) return 0;
    const bool dotted = is_dotted(candidate);
    if (dotted) return after;
    if (next == comma || next == semicolon || next == colon || next == hyphen) return after;
    if (next == apostrophe && is_letter(kind(after + at(after).length))) return after;
    if (after >= end_ || last_word(after)) return 0;
    if (next == mark) return 0;
    if (is_space(next) || next == slash) return keeps_stop(begin, i, candidate) ? after : 0;
    return abbreviations_ && abbreviations_->kind(candidate) != Abbreviations::Kind::none ? after : 0;
  }

  /// Only closing marks and space follow in this sentence.
  bool last_word(std::uint32_t pos) const {
    for (; pos < end_; pos += at(pos).length) {
      const CharKind k = kind(pos);
      if (!is_space(k) && !is_any_quote(k) && k != close) return false;
    }
    return true;
  }

  /// A full stop and a space inside a sentence: abbreviation, or a sentence that the splitter did not end?
  bool keeps_stop(std::uint32_t begin, std::uint32_t i, std::string_view candidate) const {
    std::uint32_t letters = 0;
    for (std::uint32_t p = begin; p < i; p += at(p).length) ++letters;
    if (letters == 1) return true;
    if (abbreviations_ && !abbreviations_->empty()) {
      using Kind = Abbreviations::Kind;
      const Kind k = abbreviations_->kind(candidate);
      if (k != Kind::none) return true;
      return letters <= 4 && kind(begin) == upper && kind(skip_space(i + 1)) == upper;  // one that the list lacks
    }
    return letters <= 5;
  }

  std::uint32_t skip_space(std::uint32_t i) const {
    for (Char c = at(i); c.length && is_space(c.kind); c = at(i)) i += c.length;
    return i;
  }

  // Apostrophes ---------------------------------------------------------------------------------

  /// Whether the apostrophe at `i` begins a clitic of the word that began at `begin` (or "n't" ends it).
  bool clitic_at(std::uint32_t begin, std::uint32_t i, std::uint32_t after) const {
    const std::uint32_t end = skip_word(after);
    const std::string_view rest = sub(after, end);
    if (rest.size() > 2 || !ud_english::has(ud_english::kClitics, rest)) return false;
    if (kind(end) == apostrophe && is_letter(kind(end + at(end).length)) && rest.size() == 1 && rest[0] != 'd' && rest[0] != 't') return false;
    const char first = static_cast<char>(rest[0] | 0x20), last = static_cast<char>(text_[i - 1] | 0x20);
    if (rest.size() == 1) {
      if (first == 't') return last == 'n' && i - begin >= 2;
      if (first == 'm') return last == 'i' && i - begin == 1;
      // "the 1930's", but "March 19's"
      if (first == 's') return !(all_digits(begin, i) && (text_[i - 1] == '0' || i - begin == 4) && (begin == begin_ || text_[begin - 1] != '-'));
    }
    return true;
  }

  /// Emits word and clitic when the apostrophe at `i` parts them; returns where to go on, or 0.
  std::uint32_t clitic(std::uint32_t begin, std::uint32_t i, Char c) {
    const std::uint32_t after = i + c.length;
    if (is_letter(kind(after))) {
      if (!clitic_at(begin, i, after)) return 0;
      const std::uint32_t end = skip_word(after);
      const bool negation = end - after == 1 && (text_[after] | 0x20) == 't';
      const std::uint32_t cut = negation ? i - 1 : i;
      emit(begin, cut);
      emit(cut, end, true);
      // "couldn't've"
      if (kind(end) == apostrophe && clitic_at(end - 1, end, end + at(end).length)) {
        const std::uint32_t second = skip_word(end + at(end).length);
        emit(end, second, true);
        return second;
      }
      return end;
    }
    // The possessive of a plural: "the rebels' camp"
    const bool after_s = (text_[i - 1] | 0x20) == 's' && text_[i] != '`';
    if (!after_s || quote_open_ || kind(after) == digit || (begin == i)) return 0;
    if (!is_space(kind(after)) && kind(after) != hyphen) return 0;
    if (after >= end_ || last_word(after)) return 0;
    emit(begin, i);
    emit(i, after, true);
    return after;
  }

  std::uint32_t apostrophe_mark(std::uint32_t pos, Char c) {
    const std::uint32_t after = pos + c.length;
    const bool bare_before = after_space(pos);
    const bool can_elide = text_.substr(pos, c.length) == "'" || text_.substr(pos, c.length) == "\xE2\x80\x99";
    if (can_elide && (bare_before || opens_before(pos))) {
      const CharKind next = kind(after);
      if (next == digit) {  // '90s
        std::uint32_t end = skip_digits(after);
        if (end - after == 2) {
          if (end < end_ && text_[end] == 's') ++end;
          if (!is_word(kind(end)) && kind(end) != apostrophe) { emit(pos, end); return end; }
        }
      }
      if (is_letter(next)) {
        const std::uint32_t end = skip_word(after);
        if (ud_english::has(ud_english::kElided, sub(after, end)) && kind(end) != apostrophe) { emit(pos, end); return end; }
      }
    }
    // A clitic after a bracket or quote: “Lions”'s
    if (can_elide && !bare_before && is_letter(kind(after))) {
      const std::uint32_t end = skip_word(after);
      const CharKind before = char_before(text_, pos).kind;
      if (end - after <= 2 && (before == close || before == close_quote || before == quote || before == percent) &&
          ud_english::has(ud_english::kClitics, sub(after, end))) {
        emit(pos, end, true);
        return end;
      }
    }
    if (at(after).length && text_.substr(after, c.length) == text_.substr(pos, c.length)) {  // ``quoted''
      emit(pos, after + c.length);
      return after + c.length;
    }
    if (!is_space(kind(after)) && (bare_before || opens_before(pos))) quote_open_ = true;
    else quote_open_ = false;
    emit(pos, after);
    return after;
  }

  std::string_view text_;
  std::uint32_t begin_;
  std::uint32_t end_;
  std::vector<Piece>& out_;
  const Abbreviations* abbreviations_;
  std::uint32_t chunk_end_ = 0;
  bool has_at_ = false;
  bool has_address_ = false;
  bool stop_here_ = false;
  bool quote_open_ = false;  // a single quote that may close after an s
};

}  // namespace

void tokenize(std::string_view text, Span sentence, std::vector<Piece>& out, const Abbreviations* abbreviations) {
  Tokenizer(text, sentence, out, abbreviations).run();
}

}  // namespace dateline::text
