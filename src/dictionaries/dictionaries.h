// The dictionaries of TABARI and PETRARCH as values: actors with dated roles, agents, verbs with their patterns.
//
//   std::vector<Finding> broken;
//   const Dictionaries d = Dictionaries::load({"phoenix/"}, broken);   // files as they are shipped
//   for (const Finding& f : broken) print(f.message());                 // the lines that were left out
//
// A line that breaks its format is left out and becomes a Finding; nothing in a file stops the reading of the rest. Loading throws
// EnvironmentError only where a path cannot be read or names no dictionary. Immutable once loaded; thread-safe. The formats, and where
// we follow which program: docs/dictionaries.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dateline/error.h"
#include "dictionaries/words.h"

namespace dateline::dictionaries {

/// A line of one of the files.
struct Line {
  std::uint16_t file = 0;    // index into Dictionaries::files
  std::uint32_t number = 0;  // from 1
};

/// What can be wrong with a dictionary. The first kinds cost the line; the rest only deserve a look.
enum class FindingKind : std::uint8_t {
  malformed,
  bad_date,
  undefined_synset,
  backward_dates,
  overlapping_dates,
  duplicate,
  unreachable,
  unknown_code
};
const char* name(FindingKind kind);
/// The line, or the part of it at fault, is left out.
bool costs_a_line(FindingKind kind);

struct Finding {
  FindingKind kind = FindingKind::malformed;
  std::string where;  // "phoenix/a.actors.txt:12"
  std::string reason;
  std::string mend;
  std::string message() const { return where + ": " + reason + "; " + mend; }
};

/// Days since 1970-01-01; the limits of a role are inclusive.
using DayNumber = std::int32_t;
inline constexpr DayNumber kBeginning = std::numeric_limits<DayNumber>::min();
inline constexpr DayNumber kEnd = std::numeric_limits<DayNumber>::max();
/// "2015-06-09", or nothing for what is no day (kEnd).
DayNumber day_number(std::string_view iso);

struct Role {
  WordId code = kNoWord;  // of Dictionaries::codes
  DayNumber from = kBeginning, to = kEnd;
  Line line;
  bool dated() const { return from != kBeginning || to != kEnd; }
};

/// An actor: the roles that all of its names share.
struct ActorEntry {
  std::uint32_t first_role = 0, role_count = 0;
  Line line;
};
/// One reading of a name; names stand in several entries and files.
struct ActorSense {
  std::uint32_t entry = 0;
  std::uint32_t next = kNothing;
  std::uint32_t last = kNothing;  // of the name's first sense: its last one
  Line line;
};

/// A common noun that gives a role to the actor in its noun phrase.
struct AgentEntry {
  WordId code = kNoWord;
  bool before = false;  // NGO~: stands before the actor's code
  Line line;
};

/// What a verb or a pattern codes: source to target, and target to source.
struct EventCode {
  std::string forward, reverse;  // either may be empty
  bool empty() const { return forward.empty() && reverse.empty(); }
  bool operator==(const EventCode&) const = default;
};

/// A word, words that stand together, or a synset.
struct Term {
  std::uint32_t synset = kNothing;
  std::vector<std::vector<WordId>> words;  // alternatives; empty for a synset
  bool operator==(const Term&) const = default;
};

struct PatternItem {
  enum class Kind : std::uint8_t { noun, preposition, source, target, both, skip } kind = Kind::noun;
  Term preposition;             // of Kind::preposition
  std::vector<Term> modifiers;  // of the head
  std::vector<Term> head;       // none or one
  Kind filler = Kind::noun;     // what `$`, `+`, `%` or `^` stands for the noun of a preposition
  bool operator==(const PatternItem&) const = default;
};

struct Pattern {
  std::vector<PatternItem> before, after;  // of the verb
  EventCode code;
  std::uint32_t weight = 0;  // words that it asks for: the heavier pattern is the better match
  Line line;
};

struct VerbBlock {
  std::string name;
  EventCode code;
  std::vector<Pattern> patterns;  // heaviest first, else as in the file
  Line line;
};

/// One form of a verb: the words around the one that the tree knows as the verb.
struct VerbForm {
  std::vector<WordId> before, after;
  std::uint32_t block = 0;
  EventCode code;
  Line line;
};

struct Synset {
  std::string name;
  std::vector<std::vector<WordId>> members;  // with their plurals
  Line line;
};

/// `~ a (b . ATTACK) SAY = a b 112`: who says what of whom, and what that is.
struct Transformation {
  char outer = 'a', source = '_', target = '.';  // `_` nobody, `.` anybody, else a variable
  std::string outer_code;                        // of the governing verb
  std::optional<std::string> inner_code;         // of the verb inside; nothing for Q, any verb
  char result_source = 'a', result_target = 'b';
  std::string code;  // empty: the inner event's
  Line line;
};

struct Dictionaries {
  /// Files and folders; of a folder those files whose names or first lines tell that they are dictionaries.
  static Dictionaries load(const std::vector<std::filesystem::path>& paths, std::vector<Finding>& findings);

  std::vector<std::string> files;
  std::uint64_t hash = 0;  // of all bytes read

  Words words, codes;
  Phrases names, agent_names;  // values: index of the first ActorSense; index of an AgentEntry
  std::vector<Role> roles;
  std::vector<ActorEntry> actors;
  std::vector<ActorSense> senses;
  std::vector<AgentEntry> agents;

  std::vector<Synset> synsets;
  std::unordered_map<std::string, std::uint32_t> synset_by_name;
  std::vector<VerbBlock> blocks;
  std::unordered_map<WordId, std::vector<VerbForm>> verbs;  // by the verb's word, longest form first
  std::vector<Transformation> transformations;
  /// For a word, the members of synsets that end in it: (synset, member).
  std::unordered_map<WordId, std::vector<std::pair<std::uint32_t, std::uint32_t>>> synsets_by_last_word;

  std::string where(Line line) const { return files[line.file] + ":" + std::to_string(line.number); }
  /// The code that a name stands for on a day: dated roles first, in their order, then the undated; kNoWord when none holds.
  /// Without a day only undated roles hold.
  WordId code_on(std::uint32_t first_sense, DayNumber day) const;
};

/// What a file holds.
enum class FileKind : std::uint8_t { actors, agents, verbs, other };
/// Told by the file's name, else by its content.
FileKind kind_of(std::string_view file_name, std::string_view text);

/// Reads one file into `into`; for tests, fuzzing and load().
void read_dictionary(FileKind kind, std::string_view file_name, std::string_view text, Dictionaries& into,
                     std::vector<Finding>& findings);
/// Ties what refers to what: call once after the last read_dictionary().
void finish(Dictionaries& dictionaries, std::vector<Finding>& findings);

}  // namespace dateline::dictionaries
