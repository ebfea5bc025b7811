// Verb files: synsets, blocks of verbs, their patterns, transformations.
#include <algorithm>
#include <set>
#include <unordered_map>

#include "dictionaries/lines.h"
#include "dictionaries/pattern_reader.h"

namespace dateline::dictionaries {
namespace {

bool is_vowel(char c) { return std::string_view("aeiouAEIOU").find(c) != std::string_view::npos; }

/// STOPS, STOPED, STOPING: irregular verbs list their forms; the tree's lemma helps where a list lacks one.
std::vector<std::string> regular_forms(const std::string& verb) {
  std::string stem = verb, third = verb;
  const char last = verb.back(), before = verb.size() > 1 ? verb[verb.size() - 2] : 'X';
  if (last == 'E') return {verb + "S", verb + "D", verb.substr(0, verb.size() - 1) + "ING"};
  if (last == 'Y' && !is_vowel(before))
    return {verb.substr(0, verb.size() - 1) + "IES", verb.substr(0, verb.size() - 1) + "IED", verb + "ING"};
  const bool hisses =
      last == 'S' || last == 'X' || last == 'Z' || last == 'O' || (last == 'H' && (before == 'S' || before == 'C'));
  return {verb + (hisses ? "ES" : "S"), verb + "ED", verb + "ING"};
}

class VerbReader : FileReader {
 public:
  using FileReader::FileReader;

  void read() {
    std::string_view line;
    while (lines_.next(line)) {
      const std::string_view text = trim(line);
      if (text.starts_with("---"))
        block(text);
      else if (text.front() == '-')
        pattern(trim(text.substr(1)));
      else if (text.front() == '~')
        transformations_.emplace_back(here(), trim(text.substr(1)));
      else if (text.front() == '&')
        synset(text.substr(1));
      else if (text.front() == '+' && in_synset_)
        member(trim(text.substr(1)));
      else if (text.front() == '<')
        in_synset_ = false;  // TABARI's section marks
      else
        verb(text);
    }
    for (const auto& [line_of, text] : transformations_) transformation(line_of, text);
  }

 private:
  void synset(std::string_view text) {
    in_synset_ = true;
    closed_ = text.ends_with('_');
    if (closed_) text.remove_suffix(1);
    if (text.empty() || text.find_first_of(" \t[") != std::string_view::npos) {
      in_synset_ = false;
      return malformed("a synset's name has no blanks: " + shown(text), "write it as &NAME on a line of its own");
    }
    const std::uint32_t known = find_synset(out_, text);
    if (known != kNothing)
      complain(FindingKind::duplicate,
               "&" + std::string(text) + " is defined again: first at " + out_.where(out_.synsets[known].line),
               "put all members under one name");
    current_ = known == kNothing ? static_cast<std::uint32_t>(out_.synsets.size()) : known;
    if (known != kNothing) return;
    out_.synsets.push_back({std::string(text), {}, here()});
    out_.synset_by_name[std::string(text)] = current_;
  }

  void member(std::string_view text) {
    Synset& set = out_.synsets[current_];
    if (text.starts_with('&')) {
      const std::uint32_t other = find_synset(out_, text.substr(1));
      if (other == kNothing)
        return complain(FindingKind::undefined_synset, "there is no synset " + shown(text), "define it above this one");
      const auto members = out_.synsets[other].members;
      for (const auto& m : members) add_member(set, m);
      return;
    }
    std::string words(text);
    std::erase_if(words, [](char c) { return c == '(' || c == ')'; });
    if (key(words).empty()) return malformed("an empty member of a synset", "give a word after +");
    const std::size_t before = set.members.size();
    add_member(set, key(words));
    if (set.members.size() == before)
      complain(FindingKind::duplicate, shown(text) + " is a member of &" + set.name + " already",
               "leave one of them out");
    if (!closed_ && !words.ends_with('_')) add_member(set, key(plural(words)));
  }

  void add_member(Synset& set, const std::vector<WordId>& words) {
    if (members_.emplace(current_, words).second) set.members.push_back(words);
  }

  /// `--- NAME [CODE] ---`
  void block(std::string_view text) {
    in_synset_ = false;
    while (text.starts_with('-')) text.remove_prefix(1);
    const std::size_t open = text.find('['), close = text.find(']');
    VerbBlock block;
    block.line = here();
    block.name = trim(text.substr(0, open));
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
      malformed("a block of verbs without a code", "write it as --- NAME [CODE] ---");
    } else {
      set_code(text.substr(open + 1, close - open - 1), block.code);
    }
    begin(std::move(block));
  }

  void begin(VerbBlock block) {
    out_.blocks.push_back(std::move(block));
    patterns_here_.clear();
    has_block_ = true;
  }

  bool set_code(std::string_view text, EventCode& code) {
    std::string reason;
    const auto read = read_event_code(text, reason);
    if (read)
      code = *read;
    else
      malformed(reason, "write [CODE], [CODE:CODE] or [---]");
    return read.has_value();
  }

  /// `VERB {FORMS} [CODE]`
  void verb(std::string_view text) {
    if (in_synset_) {
      in_synset_ = false;
      if (!has_block_)
        return malformed("a line outside of a synset and a block of verbs: " + shown(text),
                         "begin members with +, verbs with a block --- NAME [CODE] ---");
    }
    const std::size_t open = text.find('['), close = text.find(']', open == std::string_view::npos ? 0 : open);
    EventCode code;
    const bool coded = open != std::string_view::npos;
    if (coded && close == std::string_view::npos)
      return malformed("a bracket is not closed", "write the code as [CODE]");
    if (coded && !set_code(text.substr(open + 1, close - open - 1), code)) return;
    if (!has_block_ ||
        (coded && text.find('{') == std::string_view::npos && tabari_)) {  // TABARI: each verb heads its own patterns
      tabari_ = true;
      begin({std::string(trim(text.substr(0, open))), code, {}, here()});
    }
    if (!coded) code = out_.blocks.back().code;
    const std::string_view head = trim(text.substr(0, open));
    const std::size_t brace = head.find('{');
    const std::string_view base = trim(head.substr(0, brace));
    if (base.empty()) return malformed("a verb without a name", "give the verb before its forms");
    if (base.find_first_of(" \t") != std::string_view::npos)
      return malformed(shown(base) + " are several words", "join the words of a verb with _");
    form(base, code, true);
    if (brace == std::string_view::npos) return regular(std::string(base), code);
    const std::size_t end = head.find('}', brace);
    if (end == std::string_view::npos) malformed("a brace is not closed", "write the forms as {FORMS}");
    forms(head.substr(brace + 1, end == std::string_view::npos ? end : end - brace - 1), code);
  }

  void forms(std::string_view text, const EventCode& code) {
    while (!(text = trim(text)).empty()) {
      const std::string_view one = text.substr(0, text.find_first_of(" \t,"));
      if (!one.empty()) form(one, code, false);
      text.remove_prefix(std::max<std::size_t>(one.size(), 1));
    }
  }

  void regular(const std::string& verb, const EventCode& code) {
    // The marked word is the one that changes: +CALL_OFF, WIRE_+TAP.
    const std::size_t mark = verb.find('+'), begin = mark == std::string::npos ? 0 : mark + 1;
    const std::size_t end = std::min(verb.find('_', begin), verb.size());
    if (end == begin) return;
    for (const std::string& f : regular_forms(verb.substr(begin, end - begin)))
      form(verb.substr(0, begin) + f + verb.substr(end), code, false);
  }

  void form(std::string_view text, const EventCode& code, bool base) {
    const std::size_t mark = text.find('+');
    VerbForm f;
    f.block = static_cast<std::uint32_t>(out_.blocks.size() - 1);
    f.code = code;
    f.line = here();
    if (mark != std::string_view::npos) f.before = key(text.substr(0, mark));
    f.after = key(mark == std::string_view::npos ? text : text.substr(mark + 1));
    if (f.after.empty())
      return malformed(shown(text) + " is no verb", "give a word, marked with + where it has several");
    const WordId head = f.after.front();
    f.after.erase(f.after.begin());
    std::vector<VerbForm>& known = out_.verbs[head];
    const auto same = std::find_if(known.begin(), known.end(),
                                   [&](const VerbForm& k) { return k.before == f.before && k.after == f.after; });
    if (same == known.end()) {
      known.push_back(std::move(f));
    } else {
      const bool equal = same->block == f.block && same->code == f.code;
      if (base && same->line.number != f.line.number) {
        if (equal)
          complain(FindingKind::duplicate, shown(text) + " is a verb of this block already: " + out_.where(same->line),
                   "leave one of them out");
        else
          complain(FindingKind::unreachable, same->line,
                   shown(text) + " is never used here: it is a verb of another block or code at " + out_.where(here()),
                   "keep one: the last is taken");
      }
      *same = std::move(f);
    }
  }

  void pattern(std::string_view text) {
    in_synset_ = false;
    if (!has_block_) return malformed("a pattern before the first verb", "put it under the verbs it belongs to");
    const std::size_t open = text.rfind('['), close = text.rfind(']');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
      return malformed("a pattern without a code", "write it as - WORDS * WORDS [CODE]");
    EventCode code;
    if (!set_code(text.substr(open + 1, close - open - 1), code)) return;
    PatternText read = read_pattern(text.substr(0, open), out_);
    if (!read.undefined.empty())
      return complain(FindingKind::undefined_synset, "there is no synset " + shown(read.undefined),
                      "define it before its first use, or write the words out");
    if (!read.pattern)
      return malformed("broken pattern: " + read.reason,
                       "write it as - WORDS * WORDS [CODE], with (PREPOSITION NOUN) and {MODIFIER NOUN}");
    read.pattern->code = code;
    read.pattern->line = here();
    std::vector<Pattern>& patterns = out_.blocks.back().patterns;
    const auto [same, fresh] = patterns_here_.try_emplace(one_form(text.substr(0, open)), patterns.size());
    if (fresh) {
      patterns.push_back(std::move(*read.pattern));
      return;
    }
    Pattern& first = patterns[same->second];
    if (first.code == code)
      complain(FindingKind::duplicate, "this pattern stands at " + out_.where(first.line) + " already",
               "leave one of them out");
    else
      complain(FindingKind::unreachable, first.line,
               "this pattern is never used: it stands again, with another code, at " + out_.where(here()),
               "keep one: the last is taken");
    first = std::move(*read.pattern);
  }

  /// Equal patterns have equal forms: no blanks but between words.
  static std::string one_form(std::string_view text) {
    std::string out;
    for (const char c : text) {
      const bool mark = std::string_view("(){}|").find(c) != std::string_view::npos;
      if ((mark || c == ' ' || c == '\t') && !out.empty() && out.back() == ' ') out.pop_back();
      if (c != ' ' && c != '\t')
        out += c;
      else if (!out.empty() && std::string_view("(){}|").find(out.back()) == std::string_view::npos)
        out += ' ';
    }
    return out;
  }

  /// The code of a verb of one word; nothing when there is none such.
  std::optional<std::string> code_of(std::string_view verb) {
    std::string word;
    word_key(verb, word);
    const auto known = out_.verbs.find(out_.words.find(word));
    if (known == out_.verbs.end()) return std::nullopt;
    for (const VerbForm& f : known->second) {
      if (f.before.empty() && f.after.empty()) return f.code.forward;
    }
    return std::nullopt;
  }

  /// `a (b . ATTACK) SAY = a b 112`
  void transformation(Line line, std::string_view text) {
    const auto broken = [&](std::string reason) {
      complain(FindingKind::malformed, line, std::move(reason), "write it as ~ a (b . VERB) VERB = a b CODE");
    };
    std::vector<std::string> words(1);
    for (const char c : text) {
      if (c == ' ' || c == '\t') {
        if (!words.back().empty()) words.emplace_back();
        continue;
      }
      if (std::string_view("()=").find(c) == std::string_view::npos) {
        words.back() += c;
        continue;
      }
      if (!words.back().empty()) words.emplace_back();
      words.back() = c;
      words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    const bool shaped = words.size() == 11 && words[1] == "(" && words[5] == ")" && words[7] == "=";
    if (!shaped) return broken("not of the form of a transformation");
    for (const std::size_t i : {0, 2, 3, 8, 9})
      if (words[i].size() != 1) return broken(shown(words[i]) + " is no variable");
    Transformation t;
    t.outer = words[0][0], t.source = words[2][0], t.target = words[3][0];
    t.result_source = words[8][0], t.result_target = words[9][0];
    t.line = line;
    const auto outer = code_of(words[6]);
    if (!outer) return broken("there is no verb " + shown(words[6]));
    t.outer_code = *outer;
    if (words[4] != "Q" && !(t.inner_code = code_of(words[4]))) return broken("there is no verb " + shown(words[4]));
    if (words[10] != "Q") t.code = words[10];
    out_.transformations.push_back(std::move(t));
  }

  bool in_synset_ = false, closed_ = false, has_block_ = false, tabari_ = false;
  std::uint32_t current_ = 0;  // the synset being read
  std::set<std::pair<std::uint32_t, std::vector<WordId>>> members_;
  std::unordered_map<std::string, std::size_t> patterns_here_;  // of the block being read
  std::vector<std::pair<Line, std::string_view>> transformations_;
};

}  // namespace

void read_verbs(std::string_view text, Dictionaries& into, std::vector<Finding>& findings) {
  VerbReader(text, false, into, findings).read();
}

}  // namespace dateline::dictionaries
