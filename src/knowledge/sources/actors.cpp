#include "knowledge/sources/actors.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <map>

#include "knowledge/name_key.h"
#include "knowledge/sources/files.h"

namespace dateline::knowledge {
namespace {

constexpr std::array<std::string_view, 14> kKinds{"government", "force",   "armed-group", "party",    "igo",   "ngo",        "agency",
                                                  "monitor",    "company", "religious",   "movement", "court", "parliament", "police"};
constexpr std::array<std::string_view, 1> kMoreKinds{"intelligence"};
constexpr std::array<std::string_view, 23> kRoles{"GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "CIV", "MED", "EDU", "BUS",
                                                  "CRM", "REF", "IGO", "NGO", "IMG", "LEG", "LAB", "AGR", "HLH", "UAF", "REL"};
constexpr std::array<std::string_view, 15> kAgentKinds{"armed", "police", "official", "office", "judicial", "legislative", "opposition", "crowd",
                                                       "civilian", "prisoner", "expert", "media", "body", "criminal", "ngo"};
constexpr std::array<std::string_view, 3> kAnimacies{"person", "group", "thing"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

template <std::size_t N>
std::string listed(const std::array<std::string_view, N>& words) {
  std::string out = "one of";
  for (const std::string_view word : words) (out += ' ') += word;
  return out;
}

std::string joined(std::initializer_list<std::string_view> cells) {
  std::string out;
  for (const std::string_view cell : cells) (out += cell) += '\t';
  return out;
}

bool is_code(std::string_view text, std::size_t size) {
  return text.size() == size && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_slug(std::string_view slug) {
  const bool letters = std::ranges::all_of(slug, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
  return letters && !slug.empty() && slug.front() != '-' && slug.back() != '-' && slug.find("--") == slug.npos;
}

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Reads one kind of file after the other into `out`. An entry with a problem is left out.
class Reader {
 public:
  Reader(ActorSources& out, Problems& problems) : out_(out), problems_(problems) {}

  void countries(const std::filesystem::path& file);
  void organisations(const std::filesystem::path& file);
  void people(const std::filesystem::path& file);
  void agents(const std::filesystem::path& file);
  void titles(const std::filesystem::path& file);

 private:
  using Columns = std::vector<std::string_view>;
  template <typename Each>
  void each_row(const std::filesystem::path& file, const Columns& columns, Each each);
  /// Adds the problem unless `good`.
  bool check(bool good, std::string reason, std::string mend = "") {
    if (!good) problems_.add(where_, std::move(reason), std::move(mend));
    return good;
  }
  bool check_name(std::string_view name) { return check(!name.empty() && !name_keys(name).empty(), "the name is empty"); }
  bool check_slug(std::string_view slug);
  bool check_country(std::string_view code) {
    return check(out_.knows_country(code), "unknown country " + in_quotes(code), "write an ISO 3166-1 alpha-3 code of world/actors/countries.tsv, or leave it empty");
  }
  bool check_role(std::string_view role) { return check(role.empty() || is_one_of(kRoles, role), "unknown role " + in_quotes(role), "write " + listed(kRoles)); }
  /// False, with a problem or advice, when `key` stood before with another value, or the same.
  bool check_once(const std::string& key, const std::string& value, std::string_view word, std::map<std::string, std::string>& seen);
  std::optional<std::int16_t> year(std::string_view text);
  std::optional<OfficeSource> office(std::string_view text);

  ActorSources& out_;
  Problems& problems_;
  Where where_;
  std::map<std::string_view, std::string> slugs_;  // → where it stands
};

template <typename Each>
void Reader::each_row(const std::filesystem::path& file, const Columns& columns, Each each) {
  auto tsv = Tsv::read(file, columns, problems_);
  if (!tsv) return;
  out_.files.push_back(std::move(*tsv));
  const auto rows = out_.files.back().rows();
  for (const Tsv::Row& row : rows) {
    where_ = out_.files.back().where(row);
    each(row);
  }
}

bool Reader::check_slug(std::string_view slug) {
  if (!check(is_slug(slug), "the slug " + in_quotes(slug) + " is not made of lower-case letters, digits and single hyphens")) return false;
  const auto [at, is_new] = slugs_.emplace(slug, where_.text());
  return check(is_new, "the slug " + in_quotes(slug) + " is taken by " + at->second, "add the names there as aliases, or choose another slug");
}

void Reader::countries(const std::filesystem::path& file) {
  each_row(file, {"iso3", "iso2", "name", "adjectives", "demonyms", "capital", "metonyms", "aliases"}, [this](const Tsv::Row& row) {
    bool good = check(is_code(row[0], 3), in_quotes(row[0]) + " is not an ISO 3166-1 alpha-3 code", "write three capital letters");
    good &= check(row[1].empty() || is_code(row[1], 2), in_quotes(row[1]) + " is not an ISO 3166-1 alpha-2 code", "write two capital letters");
    good &= check_name(row[2]);
    if (good && check(out_.iso3.insert(row[0]).second, "the country " + in_quotes(row[0]) + " stands twice"))
      out_.countries.push_back({row[0], row[1], row[2], split_list(row[3]), split_list(row[4]), split_list(row[5]), split_list(row[6]), split_list(row[7])});
  });
}

std::optional<std::int16_t> Reader::year(std::string_view text) {
  if (text.empty()) return 0;
  const auto value = number(text);
  if (!check(value && *value >= 1 && *value <= 2200, in_quotes(text) + " is not a year", "write it as 2014, or leave it empty")) return std::nullopt;
  return static_cast<std::int16_t>(*value);
}

void Reader::organisations(const std::filesystem::path& file) {
  each_row(file, {"slug", "name", "kind", "country", "role", "from", "to", "aliases", "code"}, [this](const Tsv::Row& row) {
    bool good = check_slug(row[0]);
    good &= check_name(row[1]);
    good &= check(is_one_of(kKinds, row[2]) || is_one_of(kMoreKinds, row[2]), "unknown kind " + in_quotes(row[2]), "write " + listed(kKinds) + " intelligence");
    good &= check_country(row[3]);
    good &= check_role(row[4]);
    const auto from = year(row[5]), to = year(row[6]);
    good &= from && to && check(*from == 0 || *to == 0 || *from <= *to, "ends before it begins");
    if (good) out_.organisations.push_back({row[0], row[1], row[2], row[3], row[4], row[8], *from, *to, split_list(row[7]), where_});
  });
}

std::optional<OfficeSource> Reader::office(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(':', begin), text.size());
    parts.push_back(trimmed(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  if (!check(parts.size() == 4, "the office " + in_quotes(text) + " does not have four parts", "write ROLE:office:from:to, with an open end as in GOV:president:2014-08-28:"))
    return std::nullopt;
  const auto from = widen_date(parts[2], false), to = widen_date(parts[3], true);
  bool good = check_role(parts[0]);
  good &= check(from.has_value(), in_quotes(parts[2]) + " is not a date", "write it as 2014-06-07, 2014-06 or 2014");
  good &= check(to.has_value(), in_quotes(parts[3]) + " is not a date", "write it as 2014-06-07, 2014-06 or 2014");
  good = good && check(from->empty() || to->empty() || *from <= *to, "the office " + in_quotes(text) + " ends before it begins");
  if (!good) return std::nullopt;
  return OfficeSource{parts[0], parts[1], *from, *to};
}

void Reader::people(const std::filesystem::path& file) {
  each_row(file, {"slug", "name", "country", "roles", "aliases"}, [this](const Tsv::Row& row) {
    bool good = check_slug(row[0]);
    good &= check_name(row[1]);
    good &= check_country(row[2]);
    PersonSource person{row[0], row[1], row[2], {}, split_list(row[4])};
    for (const std::string_view text : split_list(row[3])) {
      auto read = office(text);
      good &= read.has_value();
      if (read) person.offices.push_back(std::move(*read));
    }
    if (good) out_.people.push_back(std::move(person));
  });
}

void Reader::agents(const std::filesystem::path& file) {
  std::map<std::string, std::string> seen;
  each_row(file, {"lemma", "role", "kind", "animacy"}, [&](const Tsv::Row& row) {
    const auto keys = name_keys(row[0]);
    bool good = check(!keys.empty(), "the lemma is empty");
    good &= check_role(row[1]);
    good &= check(is_one_of(kAgentKinds, row[2]), "unknown kind " + in_quotes(row[2]), "write " + listed(kAgentKinds));
    good &= check(is_one_of(kAnimacies, row[3]), "unknown animacy " + in_quotes(row[3]), "write " + listed(kAnimacies));
    if (!good || !check_once(keys.front().words, joined({row[1], row[2], row[3]}), row[0], seen)) return;
    out_.agent_keys.insert(keys.front().words);
    out_.agents.push_back({row[0], row[1], row[2], row[3]});
  });
}

void Reader::titles(const std::filesystem::path& file) {
  std::map<std::string, std::string> seen;
  each_row(file, {"title", "role"}, [&](const Tsv::Row& row) {
    const auto keys = name_keys(row[0]);
    bool good = check(!keys.empty(), "the title is empty");
    good &= check_role(row[1]);
    if (good && check_once(keys.front().words, std::string(row[1]), row[0], seen)) out_.titles.push_back({row[0], row[1]});
  });
}

bool Reader::check_once(const std::string& key, const std::string& value, std::string_view word, std::map<std::string, std::string>& seen) {
  const auto [first, is_new] = seen.emplace(key, value);
  if (is_new) return true;
  if (first->second == value) problems_.advise(where_, in_quotes(word) + " stands twice, in other spelling", "case, accents, hyphens and full stops do not count");
  else problems_.add(where_, in_quotes(word) + " stands twice, with different meanings", "keep one of the two lines");
  return false;
}

}  // namespace

std::optional<std::string> widen_date(std::string_view date, bool last) {
  if (date.empty()) return std::string();
  const bool shape = (date.size() == 4 || date.size() == 7 || date.size() == 10) && (date.size() < 7 || date[4] == '-') && (date.size() < 10 || date[7] == '-');
  if (!shape) return std::nullopt;
  const auto year = number(date.substr(0, 4));
  const auto month = date.size() >= 7 ? number(date.substr(5, 2)) : std::optional(last ? 12 : 1);
  if (!year || *year < 1 || !month || *month < 1 || *month > 12) return std::nullopt;
  const bool leap = (*year % 4 == 0 && *year % 100 != 0) || *year % 400 == 0;
  constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int days = kDays[static_cast<std::size_t>(*month - 1)] + (*month == 2 && leap);
  const auto day = date.size() == 10 ? number(date.substr(8, 2)) : std::optional(last ? days : 1);
  if (!day || *day < 1 || *day > days) return std::nullopt;
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", *year % 10000, *month % 100, *day % 100);
  return text;
}

ActorSources read_actors(const std::filesystem::path& world, const std::filesystem::path& language, Problems& problems) {
  ActorSources out;
  Reader reader(out, problems);
  const auto if_there = [](const std::filesystem::path& file, auto read) {
    if (std::filesystem::exists(file)) read(file);
  };
  if_there(world / "actors/countries.tsv", [&](const auto& f) { reader.countries(f); });
  for (const auto& file : files_in(world / "actors/organisations", ".tsv")) reader.organisations(file);
  for (const auto& file : files_in(world / "actors/people", ".tsv")) reader.people(file);
  if_there(language / "words/agents.tsv", [&](const auto& f) { reader.agents(f); });
  if_there(language / "words/titles.tsv", [&](const auto& f) { reader.titles(f); });
  return out;
}

}  // namespace dateline::knowledge
