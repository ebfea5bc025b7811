// Everything Dateline knows, in one read-only memory-mapped file that `dateline knowledge build` makes
// from knowledge/ (formats: the READMEs there).
//
//   Knowledge k = Knowledge::open("share/dateline/knowledge.bin");
//   std::vector<NameMatch> found;
//   k.names_at(folded_tokens, 3, found);                // longest first
//   for (NameSense s : found[0].senses) if (s.kind == SenseKind::organisation) k.organisation(s.id).name;
//
// Views point into the map: they live as long as the Knowledge. Immutable; safe to share between threads.
// A lookup that finds nothing returns an empty value; nothing throws after open().
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dateline/error.h"

namespace dateline::knowledge {

class Codebook;  // codebook.h

// ---------------------------------------------------------------- names

enum class SenseKind : std::uint8_t {
  country,       // "Syria": Knowledge::country(id)
  nationality,   // "Syrian" as an adjective
  demonym,       // "Turk", "Turks": people of a country
  capital,       // "Damascus" as the name of its government: country(id)
  metonym,       // "Kremlin", "White House": country(id)
  organisation,  // organisation(id)
  person,        // person(id)
  agent,         // common noun for an actor: "troops", "aid worker": agent(id); keys are lemmas
  title,         // "Gen.", "Sheikh": title(id)
  place,         // place(id)
};

struct NameSense {
  SenseKind kind;
  bool caps_only;      // an acronym: matches only where the text has capitals throughout ("IS", "PM")
  std::uint16_t rank;  // 0 for the canonical name, higher for aliases
  std::uint32_t id;
};

struct NameMatch {
  std::uint32_t tokens;                // how many tokens it covers, hyphens included
  std::span<const NameSense> senses;
};

struct Country {
  std::string_view iso3, iso2, name, adjective, capital;
};

struct Organisation {
  std::string_view slug, name, kind, country, role, code;
  std::int16_t from_year, to_year;     // 0: unknown or open
};

/// One office of a person. Days are ISO dates; a year or month as written is widened to its first or last day; empty: open.
struct Office {
  std::string_view role, office, from, to;
};

struct Person {
  std::string_view slug, name, country;
  std::span<const std::uint32_t> offices;  // Knowledge::office(i)
};

/// A common noun that names actors. `kind`: armed police official office judicial legislative opposition crowd civilian
/// prisoner expert media body criminal ngo. `animacy`: person group thing.
struct Agent {
  std::string_view lemma, role, kind, animacy;
};

struct Title {
  std::string_view title, role;
};

struct PlaceEntry {
  std::string_view name, country, admin1, feature;
  double lat, lon;
  std::uint32_t geonameid, population;
};

// ---------------------------------------------------------------- words

/// A named set of lemmas ("light-verb", "negator"), from knowledge/en/words/*.toml [classes]. Multi-word members are
/// lemmas joined by one space.
struct WordClass {
  std::uint32_t id = 0xFFFFFFFF;
  explicit operator bool() const { return id != 0xFFFFFFFF; }
};

/// A named map from a folded word or phrase to a value ("number": "dozen" → "12"), from [tables].
struct WordTable {
  std::uint32_t id = 0xFFFFFFFF;
  explicit operator bool() const { return id != 0xFFFFFFFF; }
};

struct TableRow {
  std::string_view key, value;
};

class Knowledge {
 public:
  /// Throws EnvironmentError (kKnowledgeUnreadable) when the file is missing, foreign, damaged or of another version.
  static Knowledge open(const std::filesystem::path& file);
  Knowledge(Knowledge&&) noexcept;
  Knowledge& operator=(Knowledge&&) noexcept;
  ~Knowledge();

  /// 16 hex digits over the content: goes into every report record as "codebook".
  const std::string& hash() const;

  /// Names that start at token `at`. `folded[i]` is text::fold of token i (an empty view for a token that cannot be part of a name
  /// ends the match); hyphen tokens are passed over. Longest first. `out` is cleared.
  /// A token may hold several words of a name ("ez-zor", "u.s."). Pass "s" (its folded form) for the clitic "'s", so that "Lord 's Resistance
  /// Army" matches; pass "'" for a lone apostrophe ("Workers ' Party"), which is passed over like a hyphen. Agents' keys are lemmas:
  /// for them, pass lemmas. Of the senses of one match: first by kind, then by rank, then the larger place.
  void names_at(std::span<const std::string_view> folded, std::size_t at, std::vector<NameMatch>& out) const;
  /// Senses of a whole folded name ("deir ez zor"): words joined by one space, hyphens as spaces. Empty when unknown.
  std::span<const NameSense> senses(std::string_view folded_name) const;

  Country country(std::uint32_t id) const;
  Country country_by_iso3(std::string_view iso3) const;   // all empty when unknown
  Organisation organisation(std::uint32_t id) const;
  Organisation organisation_by_slug(std::string_view slug) const;
  Person person(std::uint32_t id) const;
  Office office(std::uint32_t id) const;
  /// The office that the person held on `day` (ISO), the latest before it when none, the first when `day` is empty. Of several held
  /// at once the one begun last, a party's (PTY, OPP) only when there is no other. Empty before the first office.
  Office office_on(std::uint32_t person, std::string_view day) const;
  Agent agent(std::uint32_t id) const;
  Title title(std::uint32_t id) const;
  PlaceEntry place(std::uint32_t id) const;
  std::uint32_t place_count() const;

  WordClass word_class(std::string_view name) const;              // false when there is none of that name
  std::string_view class_name(WordClass word_class) const;        // empty when there is none
  bool contains(WordClass word_class, std::string_view lemma) const;
  std::vector<std::string_view> members(WordClass word_class) const;
  WordTable table(std::string_view name) const;
  std::string_view lookup(WordTable table, std::string_view key) const;  // empty when absent
  std::vector<TableRow> rows(WordTable table) const;
  /// Abbreviations for text::SentenceSplitter, as in words/abbreviations.txt.
  std::vector<std::string> abbreviations() const;

  const Codebook& codebook() const;

 private:
  struct Impl;
  explicit Knowledge(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::knowledge
