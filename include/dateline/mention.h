// What the words of a report stand for: actors, places, times, counts, and the chains that tie them.
//
// Every mention keeps the words (span) and the value they were resolved to, and says by which way
// (`via`). An empty string or an unset optional is null in the output: nothing is guessed.
// Plain values. Meanings and formats of all fields: docs/records.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dateline/span.h"
#include "dateline/token.h"

namespace dateline {

/// Tokens that a mention covers and the one that heads it in the tree. `head` lies in [first, last).
struct Extent {
  Span span;
  TokenIndex first = 0;
  TokenIndex last = 0;
  TokenIndex head = kNoToken;
};

enum class ActorVia : std::uint8_t { dictionary, title, coreference, pattern };
enum class Number : std::uint8_t { unknown, singular, plural };
enum class Animacy : std::uint8_t { unknown, person, group, thing };  // person: one human; group: a body of people; thing: "it" that acts not

/// Who acts, is acted upon, or speaks.
struct Actor {
  std::string name;     // canonical: "Islamic State", "Sergey Rudskoy", or the words themselves
  std::string id;       // compact CAMEO-style code: country (or organisation) + role: "RUSMIL", "IMGISI"; may be empty
  std::string country;  // ISO 3166-1 alpha-3, or empty
  std::string role;     // CAMEO/PLOVER role: GOV MIL REB OPP PTY COP JUD SPY CIV MED …, or empty
  std::string group;    // slug of an organisation in the codebook, or empty
  ActorVia via = ActorVia::pattern;
  Span span;            // the words in the report (for a pronoun, the pronoun)

  bool operator==(const Actor&) const = default;
};

struct ActorMention : Extent {
  Actor actor;
  Number number = Number::unknown;
  Animacy animacy = Animacy::unknown;
  std::int32_t chain = -1;   // index into Mentions::chains, or -1
  bool pronoun = false;
  bool named = false;        // carries a proper name or an entry of the codebook, not only a common noun
  bool metonym = false;      // a place's name used for its government: "Ankara said"
};

enum class PlacePrecision : std::uint8_t { site, city, district, admin1, country, region };

struct Place {
  std::string name;          // canonical
  std::uint32_t geonameid = 0;  // 0: not in GeoNames
  double lat = 0, lon = 0;   // degrees, WGS 84; meaningful when `located`
  bool located = false;
  std::string country;       // ISO 3166-1 alpha-3
  std::string admin1;
  std::string feature;       // GeoNames feature code: PPL, PPLC, ADM1, STM, AIRB …
  PlacePrecision precision = PlacePrecision::city;
  Span span;                 // the words in the report; of the mention that it was inferred from when `inferred`
  bool inferred = false;     // via "inferred" (chain, context, dateline) rather than "text"

  bool operator==(const Place&) const = default;
};

struct PlaceMention : Extent {
  Place place;
  std::vector<Place> alternatives;  // other readings, best first
  bool actor_use = false;    // stands for a government or team here ("Moscow said"): not an event's place
  bool dateline = false;     // stands in the dateline ("GOMA, DR Congo, March 3 —")
  bool section_head = false; // heads a section ("NORTHTOWN: …"): governs its paragraph
  bool pronoun = false;      // "there", "the city": resolved by chain; via "inferred"
  std::int32_t chain = -1;
};

enum class Granularity : std::uint8_t { minute, hour, part_of_day, day, week, month, season, year, open };
enum class TimexType : std::uint8_t { DATE, TIME, DURATION, SET };

/// An interval of days. `end` is inclusive. An empty side is open or unknown.
struct TimeExpr {
  std::string start;         // "2017-01-18"
  std::string end;
  Granularity granularity = Granularity::day;
  TimexType type = TimexType::DATE;
  std::string value;         // TIMEX3: "2017-01-18TEV", "P2M", "PRESENT_REF"
  Span span;
  bool inferred = false;     // carried from the narrative's current time

  bool operator==(const TimeExpr&) const = default;
};

struct TimeMention : Extent {
  TimeExpr time;
  bool resolved() const { return !time.start.empty() || !time.end.empty(); }
};

enum class CountKind : std::uint8_t { killed, wounded, captured, missing, displaced, arrested, released, forces, aircraft, vehicles, targets, strikes, other };

struct Count {
  CountKind kind = CountKind::other;
  std::optional<std::int64_t> min;
  std::optional<std::int64_t> max;
  bool approx = false;
  std::string of;            // "hostages"
  Span span;                 // "12 hostages"
  std::int32_t source = -1;  // index into the record's sources, or -1

  bool operator==(const Count&) const = default;
};

/// `head` is the counted noun (or the number itself where the noun is missing: "seven were let go").
struct CountMention : Extent {
  Count count;
  TokenIndex effect = kNoToken;  // the verb, participle or noun that gave the kind ("killed", "dead", "deaths"); kNoToken for other
  bool part_of_larger = false;   // "including three children"
  bool percent = false;          // "more than 90%": min and max are percents; a share for control records
};

/// Mentions of one thing in order of the text.
struct Chain {
  enum class Kind : std::uint8_t { actor, place } kind = Kind::actor;
  std::vector<std::uint32_t> members;  // indexes into Mentions::actors or Mentions::places
};

/// The layer that src/mentions adds to a Document. Each list is in order of the text.
/// Actor mentions may nest ("leader of the Islamic State" holds "Islamic State"); outer ones come first.
struct Mentions {
  std::vector<ActorMention> actors;
  std::vector<PlaceMention> places;
  std::vector<TimeMention> times;
  std::vector<CountMention> counts;
  std::vector<Chain> chains;

  /// Per token: index of the widest mention headed by it, or -1. Made by index().
  std::vector<std::int32_t> actor_headed_by;
  std::vector<std::int32_t> place_headed_by;
  std::vector<std::int32_t> time_headed_by;
  std::vector<std::int32_t> count_headed_by;
  void index(std::size_t token_count);
};

const char* name(ActorVia via);
const char* name(PlacePrecision precision);
const char* name(Granularity granularity);
const char* name(TimexType type);
const char* name(CountKind kind);

}  // namespace dateline
