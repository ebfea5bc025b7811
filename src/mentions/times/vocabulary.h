// The words of time of one language, from knowledge/en/times/times.toml, as the readers ask for them: one look-up a token.
//
//   const Entry& e = vocabulary.entry("tuesday");   // e.weekday == 2
//   e.is(Cue::since)
//
// Immutable; thread-safe. Views into the Knowledge, which must outlive it.
#pragma once

#include <bitset>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/knowledge.h"
#include "mentions/times/calendar.h"

namespace dateline::mentions::times {

/// The role that a word plays in the grammar of times: each is the class "time-…" of the same name in times.toml.
enum class Cue : std::uint8_t {
  article,
  definite,
  on,
  in,
  of,
  at,
  glue,
  day_preposition,
  month_preposition,
  year_preposition,
  since,
  until,
  by,
  from,
  to,
  between,
  and_,
  before,
  after,
  for_,
  ago,
  earlier,
  later,
  earlier_only,
  later_only,
  hence,
  within,
  this_,
  that,
  same,
  last,
  past,
  next,
  coming,
  following,
  previous,
  current,
  recent,
  every,
  per,
  frequency,
  times,
  vague_number,
  be,
  year_word,
  half,
  fiscal,
  old,
  aged,
  local,
  time_word,
  earlier_in,
  not_after,
  counted,
  future_auxiliary,
  future_preposition,
  planning,
  timetable,
  condition,
  granting,
  have,
  period,
  ordinal_noun,
  expected
};
inline constexpr int kCueCount = static_cast<int>(Cue::expected) + 1;

enum class Unit : std::uint8_t {
  none,
  second,
  minute,
  hour,
  day,
  weekend,
  week,
  month,
  quarter,
  year,
  decade,
  century
};
enum class Part : std::uint8_t { none, morning, midday, afternoon, evening, night, daytime };
enum class Edge : std::uint8_t { none, start, mid, end, first_week, last_week, first_day, last_day };

struct Entry {
  std::bitset<kCueCount> cues;
  std::int8_t month = 0, weekday = 0, ordinal = 0, decade_word = 0, unit_count = 0;
  bool short_month = false, short_weekday = false, plural_weekday = false, unit_after_number_only = false;
  Unit unit = Unit::none;
  Season season = Season::none;
  Edge edge = Edge::none;
  std::string_view set;           // "P1D"
  std::string_view clock_suffix;  // "am" "pm" "24"
  bool timely = false;            // names something of time, and does not only join what does ("the", "in")
  std::int32_t phrases = -1;      // Vocabulary::phrases(): those that begin with the word

  bool is(Cue cue) const { return cues[static_cast<std::size_t>(cue)]; }
};

/// Phrases of one word or more, each with a value of its table.
enum class PhraseKind : std::uint8_t { day_part, holiday, deictic, reference, report_day, edge_of };
struct Phrase {
  PhraseKind kind;
  std::vector<std::string_view> words;
  std::string_view value;
};

class Vocabulary {
 public:
  explicit Vocabulary(const knowledge::Knowledge& knowledge);

  const Entry& entry(std::string_view folded) const;
  /// The entry of every word that is in no list.
  const Entry* none() const { return &none_; }
  /// Phrases that begin with the entry's word, longest first.
  const std::vector<Phrase>& phrases(const Entry& entry) const;

 private:
  void read_phrases(const knowledge::Knowledge& knowledge, const char* table, PhraseKind kind);

  const Entry none_{};
  std::unordered_map<std::string_view, Entry> entries_;
  std::vector<std::vector<Phrase>> phrases_;
};

/// "start" → start; none for anything else.
Edge edge_from(std::string_view name);
/// "MO" → morning; none for anything else.
Part part_from(std::string_view code);
std::string_view code(Part part);
std::string_view code(Season season);
/// The letters of a unit in a TIMEX3 duration, "T" included: "TH", "D", "W".
std::string_view code(Unit unit);

}  // namespace dateline::mentions::times
