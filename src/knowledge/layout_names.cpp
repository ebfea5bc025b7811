// Actors and places, and their names.
#include <algorithm>

#include "knowledge/layout.h"
#include "knowledge/name_key.h"

namespace dateline::knowledge {
namespace {

/// A settlement that shares its name with an ordinary word goes by it when it is larger than this.
constexpr std::uint32_t kCity = 100'000;

std::uint16_t rank(std::size_t i) { return static_cast<std::uint16_t>(std::min<std::size_t>(i, 0xFFFF)); }

/// Adds names to one sense after the other: the first name ranks first.
class Namer {
 public:
  Namer(NamesBuilder& names, std::uint32_t id) : names_(names), id_(id) {}
  void add(SenseKind kind, std::string_view name, std::size_t position = 0) {
    if (!name.empty()) names_.add(name, {kind, false, rank(position), id_});
  }
  void add_all(SenseKind kind, const std::vector<std::string_view>& all, std::size_t first = 0) {
    for (std::size_t i = 0; i < all.size(); ++i) add(kind, all[i], first + i);
  }

 private:
  NamesBuilder& names_;
  std::uint32_t id_;
};

/// True where a place of `population` may not go by `key`.
bool is_common(const WordSources& words, const std::string& key, std::uint32_t population) {
  const auto found = words.common_place_words.find(key);
  return found != words.common_place_words.end() && (found->second || population <= kCity);
}

void lay_out_countries(ActorSources& actors, const WordSources& words, Writer& writer, NamesBuilder& names) {
  std::ranges::sort(actors.countries, {}, &CountrySource::iso3);
  std::vector<CountryRow> rows;
  for (const CountrySource& c : actors.countries) {
    Namer namer(names, static_cast<std::uint32_t>(rows.size()));
    namer.add(SenseKind::country, c.name);
    namer.add_all(SenseKind::country, c.aliases, 1);
    namer.add_all(SenseKind::nationality, c.adjectives);
    namer.add_all(SenseKind::demonym, c.demonyms);
    namer.add_all(SenseKind::metonym, c.metonyms);
    // "The Valley": a capital that needs its article is lost to the word.
    for (std::size_t i = 0; i < c.capitals.size(); ++i)
      if (const auto keys = name_keys(c.capitals[i]); !keys.empty() && !is_common(words, keys.front().words, kCity))
        namer.add(SenseKind::capital, c.capitals[i], i);
    const auto first = [&](const std::vector<std::string_view>& list) { return writer.text(list.empty() ? std::string_view() : list.front()); };
    rows.push_back({writer.text(c.iso3), writer.text(c.iso2), writer.text(c.name), first(c.adjectives), first(c.capitals)});
  }
  writer.put(Section::countries, rows);
}

void lay_out_organisations(ActorSources& actors, Writer& writer, NamesBuilder& names) {
  std::ranges::sort(actors.organisations, {}, &OrganisationSource::slug);
  std::vector<OrganisationRow> rows;
  for (const OrganisationSource& o : actors.organisations) {
    Namer namer(names, static_cast<std::uint32_t>(rows.size()));
    if (!o.name_is_ordinary) namer.add(SenseKind::organisation, o.name);
    namer.add_all(SenseKind::organisation, o.aliases, 1);
    rows.push_back({writer.text(o.slug), writer.text(o.name), writer.text(o.kind), writer.text(o.country), writer.text(o.role), writer.text(o.code),
                    o.from_year, o.to_year});
  }
  writer.put(Section::organisations, rows);
}

void lay_out_people(ActorSources& actors, Writer& writer, NamesBuilder& names) {
  std::ranges::sort(actors.people, {}, &PersonSource::slug);
  std::vector<PersonRow> rows;
  std::vector<OfficeRow> offices;
  std::vector<std::uint32_t> ids;
  for (const PersonSource& p : actors.people) {
    Namer namer(names, static_cast<std::uint32_t>(rows.size()));
    namer.add(SenseKind::person, p.name);
    namer.add_all(SenseKind::person, p.aliases, 1);
    rows.push_back({writer.text(p.slug), writer.text(p.name), writer.text(p.country), static_cast<std::uint32_t>(offices.size()),
                    static_cast<std::uint32_t>(p.offices.size())});
    for (const OfficeSource& o : p.offices) {
      ids.push_back(static_cast<std::uint32_t>(offices.size()));
      offices.push_back({writer.text(o.role), writer.text(o.office), writer.text(o.from), writer.text(o.to)});
    }
  }
  writer.put(Section::people, rows);
  writer.put(Section::offices, offices);
  writer.put(Section::office_ids, ids);
}

void lay_out_nouns(const ActorSources& actors, Writer& writer, NamesBuilder& names) {
  std::vector<AgentRow> agents;
  for (const AgentSource& a : actors.agents) {
    Namer(names, static_cast<std::uint32_t>(agents.size())).add(SenseKind::agent, a.lemma);
    agents.push_back({writer.text(a.lemma), writer.text(a.role), writer.text(a.kind), writer.text(a.animacy)});
  }
  writer.put(Section::agents, agents);
  std::vector<TitleRow> titles;
  for (const TitleSource& t : actors.titles) {
    Namer(names, static_cast<std::uint32_t>(titles.size())).add(SenseKind::title, t.title);
    titles.push_back({writer.text(t.title), writer.text(t.role)});
  }
  writer.put(Section::titles, titles);
}

}  // namespace

void lay_out_actors(ActorSources& actors, const WordSources& words, Writer& writer, NamesBuilder& names) {
  lay_out_countries(actors, words, writer, names);
  lay_out_organisations(actors, writer, names);
  lay_out_people(actors, writer, names);
  lay_out_nouns(actors, writer, names);
}

void lay_out_places(const PlaceSources& places, const WordSources& words, Writer& writer, NamesBuilder& names) {
  std::vector<PlaceRow> rows;
  rows.reserve(places.places.size());
  for (const PlaceSource& p : places.places) {
    const auto id = static_cast<std::uint32_t>(rows.size());
    // Other names of places, in all languages, are ordinary words of English too often to be let through for size.
    names.add(p.name, {SenseKind::place, false, 0, id}, p.population, [&](const std::string& key) { return is_common(words, key, p.population); });
    const auto refused = [&](const std::string& key) { return is_common(words, key, 0); };
    // The order of a place's other names says nothing, so that population decides between places.
    for (const std::string_view alias : p.aliases) names.add(alias, {SenseKind::place, false, 1, id}, p.population, refused);
    rows.push_back({writer.text(p.name), writer.text(p.country), writer.text(p.admin1), writer.text(p.feature), p.lat_e6, p.lon_e6, p.geonameid,
                    p.population});
  }
  writer.put(Section::places, rows);
}

void check_organisation_names(ActorSources& actors, const WordSources& words, Problems& problems) {
  /// Why `name` cannot name an organisation; empty when it can.
  const auto objection = [&](std::string_view name) -> std::string {
    const auto keys = name_keys(name);
    if (keys.empty() || keys.front().caps_only || keys.front().words.find(' ') != std::string::npos) return "";
    if (actors.agent_keys.contains(keys.front().words)) return in_quotes(name) + " is a common noun for actors (words/agents.tsv)";
    if (words.common_organisation_words.contains(keys.front().words))
      return in_quotes(name) + " is an ordinary word (words/common_organisation_words.txt)";
    return "";
  };
  for (OrganisationSource& o : actors.organisations) {
    if (const std::string why = objection(o.name); !why.empty()) {
      o.name_is_ordinary = true;
      problems.advise(o.where, why + ", and is found by its aliases only", "give it aliases");
    }
    for (const std::string_view alias : o.aliases)
      if (const std::string why = objection(alias); !why.empty()) problems.add(o.where, why + ", not a name", "take it out, or write the name in full");
  }
}

}  // namespace dateline::knowledge
