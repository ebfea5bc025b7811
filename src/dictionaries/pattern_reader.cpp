#include "dictionaries/pattern_reader.h"

#include <algorithm>

#include "dictionaries/lines.h"

namespace dateline::dictionaries {
namespace {

using Kind = PatternItem::Kind;

/// Splits into words and the marks ( ) { } |.
std::vector<std::string_view> tokens_of(std::string_view text) {
  std::vector<std::string_view> tokens;
  while (!(text = trim(text)).empty()) {
    const std::size_t end = std::min(text.find_first_of(" \t(){}|"), text.size());
    const std::size_t length = std::max<std::size_t>(end, 1);
    tokens.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return tokens;
}

std::optional<Kind> marker(std::string_view token) {
  if (token == "$") return Kind::source;
  if (token == "+") return Kind::target;
  if (token == "%") return Kind::both;
  if (token == "^") return Kind::skip;
  return std::nullopt;
}

class PatternReader {
 public:
  PatternReader(std::string_view text, Dictionaries& d) : tokens_(tokens_of(text)), d_(d) {}

  PatternText read() {
    PatternText result;
    Pattern pattern;
    bool verb = false;
    while (at_ < tokens_.size() && problem_.empty() && undefined_.empty()) {
      if (tokens_[at_] == "*") {
        if (verb) problem_ = "a second *";
        verb = true;
        ++at_;
        continue;
      }
      PatternItem item;
      if (read_item(item)) (verb ? pattern.after : pattern.before).push_back(std::move(item));
    }
    if (problem_.empty() && !verb) problem_ = "there is no * for the verb";
    result.reason = problem_;
    result.undefined = undefined_;
    pattern.weight = weight_;
    if (problem_.empty() && undefined_.empty()) result.pattern = std::move(pattern);
    return result;
  }

 private:
  bool read_item(PatternItem& item) {
    const std::string_view token = tokens_[at_];
    if (token == "(") return read_group(item, ")", Kind::preposition);
    if (token == "{") return read_group(item, "}", Kind::noun);
    ++at_;
    if (token == ")" || token == "}" || token == "|") return fail("a closing bracket without an opening one");
    if (const auto kind = marker(token)) {
      item.kind = *kind;
      ++weight_;
      return true;
    }
    item.kind = Kind::noun;
    Term head;
    if (!term(token, head)) return false;
    item.head.push_back(std::move(head));
    return true;
  }

  /// `(PREP NOUN …)` or `{MODIFIER … HEAD}`; with bars, `{A | B}`, one of several words.
  bool read_group(PatternItem& item, std::string_view close, Kind kind) {
    ++at_;
    item.kind = kind;
    std::vector<Term> terms;
    bool bars = false;
    for (; at_ < tokens_.size() && tokens_[at_] != close; ++at_) {
      const std::string_view token = tokens_[at_];
      if (token == "*") return fail("the * stands inside brackets");
      if (token == "(" || token == ")") return fail("brackets inside brackets");
      if (token == "{" || token == "}")
        continue;  // `(OF {BANNED PARTIES})`: the words of the group are those of the noun
      if (token == "|") {
        bars = true;
        continue;
      }
      if (const auto m = marker(token)) {
        item.filler = *m;
        ++weight_;
        continue;
      }
      Term t;
      if (!term(token, t)) return false;
      terms.push_back(std::move(t));
    }
    if (at_ == tokens_.size()) return fail("a bracket is not closed");
    ++at_;
    if (terms.empty()) return fail("empty brackets");
    if (bars) terms = {one_of(terms)};
    if (kind == Kind::preposition) {
      item.preposition = std::move(terms.front());
      terms.erase(terms.begin());
    }
    if (terms.empty()) return true;
    item.head.push_back(std::move(terms.back()));
    terms.pop_back();
    item.modifiers = std::move(terms);
    return true;
  }

  static Term one_of(const std::vector<Term>& terms) {
    Term all;
    for (const Term& t : terms) all.words.insert(all.words.end(), t.words.begin(), t.words.end());
    return all;
  }

  bool term(std::string_view token, Term& out) {
    if (token.front() == '&') {
      out.synset = find_synset(d_, token.substr(1));
      if (out.synset == kNothing) undefined_ = token;
      ++weight_;
      return out.synset != kNothing;
    }
    std::vector<WordId> words;
    split_words(token, [&](std::string_view w) { words.push_back(d_.words.add(w)); });
    if (words.empty()) return fail(shown(token) + " is no word");
    weight_ += static_cast<std::uint32_t>(words.size());
    out.words.push_back(std::move(words));
    return true;
  }

  bool fail(std::string reason) {
    problem_ = std::move(reason);
    at_ = std::max(at_, std::size_t{1});
    return false;
  }

  std::vector<std::string_view> tokens_;
  std::size_t at_ = 0;
  Dictionaries& d_;
  std::string problem_, undefined_;
  std::uint32_t weight_ = 0;
};

}  // namespace

std::uint32_t find_synset(const Dictionaries& d, std::string_view name) {
  if (name.ends_with('_')) name.remove_suffix(1);
  const auto found = d.synset_by_name.find(std::string(name));
  return found == d.synset_by_name.end() ? kNothing : found->second;
}

std::optional<EventCode> read_event_code(std::string_view text, std::string& reason) {
  text = trim(text);
  const std::size_t colon = text.find(':');
  const std::string_view sides[] = {
      trim(text.substr(0, colon)), colon == std::string_view::npos ? std::string_view() : trim(text.substr(colon + 1))};
  EventCode code;
  for (std::size_t i = 0; i < 2; ++i) {
    std::string_view side = sides[i];
    if (side.ends_with('!')) side.remove_suffix(1);  // TABARI's mark of a dominant code
    if (side.empty() || side == "---" || side == "###" || side == "+++") continue;
    if (!std::all_of(side.begin(), side.end(),
                     [](unsigned char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); })) {
      reason = shown(side) + " is no code";
      return std::nullopt;
    }
    (i == 0 ? code.forward : code.reverse) = side;
  }
  return code;
}

PatternText read_pattern(std::string_view text, Dictionaries& dictionaries) {
  return PatternReader(text, dictionaries).read();
}

}  // namespace dateline::dictionaries
