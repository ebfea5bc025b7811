// `.actors` files: names with dated roles.
#include <chrono>

#include "dictionaries/lines.h"

namespace dateline::dictionaries {
namespace {

constexpr int kFirstYearOf2000s = 30;  // YY up to it is 20YY

bool digits(std::string_view s) { return !s.empty() && s.find_first_not_of("0123456789") == std::string_view::npos; }
int number(std::string_view s) {
  int n = 0;
  for (const char c : s) n = n * 10 + (c - '0');
  return n;
}

DayNumber day_of(int year, int month, int day) {
  const std::chrono::year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day)));
  return date.ok() ? static_cast<DayNumber>(std::chrono::sys_days(date).time_since_epoch().count()) : kEnd;
}

/// YYMMDD or YYYYMMDD; kEnd for what is none.
DayNumber dictionary_day(std::string_view text) {
  if (!digits(text) || (text.size() != 6 && text.size() != 8)) return kEnd;
  const bool full = text.size() == 8;
  const int year = full ? number(text.substr(0, 4)) : number(text.substr(0, 2));
  text.remove_prefix(full ? 4 : 2);
  return day_of(full                        ? year
                : year <= kFirstYearOf2000s ? 2000 + year
                                            : 1900 + year,
                number(text.substr(0, 2)), number(text.substr(2)));
}

class ActorReader : FileReader {
 public:
  using FileReader::FileReader;

  void read() {
    std::string_view line;
    while (lines_.next(line)) {
      const bool indented = line.front() == ' ' || line.front() == '\t';
      const std::string_view text = trim(line);
      if (text.front() == '+')
        synonym(trim(text.substr(1)));
      else if (text.front() == '[')
        roles(text, true);
      else if (text.front() == '<')
        malformed("a line that begins with <", text.starts_with("<!")
                                                   ? "write a comment as <!-- … -->"
                                                   : "leave it out: sections of TABARI are not read");
      else
        primary(text, indented);
    }
    if (lines_.open_comment() > 0)
      complain(FindingKind::malformed, {file_, lines_.open_comment()}, "this comment is not closed",
               "add --> where it ends");
  }

 private:
  void primary(std::string_view text, bool) {
    const std::size_t bracket = text.find('[');
    out_.actors.push_back({static_cast<std::uint32_t>(out_.roles.size()), 0, here()});
    in_entry_ = true;
    name(trim(text.substr(0, bracket)));
    if (bracket != std::string_view::npos) roles(text.substr(bracket), false);
  }

  void synonym(std::string_view text) {
    if (!in_entry_)
      return malformed("a synonym before the first name", "put the name it belongs to above it, without +");
    const std::size_t bracket = text.find('[');
    if (bracket != std::string_view::npos)
      malformed("a code on the line of a synonym",
                "put it on a line of its own: all names of an entry share its codes");
    name(trim(text.substr(0, bracket)));
  }

  void name(std::string_view phrase) {
    if (phrase.find(']') != std::string_view::npos)
      return malformed("a closing bracket without an opening one", "write the code as [CODE]");
    const std::vector<WordId>& words = key(phrase);
    if (words.empty()) return malformed("there is no name here", "give a name, or leave the line out");
    std::uint32_t& first = out_.names.at(out_.names.insert(words));
    const auto entry = static_cast<std::uint32_t>(out_.actors.size() - 1);
    const auto sense = static_cast<std::uint32_t>(out_.senses.size());
    if (first == kNothing) {
      first = sense;
    } else {
      ActorSense& last = out_.senses[out_.senses[first].last];
      if (last.entry == entry) return;  // "U.S." and "US" are one name here
      last.next = sense;
    }
    out_.senses.push_back({entry, kNothing, kNothing, here()});
    out_.senses[first].last = sense;
  }

  /// `[CODE] [CODE 990101-991231] …`
  void roles(std::string_view text, bool own_line) {
    if (!in_entry_) return malformed("a code before the first name", "put the name it belongs to above it");
    while (!(text = trim(text)).empty()) {
      if (text.front() != '[')
        return malformed("words after a code: " + shown(text),
                         own_line ? "keep codes on lines of their own" : "put # before a comment");
      const std::size_t close = text.find(']');
      if (close == std::string_view::npos) return malformed("a bracket is not closed", "write the code as [CODE]");
      role(trim(text.substr(1, close - 1)));
      text.remove_prefix(close + 1);
    }
  }

  void role(std::string_view text) {
    const std::size_t end = text.find_first_of(" \t<>");
    const std::string_view code = text.substr(0, end),
                           limits = end == std::string_view::npos ? std::string_view() : trim(text.substr(end));
    if (code.empty()) return malformed("a role without a code", "write it as [CODE 20010101-20041231]");
    if (digits(code.substr(0, code.find('-'))))
      return malformed("a role without a code: " + shown(text), "put the code before the dates");
    Role role;
    role.line = here();
    if (!limits.empty() && !read_limits(limits, role)) return;
    role.code = out_.codes.add(code);
    out_.roles.push_back(role);
    ++out_.actors.back().role_count;
  }

  bool read_limits(std::string_view text, Role& role) {
    const auto day = [&](std::string_view t, DayNumber& into) {
      into = dictionary_day(trim(t));
      if (into != kEnd) return true;
      complain(FindingKind::bad_date, shown(trim(t)) + " is no day", "write it as YYMMDD or YYYYMMDD");
      return false;
    };
    if (text.front() == '<') return day(text.substr(1), role.to);
    if (text.front() == '>') return day(text.substr(1), role.from);
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos) {
      malformed("a limit without <, > or -: " + shown(text), "write it as <940101, >940101 or 940101-961231");
      return false;
    }
    return day(text.substr(0, dash), role.from) && day(text.substr(dash + 1), role.to);
  }

  bool in_entry_ = false;
};

}  // namespace

DayNumber day_number(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return kEnd;
  const std::string_view year = iso.substr(0, 4), month = iso.substr(5, 2), day = iso.substr(8, 2);
  return digits(year) && digits(month) && digits(day) ? day_of(number(year), number(month), number(day)) : kEnd;
}

void read_actors(std::string_view text, Dictionaries& into, std::vector<Finding>& findings) {
  ActorReader(text, true, into, findings).read();
}

}  // namespace dateline::dictionaries
