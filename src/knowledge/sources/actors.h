// Reads knowledge/world/actors and the lists of common nouns and titles of a language. Formats: the READMEs there.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/sources/tsv.h"

namespace dateline::knowledge {

struct CountrySource {
  std::string_view iso3, iso2, name;
  std::vector<std::string_view> adjectives, demonyms, capitals, metonyms, aliases;
};

struct OrganisationSource {
  std::string_view slug, name, kind, country, role, code;
  std::int16_t from_year = 0, to_year = 0;
  std::vector<std::string_view> aliases;
  Where where;
  bool name_is_ordinary = false;  // a word that would be found everywhere: found by its aliases only
};

struct OfficeSource {
  std::string_view role, office;
  std::string from, to;  // whole days, or empty
};

struct PersonSource {
  std::string_view slug, name, country;
  std::vector<OfficeSource> offices;
  std::vector<std::string_view> aliases;
};

struct AgentSource {
  std::string_view lemma, role, kind, animacy;
};

struct TitleSource {
  std::string_view title, role;
};

struct ActorSources {
  std::vector<Tsv> files;  // own the text of all views
  std::vector<CountrySource> countries;
  std::vector<OrganisationSource> organisations;
  std::vector<PersonSource> people;
  std::vector<AgentSource> agents;
  std::vector<TitleSource> titles;
  std::set<std::string, std::less<>> agent_keys;    // folded lemmas
  std::set<std::string_view> iso3;

  /// Empty, or a code of countries.tsv; anything goes while that file is missing.
  bool knows_country(std::string_view code) const { return code.empty() || iso3.empty() || iso3.contains(code); }
};

/// What is wrong goes to `problems`, and the entry is left out. Missing files and folders are no problem.
ActorSources read_actors(const std::filesystem::path& world, const std::filesystem::path& language, Problems& problems);

/// "2014", "2014-06" or "2014-06-07" as a day: the first, or with `last` the last, of what is written. Nothing when it is no date.
std::optional<std::string> widen_date(std::string_view date, bool last);

}  // namespace dateline::knowledge
