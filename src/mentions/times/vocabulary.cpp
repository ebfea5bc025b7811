#include "mentions/times/vocabulary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace dateline::mentions::times {
namespace {

// clang-format off
constexpr std::array<std::string_view, kCueCount> kCueNames = {
    "article", "definite", "on", "in", "of", "at", "glue", "day-preposition", "month-preposition", "year-preposition",
    "since", "until", "by", "from", "to", "between", "and", "before", "after", "for", "ago", "earlier", "later",
    "earlier-only", "later-only", "hence", "within", "this", "that", "same", "last", "past", "next", "coming",
    "following", "previous", "current", "recent", "every", "per", "frequency", "times", "vague-number", "be",
    "year-word", "half", "fiscal", "old", "aged", "local", "time-word", "earlier-in", "not-after", "counted",
    "future-auxiliary", "future-preposition", "planning", "timetable", "condition", "granting", "have", "period",
    "ordinal-noun", "expected"};
// clang-format on

constexpr std::array<std::string_view, 12> kUnitCodes = {"",  "TS", "TM", "TH", "D",  "WE",
                                                         "W", "M",  "Q",  "Y",  "DE", "CE"};
constexpr std::array<std::string_view, 7> kPartCodes = {"", "MO", "MI", "AF", "EV", "NI", "DT"};
constexpr std::array<std::string_view, 5> kSeasonCodes = {"", "SP", "SU", "FA", "WI"};
constexpr std::array<std::string_view, 8> kEdgeNames = {"",           "start",     "mid",       "end",
                                                        "first-week", "last-week", "first-day", "last-day"};

template <class Enum, std::size_t N>
Enum from_code(const std::array<std::string_view, N>& codes, std::string_view code) {
  const auto found = std::find(codes.begin(), codes.end(), code);
  return found == codes.end() ? Enum{} : static_cast<Enum>(found - codes.begin());
}

std::int8_t number(std::string_view text) {
  int n = 0;
  std::from_chars(text.data(), text.data() + text.size(), n);
  return static_cast<std::int8_t>(n);
}

std::vector<std::string_view> split(std::string_view phrase) {
  std::vector<std::string_view> words;
  while (!phrase.empty()) {
    const std::size_t space = std::min(phrase.find(' '), phrase.size());
    words.push_back(phrase.substr(0, space));
    phrase.remove_prefix(std::min(space + 1, phrase.size()));
  }
  return words;
}

}  // namespace

std::string_view code(Part part) { return kPartCodes[static_cast<std::size_t>(part)]; }
std::string_view code(Season season) { return kSeasonCodes[static_cast<std::size_t>(season)]; }
std::string_view code(Unit unit) { return kUnitCodes[static_cast<std::size_t>(unit)]; }
Edge edge_from(std::string_view name) { return from_code<Edge>(kEdgeNames, name); }
Part part_from(std::string_view code) { return from_code<Part>(kPartCodes, code); }

Vocabulary::Vocabulary(const knowledge::Knowledge& knowledge) {
  for (std::size_t c = 0; c < kCueNames.size(); ++c) {
    const auto members = knowledge.members(knowledge.word_class("time-" + std::string(kCueNames[c])));
    for (const std::string_view word : members) entries_[word].cues.set(c);
  }
  const auto each = [&](const char* table, auto&& put) {
    for (const knowledge::TableRow& row : knowledge.rows(knowledge.table(table))) put(entries_[row.key], row.value);
  };
  each("month", [](Entry& e, std::string_view v) { e.month = number(v); });
  each("month-short", [](Entry& e, std::string_view v) { e.month = number(v), e.short_month = true; });
  each("weekday", [](Entry& e, std::string_view v) { e.weekday = number(v); });
  each("weekday-short", [](Entry& e, std::string_view v) { e.weekday = number(v), e.short_weekday = true; });
  each("weekday-plural", [](Entry& e, std::string_view v) { e.weekday = number(v), e.plural_weekday = true; });
  each("ordinal", [](Entry& e, std::string_view v) { e.ordinal = number(v); });
  each("decade-word", [](Entry& e, std::string_view v) { e.decade_word = number(v); });
  each("season", [](Entry& e, std::string_view v) { e.season = from_code<Season>(kSeasonCodes, v); });
  each("time-edge", [](Entry& e, std::string_view v) { e.edge = edge_from(v); });
  each("time-set", [](Entry& e, std::string_view v) { e.set = v; });
  each("clock-suffix", [](Entry& e, std::string_view v) { e.clock_suffix = v; });
  each("time-unit", [](Entry& e, std::string_view v) {
    const auto words = split(v);
    if (words.size() != 2) return;
    e.unit_count = number(words[0]);
    e.unit = from_code<Unit>(kUnitCodes, words[1]);
  });
  each("time-unit-plural-only", [](Entry& e, std::string_view) { e.unit_after_number_only = true; });
  read_phrases(knowledge, "day-part", PhraseKind::day_part);
  read_phrases(knowledge, "holiday", PhraseKind::holiday);
  read_phrases(knowledge, "time-deictic", PhraseKind::deictic);
  read_phrases(knowledge, "time-reference", PhraseKind::reference);
  read_phrases(knowledge, "time-report-day", PhraseKind::report_day);
  read_phrases(knowledge, "time-edge-of", PhraseKind::edge_of);
  for (auto& list : phrases_)  // the last word carries a phrase: "at the moment"
    for (const Phrase& p : list) entries_[p.words.back()].timely = true;
  for (auto& [word, e] : entries_)
    e.timely |= e.month || e.weekday || e.ordinal || e.decade_word || e.unit != Unit::none ||
                e.season != Season::none || e.edge != Edge::none || !e.set.empty() || !e.clock_suffix.empty() ||
                e.is(Cue::period) || e.is(Cue::frequency);
  for (auto& list : phrases_)
    std::stable_sort(list.begin(), list.end(),
                     [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
}

void Vocabulary::read_phrases(const knowledge::Knowledge& knowledge, const char* table, PhraseKind kind) {
  for (const knowledge::TableRow& row : knowledge.rows(knowledge.table(table))) {
    std::vector<std::string_view> words = split(row.key);
    if (words.empty()) continue;
    Entry& e = entries_[words.front()];
    if (e.phrases < 0) e.phrases = static_cast<std::int32_t>(phrases_.size()), phrases_.emplace_back();
    phrases_[static_cast<std::size_t>(e.phrases)].push_back({kind, words, row.value});
  }
}

const Entry& Vocabulary::entry(std::string_view folded) const {
  if (folded.size() > 1 && folded.back() == '.') folded.remove_suffix(1);
  const auto found = entries_.find(folded);
  return found == entries_.end() ? none_ : found->second;
}

const std::vector<Phrase>& Vocabulary::phrases(const Entry& entry) const {
  static const std::vector<Phrase> kNone;
  return entry.phrases < 0 ? kNone : phrases_[static_cast<std::size_t>(entry.phrases)];
}

}  // namespace dateline::mentions::times
