// `.agents` files: common nouns with the role they give.
#include <map>

#include "dictionaries/lines.h"

namespace dateline::dictionaries {
namespace {

class AgentReader : FileReader {
 public:
  using FileReader::FileReader;

  void read() {
    std::string_view line;
    while (lines_.next(line)) {
      const std::string_view text = trim(line);
      if (text.front() == '!' && text.find('=') != std::string_view::npos && text.find('[') == std::string_view::npos)
        marker(text);
      else
        agent(text);
    }
    if (lines_.open_comment() > 0)
      complain(FindingKind::malformed, {file_, lines_.open_comment()}, "this comment is not closed",
               "add --> where it ends");
  }

 private:
  /// `!PERSON! = MAN, MEN, WOMAN`
  void marker(std::string_view text) {
    const std::size_t close = text.find('!', 1), equals = text.find('=');
    if (close == std::string_view::npos || close > equals || close == 1)
      return malformed("a substitution set without a name", "write it as !NAME! = WORD, WORD");
    std::vector<std::string>& words = markers_[std::string(text.substr(1, close - 1))];
    std::string_view rest = text.substr(equals + 1);
    while (!rest.empty()) {
      const std::string_view word = trim(rest.substr(0, rest.find(',')));
      if (!word.empty()) words.emplace_back(word);
      rest.remove_prefix(std::min(rest.find(','), rest.size() - 1) + 1);
    }
    if (words.empty()) malformed("an empty substitution set", "give its words after =, separated by commas");
  }

  void agent(std::string_view text) {
    const std::size_t open = text.find('['), close = text.find(']', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos)
      return malformed("an agent without a code: " + shown(text), "write it as AGENT [~CODE]");
    std::string_view phrase = trim(text.substr(0, open)), code = trim(text.substr(open + 1, close - open - 1));
    AgentEntry entry;
    entry.line = here();
    if (code.starts_with('~'))
      code.remove_prefix(1);
    else if (code.ends_with('~'))
      code.remove_suffix(1), entry.before = true;
    else
      return malformed("the code " + shown(code) + " has no ~",
                       "write [~CODE], or [CODE~] where it stands before the actor's");
    code = trim(code);
    if (code.empty()) return malformed("an agent without a code", "write it as AGENT [~CODE]");
    entry.code = out_.codes.add(code);
    add(phrase, entry);
  }

  void add(std::string_view phrase, const AgentEntry& entry) {
    std::string plural_form;
    bool has_plural = true;
    if (const std::size_t brace = phrase.find('{'); brace != std::string_view::npos) {
      const std::size_t close = phrase.find('}', brace);
      if (close == std::string_view::npos)
        return malformed("a brace is not closed", "write the plural as {PLURAL}, or {} where there is none");
      plural_form = trim(phrase.substr(brace + 1, close - brace - 1));
      has_plural = !plural_form.empty();
      phrase = trim(phrase.substr(0, brace));
    }
    if (phrase.empty()) return malformed("an agent without a name", "give its words before the code");
    if (const std::size_t mark = phrase.find('!'); mark != std::string_view::npos) return expand(phrase, mark, entry);
    name(phrase, entry, true);
    if (phrase.ends_with('_')) phrase.remove_suffix(1);
    if (has_plural) name(plural_form.empty() ? plural(phrase) : plural_form, entry, false);
  }

  void expand(std::string_view phrase, std::size_t mark, const AgentEntry& entry) {
    const std::size_t close = phrase.find('!', mark + 1);
    const auto set = close == std::string_view::npos
                         ? markers_.end()
                         : markers_.find(std::string(phrase.substr(mark + 1, close - mark - 1)));
    if (set == markers_.end())
      return malformed("no substitution set of this name in " + shown(phrase),
                       "define it above as !NAME! = WORD, WORD");
    for (const std::string& word : set->second) {
      name(std::string(phrase.substr(0, mark)) + word + std::string(phrase.substr(close + 1)), entry, true);
    }
  }

  void name(std::string_view phrase, const AgentEntry& entry, bool own) {
    const std::vector<WordId>& words = key(phrase);
    if (words.empty()) return malformed("there is no name here", "give a name, or leave the line out");
    std::uint32_t& at = out_.agent_names.at(out_.agent_names.insert(words));
    if (at == kNothing) {
      at = static_cast<std::uint32_t>(out_.agents.size());
      out_.agents.push_back(entry);
      return;
    }
    AgentEntry& earlier = out_.agents[at];
    const bool one_line = earlier.line.file == entry.line.file && earlier.line.number == entry.line.number;
    const bool same = earlier.code == entry.code && earlier.before == entry.before;
    if (own && !one_line && same)
      complain(FindingKind::duplicate, shown(phrase) + " stands at " + out_.where(earlier.line) + " already",
               "leave one of them out");
    if (own && !one_line && !same)
      complain(FindingKind::unreachable, earlier.line,
               shown(phrase) + " is never used here: it has another code at " + out_.where(entry.line),
               "keep one: the last is taken");
    earlier = entry;
  }

  std::map<std::string, std::vector<std::string>> markers_;
};

}  // namespace

void read_agents(std::string_view text, Dictionaries& into, std::vector<Finding>& findings) {
  AgentReader(text, false, into, findings).read();
}

}  // namespace dateline::dictionaries
